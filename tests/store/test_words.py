"""Claims and reports are found by their words, alike in both databases."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.facts import add, claim, report

from tidings.store import Query, ReportsAsked, Store
from tidings.store.words import MOST_ASKED, Phrase, folded, is_blank, phrases_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bārah", ["barah"]),
        ("Deir ez-Zor's OLD town, 10,000", ["deir", "ez", "zor", "s", "old", "town", "10", "000"]),
        ("Straße İzmir", ["strasse", "izmir"]),
        ("قُتِل في حلب", ["قتل", "في", "حلب"]),
        ("Харків", ["харків"]),
        ("... _ %", []),
    ],
)
def test_words_are_small_letters_without_accents(text: str, words: list[str]) -> None:
    """Capitals, accents and vowel signs do not tell words apart; signs are none."""
    assert folded(text) == words


@pytest.mark.parametrize(
    ("asked", "phrases"),
    [
        ("rebels took ham", (Phrase(("rebels",)), Phrase(("took",)), Phrase(("ham",), begun=True))),
        ('"rebels took" hama', (Phrase(("rebels", "took")), Phrase(("hama",), begun=True))),
        ('hama "rebels took"', (Phrase(("hama",)), Phrase(("rebels", "took")))),
        ('"rebels to', (Phrase(("rebels", "to"), begun=True),)),
        ("„rebels took“ ez-Zor", (Phrase(("rebels", "took")), Phrase(("ez", "zor"), begun=True))),
        ('"', ()),
        ("* AND (", (Phrase(("and",), begun=True),)),
    ],
)
def test_what_is_typed_is_words_and_phrases(asked: str, phrases: tuple[Phrase, ...]) -> None:
    """All words must stand there, the last perhaps begun; those in quotation marks follow each other."""
    found = phrases_of(asked)
    assert tuple(one.words for one in found) == tuple(one.words for one in phrases)
    assert [one.begun for one in found] == [one.begun for one in phrases]


def test_only_the_first_words_of_many_are_asked_for() -> None:
    """A whole page that is pasted is no error."""
    assert len(phrases_of("word " * 10_000)) == MOST_ASKED
    assert is_blank(' "  ')
    assert not is_blank("%")


@pytest.fixture
def filled(store: Store) -> Store:
    """Reports of a sentence each, in several scripts."""
    for number, (title, text) in enumerate(TEXTS):
        of = report(f"r{number}", text, title=title)
        add(store, of, claim(of))
    return store


TEXTS = (
    ("Hama falls", "Rebels took Hama on Thursday."),
    ("Aid for Bārah", "Shells hit Bārah; Deir ez-Zor was quiet."),
    ("حلب", "قُتِل عشرة في حلب."),
    ("Харків", "Росіяни обстріляли Харків."),
    ("Two strikes", "Took to the streets of Hama: rebels."),
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("HAMA rebels", [0, 4]),
        ('"rebels took"', [0]),
        ('"rebels took', [0]),
        ("barah", [1]),
        ("ez-zor", [1]),
        ("zor ez", [1]),
        ('"zor ez"', []),
        ("thurs", [0]),
        ("thurs hama", []),
        ("حلب", [2]),
        ("قتل", [2]),
        ("обстр", [3]),
        ("hama -rebels OR NOT", []),
        ("%", []),
        ("", [0, 1, 2, 3, 4]),
        ('"', [0, 1, 2, 3, 4]),
    ],
)
def test_claims_are_found_by_their_words(filled: Store, text: str, numbers: list[int]) -> None:
    """Every word must stand in the quotes, in any letters; signs are no commands."""
    found = filled.entries(Query(text=text))
    assert sorted(one.claim.report for one in found) == [f"r{number}" for number in numbers]


def test_reports_are_found_by_their_titles(filled: Store) -> None:
    """A report is found by words of its title, not of its text."""
    with filled.snapshot() as now:
        found = [now.page_of_reports(ReportsAsked(text=text)) for text in ("hama", "barah aid", "quiet", "хар")]
    assert [[one.id for one in some] for some in found] == [["r0"], ["r1"], [], ["r3"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(max_size=40) | st.text(alphabet="ab\"'*^:()-{}\\%_ ANDORNEAR+&|!<>\x00", max_size=20))
def test_nothing_that_is_typed_is_an_error(filled: Store, text: str) -> None:
    """Whatever is searched for is answered."""
    filled.entries(Query(text=text))
