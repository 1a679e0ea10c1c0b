"""What is added stays, once."""

from datetime import datetime

import pytest
from tests.entries import HAMA
from tests.store.facts import ADDED, NOON, add, claim, made_up, report

from tidings.errors import StoreError
from tidings.record import Decision, Link, Reason, Report
from tidings.store import Problem, Query, Store


def test_a_report_comes_back_as_it_was(store: Store) -> None:
    """A report is kept letter by letter, and a day without an hour stays one."""
    given = report("é", "Tête\nÀ 5 h, « on » a pris ḥamā 🙂.", title="Tête", language="fr", url="https://x.example/ü?a=%20",
                   published=datetime(2024, 12, 5), fetched=NOON)  # fmt: skip
    add(store, given)
    assert store.report("é") == given
    assert list(store.reports()) == [given]


def test_what_a_report_does_not_say_stays_unsaid(store: Store) -> None:
    """A report with nothing but a text is kept so, and counts from when it was added."""
    bare = Report(id="bare", text="x")
    add(store, bare, claim(bare))
    assert store.report("bare") == bare
    (kept,) = store.entries(Query())
    assert (kept.known, kept.published, kept.outlet) == (ADDED, None, None)


def test_a_claim_comes_back_as_it_was(store: Store) -> None:
    """An entry is the claim as it was made, with the words of its quotes and its report's facts."""
    given, claims = made_up(7)
    add(store, given, *claims)
    kept = store.entries_of([claims[0].id])[0]
    assert kept.claim == claims[0]
    assert kept.quotes == (given.text,)
    assert (kept.outlet, kept.published, kept.known) == (given.outlet, given.published, given.published)
    assert (kept.until, kept.origin, kept.event) == (None, "", "")


def test_adding_twice_adds_nothing(store: Store) -> None:
    """The same report and the same claims again leave the record as it is."""
    given, claims = made_up(1)
    assert add(store, given, *claims) == given
    before = store.entries(Query())
    assert add(store, given, *claims) is None
    with store.writing() as writing:
        writing.add_claims(given.id, claims)
    assert store.has(given)
    assert store.entries(Query()) == before
    assert store.count().reports == 1


def test_a_writing_that_fails_leaves_nothing(store: Store) -> None:
    """An error inside a writing undoes all of it."""
    given, claims = made_up(1)

    def half() -> None:
        with store.writing() as writing:
            writing.add_report(given, ADDED)
            writing.add_claims(given.id, claims)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert store.count().reports == 0
    assert store.entries(Query()) == []


def test_claims_need_their_report(store: Store) -> None:
    """Claims of a report that is not there are refused."""
    given, claims = made_up(1)
    with pytest.raises(StoreError, match="no such report"), store.writing() as writing:
        writing.add_claims(given.id, claims)


def test_a_problem_is_kept_once(store: Store) -> None:
    """A report that could not be read is told with why, and once however often it fails so."""
    for _ in range(2):
        with store.writing() as writing:
            writing.add_problem("inbox/a.pdf", "not a form that is known", ADDED)
    assert store.problems() == [Problem("inbox/a.pdf", "not a form that is known", ADDED)]


def test_a_person_s_link_is_kept_once_with_its_reasons(store: Store) -> None:
    """A link of a person is a fact; a link with a claim that is not there is refused."""
    given, (first, second, third) = made_up(1)
    add(store, given, first, second, third)
    left, right = sorted((first.id, second.id))
    link = Link(left=left, right=right, verdict="different", score=0.0, by="Ada", at=NOON,
                reasons=(Reason("said", "two", 0.0, "Two strikes."),))  # fmt: skip
    for _ in range(2):
        with store.writing() as writing:
            writing.add_link(link)
    assert store.links_of([first.id]) == [link]
    with store.snapshot() as now:
        assert now.links_among([first.id, third.id]) == []
        assert now.links_among([first.id, second.id]) == [link]
    with pytest.raises(StoreError, match="no such claim"), store.writing() as writing:
        writing.add_link(Link(left=left, right="nowhere", verdict="same", score=1.0, by="Ada", at=NOON))


def test_a_decision_holds_and_the_reading_stays(store: Store) -> None:
    """A person's kind is what is found and shown; the last decision wins; what is rejected is left out."""
    given = report()
    add(store, given, *(made := (claim(given), claim(given, "shell"))))
    first, second = made

    def decide(field: str, value: str, hour: int, of: str = first.id) -> None:
        at = datetime(2025, 1, 1, hour, tzinfo=NOON.tzinfo)
        with store.writing() as writing:
            writing.add_decision(Decision(claim=of, field=field, value=value, by="Ada", at=at))  # type: ignore[arg-type]

    decide("kind", "withdraw", 12)
    decide("kind", "clash", 11)  # told later, decided earlier
    decide("modality", "denied", 12)
    decide("claim", "rejected", 12, second.id)
    assert store.entries(Query(kinds=("capture",))) == []
    (kept,) = store.entries(Query(kinds=("withdraw",), places=(HAMA.id,)))
    assert (kept.claim.id, kept.claim.kind, kept.claim.modality) == (first.id, "withdraw", "denied")
    assert [one.claim.id for one in store.entries(Query())] == [first.id]
    assert [one.value for one in store.decisions()] == ["withdraw", "clash", "denied", "rejected"]
    assert store.faults() == []
