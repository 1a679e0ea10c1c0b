"""Sums over events: low, best and high are added each by itself, so that low ≤ best ≤ high holds of the sum too."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from msgspec import Struct

from tidings.lexicon.counting import load_counting
from tidings.views.figures import Estimate, Weighed
from tidings.views.happenings import Happening, Lies, Period
from tidings.views.rules import plus


class Countable(Protocol):
    """An event with its days and figures; `edge` where it may have happened outside the period."""

    @property
    def first(self) -> date | None:
        """Its first day."""

    @property
    def last(self) -> date | None:
        """Its last day."""

    @property
    def edge(self) -> bool:
        """True where it may have happened outside the period."""

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """Its figures."""


class Counted(NamedTuple):
    """An event inside the period or on its edge, with its figures."""

    happening: Happening
    lies: Lies
    weighed: Weighed
    estimates: tuple[Estimate, ...]

    @property
    def first(self) -> date | None:
        """Its first day."""
        return self.happening.first

    @property
    def last(self) -> date | None:
        """Its last day."""
        return self.happening.last

    @property
    def edge(self) -> bool:
        """True where it may have happened outside the period."""
        return self.lies != "inside"

    @property
    def taken(self) -> set[str]:
        """The claims that gave first what the sums take: of a whole, or of the parts that a whole is made of."""
        derived = {one.measure for one in self.estimates if one.derived}
        return {
            said.claims[0]
            for one in self.estimates
            if not one.part or one.measure in derived
            for said in one.said
            if said.allows(one.best)
        }


class Sum(Struct, frozen=True, kw_only=True):
    """How many of whom in all: low ≤ best ≤ high, over so many events.

    `part` is True of a class that is counted in the whole as well; its `high` is open where an event has a whole and
    does not tell that class.
    """

    measure: str
    who: str
    low: int
    best: int
    high: int | None
    events: int
    part: bool = False


class Beside(Struct, frozen=True, kw_only=True):
    """A sum over a day or an area that is not added, since the events that it holds are."""

    event: str
    place: str
    place_name: str
    first: date | None
    last: date | None
    estimates: tuple[Estimate, ...]
    holds: tuple[str, ...]


def totals(added: Sequence[Countable], period: Period) -> tuple[Sum, ...]:
    """The sums by measure and class, in the order in which the measures are shown, wholes first.

    What may have happened outside the period has a low of nothing; its best counts where its last day is inside, so
    that the sums of two periods that adjoin add up to that of both.
    """
    groups: dict[tuple[str, str], list[tuple[Countable, Estimate]]] = defaultdict(list)
    events: dict[str, int] = defaultdict(int)
    for one in added:
        for estimate in one.estimates:
            groups[estimate.measure, estimate.who].append((one, estimate))
        for measure in {estimate.measure for estimate in one.estimates}:
            events[measure] += 1
    found = [_sum(many, period, events[measure]) for (measure, _), many in groups.items()]
    order = {measure: rank for rank, measure in enumerate(_measures(added))}
    return tuple(sorted(found, key=lambda one: (order[one.measure], one.part, -one.best, one.who)))


def _measures(added: Iterable[Countable]) -> tuple[str, ...]:
    rank = load_counting().order
    found = {estimate.measure for one in added for estimate in one.estimates}
    return tuple(sorted(found, key=lambda one: (rank.get(one, len(rank)), one)))


def _sum(many: Sequence[tuple[Countable, Estimate]], period: Period, events: int) -> Sum:
    first = many[0][1]
    part = any(estimate.part for _, estimate in many)
    high: int | None = None if part and len(many) < events else 0
    low = best = 0
    for counted, estimate in many:
        last, inside = counted.last or counted.first, not counted.edge
        low += estimate.low if inside else 0
        best += estimate.best if inside or (last is not None and period.holds(last)) else 0
        high = plus(high, estimate.high)
    return Sum(measure=first.measure, who=first.who, low=low, best=best, high=high, events=len(many), part=part)


def beside(one: Counted, holds: tuple[str, ...]) -> Beside:
    """An event that is a sum, as it is shown beside the sum of the events that it holds."""
    happening = one.happening
    return Beside(
        event=happening.event,
        place=happening.place_id,
        place_name=happening.place.name if happening.place else "",
        first=happening.first,
        last=happening.last,
        estimates=one.estimates,
        holds=holds,
    )
