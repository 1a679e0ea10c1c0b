"""Events by day and family."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tidings.opened.listing import DayCount
from tidings.out.web.figures.by_family import days

FAMILIES = {"battle": "Armed sides contend.", "strike": "Weapons from afar.", "word": "Saying it is the act."}
COUNTS = st.lists(
    st.builds(
        DayCount, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(sorted(FAMILIES)), st.integers(1, 50)
    )
)


@given(COUNTS)
def test_no_event_is_lost(counted: list[DayCount]) -> None:
    """All events are in a stretch or told to be before the axis, and each family's are its own."""
    found = days(counted, FAMILIES)
    drawn = sum(sum(one.events) for one in found.stretches)
    assert drawn + found.before == sum(one.events for one in counted)
    for n, family in enumerate(found.families):
        assert sum(one.events[n] for one in found.stretches) == family.events > 0


@given(COUNTS)
def test_stretches_are_in_their_order(counted: list[DayCount]) -> None:
    """Stretches do not overlap, have events, and the families with most events come first."""
    found = days(counted, FAMILIES)
    for one, two in pairwise(found.stretches):
        assert one.first <= one.last < two.first
    assert all(sum(one.events) for one in found.stretches)
    assert [one.events for one in found.families] == sorted((one.events for one in found.families), reverse=True)


def test_what_began_before_is_at_the_first_day() -> None:
    """An event that touches the days asked about and began before them is counted at the first of them."""
    found = days(
        [DayCount(date(2024, 11, 1), "battle", 2)], FAMILIES, since=date(2024, 11, 27), until=date(2024, 12, 8)
    )
    [stretch] = found.stretches
    assert (stretch.first, stretch.events, found.before) == (date(2024, 11, 27), (2,), 0)
