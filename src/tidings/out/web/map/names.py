"""The names that a map is labelled with: the larger settlements of a part of the earth, and from afar its countries."""

from typing import Any

import numpy as np
from msgspec import Struct

from tidings.gazetteer import Gazetteer, build
from tidings.out.web.map.bounds import Bounds

#: Names for one view: more do not find room on a screen, and the map leaves out those that would cover others.
MOST = 240
#: Zooms (a map of the world is 512 · 2^zoom pixels wide): countries are named up to one, settlements from the other on.
COUNTRIES_TO, SETTLEMENTS_FROM = 7.5, 3.5
#: Names where there are no more settlements that are large enough: of a bare land the largest that it has.
FEW = 16
#: People that a settlement has at least to be named at a zoom; at others, as at the next lower.
LEAST_PEOPLE = {0: 5_000_000, 4: 1_000_000, 5: 200_000, 6: 60_000, 7: 20_000, 8: 5_000, 9: 0}
#: Radius that a country has at least to be named at a zoom, in km; the largest have 300.
LEAST_RADIUS_KM = {0: 250, 2: 120, 3: 0}
#: The part of a box, from its edge, in which a country is not named that has its middle elsewhere.
EDGE = 0.25
COUNTRY = build.KINDS.index("country")
SETTLED = tuple(build.KINDS.index(kind) for kind in sorted(build.SETTLED))


class Name(Struct, frozen=True):
    """A name at its point; `size` is 0 for a country, and else grows from 1, the largest, to 4."""

    place: str
    name: str
    lat: float
    lon: float
    size: int


def names_in(box: Bounds, zoom: float, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The names for a view, the larger first."""
    inside = _inside(box, gazetteer)
    countries = _countries(inside, zoom, gazetteer) if zoom <= COUNTRIES_TO else []
    found = [_name(int(row), 0, gazetteer) for row in countries]
    if SETTLEMENTS_FROM <= zoom <= COUNTRIES_TO:
        found += _reaching_in(box, {one.place for one in found}, gazetteer)
    if zoom >= SETTLEMENTS_FROM:
        order = _settlements(inside, _at_zoom(LEAST_PEOPLE, zoom), gazetteer)
        found += [_name(int(row), _size(int(gazetteer.people[row])), gazetteer) for row in order]
    return tuple(found)


def _settlements(inside: Any, least: int, gazetteer: Gazetteer) -> Any:
    """The settlements of a view that have so many people, or a few that have most; the larger first."""
    people = gazetteer.people
    rows = np.flatnonzero(inside & np.isin(gazetteer.kinds, SETTLED) & (people >= min(least, 1)))
    order = rows[np.argsort(-people[rows].astype(np.int64), kind="stable")]
    return order[: min(MOST, max(FEW, int((people[order] >= least).sum())))]


def _at_zoom(least: dict[int, int], zoom: float) -> int:
    """What a table asks at a zoom: as at the highest of its zooms that is not above it."""
    return least[max((level for level in least if level <= zoom), default=0)]


def _countries(inside: Any, zoom: float, gazetteer: Gazetteer) -> Any:
    """The countries of a view, the larger first."""
    large = gazetteer.table["radius"] >= _at_zoom(LEAST_RADIUS_KM, zoom)
    rows = np.flatnonzero(inside & (gazetteer.kinds == COUNTRY) & large)
    return rows[np.argsort(-gazetteer.table["radius"][rows], kind="stable")]


def _reaching_in(box: Bounds, named: set[str], gazetteer: Gazetteer) -> list[Name]:
    """The countries whose middle is out of a view, each among those of its settlements that are well inside."""
    west, south, east, north = box
    across, up = (east - west) * EDGE, (north - south) * EDGE
    if across < 0:
        return []
    inside = _inside((west + across, south + up, east - across, north - up), gazetteer)
    rows = np.flatnonzero(inside & np.isin(gazetteer.kinds, SETTLED))
    of = gazetteer.table["country"][rows]
    found = []
    for code in np.unique(of):
        country = gazetteer.country(code.decode())
        if country and country.id not in named:
            lat, lon = (float(np.median(values[rows[of == code]])) for values in (gazetteer.lats, gazetteer.lons))
            found.append(Name(country.id, country.name, round(lat, 3), round(lon, 3), 0))
    return found


def _inside(box: Bounds, gazetteer: Gazetteer) -> Any:
    """Which rows lie in a box; one that crosses the day line has its west east of its east."""
    west, south, east, north = box
    lats, lons = gazetteer.lats, gazetteer.lons
    across = (lons >= west) & (lons <= east) if west <= east else (lons >= west) | (lons <= east)
    return (lats >= south) & (lats <= north) & across


def _size(people: int) -> int:
    """1 for a city of millions, 4 for a village."""
    return next((size for size, least in ((1, 1_000_000), (2, 200_000), (3, 30_000)) if people >= least), 4)


def _name(row: int, size: int, gazetteer: Gazetteer) -> Name:
    place = gazetteer.at_row(row)
    return Name(place.id, place.name, round(place.lat or 0.0, 3), round(place.lon or 0.0, 3), size)
