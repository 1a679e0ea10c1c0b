"""Distances and directions on the globe."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

EARTH_KM = 6371.0  # mean radius of the earth


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """The great-circle distance between two points."""
    a, b = math.radians(lat), math.radians(to_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def bearing_deg(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """The direction in which one sets out from one point to another: 0 is north, 90 is east."""
    a, b, turn = math.radians(lat), math.radians(to_lat), math.radians(to_lon - lon)
    east = math.sin(turn) * math.cos(b)
    north = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def moved(lat: float, lon: float, bearing: float, by_km: float) -> tuple[float, float]:
    """The point that lies so many kilometres from a point in a direction."""
    a, turn, arc = math.radians(lat), math.radians(bearing), by_km / EARTH_KM
    to = math.asin(math.sin(a) * math.cos(arc) + math.cos(a) * math.sin(arc) * math.cos(turn))
    east = math.sin(turn) * math.sin(arc) * math.cos(a)
    shift = math.atan2(east, math.cos(arc) - math.sin(a) * math.sin(to))
    return math.degrees(to), (lon + math.degrees(shift) + 540) % 360 - 180


def kilometres(lats: NDArray[Any], lons: NDArray[Any], lat: float, lon: float) -> NDArray[Any]:
    """Great-circle distances from many points to one."""
    a, b = np.radians(lats), np.radians(lat)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(lon - lons) / 2) ** 2
    far: NDArray[Any] = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    return far
