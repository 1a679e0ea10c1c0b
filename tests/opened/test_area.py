"""Which place a question names, and what lies in it."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace
from tests.entries import ARMY, entry

from tidings.errors import QuestionError
from tidings.gazetteer import Gazetteer
from tidings.opened.area import inside, place_asked
from tidings.opened.open import OpenRecord
from tidings.pipeline import Reader
from tidings.record import Report


@pytest.fixture
def gazetteer(reader: Reader) -> Gazetteer:
    """The gazetteer of the reader."""
    return reader.gazetteer


def test_a_neighbour_is_not_in_a_town(gazetteer: Gazetteer) -> None:
    """Of a city are its parts and sites, not a town beside it, its province, or a point so far from it."""
    (city,) = (one for one in gazetteer.named("Tripoli") if one.country == "LY" and one.kind == "city")
    town = gazetteer.named("Tajoura")[0]
    near = {f"{city.id}@part:45", f"{city.id}@site:air-base", f"{city.id}@off:90:15", town.id, f"{town.id}@part:0"}
    assert inside(city, near, gazetteer) == (city.id, f"{city.id}@part:45", f"{city.id}@site:air-base")


def test_a_district_holds_its_towns(gazetteer: Gazetteer) -> None:
    """What lies within the radius of an area that holds others is in it, if it is no wider than that."""
    goma = gazetteer.named("Goma")[0]
    wide = replace(goma, id="XX:wide", kind="district", radius_km=60.0)
    assert inside(wide, {goma.id}, gazetteer) == ("XX:wide", goma.id)


def test_no_name_is_no_place(gazetteer: Gazetteer) -> None:
    """An empty name is refused rather than taken for the whole record."""
    with pytest.raises(QuestionError, match="no place is named"):
        place_asked(" ", gazetteer, lambda ids: {})


def test_places_told_in_one_breath_answer_alike(record: OpenRecord) -> None:
    """Where "Sabratha and Surman" were captured, whoever asks for Surman is told so, as is whoever asks for all."""
    of = Report(
        id="two", text="The army captured Sabratha and Surman.", published=datetime(2020, 4, 13, 12, tzinfo=UTC)
    )
    sabratha, surman = (record.gazetteer.named(name)[0] for name in ("Sabratha", "Surman"))
    told = entry("capture", sabratha, date(2020, 4, 13), agents=[ARMY], targets=[surman], report="two", quote=of.text)
    record.add(of, [told.claim])
    held = {one.subject: one.value for one in record.control()}
    assert held.keys() >= {sabratha.id, surman.id}
    for place in (sabratha, surman):
        (alone,) = record.control(place.id)
        assert alone.value == held[place.id]
        assert record.events(place=place.id)
