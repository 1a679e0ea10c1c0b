"""Shapes of provinces that are drawn from the towns in them."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
import shapely

from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.out.web.assets import load_built
from tidings.out.web.map.areas import GRID, areas_of, geojson
from tidings.out.web.map.outlines import Outlines, outlines_of

#: Square degrees that two shapes may share after their corners were rounded.
LEAST = 1e-6


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer that is shipped."""
    return open_gazetteer()


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    """The outlines that are shipped."""
    return outlines_of(load_built())


def land(country: str, gazetteer: Gazetteer, outlines: Outlines) -> Any:
    """The land of a country, by the gazetteer's settlements in it and around it."""
    own = gazetteer.lands == country.encode()
    low, high = np.searchsorted(gazetteer.lats, [gazetteer.lats[own].min() - 1, gazetteer.lats[own].max() + 1])
    near = slice(int(low), int(high), 3)
    return outlines.of(gazetteer.lats[near], gazetteer.lons[near], own[near])


@pytest.mark.parametrize("country", ["SY", "UA", "CD"])
def test_provinces_lie_in_their_country_and_apart(country: str, gazetteer: Gazetteer, outlines: Outlines) -> None:
    """No province reaches beyond its country's outline, and no two of them share ground."""
    shapes = areas_of(country, gazetteer, outlines)
    around = land(country, gazetteer, outlines).buffer(2 * GRID)
    assert all(shapely.within(shape, around) for shape in shapes.values())
    assert max(shapely.area(shapely.intersection(*pair)) for pair in combinations(shapes.values(), 2)) < LEAST


def test_a_country_is_covered(gazetteer: Gazetteer, outlines: Outlines) -> None:
    """All ground of a country belongs to a province, but for what rounding takes."""
    shapes = areas_of("SY", gazetteer, outlines)
    whole = land("SY", gazetteer, outlines)
    assert sum(shape.area for shape in shapes.values()) == pytest.approx(whole.area, rel=0.01)


def test_towns_lie_in_their_province(gazetteer: Gazetteer, outlines: Outlines) -> None:
    """Nearly every settlement lies in the shape of its province; those on an edge that is drawn straight may not."""
    shapes = areas_of("SY", gazetteer, outlines)
    rows = np.flatnonzero((gazetteer.lands == b"SY") & (gazetteer.regions >= 0) & (gazetteer.people > 0))
    places = [gazetteer.at_row(int(row)) for row in rows]
    regions = [gazetteer.at_row(int(gazetteer.regions[row])).id for row in rows]
    inside = [
        shapely.contains_xy(shapes[region], one.lon, one.lat) for one, region in zip(places, regions, strict=True)
    ]
    assert np.mean(inside) > 0.95


def test_a_country_has_the_land_that_its_towns_lie_in(gazetteer: Gazetteer, outlines: Outlines) -> None:
    """A piece of land that the outlines give another country, as they do Crimea, is its whose towns lie in it."""
    assert shapely.contains_xy(land("UA", gazetteer, outlines), 34.1, 45.0)
    assert not shapely.contains_xy(land("RU", gazetteer, outlines), 34.1, 45.0)


def test_shapes_are_told_as_geojson(gazetteer: Gazetteer, outlines: Outlines) -> None:
    """A shape is a feature with the id of its place; its rings are closed and rounded to the grid."""
    feature = geojson(areas_of("SY", gazetteer, outlines)).features[0]
    ring = feature.geometry.coordinates[0][0]
    assert feature.id == feature.properties.place
    assert ring[0] == ring[-1]
    assert all(round(value, 2) == value for point in ring for value in point)


def test_a_country_without_towns_has_no_shapes(gazetteer: Gazetteer, outlines: Outlines) -> None:
    """Where the gazetteer knows no settlement, nothing is drawn."""
    assert areas_of("AQ", gazetteer, outlines) == {}
