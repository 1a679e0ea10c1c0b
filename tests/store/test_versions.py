"""Which reports are versions of one another, and until when each counts."""

from datetime import datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace
from tests.store.facts import ADDED, NOON, add, claim, report

from tidings.store import Query, Store
from tidings.store.versions import Version, in_families, untils

HOUR = timedelta(hours=1)
PAGE = "https://wire.example/hama"


def test_the_same_id_with_other_words_is_a_version(store: Store) -> None:
    """The next version has the next number, supersedes the last, and ends it from when it was known."""
    first, second, third = (report(text=f"{n} died.", fetched=NOON + n * HOUR) for n in range(3))
    stored = [add(store, one, claim(one)) for one in (first,)]
    assert add(store, second) == replace(second, id="r1~2", supersedes="r1")
    assert add(store, third) == replace(third, id="r1~3", supersedes="r1~2")
    assert [one.id for one in store.versions("r1~2")] == ["r1", "r1~2", "r1~3"]
    assert stored == [first]
    (kept,) = store.entries(Query())
    assert kept.until == NOON + HOUR


def test_a_version_read_again_adds_nothing(store: Store) -> None:
    """A version is known by the id it came with, and by the one it was given here."""
    first, second = report(text="One died."), report(text="Two died.")
    add(store, first)
    stored = add(store, second)
    assert stored is not None
    assert store.has(second)
    assert store.has(stored)
    assert add(store, second) is None
    assert add(store, stored) is None
    assert store.count().reports == 2


def test_the_same_url_with_other_words_is_a_version(store: Store) -> None:
    """A page fetched again with other words supersedes its newest version, whatever the id."""
    add(store, report("a", "One died.", url=PAGE, fetched=NOON))
    add(store, report("b", "Two died.", url=PAGE, fetched=NOON + HOUR))
    stored = add(store, report("c", "Three died.", url=PAGE, fetched=NOON + 2 * HOUR))
    assert stored is not None
    assert stored.supersedes == "b"


def test_an_outlet_s_front_page_is_no_page(store: Store) -> None:
    """Reports that give only the address of their outlet are no versions of one another."""
    for id, url in (("a", "https://wire.example"), ("b", "https://wire.example"), ("c", "https://wire.example/")):
        stored = add(store, report(id, f"Report {id}.", url=url))
        assert stored is not None
        assert stored.supersedes is None
    assert store.report("c").url == "https://wire.example/"  # type: ignore[union-attr]


def test_the_same_page_with_the_same_words_is_one_report(store: Store) -> None:
    """A page fetched again unchanged, or only stamped anew, adds nothing."""
    add(store, report("a", url=PAGE, fetched=NOON))
    assert add(store, report("b", url=PAGE, fetched=NOON + HOUR, published=NOON + HOUR)) is None


def test_the_same_words_elsewhere_are_another_report(store: Store) -> None:
    """What two outlets print, or one channel says on two days, are two reports and no versions."""
    add(store, report("a", "All is quiet."))
    assert add(store, report("b", "All is quiet.", outlet="Other Wire")) is not None
    stored = add(store, report("a", "All is quiet.", published=NOON + 24 * HOUR))
    assert stored is not None
    assert (stored.id, stored.supersedes) == ("a~2", None)
    assert [one.id for one in store.versions("a")] == ["a"]


def test_a_version_read_late_takes_its_place(store: Store) -> None:
    """An older version that is read after a newer one ends when that was known, and does not end it."""
    newer, older = (report(text=f"{n} died.", fetched=NOON + n * HOUR) for n in (2, 1))
    add(store, newer, claim(newer))
    stored = add(store, older)
    assert stored is not None
    assert stored.supersedes is None
    with store.snapshot() as now:
        assert now.until(stored.id) == NOON + 2 * HOUR
        assert now.until(newer.id) is None
    assert [one.id for one in store.versions(newer.id)] == [stored.id, newer.id]


def test_what_supersedes_may_be_read_first(store: Store) -> None:
    """A correction that names a report not read yet ends it once that is read."""
    add(store, report("fix", "None died.", supersedes="first", published=NOON + HOUR))
    first = report("first", "One died.")
    add(store, first, claim(first))
    assert store.entries(Query(reports=("first",)))[0].until == NOON + HOUR


def test_as_version_tells_how_a_report_would_be_stored(store: Store) -> None:
    """The id under which a report will be kept can be asked before it is read."""
    first, second = report(text="One died."), report(text="Two died.")
    assert store.as_version(first, ADDED) == first
    add(store, first)
    assert store.as_version(first, ADDED) is None
    named = store.as_version(second, ADDED)
    assert named is not None
    assert add(store, named) == named == replace(second, id="r1~2", supersedes="r1")


def test_a_day_without_an_hour_is_known_at_its_end(store: Store) -> None:
    """Known is the later of publication and fetching; of a day alone, its last second."""
    day = report("day", published=datetime(2024, 12, 5))
    fetched = report("late", "x", fetched=NOON + HOUR)
    add(store, day, claim(day))
    add(store, fetched, claim(fetched))
    known = {one.claim.report: one.known for one in store.entries(Query())}
    assert known == {"day": NOON.replace(hour=23, minute=59, second=59), "late": NOON + HOUR}


def version(number: int, known: int, supersedes: int | None = None, **more: str) -> Version:
    """A version by numbers, its words its own."""
    older = None if supersedes is None else str(supersedes)
    given = more.get("given", "g")
    return Version(number, str(number), given, f"w{number}", more.get("address"), older, known)


families = some.lists(some.tuples(some.integers(0, 5), some.none() | some.integers(0, 6)), min_size=1, max_size=7).map(
    lambda rows: [version(n, known, older) for n, (known, older) in enumerate(rows)]
)


@given(families, some.randoms())
def test_ends_do_not_depend_on_the_order(family: list[Version], chance: object) -> None:
    """Ends follow from the versions alone, in whatever order they came; circles do no harm."""
    mixed = list(family)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert untils(mixed) == untils(family)


@given(families)
def test_of_versions_one_counts_at_a_time(family: list[Version]) -> None:
    """Where nobody says what supersedes what, at each moment at most the versions of one moment count."""
    plain = [replace(one, supersedes=None) for one in family]
    ends = untils(plain)
    for moment in {one.known for one in plain}:
        counting = {one.known for one in plain if one.known <= moment < ends.get(one.id, moment + 1)}
        assert len(counting) == 1


def test_families_are_told_by_links_ids_and_pages() -> None:
    """Reports belong together over any number of steps, and none belongs to two families."""
    ones = [
        version(0, 1, given="a"),
        version(1, 2, given="a", address="p"),
        version(2, 3, given="b", address="p"),
        version(3, 4, 2, given="c"),
        version(4, 5, given="d"),
    ]
    for mixed in permutations(ones):
        (family,) = in_families(mixed)
        assert {one.id for one in family} == {"0", "1", "2", "3"}


def test_ends_made_anew_are_the_same(store: Store) -> None:
    """Dropping what is derived leaves the ends of versions as they were."""
    for hour, (id, url) in enumerate([("a", None), ("a", PAGE), ("b", PAGE), ("c", None), ("b", PAGE)]):
        add(store, report(id, f"{hour} died.", url=url, fetched=NOON + (hour * 7 % 5) * HOUR))
    ids = [one.id for one in store.reports()]
    with store.writing() as writing:
        before = {id: writing.until(id) for id in ids}
        writing.drop_derived()
        assert {id: writing.until(id) for id in ids} == before
    assert sum(end is not None for end in before.values()) == 3
