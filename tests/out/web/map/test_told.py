"""What the map of the start page is told: its answers, against the findings of the record."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import msgspec
import pytest
from tests.out.web.conftest import CLIENT, Served

import tidings
from tidings.opened.open import OpenRecord
from tidings.out.web.map.areas import Areas
from tidings.out.web.map.drawn import Drawn
from tidings.out.web.map.names import Name
from tidings.record import Finding
from tidings.views.control import Holding

HAMA = "170017"
BEFORE, AFTER = date(2024, 12, 4), date(2024, 12, 6)
WINDOW = "?from=2024-11-27&to="


@pytest.fixture(scope="module")
def record(served: Served) -> Iterator[OpenRecord]:
    """The record of the samples."""
    with tidings.open_record(served.record) as opened:
        yield opened


def told(served: Served, path: str, kind: Any) -> Any:
    """What is answered at an address, as what it is said to be."""
    answer = CLIENT.get(served.address + path)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=kind)


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_map_shows_the_findings_of_its_day(served: Served, record: OpenRecord, day: date) -> None:
    """Each place has the state, the holder and the number of claims that control finds for that day."""
    drawn = told(served, f"/map.json{WINDOW}{day}", Drawn)
    found = {one.subject: one for one in record.control(as_of=day)}
    assert drawn.day == day
    assert {one.place for one in (*drawn.places, *drawn.provinces)} == set(found)
    for one in drawn.places:
        value = found[one.place].value
        assert (one.state, one.support, one.dissent) == (
            value.state,
            len(found[one.place].support),
            len(found[one.place].dissent),
        )
        assert (one.holder.name if one.holder else None) == (value.holder.name if value.holder else None)


def test_the_map_shows_what_was_known(served: Served) -> None:
    """Asked as known by a moment, it shows who held a place as far as reports told by then."""
    then = told(served, f"/map.json{WINDOW}2024-12-05&known=2024-12-05T09:00Z", Drawn)
    now = told(served, f"/map.json{WINDOW}2024-12-05", Drawn)
    holder = {one.place: one.holder.camp if one.holder else None for one in then.places}
    assert holder[HAMA] != "SY:opposition"
    assert {one.place: one.holder and one.holder.camp for one in now.places}[HAMA] == "SY:opposition"
    assert then.known_by == datetime(2024, 12, 5, 9, tzinfo=UTC)


def test_without_a_day_it_is_the_last_of_the_record(served: Served, record: OpenRecord) -> None:
    """The map of the whole record is that of its last day."""
    assert told(served, "/map.json", Drawn).day == record.span().last


def test_camps_keep_their_colours(served: Served) -> None:
    """A camp has the same colour and letters on every day."""
    days = [told(served, f"/map.json?to={day}", Drawn).camps for day in ("2022-12-31", "2024-12-01", "2024-12-08")]
    looks: dict[str, set[tuple[str, str]]] = {}
    for camps in days:
        for camp in camps:
            looks.setdefault(camp.key, set()).add((camp.slot, camp.letters))
    assert looks
    assert all(len(one) == 1 for one in looks.values())


def test_marks_are_the_events_of_the_window(served: Served, record: OpenRecord) -> None:
    """Marks count the events of the filters by place and family; those of whole countries are counted apart."""
    drawn = told(served, "/map.json?from=2024-12-01&to=2024-12-05&kind=battle", Drawn)
    asked = {"since": date(2024, 12, 1), "until": date(2024, 12, 5)}
    marks = [one for one in record.marks(**asked) if one.family == "battle"]
    assert sum(one.events for one in marks) == drawn.events + drawn.wide
    assert {family for one in drawn.marks for family in one.families} == {"battle"}
    wide = {one.place for one in marks} - {one.place for one in drawn.marks}
    kinds = {record.gazetteer.place(key).kind for key in wide if record.gazetteer.place(key)}  # type: ignore[union-attr]
    assert kinds <= {"country", "region", "area"}


def test_a_country_is_no_point(served: Served) -> None:
    """What is told of a whole country stands in the table, and nowhere on the map."""
    drawn = told(served, "/map.json", Drawn)
    wide = [one for one in drawn.places if one.lat is None]
    assert wide
    assert all(one.name for one in wide)


def test_only_settlements_and_sites_are_points(served: Served, record: OpenRecord) -> None:
    """Who is told to hold a district, a river or the north of a country stands in the table, and has no disc."""
    drawn = told(served, "/map.json", Drawn)
    points = [one.place for one in drawn.places if one.lat is not None]
    assert {record.gazetteer.place(key).kind for key in points} <= {"city", "town", "village", "site"}  # type: ignore[union-attr]
    assert any(record.gazetteer.place(one.place).kind == "area" for one in drawn.places if one.lat is None)  # type: ignore[union-attr]


def test_the_whole_record_is_held_by_its_bounds(served: Served) -> None:
    """Asked without any question, the map begins with all marks and all discs in its bounds."""
    drawn = told(served, "/map.json", Drawn)
    assert drawn.bounds
    west, south, east, north = drawn.bounds
    points = [
        (one.lat, one.lon) for one in (*drawn.marks, *drawn.places) if one.lat is not None and one.lon is not None
    ]
    assert all(south - 0.01 <= lat <= north + 0.01 and west - 0.01 <= lon <= east + 0.01 for lat, lon in points)


def test_who_is_only_described_has_no_letters(served: Served) -> None:
    """Of a party that is only described nobody knows the camp; it has neither a colour nor letters of one."""
    camps = told(served, f"/map.json{WINDOW}2024-12-08", Drawn).camps
    assert [one.key for one in camps if one.described] == ["?army units"]
    assert all((one.slot, one.letters) == ("other", "") for one in camps if one.described)
    assert all(one.letters for one in camps if not one.described)


def test_what_rests_on_little_is_said_to(served: Served) -> None:
    """A holder has a doubt where one claim tells of it, where as many contradict, or where its day is not known."""
    for one in told(served, f"/map.json{WINDOW}{AFTER}", Drawn).places:
        assert ("single" in one.doubts) == (one.holder is not None and one.support <= 1)
        assert ("undated" in one.doubts) == (one.holder is not None and one.earliest is None)
        assert ("disputed" in one.doubts) == (one.holder is not None and 0 < one.dissent >= one.support)


def test_a_province_is_drawn_from_its_towns(served: Served) -> None:
    """Provinces on the map have shapes, which are asked for by their ids; what is no province has none."""
    drawn = told(served, f"/map.json{WINDOW}{AFTER}", Drawn)
    ids = [one.place for one in drawn.provinces]
    shapes = told(served, f"/areas.json?ids={','.join(ids)},SY,{HAMA},nowhere@part:x", Areas)
    assert {one.id for one in shapes.features} == set(ids)
    assert all(one.why.startswith("Derived from") for one in drawn.provinces)


def test_names_are_asked_for_by_a_box(served: Served) -> None:
    """The names of a view come from the gazetteer; a box or zoom that is none is said to be wrong."""
    names = told(served, "/names.json?box=35,32,42,37&zoom=6", list[Name])
    assert "Hama" in {one.name for one in names}
    for wrong in ("box=1,2,3&zoom=6", "box=a,b,c,d&zoom=6", "box=nan,0,1,1&zoom=6", "zoom=nan", "zoom=high"):
        answer = CLIENT.get(f"{served.address}/names.json?{wrong}")
        assert answer.status_code == 400, wrong
        assert "what" in answer.json()


def test_who_holds_what_has_its_twins(served: Served, record: OpenRecord) -> None:
    """The findings are told whole as JSON, a row each as CSV, and as a page that needs no script."""
    found = told(served, f"/control.json?to={AFTER}", tuple[Finding[Holding], ...])
    assert found == record.control(as_of=AFTER)
    rows = list(csv.DictReader(StringIO(CLIENT.get(f"{served.address}/control.csv?to={AFTER}").text)))
    assert [one["place"] for one in rows] == [one.subject for one in found]
    html = CLIENT.get(f"{served.address}/control?to={AFTER}").text
    assert html.count('<th scope="row">') == len(found)


def test_who_holds_a_place_alone_can_be_asked(served: Served) -> None:
    """The findings of a place are those of that place."""
    found = told(served, f"/control.json?to={AFTER}&place=Hama", tuple[Finding[Holding], ...])
    assert [one.value.name for one in found] == ["Hama"]
