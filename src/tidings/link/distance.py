"""Distances between places."""

from tidings.gazetteer.relate import distance_km
from tidings.record import Place


def apart_km(here: Place, there: Place) -> float:
    """The distance between the points of two places; endless where one is on no map."""
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return float("inf")
    return distance_km(here.lat, here.lon, there.lat, there.lon)
