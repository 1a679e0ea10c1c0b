"""What is asked for is found, all of it and nothing else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace
from tests.entries import ARMY, GOMA, HAMA, HAMA_PROVINCE, HOMS, HTS, MHARDA, source
from tests.store.facts import NOON, add, claim, made_up, report

from tidings.record import Claim, Entry, When
from tidings.store import Near, Query, Store

DAY = timedelta(days=1)
DEC_1 = date(2024, 12, 1)


@pytest.fixture
def filled(store: Store) -> Store:
    """A record of sixty claims over forty days."""
    for number in range(20):
        of, claims = made_up(number * 7)
        add(store, of, *claims)
    return store


def ids(entries: list[Entry]) -> list[str]:
    """The claims' ids."""
    return [entry.claim.id for entry in entries]


def place_of(entry: Entry) -> str:
    """The id of the place."""
    value = entry.claim.place.value if entry.claim.place else None
    return value.id if value else ""  # type: ignore[union-attr]


ASKED: list[tuple[Query, Callable[[Entry], bool]]] = [
    (Query(), lambda one: True),
    (Query(places=("hama", "goma")), lambda one: place_of(one) in ("hama", "goma")),
    (Query(within=("SY.hama",)), lambda one: place_of(one) in ("hama", "mharda")),
    (Query(country="CD"), lambda one: place_of(one) == "goma"),
    (Query(near=Near(35.13, 36.75, 15.0)), lambda one: place_of(one) == "hama"),
    (Query(near=Near(35.13, 36.75, 25.0)), lambda one: place_of(one) in ("hama", "mharda")),
    (Query(kinds=("kill", "clash")), lambda one: one.claim.kind in ("kill", "clash")),
    (Query(modalities=("denied",)), lambda one: False),
    (Query(outlets=("Sample Wire",)), lambda one: True),
    (Query(sources=("syrian ARMY",)), lambda one: bool(one.claim.sources)),
    (Query(sources=("sy.military",)), lambda one: bool(one.claim.sources)),
    (Query(sources=("army",)), lambda one: False),
    (Query(text="MHARDA killed 42."), lambda one: " 42." in one.quotes[0]),
    (Query(text="%"), lambda one: False),
    (Query(reports=("made-7",)), lambda one: one.claim.report == "made-7"),
    (Query(known_by=NOON), lambda one: one.known <= NOON),
    (Query(known_by=datetime(2024, 12, 5)), lambda one: one.known.date() <= NOON.date()),
]


@pytest.mark.parametrize(("query", "fits"), ASKED, ids=[str(number) for number in range(len(ASKED))])
def test_a_query_finds_what_fits(filled: Store, query: Query, fits: Callable[[Entry], bool]) -> None:
    """Each condition keeps what fulfils it, and the answer is in the order of becoming known."""
    every = filled.entries(Query())
    assert filled.entries(query) == [one for one in every if fits(one)]
    assert all((one.known, one.claim.id) <= (two.known, two.claim.id) for one, two in pairwise(every))


def test_conditions_narrow_together(filled: Store) -> None:
    """All the conditions of a query hold at once."""
    both = filled.entries(Query(places=("hama",), kinds=("shell",), since=DEC_1, until=DEC_1 + 10 * DAY))
    assert both
    assert {(place_of(one), one.claim.kind) for one in both} == {("hama", "shell")}


SPANS = {
    "one day": When(DEC_1, DEC_1, "stated"),
    "a week": When(DEC_1 - 6 * DAY, DEC_1, "stated"),
    "a month": When(DEC_1 - 30 * DAY, DEC_1, "stated"),
    "a season": When(DEC_1 - 90 * DAY, DEC_1, "stated"),
    "two years": When(DEC_1 - 700 * DAY, DEC_1, "stated"),
    "from ever": When(None, DEC_1, "stated"),
    "until the report": When(DEC_1, None, "stated"),
    "no time": None,
}


@pytest.mark.parametrize("span", SPANS)
def test_days_touch(store: Store, span: str) -> None:
    """A claim is found by any day that its time may touch, and by no other."""
    told = SPANS[span]
    of = report()
    add(store, of, claim(of, day=told))
    published = of.published.date()  # type: ignore[union-attr]
    first = (told.earliest or date(1, 1, 1)) if told else published
    last = (told.latest or published) if told else published
    for since, until in ((first, first), (last, last), (first - DAY if first.year > 1 else first, last + DAY)):
        assert store.entries(Query(since=since, until=until)), (since, until)
    assert not store.entries(Query(since=last + DAY))
    assert not store.entries(Query(since=last + DAY, until=last + 400 * DAY))
    assert first.year == 1 or not store.entries(Query(until=first - DAY))
    assert store.entries(Query(until=first))
    assert store.entries(Query(since=last))


def test_a_claim_without_time_or_day_counts_when_it_became_known(store: Store) -> None:
    """Where neither the claim nor its report has a day, it is that of its becoming known."""
    of = report(published=None, fetched=NOON)
    add(store, of, claim(of, day=None))
    assert store.entries(Query(since=NOON.date(), until=NOON.date()))
    assert not store.entries(Query(since=NOON.date() + DAY))


def test_a_time_that_begins_after_its_report_ends_there(store: Store) -> None:
    """An open end never lies before its beginning."""
    of = report()
    add(store, of, claim(of, day=When(NOON.date() + DAY, None, "stated")))
    assert store.entries(Query(since=NOON.date() + DAY, until=NOON.date() + DAY))


def test_limit_and_offset_cut_in_order(filled: Store) -> None:
    """Pages of an answer, laid together, are the answer."""
    for asked in (Query(places=("hama",)), Query(near=Near(35.13, 36.75, 25.0))):
        pages = [filled.entries(replace(asked, limit=4, offset=offset)) for offset in range(0, 60, 4)]
        assert [one for page in pages for one in page] == filled.entries(asked)
        assert len(pages[0]) == 4


def test_a_walk_through_all_is_all(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every entry, a page at a time, is what one query gives."""
    monkeypatch.setattr("tidings.store.reading_claims.PAGE", 7)
    monkeypatch.setattr("tidings.store.asking.PAGE", 7)
    assert list(filled.all_entries()) == filled.entries(Query())
    assert len({one.id for one in filled.reports()}) == filled.count().reports == 20


def test_a_circle_over_the_date_line_or_a_pole_is_whole(store: Store) -> None:
    """Near finds places on the other side of the date line, and around a pole."""
    of = report()
    east, west = (replace(HOMS, id=name, lat=-17.0, lon=lon) for name, lon in (("east", 179.9), ("west", -179.9)))
    polar = replace(HOMS, id="polar", lat=89.9, lon=100.0)
    add(store, of, *(claim(of, place=place) for place in (east, west, polar)))
    assert len(store.entries(Query(near=Near(-17.0, 180.0, 30.0)))) == 2
    assert len(store.entries(Query(near=Near(-17.0, -179.95, 30.0)))) == 2
    assert len(store.entries(Query(near=Near(89.9, -80.0, 30.0)))) == 1


def test_a_region_holds_what_is_told_of_itself(store: Store) -> None:
    """What is said of a whole province is within it."""
    of = report()
    made: list[Claim] = [claim(of, place=HAMA_PROVINCE), claim(of, place=HAMA), claim(of, place=HOMS)]
    add(store, of, *made)
    assert set(ids(store.entries(Query(within=("SY.hama",))))) == {made[0].id, made[1].id}


def test_a_claim_is_at_each_place_that_it_tells_of(store: Store) -> None:
    """What is told of Hama and Goma is found at both, and once by who asks for both."""
    of = report()
    add(store, of, claim(of, "capture", HAMA, targets=[HAMA, GOMA]))
    for asked in (("hama",), ("goma",), ("hama", "goma")):
        assert len(store.entries(Query(places=asked))) == 1
    assert not store.entries(Query(places=("homs",)))
    assert store.places_near(Near(GOMA.lat or 0, GOMA.lon or 0, 1.0)) == {"goma"}
    assert store.faults() == []


def test_places_are_counted(filled: Store) -> None:
    """Claims are counted by their places."""
    every = filled.place_counts()
    assert sum(every.values()) == 60
    assert filled.place_counts(["goma", "nowhere"]) == {"goma": every["goma"]}
    assert set(every) == {one.id for one in (HAMA, MHARDA, GOMA)}


def test_actors_are_no_condition_on_places(store: Store) -> None:
    """A claim without a place is found by everything but places."""
    of = report()
    bare = claim(of, place=None, agents=[HTS], sources=[source(ARMY)])
    add(store, of, bare)
    assert ids(store.entries(Query(sources=("Syrian army",)))) == [bare.id]
    assert store.entries(Query(within=("SY",))) == []
