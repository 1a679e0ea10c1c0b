"""What the claims of one event say of one count, estimated by a rule: low, best and high, with who says so."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from tidings.record import Entry

Rule = Literal["latest", "median", "lowest", "highest", "most-trusted"]


class Estimate(Struct, frozen=True, kw_only=True):
    """How many of whom, by the rule: low ≤ best ≤ high, with the claims for it and those that disagree.

    `high` None means open above; `best` is the count that the rule chooses. `part` is True for a class that is
    counted in the whole beside it ("68 of them children"); `derived` is True for a whole that nobody gives and that
    is summed from its parts. `support` and `dissent` are ids of claims.
    """

    measure: str
    who: str
    low: int
    best: int
    high: int | None
    part: bool = False
    derived: bool = False
    support: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def estimates(entries: Iterable[Entry], rule: Rule = "latest") -> tuple[Estimate, ...]:
    """What the claims of one event say of each count, by measure and by who is counted; wholes before their parts.

    The entries are those of one event that count (`known.counted`).
    """
    raise NotImplementedError
