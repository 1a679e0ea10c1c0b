"""What counts at a moment."""

import random
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.entries import HAMA, entry

from tidings.views.known import counted, counts

NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = date(2024, 12, 5)


def test_a_claim_counts_from_the_moment_it_was_known() -> None:
    """A claim counts at the very moment of its becoming known, and not a second earlier."""
    one = entry("capture", HAMA, DAY, known=NOON)
    assert counts(one, NOON)
    assert not counts(one, NOON - timedelta(seconds=1))


def test_a_superseded_claim_stops_counting_when_its_successor_is_known() -> None:
    """A superseded version counts until the newer one is known, and is out from that moment on."""
    one = entry("capture", HAMA, DAY, known=NOON, until=NOON + HOUR)
    assert counts(one, NOON + HOUR / 2)
    assert not counts(one, NOON + HOUR)
    assert not counts(one)


def test_everything_known_now_counts_without_a_moment() -> None:
    """Without a moment all claims count whose reports are the newest version."""
    old = entry("capture", HAMA, DAY, known=NOON, until=NOON + HOUR)
    new = entry("capture", HAMA, DAY, known=NOON + HOUR)
    assert counted([new, old]) == (new,)


@given(st.lists(st.integers(0, 5), max_size=8), st.randoms(use_true_random=False), st.integers(0, 6))
def test_order_and_repetition_change_nothing(hours: list[int], chance: random.Random, moment: int) -> None:
    """The same entries in another order, or twice, give the same answer; none of it was known later."""
    made = [entry("capture", HAMA, DAY, known=NOON + hour * HOUR, outlet=str(i)) for i, hour in enumerate(hours)]
    shuffled = made + made
    chance.shuffle(shuffled)
    known_by = NOON + moment * HOUR
    assert counted(shuffled, known_by) == counted(made, known_by)
    assert all(one.known <= known_by for one in counted(shuffled, known_by))
