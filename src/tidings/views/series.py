"""Running tolls: by source, the counts that it gave day by day for all that happened since a first day.

"704 killed since 27 November" holds what many events already tell, and what none of them tells. It is never added to
figures of events; it is shown beside their sum, and where one source gave it on two days, what it rose by between them.
A figure is running where it says since when, where a claim of a sum (data/counting.toml) covers more days than a day's
news, and where it counts those in a state ("besieged"), who are the same people on the next day. A sum of which not
even the days are told is kept here too, with its first day open.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from tidings.lexicon.counting import Counting, load_counting
from tidings.record import Bound, Entry, Figure, Place
from tidings.views.votes import Telling, order, source_name, teller

#: News without a day speak of the day of the report or the one before it, so that a day's sum covers up to two days.
DAYS_OF_NEWS = 2
#: First days of one running toll may differ by a week, as "since last week" does, or by a tenth of all its days, as
#: "since 2011" does from "since March 2011" some years later. Both are our choice.
DAYS_OF_SLACK = 7
SHARE_OF_SLACK = 0.1


class Point(Struct, frozen=True, kw_only=True):
    """What a source gave as the count up to a day; `claims` are the first that gives it and those that repeat it.

    `place_name` is the place of the first claim, which is often no more than where the report was written.
    """

    day: date
    count: int
    bound: Bound
    place_name: str
    claims: tuple[str, ...]


class Series(Struct, frozen=True, kw_only=True):
    """The counts of one running toll by one source, in the order of days.

    `since` None: the source does not tell from when it counts. `place` is the id of the place that all claims name; ""
    where they name several or none. `source` is empty for a source that data/actors.csv does not list.
    `rise` is what was added between the last point before the period asked about (or its first day, where the toll
    begins with the period or in it) and the last point in it; None where that cannot be told.
    """

    measure: str
    who: str
    since: date | None
    place: str
    place_name: str
    source: str
    outlet: str | None
    points: tuple[Point, ...]
    rise: int | None = None


def is_running(entry: Entry, figure: Figure, counting: Counting) -> bool:
    """True of a figure that counts more than one occurrence or one day; see the head of the file."""
    return figure.since is not None or figure.measure in counting.measures.stocks or is_long_sum(entry, counting)


def is_long_sum(entry: Entry, counting: Counting) -> bool:
    """True of a claim of a sum over more days than a day's news."""
    time = entry.claim.time
    if entry.claim.kind not in counting.sums or time is None:
        return False
    if time.earliest is None or time.latest is None:
        return True
    return (time.latest - time.earliest).days >= DAYS_OF_NEWS


def series(running: Iterable[Telling], *, since: date | None = None, until: date | None = None) -> tuple[Series, ...]:
    """The running tolls by source, measure, class and first day, those with most points first.

    Points later than `until` are left out; earlier ones are kept, since a rise is counted from them.
    """
    groups: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    tellers: dict[str, str] = {}
    for one in sorted(running, key=lambda one: order(one.entry)):
        if until is None or last_day(one.entry) <= until:
            first = tellers.setdefault(one.entry.origin or one.claim, teller(one.entry))  # whose text a copy is
            groups[first, one.figure.measure, one.figure.who.casefold()].append(one)
    found = [
        _series(many, since) for group in groups.values() for one in _by_first_day(group) for many in _by_place(one)
    ]
    kept = [one for one in found if since is None or one.points[-1].day >= since]
    return tuple(sorted(kept, key=lambda one: (-len(one.points), one.measure, one.who, one.points[0].claims)))


def last_day(entry: Entry) -> date:
    """The day up to which a running figure counts: the last of the claim, else that of the report."""
    time = entry.claim.time
    return (time.latest if time else None) or (entry.published or entry.known).date()


def first_day(one: Telling) -> date | None:
    """The day from which a running figure counts: as it says, or the first of a longer time; None where not told."""
    time = one.entry.claim.time
    first = time.earliest if time and time.basis != "published" else None
    long = first is not None and (last_day(one.entry) - first).days >= DAYS_OF_NEWS
    return one.figure.since or (first if long else None)


def _place(entry: Entry) -> tuple[str, str]:
    """The id and the name of the place of a claim; empty where it is not known or not told."""
    place = entry.claim.place
    if place is None:
        return "", ""
    return (place.value.id, place.value.name) if isinstance(place.value, Place) else ("", place.name)


def _by_first_day(group: list[Telling]) -> list[list[Telling]]:
    """The figures that count from one day, as far as words tell: "since 2011" and "since last week" are no days.

    Two first days are one where they lie apart by a week or less, or by no more than a tenth of what is counted over.
    """
    found: list[list[Telling]] = [[one for one in group if first_day(one) is None]]
    before: date | None = None
    for one in sorted((one for one in group if first_day(one)), key=lambda one: (first_day(one), order(one.entry))):
        first = first_day(one)
        assert first is not None
        slack = max(DAYS_OF_SLACK, (last_day(one.entry) - first).days * SHARE_OF_SLACK)
        if before is None or (first - before).days > slack:
            found.append([])
        found[-1].append(one)
        before = first
    return [sorted(many, key=lambda one: order(one.entry)) for many in found if many]


def _by_place(group: list[Telling]) -> list[list[Telling]]:
    """The figures of one area: all of them where they rise from day to day, else those of each place by themselves.

    A report tells the toll of a war under the town that it is about, so that places differ where the toll is one. What
    falls from one day to the next is not one toll.
    """
    places: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for one in group:
        places[_place(one.entry)].append(one)
    if first_day(group[0]) is not None and _rises(group):
        return [group]
    return list(places.values())


def _rises(group: list[Telling]) -> bool:
    counts = [one.figure.count for one in sorted(group, key=lambda one: (last_day(one.entry), one.figure.count))]
    return counts == sorted(counts)


def _series(many: list[Telling], since: date | None) -> Series:
    entry, figure = many[0]
    places = {_place(one.entry) for one in many}
    place, name = places.pop() if len(places) == 1 else ("", "")
    firsts = Counter(first_day(one) for one in many)
    begins = max(firsts, key=lambda day: (firsts[day], day or date.min))
    points = _points(many)
    in_state = figure.measure in load_counting().measures.stocks
    return Series(
        measure=figure.measure,
        who=figure.who.casefold(),
        since=begins,
        place=place,
        place_name=name,
        source=source_name(entry),
        outlet=entry.outlet,
        points=points,
        rise=None if in_state else _rise(points, begins, since),
    )


def _points(many: list[Telling]) -> tuple[Point, ...]:
    """One point a count and one a day, the last that was given for it; who repeats a count adds no point."""
    by_count: dict[int, list[Telling]] = defaultdict(list)
    for one in many:
        by_count[one.figure.count].append(one)
    by_day = {
        last_day(same[0].entry): same for same in sorted(by_count.values(), key=lambda same: order(same[0].entry))
    }
    return tuple(
        Point(
            day=day,
            count=same[0].figure.count,
            bound=same[0].figure.bound,
            place_name=_place(same[0].entry)[1],
            claims=tuple(one.claim for one in same),
        )
        for day, same in sorted(by_day.items())
    )


def _rise(points: tuple[Point, ...], begins: date | None, since: date | None) -> int | None:
    """What was added from the last point before the period, or from the first day of the toll if that lies in it."""
    if since is None or (begins is not None and begins >= since):
        return points[-1].count if begins is not None else None
    before = [one for one in points if one.day < since]
    return points[-1].count - before[-1].count if before and points[-1].day >= since else None
