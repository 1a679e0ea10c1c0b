"""Which figure is the best one, and between which bounds: the rules for figures that disagree.

- `latest`: the figure given last. A mere bound ("at least 24", which is how "dozens" is kept) steps back for an earlier
  figure that it allows: "dozens" after "37" takes nothing back.
- `median`: the middle one; of two in the middle the lower, so that it is always a figure that somebody gave.
- `lowest`, `highest`: the least and the greatest count.
- `most-trusted`: the figure of the source that data/trust.csv ranks first; among equals the latest.

Low and high do not depend on the rule. They take in all that stands: the least and the most that any source allows.
What one source leaves open another may close: "at least 12" beside "20" is 12 to 20. Open above stays what exceeds
every closed figure: "at least 30" beside "20" is 20 or more.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from tidings.record import Bound, Figure

Rule = Literal["latest", "median", "lowest", "highest", "most-trusted"]

#: "About 200" is taken as 180 to 220. A tenth is our choice: writers round to one or two digits, and news that mean
#: more than a tenth less or more say "up to" or "more than"; at least 1, since "about 8" is no exact 8.
ABOUT_SHARE = 0.1


class Said(Struct, frozen=True, kw_only=True):
    """One figure that stands for one origin: who gave it, when it was first known, and the claims that give it.

    `source` is the canonical name of the first-hand source where data/actors.csv lists it, else "": the claims say it.
    `side` names the camp whose account it is. `trust` is the kind of source in data/trust.csv, `rank` its rank there.
    `claims` holds the claim that was known first, then those that repeat it.
    """

    count: int
    bound: Bound
    low: int
    high: int | None
    known: datetime
    claims: tuple[str, ...]
    source: str = ""
    outlet: str | None = None
    side: str | None = None
    trust: str = ""
    rank: int = 0

    def allows(self, count: int) -> bool:
        """True if the words of the figure leave room for that count."""
        return self.low <= count and (self.high is None or count <= self.high)


def reach(figure: Figure) -> tuple[int, int | None]:
    """The least and the most that a figure allows; None where it is open above."""
    if figure.bound != "about":
        return figure.low, figure.high
    margin = max(1, round(figure.count * ABOUT_SHARE))
    return max(0, figure.count - margin), figure.count + margin


def chosen(said: Sequence[Said], rule: Rule) -> Said:
    """The figure that the rule takes; `said` is not empty and in the order of becoming known."""
    by_count = sorted(said, key=lambda one: one.count)
    if rule == "median":
        return by_count[(len(by_count) - 1) // 2]
    if rule == "lowest":
        return by_count[0]
    if rule == "highest":
        return by_count[-1]
    if rule == "most-trusted":
        first = min(one.rank for one in said)
        return [one for one in said if one.rank == first][-1]
    return _latest(said)


def _latest(said: Sequence[Said]) -> Said:
    last = said[-1]
    if last.bound in ("at_least", "at_most"):
        firm = [one for one in said if one.bound in ("exact", "about") and last.allows(one.count)]
        return firm[-1] if firm else last
    return last


def lowest(said: Sequence[Said]) -> int:
    """The least that any figure allows: a mere "at most" opens it down only where it lies below all others."""
    firm = [one.low for one in said if one.bound != "at_most"]
    low = min(firm, default=0)
    return 0 if any(one.bound == "at_most" and one.count < low for one in said) else low


def highest(said: Sequence[Said]) -> int | None:
    """The most that any figure allows; None, open above, where a mere "at least" exceeds all that is closed."""
    closed = [one.high for one in said if one.high is not None]
    if not closed:
        return None
    high = max(closed)
    return None if any(one.high is None and one.count > high for one in said) else high


def plus(left: int | None, right: int | None) -> int | None:
    """The sum of two highs: open above if either is."""
    return None if left is None or right is None else left + right
