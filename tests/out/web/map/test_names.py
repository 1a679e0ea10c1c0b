"""Names to find one's way by."""

import pytest

from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.out.web.map.names import FEW, MOST, names_in

SYRIA = (35.0, 32.0, 42.5, 37.5)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer that is shipped."""
    return open_gazetteer()


def test_from_afar_only_countries_are_named(gazetteer: Gazetteer) -> None:
    """The world is labelled with its countries, the larger first, and none of its towns or islets."""
    names = names_in((-180, -90, 180, 90), 1, gazetteer)
    assert {one.size for one in names} == {0}
    assert "Sudan" in {one.name for one in names}
    assert "Malta" not in {one.name for one in names}


def test_nearer_towns_come_by_their_size(gazetteer: Gazetteer) -> None:
    """A view of a country names its large towns; a nearer one the smaller too, as many as find room."""
    far = [one.name for one in names_in(SYRIA, 6, gazetteer) if one.size]
    near = [one.name for one in names_in((36.5, 34.9, 37.0, 35.3), 9, gazetteer) if one.size]
    assert {"Aleppo", "Damascus", "Hama"} <= set(far)
    assert "Halfaya" not in far
    assert "Khattab" in near
    assert len(near) <= MOST


def test_a_country_is_named_where_it_is_seen(gazetteer: Gazetteer) -> None:
    """Of a country whose middle is out of view the name stands among those of its settlements that are in it."""
    box = (22.5, 11.25, 28.5, 15.5)
    (sudan,) = [one for one in names_in(box, 6.5, gazetteer) if one.name == "Sudan"]
    assert box[0] < sudan.lon < box[2]
    assert box[1] < sudan.lat < box[3]


def test_a_bare_land_has_its_largest_towns(gazetteer: Gazetteer) -> None:
    """Where no settlement is large enough for a zoom, the largest that there are are named."""
    names = [one for one in names_in((24.0, 13.0, 27.0, 14.5), 6.5, gazetteer) if one.size]
    assert 0 < len(names) <= FEW


def test_a_view_over_the_day_line_has_both_sides(gazetteer: Gazetteer) -> None:
    """A box whose west lies east of its east goes over 180 degrees."""
    names = {one.name for one in names_in((170, -20, -170, -10), 5, gazetteer)}
    assert "Fiji" in names
    assert "Peru" not in names
