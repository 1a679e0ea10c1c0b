"""Which of two places lies in the other, as far as the places themselves tell."""

from tidings.gazetteer.relate import distance_km
from tidings.record import Place

#: Kinds of place that hold many others: a claim that names no more may speak of all of them.
WIDE = frozenset({"country", "region", "district", "area"})


def is_wide(place: Place | None) -> bool:
    """True of a place that holds many others, and of one that is not told."""
    return place is None or place.kind in WIDE


def encloses(outer: Place, inner: Place) -> bool:
    """True if the inner place lies in the outer one and is not the same.

    Told by the country, by the region that the inner place names, and else by distance and radius.
    """
    if outer.id == inner.id or inner.kind == "country":
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.country is not None and outer.country == inner.country
    if outer.kind == "region" and inner.within and inner.country == outer.country:
        return inner.within == outer.id
    if inner.radius_km >= outer.radius_km:
        return False
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= outer.radius_km
