"""How long figures take, and what a page does about it."""

import pytest

from tidings.out.web.figures.effort import COST_MS, is_asked_first, is_at_once, seconds


@pytest.mark.parametrize("part", COST_MS)
def test_more_events_take_longer(part: str) -> None:
    """A page that waits for a part does so for fewer events too; what is asked about first is never counted at once."""
    counts = [0, 1, 100, 500, 1_000, 5_000, 20_000, 1_000_000]
    assert [seconds(part, events) for events in counts] == sorted(seconds(part, events) for events in counts)
    assert not [events for events in counts if is_at_once(events) and is_asked_first(part, events)]
    assert is_at_once(0)


def test_few_events_are_never_asked_about_first() -> None:
    """A record of some hundred events is shown at once, one of a million is counted only if somebody wants it."""
    assert is_at_once(400)
    assert [part for part in COST_MS if is_asked_first(part, 1_000_000)] == list(COST_MS)
