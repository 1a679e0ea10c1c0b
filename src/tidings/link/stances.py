"""How two parties stand to each other, as far as reports name them."""

from collections.abc import Sequence
from enum import IntEnum

from tidings.link.profile import Party, class_of


class Stance(IntEnum):
    """From one and the same to two sides, the best first."""

    SAME = 0
    ONE_SIDE = 1
    ALIKE = 2
    MAY_BE_ONE = 3
    OTHER_WORDS = 4
    OTHER_CLASS = 5
    OTHER_SIDE = 6

    @property
    def level(self) -> str:
        """Its name in data/link.csv."""
        return LEVELS[self]


#: The names of the stances, in their order: asked for with every pair of claims.
LEVELS = [one.name.lower().replace("_", " ") for one in Stance]


def stance(ours: Sequence[Party], theirs: Sequence[Party]) -> Stance | None:
    """The best stance of any two parties of one and the other; None where one names none."""
    return min((_stand(one, other) for one in ours for other in theirs), default=None)


def closest(ours: Sequence[Party], theirs: Sequence[Party]) -> tuple[Stance, Party, Party] | None:
    """The same with the two parties."""
    stands = ((_stand(one, other), i, k) for i, one in enumerate(ours) for k, other in enumerate(theirs))
    best = min(stands, default=None)
    return (best[0], ours[best[1]], theirs[best[2]]) if best else None


def _stand(one: Party, other: Party) -> Stance:
    if one.key and other.key:
        if one.key == other.key:
            return Stance.SAME
        return Stance.ONE_SIDE if _one_side(one, other) else Stance.OTHER_SIDE
    mine, theirs = class_of(one), class_of(other)
    if mine and theirs and mine != theirs:
        return Stance.OTHER_CLASS
    if mine and theirs and _two_lands(one, other):
        return Stance.OTHER_SIDE
    if one.stems & other.stems or (mine and mine == theirs and one.country and one.country == other.country):
        return Stance.ALIKE
    return Stance.MAY_BE_ONE if mine and theirs else Stance.OTHER_WORDS


def _one_side(one: Party, other: Party) -> bool:
    """True if one is a part of the other, or both are of one camp of one country."""
    if one.key == other.within or other.key == one.within or (one.within and one.within == other.within):
        return True
    if class_of(one) == class_of(other) == "state":
        return one.country == other.country
    return bool(one.side) and one.side == other.side and one.country == other.country


def _two_lands(one: Party, other: Party) -> bool:
    return bool(one.country) and bool(other.country) and one.country != other.country
