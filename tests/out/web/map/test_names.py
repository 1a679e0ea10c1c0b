"""Names to find one's way by."""

import pytest

from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.out.web.map.names import MOST, names_in

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


def test_a_view_over_the_day_line_has_both_sides(gazetteer: Gazetteer) -> None:
    """A box whose west lies east of its east goes over 180 degrees."""
    names = {one.name for one in names_in((170, -20, -170, -10), 5, gazetteer)}
    assert "Fiji" in names
    assert "Peru" not in names
