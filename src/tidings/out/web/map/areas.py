"""The shapes of provinces as far as the gazetteer can tell them: the ground nearer to its towns than to others.

No file of official borders is shipped. A province is drawn as the union of the cells (Voronoi, "Nouvelles applications
des paramètres continus", 1908) of the settlements in it, cut off at the outline of the country.
"""

from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from msgspec import Struct

from tidings.gazetteer import Gazetteer, build
from tidings.out.web.map.outlines import Outlines

#: A hundredth of a degree is about a kilometre, finer than two towns tell of the border between them.
GRID = 0.01
#: Corners of cells that stand out less than this (degrees) are drawn straight; both sides of an edge alike.
SMOOTH = 0.02
#: How far around a country, in degrees, settlements tell which pieces of land are its own.
MARGIN = 0.5
SETTLED = tuple(build.KINDS.index(kind) for kind in sorted(build.SETTLED))


class Polygons(Struct, frozen=True, tag="MultiPolygon"):
    """A shape as GeoJSON (RFC 7946) has it: polygons, each of rings of points (longitude, latitude)."""

    coordinates: list[list[list[tuple[float, float]]]]


class Properties(Struct, frozen=True):
    """Of which place a shape is."""

    place: str


class Area(Struct, frozen=True, tag="Feature"):
    """The shape of a province."""

    id: str
    properties: Properties
    geometry: Polygons


class Areas(Struct, frozen=True, tag="FeatureCollection"):
    """The shapes of some provinces."""

    features: tuple[Area, ...]


@lru_cache(maxsize=64)  # countries; their shapes are some 20 kB each
def areas_of(country: str, gazetteer: Gazetteer, outlines: Outlines) -> dict[str, Any]:
    """The shapes of a country's provinces by their ids; of one without settlements there is none."""
    own = (gazetteer.lands == country.encode()) & np.isin(gazetteer.kinds, SETTLED)
    rows = _one_a_point(np.flatnonzero(own & (gazetteer.regions >= 0)), gazetteer)
    if len(rows) == 0:
        return {}
    land = outlines.of(*_around(own, gazetteer))
    regions = gazetteer.regions[rows]
    points = np.column_stack([gazetteer.lons[rows], gazetteer.lats[rows]]).astype(float)
    names, cells = np.unique(regions), _cells(points, land)
    whole = [shapely.coverage_union_all([cells[n] for n in np.flatnonzero(regions == name)]) for name in names]
    smooth = shapely.coverage_simplify(whole, SMOOTH)
    shapes = [shapely.set_precision(shapely.intersection(one, land), GRID) for one in smooth]
    ids = [gazetteer.at_row(int(row)).id for row in names]
    return {key: shape for key, shape in zip(ids, shapes, strict=True) if not shape.is_empty}


def geojson(shapes: dict[str, Any]) -> Areas:
    """Shapes as GeoJSON."""
    return Areas(tuple(Area(key, Properties(key), Polygons(_rings(shape))) for key, shape in sorted(shapes.items())))


def _one_a_point(rows: Any, gazetteer: Gazetteer) -> Any:
    """One settlement at each point, that with most people: a cell belongs to one."""
    order = rows[np.argsort(-gazetteer.people[rows].astype(np.int64), kind="stable")]
    at = np.column_stack([gazetteer.lats[order], gazetteer.lons[order]])
    _, first = np.unique(at, axis=0, return_index=True)
    return order[first]


def _around(own: Any, gazetteer: Gazetteer) -> tuple[Any, Any, Any]:
    """The settlements in and around a country: latitudes, longitudes, and which are its own."""
    lats, lons = gazetteer.lats, gazetteer.lons
    near = np.isin(gazetteer.kinds, SETTLED)
    for values in (lats, lons):
        near &= (values >= values[own].min() - MARGIN) & (values <= values[own].max() + MARGIN)
    return lats[near], lons[near], own[near]


def _cells(points: Any, land: Any) -> Any:
    """The cell of each point, in the order of the points, over all of the land."""
    found = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=land.envelope.buffer(MARGIN), ordered=True)
    return shapely.get_parts(found)


def _rings(shape: Any) -> list[list[list[tuple[float, float]]]]:
    """The rings of the polygons of a shape, as lists of points."""
    polygons = [one for one in shapely.get_parts(shape) if one.geom_type == "Polygon"]
    return [[_points(ring) for ring in (one.exterior, *one.interiors)] for one in polygons]


def _points(ring: Any) -> list[tuple[float, float]]:
    return [(round(x, 2), round(y, 2)) for x, y in ring.coords]
