"""Where sources differ: the counts of events of which two of them leave no room for each other, or give two numbers."""

from collections.abc import Iterable
from math import inf

from tidings.out.web.figures.shown import Differing, SaidOf
from tidings.views import rules
from tidings.views.displacement import Move
from tidings.views.figures import Estimate
from tidings.views.toll import EventToll


def differing(events: Iterable[EventToll | Move]) -> tuple[Differing, ...]:
    """The counts of which several sources give different numbers, those that lie farthest apart first."""
    found = [
        _differing(one, each) for one in events for each in one.estimates if len({said.count for said in each.said}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-_apart(one), one.event, one.measure, one.who)))


def _apart(one: Differing) -> float:
    """How many times the least number is in the greatest, weighed by how many people they are apart."""
    least, most = (pick(said.count for said in one.said) for pick in (min, max))
    return (most / least if least else inf) * (most - least)


def _differing(one: EventToll | Move, each: Estimate) -> Differing:
    return Differing(
        event=one.event,
        kind=one.kind,
        place=(one.place_name if isinstance(one, EventToll) else one.left_name or one.reached_name) or "",
        first=one.first,
        last=one.last,
        measure=each.measure,
        who=each.who,
        low=each.low,
        best=each.best,
        high=each.high,
        said=tuple(_said(said, each) for said in each.said),
    )


def _said(said: rules.Said, each: Estimate) -> SaidOf:
    return SaidOf(
        source=said.source,
        outlet=said.outlet or "",
        side=said.side or "",
        count=said.count,
        bound=said.bound,
        low=said.low,
        high=said.high,
        known=said.known,
        claim=said.claims[0],
        claims=len(said.claims),
        chosen=said.count == each.best,
    )
