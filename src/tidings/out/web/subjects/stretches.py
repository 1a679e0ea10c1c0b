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
    """What is counted in one stretch: `first` and `last` are the days of its events, else of its running tolls.

    `events` is how many have a figure; each sum tells its own. `running` are the tolls of single sources told in these
    days, which are never added.
    """

    first: date | None
    last: date | None
    events: int
    sums: tuple[Sum, ...]
    running: int


def stretches(toll: Toll, moved: Displacement, ledger: Iterable[Change]) -> tuple[InStretch, ...]:
    """The sums of each stretch, the newest first, events of no day last.

    A stretch ends where nothing is told for so long that the band of holders begins a new chapter (band.QUIET_DAYS).
    Every event is in one stretch, so that the stretches add up to the whole.
    """
    every: list[Countable] = [*toll.events, *moved.moves]
    told = {id(one): days for one in every if (days := _days(one))}
    running = [(one.points[0].day, one.points[-1].day) for one in (*toll.running, *moved.running) if one.points]
    bridges = [days_of(one) for one in ledger if one.latest or one.earliest]
    found = []
    for first, last in reversed(runs([*told.values(), *running, *bridges])):
        inside = [one for one in every if id(one) in told and first <= told[id(one)][0] <= last]
        beside = [one for one in running if first <= one[0] <= last]
        if inside or beside:
            found.append(_stretch(toll, moved, inside, beside))
    undated = [one for one in every if id(one) not in told]
    return (*found, *([_stretch(toll, moved, undated, [])] if undated else []))


def _stretch(
    toll: Toll, moved: Displacement, inside: Sequence[Countable], running: Sequence[tuple[date, date]]
) -> InStretch:
    """The sums of some events, the killed and injured before those who moved, as both are summed."""
    days = [day for one in inside for day in (one.first, one.last) if day] or [day for one in running for day in one]
    chosen = {id(one) for one in inside}
    every: tuple[Sequence[Countable], ...] = (toll.events, moved.moves)
    parts = ([one for one in some if id(one) in chosen] for some in every)
    period = Period(toll.since, toll.until)
    return InStretch(
        first=min(days, default=None),
        last=max(days, default=None),
        events=len(inside),
        sums=tuple(chain.from_iterable(totals(one, period) for one in parts)),
        running=len(running),
    )


def _days(one: Countable) -> tuple[date, date] | None:
    """The days of an event; None where none is told."""
    first, last = one.first or one.last, one.last or one.first
    return (first, last) if first and last else None
