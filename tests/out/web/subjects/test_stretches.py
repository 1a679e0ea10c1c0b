"""Sums by stretches of time."""

from datetime import date

from tidings.out.web.subjects.stretches import stretches
from tidings.views.displacement import Displacement
from tidings.views.figures import Estimate
from tidings.views.series import Point, Series
from tidings.views.toll import EventToll, Toll

NOBODY_MOVED = Displacement(rule="latest", since=None, until=None, totals=(), moves=())


def event(first: date | None, last: date | None, killed: int) -> EventToll:
    """An event in which so many were killed."""
    estimate = Estimate(measure="killed", who="all", low=killed, best=killed, high=None)
    return EventToll(
        event=f"{first} {killed}", kind="strike", place="1", place_name="Somewhere", first=first, last=last, edge=False,
        estimates=(estimate,),
    )  # fmt: skip


def toll(*events: EventToll) -> Toll:
    """A toll of some events."""
    return Toll(rule="latest", since=None, until=None, totals=(), events=events)


def test_events_of_two_wars_are_not_added() -> None:
    """What lies far apart is summed apart, the newest first, with the days and the number of its events."""
    old = event(date(1982, 2, 1), date(1982, 2, 28), 10_000)
    new, newer = event(date(2024, 11, 28), date(2024, 11, 28), 5), event(date(2024, 12, 8), date(2024, 12, 8), 7)
    first, second = stretches(toll(old, new, newer), NOBODY_MOVED, ())
    assert (first.first, first.last, first.events) == (date(2024, 11, 28), date(2024, 12, 8), 2)
    assert [(one.measure, one.best, one.events) for one in first.sums] == [("killed", 12, 2)]
    assert (second.first, second.last, second.events) == (date(1982, 2, 1), date(1982, 2, 28), 1)
    assert second.sums[0].best == 10_000


def test_an_event_without_a_day_stands_last_by_itself() -> None:
    """Where no day is told, the number is in no stretch, and not lost."""
    dated, undated = event(date(2024, 12, 8), date(2024, 12, 8), 7), event(None, None, 40)
    some = stretches(toll(undated, dated), NOBODY_MOVED, ())
    assert [(one.first, one.sums[0].best) for one in some] == [(date(2024, 12, 8), 7), (None, 40)]


def test_running_tolls_stand_with_their_days_and_widen_none() -> None:
    """A toll of a single source is told in its stretch, and the days of the sums stay those of the events."""
    counts = [Point(day=date(2024, 12, day), count=700, bound="at_least", place_name="", claims=()) for day in (1, 4)]
    series = Series(
        measure="killed", who="all", since=None, place="1", place_name="", source="", outlet=None, points=tuple(counts),
        rise=None,
    )  # fmt: skip
    old = event(date(1982, 2, 1), date(1982, 2, 28), 10_000)
    alone = Toll(rule="latest", since=None, until=None, totals=(), events=(old,), running=(series,))
    told = [(one.first, one.events, one.running) for one in stretches(alone, NOBODY_MOVED, ())]
    assert told == [(date(2024, 12, 1), 0, 1), (date(1982, 2, 1), 1, 0)]
    near = event(date(2024, 12, 8), date(2024, 12, 8), 7)
    both = Toll(rule="latest", since=None, until=None, totals=(), events=(near,), running=(series,))
    (only,) = stretches(both, NOBODY_MOVED, ())
    assert (only.first, only.last, only.events, only.running) == (date(2024, 12, 8), date(2024, 12, 8), 1, 1)
