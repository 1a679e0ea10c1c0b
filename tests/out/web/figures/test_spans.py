"""The days of a chart and how finely they are told."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tidings.out.web.figures.spans import DAYS_OF, MOST_STEPS, axis_of

DAYS = st.dates() | st.dates(date(2024, 1, 1), date(2025, 12, 31)) | st.dates(date(9999, 11, 1))


@given(st.lists(DAYS, min_size=1), DAYS)
def test_stretches_hold_their_days(told: list[date], day: date) -> None:
    """A day of the axis lies in its stretch, stretches begin and end within the axis, and there are not too many."""
    axis = axis_of(told)
    assert axis
    assert axis.first in told
    assert axis.last == max(told)
    assert ((axis.last - axis.first).days + 1) / DAYS_OF[axis.grain] <= MOST_STEPS or axis.grain == "year"
    if axis.holds(day):
        assert axis.first <= axis.begin(day) <= day <= axis.end(day) <= axis.last
        assert axis.begin(axis.end(day)) == axis.begin(day)


@given(st.lists(DAYS), DAYS, DAYS)
def test_the_days_asked_about_are_the_axis(told: list[date], one: date, two: date) -> None:
    """Where both ends are asked for, the axis is just these days, whatever is told."""
    since, until = sorted((one, two))
    axis = axis_of(told, since, until)
    assert axis
    assert (axis.first, axis.last) == (since, until)


def test_a_few_days_long_before_are_left_before_the_axis() -> None:
    """One day decades before others does not squeeze them; two of four, or a day of the year before, are drawn."""
    later = [date(2024, 11, 1) + timedelta(days=n) for n in range(30)]
    for many in (4, 30):
        axis = axis_of([date(1982, 2, 1), *later[:many]])
        assert axis
        assert axis.first == date(2024, 11, 1)
    for first in ([date(1982, 2, 1), date(1982, 2, 2), *later[:2]], [date(2024, 10, 20), *later[:4]]):
        drawn = axis_of(first)
        assert drawn
        assert drawn.first == first[0]


def test_no_day_no_axis() -> None:
    """Where no day is told and none is asked about there is nothing to draw on."""
    assert axis_of([]) is None
