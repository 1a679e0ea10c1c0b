"""Events by day and family, as a chart shows them: counted over the stretches of its axis."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tidings.opened.listing import DayCount
from tidings.out.web.figures.shown import DaysByFamily, Family, Stretch
from tidings.out.web.figures.spans import Axis, axis_of


def days(
    counted: Sequence[DayCount],
    families: Mapping[str, str],
    *,
    since: date | None = None,
    until: date | None = None,
    known_by: datetime | None = None,
) -> DaysByFamily:
    """How many events of each family began in each stretch; `families` tells what each has in common."""
    told = [DayCount(max(one.day, since) if since else one.day, one.family, one.events) for one in counted]
    axis = axis_of([one.day for one in told], since, until)
    shown = [one for one in told if axis and axis.holds(one.day)]
    names = [name for name in families if any(one.family == name for one in shown)]
    totals: Counter[str] = Counter()
    for one in shown:
        totals[one.family] += one.events
    names.sort(key=lambda name: -totals[name])
    return DaysByFamily(
        since=since,
        until=until,
        known_by=known_by,
        axis=axis,
        families=tuple(Family(name, families[name], totals[name]) for name in names),
        stretches=_stretches(shown, names, axis) if axis else (),
        before=sum(one.events for one in told if axis and one.day < axis.first),
    )


def _stretches(shown: Sequence[DayCount], names: Sequence[str], axis: Axis) -> tuple[Stretch, ...]:
    """The stretches that have events."""
    found: dict[date, Counter[str]] = {}
    for one in shown:
        found.setdefault(axis.begin(one.day), Counter())[one.family] += one.events
    return tuple(
        Stretch(first, axis.end(first), tuple(counts[name] for name in names))
        for first, counts in sorted(found.items())
    )
