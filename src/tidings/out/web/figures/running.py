"""Running tolls as lines of a chart: each source has its own, and what two sources say is never made one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tidings.out.web.figures.growth import Key
from tidings.out.web.figures.shown import Given, Line
from tidings.record import Bound
from tidings.views.rules import ABOUT_SHARE
from tidings.views.series import Series

#: Colours that can be told apart by everybody (page/styles/tokens.css, --camp-2 to --camp-7; the first is the events').
SLOTS = 6
#: More lines than these in one panel cannot be followed; those with most points are drawn.
MOST_LINES = 12


def bounds(count: int, bound: Bound) -> tuple[int, int | None]:
    """The least and the most that a figure allows, as in views/rules.py; None where it is open above."""
    margin = max(1, round(count * ABOUT_SHARE))
    if bound == "about":
        return max(0, count - margin), count + margin
    return 0 if bound == "at_most" else count, None if bound == "at_least" else count


def teller(one: Series) -> str:
    """Who counted: the source where it is listed, else the outlet that told it."""
    return one.source or one.outlet or ""


def slots(running: Iterable[Series]) -> dict[str, int]:
    """A colour's number for each of the sources that gave most counts, the same in all panels."""
    given: Counter[str] = Counter()
    for one in running:
        given[teller(one)] += len(one.points)
    often = sorted(given, key=lambda name: (-given[name], name))
    return {name: n for n, name in enumerate(often[:SLOTS], start=1)}


def lines(running: Iterable[Series]) -> dict[Key, list[Line]]:
    """The running tolls by measure and class, those with most counts first, the greater before the lesser."""
    every = list(running)
    slot = slots(every)
    found: dict[Key, list[Line]] = defaultdict(list)
    for one in every:
        if one.points:
            found[one.measure, one.who].append(_line(one, slot.get(teller(one), 0)))
    for many in found.values():
        many.sort(key=lambda one: (-len(one.points), -one.points[-1].count, one.source, one.outlet, one.place))
    return found


def drawn(many: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """The lines that are drawn, and how many are not."""
    return tuple(many[:MOST_LINES]), max(0, len(many) - MOST_LINES)


def _line(one: Series, slot: int) -> Line:
    return Line(
        source=one.source,
        outlet=one.outlet or "",
        slot=slot,
        since=one.since,
        place=one.place_name,
        points=points_of(one),
    )


def points_of(one: Series) -> tuple[Given, ...]:
    """The counts of a running toll."""
    return tuple(
        Given(
            day=each.day,
            count=each.count,
            bound=each.bound,
            low=bounds(each.count, each.bound)[0],
            high=bounds(each.count, each.bound)[1],
            claim=each.claims[0],
            claims=len(each.claims),
            place=each.place_name,
        )
        for each in one.points
    )
