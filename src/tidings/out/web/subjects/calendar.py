"""The days that have a brief, as calendars of their months."""

import calendar
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from msgspec import Struct

from tidings.opened.listing import DayCount

#: Months that stand on one page: two years.
MONTHS = 24
#: The shades of the days: a day with so many events or more has the shade of that number's place in the row. They rise
#: as a geometric row does, since most days of a record tell little and a few very much.
SHADES = (1, 4, 16, 64)


class Day(Struct, frozen=True):
    """A day of a month with how many events began on it; `shade` is 0 for none, up to 4."""

    day: date
    events: int
    shade: int


class Month(Struct, frozen=True):
    """A month as weeks of seven days from Monday, None for days of other months."""

    first: date
    events: int
    weeks: tuple[tuple[Day | None, ...], ...]


class Days(Struct, frozen=True):
    """The days of the record that have events, the newest months first; `total` is of all months that have any."""

    months: tuple[Month, ...]
    total: int
    offset: int


def days_told(counts: Iterable[DayCount]) -> dict[date, int]:
    """How many events began on each day, in the order of the days."""
    found: Counter[date] = Counter()
    for one in counts:
        found[one.day] += one.events
    return dict(sorted(found.items()))


def months(told: dict[date, int], offset: int = 0) -> Days:
    """The months of some days, a page of them."""
    firsts = sorted({day.replace(day=1) for day in told}, reverse=True)
    by_month = {first: list(days) for first, days in groupby(told, lambda day: day.replace(day=1))}
    shown = (_month(first, told, sum(told[day] for day in by_month[first])) for first in firsts[offset:][:MONTHS])
    return Days(tuple(shown), len(firsts), offset)


def _month(first: date, told: dict[date, int], events: int) -> Month:
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first, events, tuple(tuple(_day(day, told) if day.month == first.month else None for day in w) for w in weeks)
    )


def _day(day: date, told: dict[date, int]) -> Day:
    events = told.get(day, 0)
    return Day(day, events, sum(events >= least for least in SHADES))


def neighbours(told: dict[date, int], day: date) -> tuple[date | None, date | None]:
    """The last day with events before one, and the next one after it."""
    before = max((one for one in told if one < day), default=None)
    return before, min((one for one in told if one > day), default=None)
