"""Places that stand in relation to a place: its north, so far from it, a site by it, the way between two.

Such a place has an id of its own, made of the other's id and the relation, so that it lasts like any other id:
`BASE@part:45` the north-east of it · `BASE@part:-1` its middle · `BASE@off:90:15` 15 km east of it · `BASE@off::15`
15 km from it · `BASE@site:air-base` an air base by it · `BASE@to:OTHER` between the two.
"""

from typing import Protocol

import msgspec

from tidings.gazetteer.relate import distance_km, moved
from tidings.record import Place

PART_SHIFT = 0.45  # of the radius from the middle to the middle of a side; the centroid of a half disc lies at 0.42
PART_RADIUS = 0.75  # of the radius; the side and some way over, since reports are loose about it
SIDE_LEAST_KM = 40.0  # of the side of a region; a side is never told more exactly
SITE_KM = 15.0  # around the town that a site is named by; air bases and dams lie up to so far out
ROUGH_SHARE = 0.25  # of a stated distance, in which it may be off
NO_DIRECTION_KM = 10.0  # what is added to a distance without a direction
BARE_SITE = "site of"  # the reason of a reading of "the airport", a site that is told without the name of its town
ROUND = 4  # decimals of a derived point, some 10 m


class Places(Protocol):
    """What is asked of the gazetteer here."""

    def place(self, key: str) -> Place | None:
        """The place of an id."""

    def side(self, key: str, degrees: float) -> tuple[float, float, float] | None:
        """Middle and radius of one side of a country or region."""


def derive(key: str, places: Places) -> Place | None:
    """The place of a derived id, None where a place it is made of is missing or not on the map."""
    base_key, _, relation = key.partition("@")
    base = places.place(base_key)
    how, _, rest = relation.partition(":")
    if base is None or base.lat is None or base.lon is None or how not in MAKERS:
        return None
    made = MAKERS[how](base, rest, places)
    return msgspec.structs.replace(made, id=key) if made else None


def _part(base: Place, rest: str, places: Places) -> Place | None:
    if rest == "-1":
        return msgspec.structs.replace(base, radius_km=base.radius_km * PART_RADIUS, within=base.id)
    side = places.side(base.id, float(rest))
    if side:
        lat, lon, radius = side
        return _at(base, lat, lon, min(base.radius_km, max(SIDE_LEAST_KM, radius)))
    return _shifted(base, float(rest), base.radius_km * PART_SHIFT, base.radius_km * PART_RADIUS)


def _off(base: Place, rest: str, places: Places) -> Place | None:
    direction, _, far = rest.partition(":")
    away = float(far)
    if not direction:
        return _shifted(base, 0.0, 0.0, away + NO_DIRECTION_KM)
    return _shifted(base, float(direction), away, max(NO_DIRECTION_KM, away * ROUGH_SHARE))


def _shifted(base: Place, direction: float, by_km: float, radius_km: float) -> Place:
    lat, lon = moved(base.lat or 0.0, base.lon or 0.0, direction, by_km)  # derive() lets no base without a point in
    return _at(base, lat, lon, radius_km)


def _at(base: Place, lat: float, lon: float, radius_km: float) -> Place:
    return Place(id="", name=base.name, kind="area", country=base.country, within=base.id,
                 lat=round(lat, ROUND), lon=round(lon, ROUND), radius_km=round(radius_km, 1))  # fmt: skip


def _site(base: Place, rest: str, places: Places) -> Place | None:
    radius = max(SITE_KM, base.radius_km)
    return msgspec.structs.replace(base, kind="site", within=base.id, radius_km=radius, population=0)


def _to(base: Place, rest: str, places: Places) -> Place | None:
    other = places.place(rest)
    if other is None or other.lat is None or other.lon is None or base.lat is None or base.lon is None:
        return None
    far = distance_km(base.lat, base.lon, other.lat, other.lon)
    country = base.country if base.country == other.country else None
    lat, lon = (base.lat + other.lat) / 2, (base.lon + other.lon) / 2
    return Place(id="", name=base.name, kind="area", country=country, within=base.within, lat=round(lat, ROUND),
                 lon=round(lon, ROUND), radius_km=round(max(NO_DIRECTION_KM, far / 2), 1))  # fmt: skip


MAKERS = {"part": _part, "off": _off, "site": _site, "to": _to}
