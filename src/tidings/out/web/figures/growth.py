"""How the figures of events add up from day to day, so that low ≤ best ≤ high on every day and the last is the sum.

The sums are those of views/totals.py, told for each day: what an event adds to the low and to the best, it adds on the
last day on which it may have happened, and what it adds to the high, on the first. So between the two the band is as
wide as what is not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tidings.out.web.figures.shown import Step
from tidings.out.web.figures.spans import Axis
from tidings.views.displacement import Move
from tidings.views.figures import Estimate
from tidings.views.happenings import Period
from tidings.views.rules import plus
from tidings.views.toll import EventToll

#: Measure and class of those counted.
Key = tuple[str, str]


class Added(NamedTuple):
    """A count of an event that is added: its days, and whether all of them were asked about."""

    event: str
    first: date | None
    last: date | None
    inside: bool
    estimate: Estimate

    @property
    def most(self) -> int:
        """The greatest figure that a source gives of it; the estimate, where it is put together from parts."""
        return max([self.estimate.best, *(said.count for said in self.estimate.said)])


def added(events: Iterable[EventToll | Move]) -> dict[Key, list[Added]]:
    """The counts of the events by measure and class; one known end of its days stands for both."""
    found: dict[Key, list[Added]] = defaultdict(list)
    for one in events:
        first, last = one.first or one.last, one.last or one.first
        for each in one.estimates:
            found[each.measure, each.who].append(Added(one.event, first, last, not one.edge, each))
    return found


class Growth:
    """How one count grows.

    `all_told` holds what is told of the same measure for everybody: a class that some of these events do not tell has
    an open high, as in the sums.
    """

    def __init__(self, of: Sequence[Added], measured: Sequence[date | None], period: Period) -> None:
        self._of, self._period, self._measured = of, period, measured
        self._part = any(one.estimate.part for one in of)

    def days(self) -> list[date]:
        """The days on which it may grow, within the days asked about."""
        told = [day for one in self._of if one.first and one.last for day in (self._opens(one), self._counts(one))]
        return sorted({day for day in told if day and self._period.holds(day)})

    def by(self, day: date | None) -> Step:
        """What had added up by the end of a day; None: what happened on no day that is told."""
        certain = [one for one in self._of if self._is_by(self._counts(one), day)]
        possible = [one for one in self._of if self._is_by(self._opens(one), day)]
        high: int | None = 0
        for one in possible:
            high = plus(high, one.estimate.high)
        if self._part and sum(self._is_by(first, day) for first in self._measured) > len(possible):
            high = None
        return Step(
            day=day,
            low=sum(one.estimate.low for one in certain if one.inside),
            best=sum(one.estimate.best for one in certain),
            high=high,
            most=sum(one.most for one in certain),
            events=len(certain),
        )

    def _is_by(self, when: date | None, day: date | None) -> bool:
        return when is None if day is None else when is not None and when <= day

    def _opens(self, one: Added) -> date | None:
        """The first day asked about on which it may have happened."""
        return max(one.first, self._period.since) if one.first and self._period.since else one.first

    def _counts(self, one: Added) -> date | None:
        """The day by which it had happened; after the days asked about where that is not sure."""
        return one.last


def steps(growth: Growth, axis: Axis) -> tuple[Step, ...]:
    """The sum at the end of each stretch of the axis in which it may have grown."""
    ends = sorted({axis.end(day) for day in growth.days() if axis.holds(day)})
    return tuple(growth.by(day) for day in ends)
