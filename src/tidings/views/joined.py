"""Happenings that only tell another one's dead anew: its toll as it climbed, or the same act in vague words.

"The toll from Tuesday's strike has climbed to 53" at a town where one act killed 44 that day is that act's toll: were
it set aside as a sum, the answer would stay at 44. "Dozens were killed in a strike on the market" of a town, where a
strike killed 60 on the same days, is no second strike. Both are heard as figures of the event that they tell of. A toll
of a place or day with several acts stays a sum (sums.py), for nothing says whose it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import structs

from tidings.record import Figure
from tidings.views.enclosure import encloses, is_wide
from tidings.views.happenings import Happening
from tidings.views.sums import by_day_of, days_told


def joined(found: Sequence[Happening], measures: Iterable[str]) -> tuple[Happening, ...]:
    """The happenings, each with the claims of those that tell of it alone; the others as they are."""
    wanted = frozenset(measures)
    figures = {one.event: _figures(one, wanted) for one in found}
    by_day = by_day_of(one for one in found if not one.is_sum and one.place and not is_wide(one.place))
    whose: dict[str, str] = {}
    for one in found:
        if is_wide(one.place) or not figures[one.event]:
            continue
        near = {other.event: other for day in days_told(one) for other in by_day.get(day, ())}
        acts = [other for other in near.values() if other is not one and _may_be_of(one, other)]
        if one.is_sum:
            acts = acts if all(_has_climbed(figures[one.event], figures[other.event]) for other in acts) else []
        else:
            acts = [other for other in acts if _is_vague(one, other, figures)]
        if len(acts) == 1:
            whose[one.event] = acts[0].event
    of: dict[str, list[Happening]] = defaultdict(list)
    for one in found:
        if one.event in whose and whose[one.event] not in whose:
            of[whose[one.event]].append(one)
    gone = {other.event for many in of.values() for other in many}
    return tuple(_with(one, of.get(one.event, ())) for one in found if one.event not in gone)


def _with(one: Happening, others: Sequence[Happening]) -> Happening:
    members = chain(one.members, *(other.members for other in others))
    return structs.replace(one, members=tuple(members)) if others else one


def _may_be_of(one: Happening, act: Happening) -> bool:
    """True where a happening is at the place of an act, or, but for sums, at one of which one lies in the other."""
    if one.place is None or act.place is None:
        return False
    if one.is_sum or one.place.id == act.place.id:
        return one.place.id == act.place.id
    parts = one.place.id.partition("@")[0] == act.place.id.partition("@")[0]
    return parts or encloses(act.place, one.place) or encloses(one.place, act.place)


def _has_climbed(toll: dict[str, list[Figure]], act: dict[str, list[Figure]]) -> bool:
    """True of a toll that counts at least as many as is told of the act, in a measure of both."""
    both = toll.keys() & act.keys()
    return any(max(one.count for one in toll[name]) >= max(one.count for one in act[name]) for name in both)


def _is_vague(one: Happening, act: Happening, figures: dict[str, dict[str, list[Figure]]]) -> bool:
    """True where mere bounds are all that is told of one, and the act of the same kind has more of the same measure."""
    mine, theirs = figures[one.event], figures[act.event]
    if one.kind != act.kind or not mine or any(each.bound != "at_least" for many in mine.values() for each in many):
        return False
    return all(
        any(other.count > max(each.count for each in many) for other in theirs.get(measure, ()))
        for measure, many in mine.items()
    )


def _figures(one: Happening, measures: frozenset[str]) -> dict[str, list[Figure]]:
    """The figures that are asserted of a happening, by measure; no running tolls."""
    found: dict[str, list[Figure]] = {}
    for member in one.members:
        for each in member.claim.figures if member.claim.modality == "asserted" else ():
            if each.measure in measures and each.since is None:
                found.setdefault(each.measure, []).append(each)
    return found
