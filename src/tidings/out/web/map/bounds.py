"""The part of the earth that holds what is told of."""

from collections.abc import Sequence
from itertools import pairwise

#: West, south, east, north, in degrees.
Bounds = tuple[float, float, float, float]
#: So much of what is told may be left out on each side, but only what lies apart: talks about a war are held in far
#: capitals, and a sixth is what the samples of the war in eastern Congo tell of such places on one side.
LEFT_OUT = 1 / 6
#: What lies apart is so far from the next, in degrees or in widths of the middle half of all that is told.
APART, APART_SHARE = 0.75, 0.5
#: The least width and height, in degrees: one town is shown with the country around it.
LEAST = 1.5

Values = list[tuple[float, int]]


def bounds_of(points: Sequence[tuple[float, float, int]]) -> Bounds | None:
    """The bounds of most of some points (lat, lon, weight); None where there are none."""
    if not points:
        return None
    south, north = _most([(lat, weight) for lat, _, weight in points])
    west, east = _most([(lon, weight) for _, lon, weight in points])
    return round(west, 2), round(south, 2), round(east, 2), round(north, 2)


def all_of(points: Sequence[tuple[float, float]]) -> Bounds | None:
    """The bounds of all of some points (lat, lon); None where there are none."""
    if not points:
        return None
    lats, lons = zip(*points, strict=True)
    return round(min(lons), 2), round(min(lats), 2), round(max(lons), 2), round(max(lats), 2)


def _most(values: Values) -> tuple[float, float]:
    """The least and the greatest value, without what lies apart on either side, at least LEAST from each other."""
    values = sorted(values)
    total = sum(weight for _, weight in values)
    apart = max(APART, APART_SHARE * (_at(values, total * 3 / 4) - _at(values, total / 4)))
    low, high = _first(values, total * LEFT_OUT, apart), _first(values[::-1], total * LEFT_OUT, apart)
    middle, half = (low + high) / 2, max(high - low, LEAST) / 2
    return middle - half, middle + half


def _first(values: Values, spare: float, apart: float) -> float:
    """The first value after the last that lies apart, of those that may be left out."""
    first = values[0][0]
    for (value, weight), (following, _) in pairwise(values):
        spare -= weight
        if spare < 0:
            break
        if abs(following - value) >= apart:
            first = following
    return first


def _at(values: Values, weight: float) -> float:
    """The value that is reached after so much weight."""
    for value, one in values:
        weight -= one
        if weight <= 0:
            return value
    return values[-1][0]
