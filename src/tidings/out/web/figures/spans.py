"""The days of a chart, and how finely they are told: day by day, or at the ends of weeks, months or years.

A chart of a few hundred pixels shows no more steps than that, and its table has a row for each. A sum that grows is
exact at the end of any stretch; nothing is smoothed.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Grain = Literal["day", "week", "month", "year"]

#: The most steps of one series: at 360 px, the narrowest page, a step still has two pixels.
MOST_STEPS = 150
DAYS_OF: dict[Grain, float] = {"day": 1, "week": 7, "month": 30.4, "year": 365.2}
#: Where no first day is asked for, the axis begins after a few days that lie far before all others: at most one in
#: twenty of them if the rest then has twice the room, and one in five if it has ten times as much. Our choice; what
#: lies before is told beside the chart.
BEFORE = ((0.05, 0.5), (0.2, 0.1))


class Axis(Struct, frozen=True):
    """The days that a chart shows, both included, and the stretch of time that each step of it stands for."""

    first: date
    last: date
    grain: Grain

    def holds(self, day: date) -> bool:
        """True of a day that is shown."""
        return self.first <= day <= self.last

    def begin(self, day: date) -> date:
        """The first day of the stretch that holds a day, within the axis."""
        return max(self.first, _begin(day, self.grain))

    def end(self, day: date) -> date:
        """The last day of the stretch that holds a day, within the axis."""
        return min(self.last, _end(day, self.grain))


def axis_of(days: Iterable[date], since: date | None = None, until: date | None = None) -> Axis | None:
    """The axis for what is told of some days: all days asked about, or from the first that is told to the last.

    None where no day is told and none is asked about.
    """
    told = sorted(days)
    first = since or (_after_gap(told) if told else until)
    last = until or (told[-1] if told else since)
    if first is None or last is None:
        return None
    first, last = min(first, last), max(first, last)
    return Axis(first, last, grain_of(first, last))


def grain_of(first: date, last: date) -> Grain:
    """The finest stretches of which there are not too many."""
    days = (last - first).days + 1
    return next((grain for grain, many in DAYS_OF.items() if days / many <= MOST_STEPS), "year")


def _after_gap(told: list[date]) -> date:
    """The first day, or the first after a few that lie far before all others."""
    room = (told[-1] - told[0]).days
    for share, of_room in BEFORE:
        few = told[1 : int(len(told) * share) + 1]
        after = next((day for day in reversed(few) if (told[-1] - day).days <= room * of_room), None)
        if after:
            return after
    return told[0]


def _begin(day: date, grain: Grain) -> date:
    if grain == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return day if grain == "day" else day.replace(day=1) if grain == "month" else day.replace(month=1, day=1)


def _end(day: date, grain: Grain) -> date:
    if grain == "week":
        return day + timedelta(days=min(6 - day.weekday(), date.max.toordinal() - day.toordinal()))
    if grain == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day if grain == "day" else day.replace(month=12, day=31)
