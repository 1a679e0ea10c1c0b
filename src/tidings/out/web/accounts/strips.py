"""An estimate as a strip: how far it reaches from nought, and where each source's figure lies on it."""

from collections.abc import Container, Mapping
from typing import Literal

from msgspec import Struct

from tidings.views.figures import Estimate
from tidings.views.rules import Rule, Said, chosen

#: The strip's length in units of its drawing; parts/tellings.html leaves room on its right for an end that is open.
LENGTH = 200.0
#: Dots on one height must lie so far apart to be told from each other.
APART = 9.0

Shape = Literal["dot", "least", "most"]


class Dot(Struct, frozen=True):
    """A figure on a strip: where, of what firmness, in which rows of the table, and whether the rule takes it.

    `headline` is True where only titles of reports give it.
    """

    x: float
    level: int
    shape: Shape
    rows: tuple[int, ...]
    chosen: bool
    headline: bool = False


class Strip(Struct, frozen=True):
    """A strip from nought to `most`: its band from `left` to `right`, the best figure at `best`, the dots above it."""

    most: int
    left: float
    right: float
    best: float
    open: bool
    levels: int
    dots: tuple[Dot, ...]


def strip(
    estimate: Estimate, rule: Rule, rows: Mapping[str, int], headlines: Container[tuple[str, int]] = ()
) -> Strip | None:
    """The strip of an estimate; None where there is one figure and nothing to compare. `rows` are by their claims.

    `headlines` are claims with counts that only titles of reports give.
    """
    if len(estimate.said) < 2 and estimate.low == estimate.high:
        return None
    most = max([estimate.best, estimate.high or 0, *(one.count for one in estimate.said), 1])
    scale = LENGTH / most
    taken = chosen(estimate.said, rule) if estimate.said else None
    dots = _dots(sorted(estimate.said, key=lambda one: one.count), scale, taken, rows, headlines)
    return Strip(
        most=most,
        left=round(estimate.low * scale, 1),
        right=round((estimate.high if estimate.high is not None else most) * scale, 1),
        best=round(estimate.best * scale, 1),
        open=estimate.high is None,
        levels=1 + max((one.level for one in dots), default=0),
        dots=dots,
    )


def _dots(
    said: list[Said], scale: float, taken: Said | None, rows: Mapping[str, int], headlines: Container[tuple[str, int]]
) -> tuple[Dot, ...]:
    """The figures from left to right, those that would lie on each other one above the other."""
    found: list[Dot] = []
    ends: list[float] = []
    for one in said:
        x = round(one.count * scale, 1)
        level = next((n for n, end in enumerate(ends) if x - end >= APART), len(ends))
        ends[level : level + 1] = [x]
        numbers = tuple(sorted({rows[claim] for claim in one.claims if claim in rows}))
        titled = bool(one.claims) and all((claim, one.count) in headlines for claim in one.claims)
        found.append(Dot(x, level, _shape(one), numbers, one == taken, titled))
    return tuple(found)


def _shape(said: Said) -> Shape:
    return "least" if said.bound == "at_least" else "most" if said.bound == "at_most" else "dot"
