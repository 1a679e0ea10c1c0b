"""Which events are sums of others, so that they are not added twice.

A toll of a whole province on a day holds the raids of that day that are told town by town. Such a sum is set beside,
with the events that it holds, and only those are added. An event holds another where its days may be the same and
- it tells a sum (a claim of kind `toll` or `displacement`) over a place that encloses the other's or, of the dead, over
  the same place; or
- it is of the same kind, at a province, country or area that encloses the other's place or over more days at the same
  place, and tells as many as those that it holds together: "air strikes across Idlib killed 40" beside "an air strike
  on Saraqib killed 12".
A toll of one town that only repeats the count of an event there, a day's news apart, is that count told again.
Only an event that tells the same measure is held: a province's toll of the dead says nothing about the injured.
Whatever is at a wider place and tells fewer than the towns together is an event of its own, and is added.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tidings.lexicon.counting import WHOLE
from tidings.views.enclosure import WIDE, encloses, is_wide
from tidings.views.figures import Estimate
from tidings.views.happenings import Happening
from tidings.views.series import DAYS_OF_NEWS

#: Figures of one event that are counted.
Counted = tuple[Happening, tuple[Estimate, ...]]

#: A count under this is told of every other event, and its being told again says nothing (our choice, as in linking).
LEAST_COUNT = 3


def held(found: Sequence[Counted], *, rivals: bool) -> dict[str, tuple[str, ...]]:
    """The events that are sums, each with the events that it holds; by event id.

    With `rivals`, a sum over the very place of an event holds it, and of two sums over one place and day only the
    greater is added: both count the same dead. Of people who moved they may be two groups, and both are added.
    """
    by_day = by_day_of(one for one, _ in found)
    figures = {one.event: _wholes(many) for one, many in found}
    sums: dict[str, tuple[str, ...]] = {}
    told = {one.event: _told(many) for one, many in found}
    for outer in sorted((one for one, _ in found if _may_hold(one)), key=lambda one: _width(one, figures)):
        inner = _retold(outer, by_day, told, sums) if rivals and outer.is_sum else set()
        inner |= {
            one.event
            for day in days_told(outer)
            for one in by_day.get(day, ())
            if one.event not in sums and _holds(outer, one, rivals) and figures[outer.event].keys() & figures[one.event]
        }
        if inner and (outer.is_sum or _covers(figures[outer.event], [figures[one] for one in inner])):
            sums[outer.event] = tuple(sorted(inner))
    return sums


def _retold(
    outer: Happening,
    by_day: Mapping[date, list[Happening]],
    told: Mapping[str, set[tuple[str, int]]],
    sums: Iterable[str],
) -> set[str]:
    """Events of the same place, a day's news before or after, of which a sum only repeats a count.

    "The mayor had counted 11 dead" is dated by its own report, a day after the blast.
    """
    first, last = outer.first or outer.last, outer.last or outer.first
    if first is None or last is None or is_wide(outer.place):
        return set()
    days = [first - timedelta(n) for n in range(1, DAYS_OF_NEWS + 1)]
    days += [last + timedelta(n) for n in range(1, DAYS_OF_NEWS + 1)]
    near = (one for day in days for one in by_day.get(day, ()) if not one.is_sum and one.event not in sums)
    return {one.event for one in near if one.place_id == outer.place_id and told[one.event] & told[outer.event]}


def _told(many: Iterable[Estimate]) -> set[tuple[str, int]]:
    """The counts that are given of wholes, each with its measure; small ones are given of many events."""
    return {
        (one.measure, said.count) for one in many if one.who == WHOLE for said in one.said if said.count >= LEAST_COUNT
    }


def _width(one: Happening, figures: Mapping[str, dict[str, int]]) -> tuple[float, int, int, str]:
    """Narrow before wide, so that a province's towns are taken before a country's provinces."""
    radius = one.place.radius_km if one.place else float("inf")
    return radius, one.days, sum(figures[one.event].values()), one.event


def _holds(outer: Happening, inner: Happening, rivals: bool) -> bool:
    if outer.event == inner.event or not (outer.is_sum or outer.kind == inner.kind):
        return False
    same = outer.place_id == inner.place_id
    around = outer.place is None or (inner.place is not None and encloses(outer.place, inner.place))
    if outer.is_sum:
        return (around and not same) or (rivals and same and (not inner.is_sum or outer.last == inner.last))
    longer = outer.days > max(DAYS_OF_NEWS, inner.days) and _within(inner, outer)
    wider = outer.place is not None and outer.place.kind in WIDE and around
    return wider or (same and outer.place is not None and longer)


def _may_hold(one: Happening) -> bool:
    """True of what can be a sum of others at all; most events are not, and are not compared with any."""
    return one.is_sum or is_wide(one.place) or one.days > DAYS_OF_NEWS


def _within(inner: Happening, outer: Happening) -> bool:
    return bool(
        outer.first and outer.last and inner.first and inner.last
        and outer.first <= inner.first and inner.last <= outer.last
    )  # fmt: skip


def _covers(outer: dict[str, int], inner: Iterable[dict[str, int]]) -> bool:
    """True if the outer event tells as many as all those inside it together, of each measure that both tell."""
    together: dict[str, int] = defaultdict(int)
    for one in inner:
        for measure in one.keys() & outer.keys():
            together[measure] += one[measure]
    return all(outer[measure] >= count for measure, count in together.items())


def _wholes(many: Iterable[Estimate]) -> dict[str, int]:
    """The best count of each measure of an event: of the whole, else the greatest of those that are told."""
    found: dict[str, int] = {}
    for one in many:
        if one.who == WHOLE or one.measure not in found:
            found[one.measure] = one.best
    return found


def by_day_of(found: Iterable[Happening]) -> dict[date, list[Happening]]:
    """The events by each day that they may cover."""
    days: dict[date, list[Happening]] = defaultdict(list)
    for one in found:
        for day in days_told(one):
            days[day].append(one)
    return days


def days_told(one: Happening) -> list[date]:
    """The days that an event may cover; none where they are not known."""
    first, last = one.first or one.last, one.last or one.first
    return [first + timedelta(days=n) for n in range((last - first).days + 1)] if first and last else []
