"""The outlines of the world's countries, from the file that the page draws its land from (TopoJSON).

The file names countries by numbers and draws them as they are in effect; which pieces of it are a country's here is
told by the gazetteer's settlements that lie in them.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
import shapely
from msgspec import Struct
from numpy.typing import NDArray

from tidings.out.web.assets import Built

FILE = "countries-50m.json"
OBJECT = "countries"


class Scale(Struct):
    """How numbers of the file become degrees."""

    scale: tuple[float, float]
    translate: tuple[float, float]


class Shape(Struct):
    """A country as lists of rings, each of which is made of arcs."""

    type: str
    arcs: Any = ()


class Collection(Struct):
    """The countries."""

    geometries: list[Shape]


class Topology(Struct):
    """What is read of the file: an arc is a first point and the steps from there."""

    transform: Scale
    arcs: list[list[tuple[int, int]]]
    objects: dict[str, Collection]


class Outlines:
    """The pieces of land that countries are made of."""

    def __init__(self, content: bytes) -> None:
        topology = msgspec.json.decode(content, type=Topology)
        arcs = [_points(arc, topology.transform) for arc in topology.arcs]
        shapes = topology.objects[OBJECT].geometries
        self.pieces = [piece for shape in shapes for rings in _polygons(shape) if (piece := _piece(rings, arcs))]
        self.tree = shapely.STRtree(self.pieces)

    def of(self, lats: NDArray[Any], lons: NDArray[Any], own: NDArray[Any]) -> Any:
        """The land of a country: the pieces in which most of some settlements are its `own` (True)."""
        points = shapely.points(lons.astype(float), lats.astype(float))
        at, piece = self.tree.query(points, predicate="within")
        inside, all_of = np.bincount(piece[own[at]], minlength=len(self.pieces)), np.bincount(piece)
        mine = [n for n, number in enumerate(inside) if number * 2 > all_of[n : n + 1].sum()]
        return shapely.union_all([self.pieces[n] for n in mine])


@lru_cache(maxsize=1)
def outlines_of(built: Built) -> Outlines:
    """The outlines in the built files of the page."""
    file = built.file(built.manifest[FILE])
    assert file is not None, "the manifest names only what is there"
    return Outlines(file)


def _points(arc: Sequence[tuple[int, int]], scale: Scale) -> NDArray[np.float64]:
    """The points of an arc in degrees (longitude, latitude)."""
    found: NDArray[np.float64] = np.cumsum(np.array(arc), axis=0) * np.array(scale.scale) + np.array(scale.translate)
    return found


def _polygons(shape: Shape) -> list[list[list[int]]]:
    """The polygons of a shape, as lists of rings."""
    return [shape.arcs] if shape.type == "Polygon" else list(shape.arcs)


def _piece(rings: list[list[int]], arcs: list[NDArray[np.float64]]) -> Any:
    """A polygon of rings; None for one too small to have an inside."""
    made = [ring for ring in (_ring(numbers, arcs) for numbers in rings) if len(ring) > 3]
    return shapely.make_valid(shapely.Polygon(made[0], made[1:])) if made else None


def _ring(numbers: list[int], arcs: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """A ring joined of arcs; a number below zero is that of an arc run backwards (~number)."""
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([part if n == 0 else part[1:] for n, part in enumerate(parts)])
