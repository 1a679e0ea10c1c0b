"""The way between two places, and what lies on it."""

from collections.abc import Callable

from msgspec import Struct

from tidings.errors import GazetteerError
from tidings.gazetteer.relate import bearing_deg, distance_km
from tidings.record import Place

WAY_SHARE = 0.12  # how far off the straight line a place on the way may lie, as a share of the distance
SETTLED = ("city", "town", "village")


class Stop(Struct, frozen=True):
    """A place on the way between two others: at which share of the way, and how far to the side."""

    place: Place
    share: float
    aside_km: float


class Way(Struct, frozen=True):
    """How two places lie to each other, with the places between them in the order of the way."""

    distance_km: float
    bearing_deg: float
    stops: tuple[Stop, ...]


def way(near: Callable[..., list[Place]], a: Place, b: Place, least_people: int) -> Way:
    """How b lies from a, and the settlements of so many people near the straight line; `near` is the gazetteer's."""
    far, bearing = _apart(a, b), bearing_deg(*_point(a), *_point(b))
    middle = ((_point(a)[0] + _point(b)[0]) / 2, (_point(a)[1] + _point(b)[1]) / 2)
    places = [p for p in near(*middle, far / 2 * (1 + WAY_SHARE), SETTLED) if p.population >= least_people]
    stops = [_stop(place, a, b) for place in places if place.id not in (a.id, b.id)]
    on_way = [stop for stop in stops if 0 < stop.share < 1 and stop.aside_km <= far * WAY_SHARE]
    return Way(far, bearing, tuple(sorted(on_way, key=lambda stop: stop.share)))


def _stop(place: Place, a: Place, b: Place) -> Stop:
    """The foot of the place on the line from a to b, by the sides of the triangle (flat: fine for a few 100 km)."""
    whole, to_a, to_b = _apart(a, b), _apart(a, place), _apart(b, place)
    along = (whole**2 + to_a**2 - to_b**2) / (2 * whole) if whole else 0.0
    aside = max(0.0, to_a**2 - along**2) ** 0.5
    return Stop(place, round(along / whole, 3) if whole else 0.0, round(aside, 1))


def _apart(a: Place, b: Place) -> float:
    return distance_km(*_point(a), *_point(b))


def _point(place: Place) -> tuple[float, float]:
    if place.lat is None or place.lon is None:
        raise GazetteerError(f"{place.name} is not on the map", remedy="name another place")
    return place.lat, place.lon
