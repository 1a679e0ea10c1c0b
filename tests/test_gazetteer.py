"""The gazetteer: names in their spellings, enclosure, nearness, ways, derived places, dumps."""

from pathlib import Path

import pytest

from tidings.errors import GazetteerError
from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.gazetteer.relate import bearing_deg, distance_km, moved
from tidings.gazetteer.sources import dump, own_places, regions
from tidings.gazetteer.spelling import load_spelling


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer of the user's cache, built where it is not there."""
    return open_gazetteer()


SPELLINGS = [
    ("Saraqeb", "Saraqib"), ("Maaret al Numan", "Maarat al-Numan"), ("Ma‘arrat al-Nu‘man", "Maarat al-Numan"),
    ("Ayn al-Arab", "Kobani"), ("Khan Sheikhoun", "Khan Shaykhun"), ("Artemivsk", "Bakhmut"),
    ("Deir al-Zour", "Deir ez-Zor"), ("Hasakeh", "Hasakah"), ("al-Raqqa", "Raqqa"), ("Deraa", "Daraa"),
    ("Kiev", "Kyiv"), ("Hodeida", "Hodeidah"),
    ("El Fasher", "El Fasher"), ("al-Fashir", "El Fasher"), ("Sana'a", "Sanaa"), ("Khan Yunis", "Khan Younis"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), SPELLINGS)
def test_spellings_of_one_name_meet(gazetteer: Gazetteer, written: str, meant: str) -> None:
    """A place is found under any of the spellings that reports use."""
    assert meant in {place.name for place in gazetteer.named(written)[:2]}


def test_an_unlisted_transliteration_is_like_the_name(gazetteer: Gazetteer) -> None:
    """A spelling nobody listed is found among the like names, not among the exact ones."""
    assert not gazetteer.named("Sarakeeb")
    assert gazetteer.like("Sarakeeb")[0].name == "Saraqib"


REGIONS = ["Darfur", "North Kivu", "Anbar", "Tigray", "Donbas", "Rakhine", "Helmand", "Rif Dimashq"]


@pytest.mark.parametrize("name", REGIONS)
def test_regions_are_known_by_the_names_in_the_news(gazetteer: Gazetteer, name: str) -> None:
    """Regions are places, with or without an administrative code."""
    assert gazetteer.named(name)[0].kind in ("region", "area")


def test_a_place_knows_what_holds_it(gazetteer: Gazetteer) -> None:
    """Enclosure runs from the region up to the country."""
    assert [place.id for place in gazetteer.within(gazetteer.named("Hama")[0])] == ["SY.10", "SY"]


def test_a_country_has_its_code_as_id(gazetteer: Gazetteer) -> None:
    """Countries are found by code in either case, and an unknown code finds nothing."""
    syria = gazetteer.country("sy")
    assert syria is not None
    assert (syria.name, syria.kind) == ("Syria", "country")
    assert gazetteer.country("QQ") is None


def test_nearness_is_in_order_and_within_the_radius(gazetteer: Gazetteer) -> None:
    """Nearest first, none beyond the radius, only the kinds asked for."""
    near = gazetteer.near(35.13, 36.76, 30, ("city", "town", "village"))
    away = [distance_km(35.13, 36.76, place.lat or 0, place.lon or 0) for place in near]
    assert near[0].name == "Hama"
    assert away == sorted(away)
    assert away[-1] <= 30


def test_hama_lies_two_fifths_of_the_way_from_aleppo_to_damascus(gazetteer: Gazetteer) -> None:
    """A way has a length, a direction, and the towns on it with their share of it."""
    way = gazetteer.between(gazetteer.named("Aleppo")[0], gazetteer.named("Damascus")[0])
    shares = {stop.place.name: stop.share for stop in way.stops}
    assert way.distance_km == pytest.approx(310, abs=5)
    assert way.bearing_deg == pytest.approx(195, abs=3)
    assert shares["Hama"] == pytest.approx(0.4, abs=0.03)
    assert list(shares.values()) == sorted(shares.values())


def test_derived_places_stand_where_their_words_say(gazetteer: Gazetteer) -> None:
    """The north of a country lies north in it; 15 km east of a town lies 15 km east of it; a site is by its town."""
    syria, hama = gazetteer.country("SY"), gazetteer.named("Hama")[0]
    north = gazetteer.place("SY@part:0")
    east = gazetteer.place(f"{hama.id}@off:90:15")
    site = gazetteer.place(f"{hama.id}@site:citadel")
    assert syria
    assert north
    assert east
    assert site
    assert (north.lat or 0) > (syria.lat or 0) + 0.5
    assert distance_km(hama.lat or 0, hama.lon or 0, east.lat or 0, east.lon or 0) == pytest.approx(15, abs=0.5)
    assert (site.lat, site.kind, site.within) == (hama.lat, "site", hama.id)
    assert gazetteer.place("nowhere@part:0") is None


def test_moving_and_bearing_agree() -> None:
    """A point moved in a direction lies in that direction, at that distance."""
    to = moved(35.0, 38.0, 60, 100)
    assert distance_km(35.0, 38.0, *to) == pytest.approx(100)
    assert bearing_deg(35.0, 38.0, *to) == pytest.approx(60)


def test_folding_takes_marks_apostrophes_and_hyphens_off() -> None:
    """Two ways to write a name fold to one; the loose form has no article either."""
    spelling = load_spelling()
    assert spelling.fold("Ma‘arrat an-Nu‘mān") == spelling.fold("Maarrat an Nu'man") == "maarrat an numan"
    assert spelling.loose("maarrat an numan") == spelling.loose("maarrat al numan") == "maarratnuman"


def test_own_rows_are_on_the_globe_and_named_once() -> None:
    """Each row of places.csv and regions.csv has a point on the globe and an id of its own."""
    rows = [*own_places(), *regions()]
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 and row.radius_km > 0 for row in rows)
    assert len({row.id for row in rows}) == len(rows)


CELLS = ["99000001", "Tall Abcd", "Tall Abcd", "Tell Abcd,تل", "35.5", "36.5", "P", "PPL", "SY", "", "10"]
LINE = "\t".join([*CELLS, "", "", "", "120", "", "300", "Asia/Damascus", "2020-01-01"])


def test_a_dump_gives_its_places(tmp_path: Path) -> None:
    """A line of a GeoNames dump becomes a place with its Latin names; schools and their like are left out."""
    file = tmp_path / "SY.txt"
    file.write_text(LINE + "\n" + LINE.replace("\tP\tPPL\t", "\tS\tSCH\t").replace("99000001", "99000002") + "\n")
    (entry,) = dump(file)
    assert (entry.id, entry.kind, entry.region, entry.population) == ("99000001", "village", "SY.10", 120)
    assert entry.names == ["Tall Abcd", "Tell Abcd"]


def test_a_region_of_a_dump_is_the_region_that_is_known(tmp_path: Path) -> None:
    """A first-order region of a dump takes the id of ours, and lies in no other region."""
    file = tmp_path / "SY.txt"
    file.write_text(LINE.replace("\tP\tPPL\t", "\tA\tADM1\t") + "\n")
    (entry,) = dump(file)
    assert (entry.id, entry.kind, entry.region) == ("SY.10", "region", "")


def test_bad_lines_of_a_dump_are_told_together(tmp_path: Path) -> None:
    """Every bad line is named with its number and what is wrong, and nothing is added."""
    file = tmp_path / "SY.txt"
    file.write_text(LINE + "\nno columns\n" + LINE.replace("35.5", "135.5") + "\n")
    with pytest.raises(GazetteerError, match=r"2 bad lines: line 2: 1 columns .*line 3: latitude 135\.5"):
        dump(file)


def test_a_missing_dump_is_an_error_of_ours(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """Adding a file that is not there says so."""
    with pytest.raises(GazetteerError, match="no such file"):
        gazetteer.add(tmp_path / "XX.txt")


def test_a_broken_index_says_what_to_do(tmp_path: Path) -> None:
    """An index that cannot be read is an error that names the remedy."""
    (tmp_path / "index").mkdir()
    with pytest.raises(GazetteerError, match="built again"):
        Gazetteer(tmp_path)
