"""What the map of one day draws: places with their holders, provinces that their towns tell of, marks of events."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from tidings.gazetteer import Gazetteer, build
from tidings.opened.listing import Mark
from tidings.out.show.control import state_words
from tidings.out.show.words import day as day_words
from tidings.out.show.words import days
from tidings.out.web.map.bounds import Bounds, all_of, bounds_of
from tidings.out.web.map.camps import Camp
from tidings.record import Finding, Place
from tidings.views.control import Holding, State

#: Why a holder is drawn faint. single: one claim tells it. disputed: as many claims are against it as for it.
#: undated: since when is not known. old: it came to hold the place more than a year before the day.
Doubt = Literal["single", "disputed", "undated", "old"]
#: A year: of a place that nobody told of for so long, most readers would want to know that it is old news.
OLD = timedelta(days=365)
#: Places that are no point: an event told of a whole country lies somewhere in it, and not at its middle.
WIDE = ("country", "region")
#: Places that somebody holds at their point. Of a district, a river or the north of a country a disc would say more
#: than is told: where it ends, and that it is held up to there.
HELD_AT = build.SETTLED | {"site"}
#: What stands between the id of a place and its relation to it (gazetteer/derived.py).
RELATED = "@"


class Held(Struct, frozen=True):
    """Who holds a place or wants it: the name that claims give and the key of its camp."""

    name: str
    camp: str


class MapPlace(Struct, frozen=True, kw_only=True):
    """A place of which claims tell who holds it; `lat` and `lon` are None where it is no point to be drawn.

    `told` and `since` are state and days in words. `support` and `dissent` count the claims for it and against it.
    `beside` is True of what is drawn a little aside, since it lies at another place's point.
    """

    place: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    state: State
    told: str
    holder: Held | None
    rivals: tuple[Held, ...]
    earliest: date | None
    latest: date | None
    since: str
    support: int
    dissent: int
    doubts: tuple[Doubt, ...]
    people: int
    beside: bool = False


class MapProvince(Struct, frozen=True, kw_only=True):
    """A province whose state is put together from the places in it; `why` is the sentence that says of which.

    `camps` are the keys of the camps that have places in it; it is tinted where it is held or contested. The rest is as
    for a place.
    """

    place: str
    name: str
    country: str | None
    state: State
    told: str
    camps: tuple[str, ...]
    since: str
    support: int
    dissent: int
    doubts: tuple[Doubt, ...]
    why: str


class MapMark(Struct, frozen=True, kw_only=True):
    """A place with events in the window: how many of each family."""

    place: str
    name: str
    country: str | None
    lat: float
    lon: float
    families: dict[str, int]


class Drawn(Struct, frozen=True, kw_only=True):
    """The map of a day, as known by a moment.

    `wide` counts the events of the window that are told of a whole country or province, which no mark shows. `bounds`
    (west, south, east, north) hold what is told of the window, but for what lies far from all else; without any
    question, all of it and all places.
    """

    day: date | None
    known_by: datetime | None
    places: tuple[MapPlace, ...]
    provinces: tuple[MapProvince, ...]
    marks: tuple[MapMark, ...]
    camps: tuple[Camp, ...]
    events: int
    wide: int
    bounds: Bounds | None


def drawn(
    found: Sequence[Finding[Holding]], marks: Sequence[Mark], known_camps: Sequence[Camp], gazetteer: Gazetteer,
    *, day: date | None, known_by: datetime | None, whole: bool = False,
) -> Drawn:  # fmt: skip
    """The map of what is found on a day and of the marks of the events in its window, or in the `whole` record."""
    places = tuple(_place(one, gazetteer, day) for one in found if not one.value.derived)
    at_points, wide = _marks(marks, gazetteer)
    weighed = [(one.lat, one.lon, sum(one.families.values())) for one in at_points]
    held = [(one.lat, one.lon, 1) for one in places if one.lat is not None and one.lon is not None]
    return Drawn(
        day=day,
        known_by=known_by,
        places=places,
        provinces=tuple(_province(one, gazetteer, day) for one in found if one.value.derived),
        marks=at_points,
        camps=_present(places, known_camps),
        events=sum(weight for _, _, weight in weighed),
        wide=wide,
        bounds=all_of([(lat, lon) for lat, lon, _ in (*weighed, *held)]) if whole else bounds_of(weighed or held),
    )


def doubts_of(finding: Finding[Holding], day: date | None) -> tuple[Doubt, ...]:
    """Why a holder is not to be relied upon; () where nobody is found to hold the place, or all is well."""
    one = finding.value
    told: dict[Doubt, bool] = {
        "single": len(finding.support) <= 1,
        "disputed": 0 < len(finding.dissent) >= len(finding.support),
        "undated": one.earliest is None,
        "old": day is not None and one.latest is not None and day - one.latest > OLD,
    }
    return tuple(doubt for doubt, true in told.items() if true and one.holder)


def since_words(one: Holding) -> str:
    """Since when a holder has a place, to be read after "since"; "" where that is not told."""
    if one.earliest and one.latest:
        return days(one.earliest, one.latest)
    if one.latest:
        return f"{day_words(one.latest)} or before"
    return f"{day_words(one.earliest)} or later" if one.earliest else ""


def _place(finding: Finding[Holding], gazetteer: Gazetteer, day: date | None) -> MapPlace:
    one = finding.value
    at = gazetteer.place(one.place)
    point = at if at is not None and at.kind in HELD_AT else None
    return MapPlace(
        place=one.place,
        name=one.name,
        country=at.country if at else None,
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        state=one.state,
        told=state_words(one),
        holder=Held(one.holder.name, one.holder.side) if one.holder else None,
        rivals=tuple(Held(rival.name, rival.side) for rival in one.rivals),
        earliest=one.earliest,
        latest=one.latest,
        since=since_words(one),
        support=len(finding.support),
        dissent=len(finding.dissent),
        doubts=doubts_of(finding, day),
        people=at.population if at else 0,
        beside=RELATED in one.place,
    )


def _province(finding: Finding[Holding], gazetteer: Gazetteer, day: date | None) -> MapProvince:
    one = finding.value
    at = gazetteer.place(one.place)
    sides = [holder.side for holder in (one.holder, *one.rivals) if holder]
    return MapProvince(
        place=one.place, name=one.name, country=at.country if at else None, state=one.state, told=state_words(one),
        camps=tuple(sides), since=since_words(one), support=len(finding.support),
        dissent=len(finding.dissent), doubts=doubts_of(finding, day), why=" ".join(finding.notes[:1]),
    )  # fmt: skip


def _marks(marks: Iterable[Mark], gazetteer: Gazetteer) -> tuple[tuple[MapMark, ...], int]:
    """The marks of places that are points, and how many events are told of places that are none."""
    families: dict[str, dict[str, int]] = defaultdict(dict)
    of: dict[str, Mark] = {}
    wide = 0
    for one in marks:
        if _is_wide(gazetteer.place(one.place)):
            wide += one.events
            continue
        of[one.place] = one
        families[one.place][one.family] = one.events
    return tuple(
        MapMark(place=key, name=one.name, country=one.country, lat=one.lat, lon=one.lon, families=families[key])
        for key, one in of.items()
    ), wide


def _is_wide(place: Place | None) -> bool:
    return place is not None and (place.kind in WIDE or (place.kind == "area" and not place.country))


def _present(places: Iterable[MapPlace], known: Sequence[Camp]) -> tuple[Camp, ...]:
    """The camps that hold or want a place on the day, in the order of all camps."""
    keys = {held.camp for one in places for held in (one.holder, *one.rivals) if held}
    return tuple(camp for camp in known if camp.key in keys)
