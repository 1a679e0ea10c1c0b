"""Days of the calendar: periods as first and last day, and steps from one to another."""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
#: Years a report may be of; outside them a date is a mistake of the feed.
FIRST_REPORT_YEAR, LAST_REPORT_YEAR = 1900, 2100


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Days:
    """A month, from its first to its last day; months below 1 or above 12 run into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, month: int, count: int) -> Days:
    """So many months from one on."""
    return month_of(year, month)[0], month_of(year, month + count - 1)[1]


def week_of(day: date) -> Days:
    """The week from Monday to Sunday that holds a day."""
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def shifted(day: date, amount: float, unit: str) -> date:
    """The day so many units on (or back, where below 0); months and years keep the day where they have one."""
    if unit in ("M", "Q", "Y", "DE", "CE"):
        months = round(amount * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if not 1 <= year <= 9998:
            return day
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    days = {"D": 1.0, "W": 7.0, "2W": 14.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}.get(unit, 1.0)
    whole = int(amount * days) if abs(amount * days) >= 1 else 0
    try:
        return day + timedelta(days=whole)
    except OverflowError:
        return day


def period_of(day: date, unit: str) -> Days:
    """The calendar period of a unit that holds a day."""
    if unit in ("W", "2W"):
        return week_of(day)
    if unit == "WE":
        first = day - timedelta(days=day.weekday() - 5)
        return first, first + timedelta(days=1)
    if unit == "M":
        return month_of(day.year, day.month)
    if unit == "Q":
        return months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "Y":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "DE":
        return years_of(day.year // 10 * 10, 10)
    if unit == "CE":
        return years_of(day.year // 100 * 100, 100)
    return day, day


def years_of(first: int, count: int) -> Days:
    """So many years from one on."""
    first = min(max(1, first), 9999)
    return date(first, 1, 1), date(min(9999, first + count - 1), 12, 31)


def third(days: Days, edge: str) -> Days:
    """The first, middle or last third of a period: what "early", "mid" and "late" mean of a month or a year."""
    first, last = days
    if (last - first).days > 360:
        month = {"start": 1, "mid": 5, "end": 9}[edge]
        return months_of(first.year, month, 4) if first.year == last.year else days
    length = (last - first).days + 1
    cut = timedelta(days=round(length / 3))
    if edge == "start":
        return first, first + cut - timedelta(days=1)
    if edge == "end":
        return first + 2 * cut, last
    return first + cut, first + 2 * cut - timedelta(days=1)


def around(there: date, base: date) -> Days:
    """A third of the way either side of a day that is only hinted at ("several days ago")."""
    give = timedelta(days=abs((base - there).days) // 3)
    return there - give, there + give


def cut(days: Days, edge: str | None, now: date | None) -> Days:
    """The period, or its part: a third of it, or up to now ("earlier this week") or from now on ("later this week")."""
    if now is not None and days[0] <= now <= days[1]:
        if edge == "late":
            return now, days[1]
        if edge in (None, "early"):
            return days[0], now
    if edge in ("start", "mid", "end") and (days[1] - days[0]).days > 1:
        return third(days, edge)
    return days


def weekday_from(day: date, weekday: int, direction: int) -> date:
    """The nearest such weekday on or after a day (direction 1), or on or before it (-1)."""
    gap = (weekday - day.weekday()) % 7 if direction > 0 else -((day.weekday() - weekday) % 7)
    return day + timedelta(days=gap)


def sane(day: date | None) -> date | None:
    """The day, where it is one that a report can be of."""
    return day if day and FIRST_REPORT_YEAR <= day.year <= LAST_REPORT_YEAR else None
