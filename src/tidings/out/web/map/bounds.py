"""The part of the earth that holds what is told of."""

from collections.abc import Sequence

#: West, south, east, north, in degrees.
Bounds = tuple[float, float, float, float]
#: So much of what is told may be left out on each side: talks about a war are held in capitals far from it.
LEFT_OUT = 0.04
#: The least width and height, in degrees: one town is shown with the country around it.
LEAST = 1.5


def bounds_of(points: Sequence[tuple[float, float, int]]) -> Bounds | None:
    """The bounds of most of some points (lat, lon, weight); None where there are none."""
    if not points:
        return None
    south, north = _most([(lat, weight) for lat, _, weight in points])
    west, east = _most([(lon, weight) for _, lon, weight in points])
    return round(west, 2), round(south, 2), round(east, 2), round(north, 2)


def _most(values: list[tuple[float, int]]) -> tuple[float, float]:
    """The least and the greatest value with the outermost left out on both sides, at least LEAST apart."""
    values = sorted(values)
    spare = LEFT_OUT * sum(weight for _, weight in values)
    low, high = _first(values, spare), _first(values[::-1], spare)
    middle, half = (low + high) / 2, max(high - low, LEAST) / 2
    return middle - half, middle + half


def _first(values: list[tuple[float, int]], spare: float) -> float:
    """The first value after so much weight."""
    for value, weight in values:
        spare -= weight
        if spare < 0:
            return value
    return values[-1][0]
