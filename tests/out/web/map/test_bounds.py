"""What a map is fitted to."""

from tidings.out.web.map.bounds import LEAST, all_of, bounds_of

HAMA, ALEPPO, HOMS = (35.1, 36.8, 10), (36.2, 37.2, 12), (34.7, 36.7, 8)


def test_what_is_told_is_held() -> None:
    """The bounds reach from the most western to the most eastern place, and from south to north."""
    assert bounds_of([HAMA, ALEPPO, HOMS]) == (36.2, 34.7, 37.7, 36.2)


def test_talks_far_away_are_left_out() -> None:
    """A few events in a far capital do not make a map of a war small."""
    assert bounds_of([HAMA, ALEPPO, HOMS, (46.2, 6.1, 2), (25.3, 51.5, 1)]) == bounds_of([HAMA, ALEPPO, HOMS])


def test_a_second_war_is_not_left_out() -> None:
    """Where a good part of the events is far from the rest, both are shown."""
    west, south, _, _ = bounds_of([HAMA, ALEPPO, HOMS, (-1.7, 29.2, 15)]) or (0, 0, 0, 0)
    assert (west, south) == (29.2, -1.7)


def test_one_place_has_the_land_around_it() -> None:
    """A single place is in the middle of bounds that are not too small; nothing has none."""
    west, south, east, north = bounds_of([HAMA]) or (0, 0, 0, 0)
    assert (east - west, north - south) == (LEAST, LEAST)
    assert bounds_of([]) is None


def test_all_of_a_record_is_held() -> None:
    """The bounds of the whole record leave nothing out, however far and little it is."""
    assert all_of([HAMA[:2], (46.2, 6.1), (-1.7, 29.2)]) == (6.1, -1.7, 36.8, 46.2)
    assert all_of([]) is None
