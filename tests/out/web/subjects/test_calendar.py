"""Days with events as calendars of their months."""

from datetime import date

from tidings.opened.listing import DayCount
from tidings.out.web.subjects.calendar import MONTHS, days_told, months, neighbours

TOLD = days_told(
    DayCount(day, family, events)
    for day, family, events in [
        (date(2024, 12, 5), "battle", 3), (date(2024, 12, 5), "strike", 2), (date(2024, 11, 30), "battle", 1),
        (date(2016, 2, 29), "people", 70),
    ]
)  # fmt: skip


def test_events_of_a_day_are_counted_together() -> None:
    """A day's number is that of its events of all families."""
    assert {date(2016, 2, 29): 70, date(2024, 11, 30): 1, date(2024, 12, 5): 5} == TOLD


def test_a_month_is_whole_weeks() -> None:
    """Weeks begin on Monday and hold the days of their month only; days with more events have a deeper shade."""
    december, november, february = months(TOLD).months
    assert [december.first, november.first, february.first] == [date(2024, 12, 1), date(2024, 11, 1), date(2016, 2, 1)]
    assert all(len(week) == 7 for week in december.weeks)
    days = [day for week in december.weeks for day in week if day]
    assert [day.day for day in days] == [date(2024, 12, n) for n in range(1, 32)]
    assert {day.events: day.shade for day in days} == {0: 0, 5: 2}
    assert max(day.shade for week in february.weeks for day in week if day) == 4


def test_months_are_paged() -> None:
    """More months than a page holds go on another one."""
    many = {date(2000 + n // 12, n % 12 + 1, 1): 1 for n in range(MONTHS + 3)}
    assert len(months(many).months) == MONTHS
    assert [one.first for one in months(many, MONTHS).months] == [date(2000, n, 1) for n in (3, 2, 1)]


def test_neighbours_have_events() -> None:
    """The days before and after are those that tell something, whether or not the day itself does."""
    assert neighbours(TOLD, date(2024, 12, 1)) == (date(2024, 11, 30), date(2024, 12, 5))
    assert neighbours(TOLD, date(2024, 12, 5)) == (date(2024, 11, 30), None)
