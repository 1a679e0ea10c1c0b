"""Sums of a place told apart by stretches of time, so that the dead of two wars never stand in one number."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct

from tidings.out.web.subjects.band import days_of, runs
from tidings.views.control import Change
from tidings.views.displacement import Displacement
from tidings.views.happenings import Period
from tidings.views.toll import Toll
from tidings.views.totals import Countable, Sum, totals


class InStretch(Struct, frozen=True, kw_only=True):
    """What is counted in one stretch: `first` and `last` are the days of its events, None where none is told.

    `events` is how many have a figure; each sum tells its own.
    """

    first: date | None
    last: date | None
    events: int
    sums: tuple[Sum, ...]


def stretches(toll: Toll, moved: Displacement, ledger: Iterable[Change]) -> tuple[InStretch, ...]:
    """The sums of each stretch, the newest first, events of no day last.

    A stretch ends where nothing is told for so long that the band of holders begins a new chapter (band.QUIET_DAYS).
    Every event is in one stretch, so that the stretches add up to the whole.
    """
    every: list[Countable] = [*toll.events, *moved.moves]
    told = [one for one in every if _days(one)]
    days = [_days(one) for one in told] + [days_of(one) for one in ledger if one.latest or one.earliest]
    period = Period(toll.since, toll.until)
    found = []
    for first, last in reversed(runs(one for one in days if one)):
        inside = [one for one in told if first <= _begin(one) <= last]
        if inside:
            found.append(_stretch(toll.events, moved.moves, inside, period))
    undated = [one for one in every if not _days(one)]
    return (*found, *([_stretch(toll.events, moved.moves, undated, period)] if undated else []))


def _stretch(
    killed: Sequence[Countable], moved: Sequence[Countable], inside: Sequence[Countable], period: Period
) -> InStretch:
    """The sums of some events, the killed and injured before those who moved, as both are summed."""
    days = [day for one in inside for day in (one.first, one.last) if day]
    chosen = {id(one) for one in inside}
    parts = ([one for one in some if id(one) in chosen] for some in (killed, moved))
    return InStretch(
        first=min(days, default=None),
        last=max(days, default=None),
        events=len(inside),
        sums=tuple(chain.from_iterable(totals(one, period) for one in parts)),
    )


def _days(one: Countable) -> tuple[date, date] | None:
    """The days of an event; None where none is told."""
    first, last = one.first or one.last, one.last or one.first
    return (first, last) if first and last else None


def _begin(one: Countable) -> date:
    return one.first or one.last or date.max
