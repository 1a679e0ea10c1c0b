"""Claims grouped into events."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.entries import GOMA, HAMA, MHARDA, entry, figure

from tidings.lexicon.links import load_links
from tidings.link import group, keys, links
from tidings.record import Entry, Link, Verdict

WEIGHTS = load_links("en")
FIRST = date(2024, 12, 1)
PLACES = (HAMA, MHARDA, GOMA)
KINDS = ("airstrike", "attack", "capture", "toll")


def told(nth: int, kind: str, place: int, day: int, killed: int) -> Entry:
    """A claim of a report of its own."""
    return entry(kind, PLACES[place], FIRST + timedelta(day), figures=[figure("killed", killed)], report=f"r{nth}")


some = st.tuples(st.sampled_from(KINDS), st.integers(0, 2), st.integers(0, 12), st.sampled_from([2, 20, 24, 90]))
records = st.lists(some, min_size=2, max_size=12).map(lambda rows: [told(n, *row) for n, row in enumerate(rows)])


def linked(entries: list[Entry]) -> tuple[Link, ...]:
    """The linker's links among the claims."""
    return links(entries, (), WEIGHTS)


def by_person(one: Entry, other: Entry, verdict: Verdict, hour: int = 0) -> Link:
    """What a person says of two claims."""
    left, right = sorted((one.claim.id, other.claim.id))
    return Link(left=left, right=right, verdict=verdict, score=1.0 if verdict == "same" else 0.0, by="Editor",
                at=datetime(2025, 1, 1, hour, tzinfo=UTC))  # fmt: skip


def together(groups: tuple[tuple[str, ...], ...], one: Entry, other: Entry) -> bool:
    """True if two claims are in one group."""
    return any({one.claim.id, other.claim.id} <= set(members) for members in groups)


@settings(max_examples=60, deadline=None)
@given(records, st.randoms())
def test_order_is_nothing(entries: list[Entry], random: object) -> None:
    """Groups are the same whatever order entries and links are given in."""
    found = linked(entries)
    shuffled, others = list(entries), list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    random.shuffle(others)  # type: ignore[attr-defined]
    assert group(entries, found) == group(shuffled, others)


@settings(max_examples=60, deadline=None)
@given(records)
def test_links_are_the_same_claim_by_claim(entries: list[Entry]) -> None:
    """Reports that come one at a time are linked as reports that come together."""
    found = [link for n in range(len(entries)) for link in links([entries[n]], entries[:n], WEIGHTS)]
    assert sorted(found, key=lambda link: (link.left, link.right)) == list(linked(entries))


@settings(max_examples=60, deadline=None)
@given(records, some)
def test_what_shares_no_key_changes_no_group(entries: list[Entry], row: tuple[str, int, int, int]) -> None:
    """A claim that shares no key with any other founds an event of its own, and nothing else changes."""
    kind, place, day, killed = row
    far = told(99, kind, place, day + 2000, killed)
    mine = set(keys(far, WEIGHTS))
    assert not any(mine & set(keys(one, WEIGHTS)) for one in entries)
    before, after = group(entries, linked(entries)), group([*entries, far], linked([*entries, far]))
    assert set(after) == {*before, (far.claim.id,)}


@settings(max_examples=60, deadline=None)
@given(records, st.data())
def test_different_is_honoured(entries: list[Entry], data: st.DataObject) -> None:
    """Two claims that a person parts are in no group together."""
    one, other = data.draw(st.sampled_from(list(combinations(entries, 2))))
    groups = group(entries, [*linked(entries), by_person(one, other, "different")])
    assert not together(groups, one, other)


@settings(max_examples=60, deadline=None)
@given(records, st.data())
def test_a_person_who_joins_outranks_the_linker(entries: list[Entry], data: st.DataObject) -> None:
    """Two claims that a person joins are in one group, whatever the linker says."""
    one, other = data.draw(st.sampled_from(list(combinations(entries, 2))))
    assert together(group(entries, [*linked(entries), by_person(one, other, "same")]), one, other)


def test_of_two_persons_the_later_counts() -> None:
    """Where persons contradict each other the later word counts."""
    one, other = told(1, "airstrike", 0, 0, 20), told(2, "airstrike", 0, 0, 20)
    words = [by_person(one, other, "same", hour=1), by_person(one, other, "different", hour=2)]
    assert not together(group([one, other], words), one, other)


def test_a_vague_claim_joins_no_two_strikes() -> None:
    """Two strikes days apart stay two, though a vague claim between them fits either."""
    first, last = told(1, "airstrike", 0, 0, 20), told(3, "airstrike", 0, 5, 22)
    middle = entry("attack", HAMA, FIRST + timedelta(2), report="r2")
    entries = [first, middle, last]
    assert not together(group(entries, linked(entries)), first, last)
