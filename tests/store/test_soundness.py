"""What is wrong with a record is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import Engine, text
from tests.entries import HAMA
from tests.store.facts import ADDED, NOON, add, made_up, report

from tidings.record import Decision, Event, Link
from tidings.store import Query, Store
from tidings.store.engine import engine_of, url_of
from tidings.store.words import CLAIM_WORDS, drop_words, make_words


@pytest.fixture
def sound(store: Store) -> Store:
    """A record with something in every table."""
    for number in range(3):
        of, claims = made_up(number)
        add(store, of, *claims)
        with store.writing() as writing:
            ids = sorted(claim.id for claim in claims)
            event = Event(id=f"e{number}", kind="shell", claims=tuple(ids), place=HAMA, time=None, grade="weak")
            writing.set_events(dict.fromkeys(ids, event.id))
            writing.put_events([event.id], [event])
            writing.set_origins(dict.fromkeys(ids, of.id))
            writing.put_keys({ids[0]: ["a", "b"]})
            writing.put_links([Link(left=ids[0], right=ids[1], verdict="same", score=0.9, by="linker 1")])
            writing.add_link(Link(left=ids[0], right=ids[2], verdict="same", score=1.0, by="Ada", at=NOON))
            writing.put_bands_of({of.id: (["x", "y"], b"signature")})
            writing.add_decision(Decision(claim=ids[0], field="mode", value="artillery", by="Ada", at=NOON))
            writing.add_problem("broken", "no text", ADDED)
    add(store, report("made-1", "Other words."))
    return store


def test_a_sound_record_has_no_faults(sound: Store) -> None:
    """What is written only by the program's own verbs is sound."""
    assert sound.faults() == []


#: A change that no verb makes, and words of the fault that it must be told by.
HARMS = [
    ("UPDATE reports SET text = 'Shelling.' WHERE id = 'made-0'", "quote outside"),
    ("UPDATE reports SET text = text || '!' WHERE id = 'made-0'", "reports whose columns"),
    ("UPDATE reports SET known = known + 1 WHERE id = 'made-0'", "reports whose columns"),
    ("UPDATE claims SET place = 'elsewhere' WHERE kind = 'clash'", "3 claims whose columns"),
    ("UPDATE claims SET mode = NULL", "claims whose columns"),
    ("UPDATE claims SET rejected = (1 = 1)", "claims whose columns"),
    ("UPDATE claims SET body = '{}' WHERE kind = 'kill'", "cannot be read"),
    ("DELETE FROM derived_claims WHERE event = 'e0'", "events that do not fit"),
    ("INSERT INTO derived_claims (claim, origin) VALUES ('gone', 'o')", "derived rows of a claim"),
    ("DELETE FROM derived_events WHERE id = 'e0'", "claims of an event that is not there"),
    ("UPDATE derived_claims SET event = 'e1' WHERE event = 'e0'", "events that do not fit"),
    (
        "UPDATE derived_keys SET claim = 'gone' WHERE key = 'a' AND claim = (SELECT min(claim) FROM derived_keys)",
        "keys of a claim that is not there",
    ),
    ("UPDATE derived_links SET \"right\" = 'gone'", "machine links of a claim"),
    ("DELETE FROM derived_signatures", "bands without the signature"),
    ("UPDATE derived_signatures SET report = 'gone' WHERE report = 'made-0'", "signatures of a report"),
    ("DELETE FROM derived_versions", "versions do not fit"),
    ("DELETE FROM places", "place is not among"),
    ("UPDATE derived_claims SET known = known + 1", "derived rows that do not fit"),
    ("UPDATE derived_claims SET until = 1", "derived rows that do not fit"),
    ("UPDATE derived_events SET country = 'XX' WHERE id = 'e0'", "events whose columns do not fit"),
    (
        "INSERT INTO derived_facets (facet, value, number, day, known) VALUES ('does', 'hts', 99, '2024-12-05', 0)",
        "facets of a claim that is not there",
    ),
    ("INSERT INTO claim_places (place, claim) VALUES ('hama', 'gone')", "places of a claim that is not there"),
]


@pytest.mark.parametrize(("harm", "words"), HARMS, ids=[str(number) for number in range(len(HARMS))])
def test_each_harm_is_told(sound: Store, record_url: str, harm: str, words: str) -> None:
    """What another program breaks is found and named."""
    with closing_engine(record_url) as engine, engine.begin() as connection:
        assert connection.execute(text(harm)).rowcount
    assert any(words in fault for fault in sound.faults()), sound.faults()


@contextmanager
def closing_engine(record_url: str) -> Iterator[Engine]:
    """Connections past the store."""
    engine = engine_of(url_of(record_url), 5)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("record_url", ["sqlite"], indirect=True)  # a server does not let it be done
def test_facts_that_point_nowhere_are_told(sound: Store, record_url: str) -> None:
    """Links, decisions and claims whose claim or report another program took away are named."""
    with closing(sqlite3.connect(record_url)) as connection:  # which does not look after foreign keys
        connection.executescript("DELETE FROM claims WHERE kind != 'clash'; DELETE FROM reports WHERE id = 'made-0'")
    told = "\n".join(sound.faults())
    for words in ("links of a claim", "decisions on a claim", "derived rows of a claim", "signatures of a report",
                  "claims of a report"):  # fmt: skip
        assert words in told


def test_words_that_are_not_kept_are_told_and_made_again(sound: Store, record_url: str) -> None:
    """A claim that no search finds is named, and found again once all is derived anew."""
    with closing_engine(record_url) as engine, engine.begin() as connection:
        drop_words(connection, CLAIM_WORDS)
        make_words(connection, CLAIM_WORDS)
    assert any("claims whose words are not kept" in fault for fault in sound.faults())
    assert sound.entries(Query(text="mharda")) == []
    with sound.writing() as writing:
        writing.drop_derived()
    assert sound.faults() == []
    assert len(sound.entries(Query(text="mharda"))) == 9
