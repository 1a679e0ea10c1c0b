"""A toll or a displacement over time: the events added up, running tolls by source, and where sources differ."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from tidings.lexicon.counting import WHOLE, load_counting
from tidings.out.web.figures.differing import differing
from tidings.out.web.figures.growth import Added, Growth, Key, added, steps
from tidings.out.web.figures.running import drawn, lines
from tidings.out.web.figures.shown import Counts, Line, Moved, Panel, Reason, Step
from tidings.out.web.figures.spans import Axis, axis_of
from tidings.record import Finding
from tidings.views.displacement import Displacement, Move
from tidings.views.figures import Estimate
from tidings.views.happenings import Period
from tidings.views.tally import LeftOut
from tidings.views.toll import EventToll, Toll
from tidings.views.totals import Sum

Summed: TypeAlias = "Finding[Toll] | Finding[Displacement]"

#: Panels and rows that a page can be read with; how many more there are is told, and the finding has all of them.
MOST_PANELS, MOST_DIFFERING, MOST_MOVES = 9, 8, 60


def counts(finding: Summed) -> Counts:
    """What the charts of a toll or a displacement draw."""
    value = finding.value
    events: Sequence[EventToll | Move] = value.events if isinstance(value, Toll) else value.moves
    panels = _panels(finding, events)
    apart = differing(events)
    return Counts(
        view=finding.view,
        subject=finding.subject,
        rule=value.rule,
        since=value.since,
        until=value.until,
        known_by=finding.known_by,
        axis=_axis(finding, events),
        totals=value.totals,
        panels=tuple(panels[:MOST_PANELS]),
        panels_left_out=max(0, len(panels) - MOST_PANELS),
        differing=apart[:MOST_DIFFERING],
        differing_in_all=len(apart),
        moves=_moves(events),
        left_out=_reasons(value.left_out),
        notes=finding.notes[: len(finding.notes) - _told_elsewhere(finding)],
    )


def _told_elsewhere(finding: Summed) -> int:
    """How many of the last notes are on what has its own place here: what is running or left out (views/remarks.py)."""
    value = finding.value
    return len(value.running) + len({one.reason for one in value.left_out})


def _axis(finding: Summed, events: Iterable[EventToll | Move]) -> Axis | None:
    value = finding.value
    told = [day for one in events for day in (one.first or one.last, one.last or one.first) if day]
    told += [point.day for one in value.running for point in one.points]
    asked = Period(value.since, value.until)
    return axis_of([day for day in told if asked.holds(day)], value.since, value.until)


def _panels(finding: Summed, events: Sequence[EventToll | Move]) -> list[Panel]:
    """A panel for each count, in the order of the sums; then those of which only running tolls tell."""
    axis, running = _axis(finding, events), lines(finding.value.running)
    counted = added(events)
    sums = {(one.measure, one.who): one for one in finding.value.totals}
    keys = [*sums, *sorted(running.keys() - sums.keys(), key=lambda key: -len(running[key]))]
    rank = load_counting().order
    keys.sort(key=lambda key: (rank.get(key[0], len(rank)), key[1] != WHOLE, not running.get(key)))
    return [_panel(key, counted, sums.get(key), running.get(key, []), finding, axis) for key in keys]


def _panel(
    key: Key,
    counted: dict[Key, list[Added]],
    total: Sum | None,
    running: list[Line],
    finding: Summed,
    axis: Axis | None,
) -> Panel:  # fmt: skip
    growth = _growth(key, counted, Period(finding.value.since, finding.value.until))
    kept, left = drawn([one for one in running if axis and any(axis.holds(point.day) for point in one.points)])
    return Panel(
        measure=key[0],
        who=key[1],
        total=total,
        before=_before(growth, axis),
        undated=_undated(growth),
        steps=steps(growth, axis) if axis else (),
        lines=kept,
        lines_left_out=left,
    )


def _growth(key: Key, counted: dict[Key, list[Added]], period: Period) -> Growth:
    """How one count grows, with the first days of the events that tell the same measure of anybody."""
    firsts: dict[str, date | None] = {}
    for (measure, _), many in counted.items():
        if measure == key[0]:
            firsts |= {one.event: one.first for one in many}
    return Growth(counted.get(key, []), list(firsts.values()), period)


def _before(growth: Growth, axis: Axis | None) -> Step | None:
    if axis is None or not any(day < axis.first for day in growth.days()):
        return None
    return growth.by(axis.first - timedelta(days=1))


def _undated(growth: Growth) -> Step | None:
    found = growth.by(None)
    return found if found.events else None


def _moves(events: Iterable[EventToll | Move]) -> tuple[Moved, ...]:
    """The movements, those of most people first; none of a toll."""
    found = [_moved(one, each) for one in events if isinstance(one, Move) for each in one.estimates]
    return tuple(sorted(found, key=lambda one: (-one.best, one.event, one.who))[:MOST_MOVES])


def _moved(one: Move, each: Estimate) -> Moved:
    return Moved(
        event=one.event,
        left=one.left_name or "",
        reached=one.reached_name or "",
        first=one.first,
        last=one.last,
        measure=each.measure,
        who=each.who,
        low=each.low,
        best=each.best,
        high=each.high,
    )


def _reasons(left_out: Iterable[LeftOut]) -> tuple[Reason, ...]:
    """Why claims were not added, the commonest reason first."""
    found = Counter((one.reason, one.sentence) for one in left_out)
    return tuple(Reason(reason, sentence, claims) for (reason, sentence), claims in found.most_common())
