"""The map of the start page: what it is told, and what it shows of it in a browser."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.out.web.conftest import CLIENT, Seen, Served

import tidings
from tidings.opened.open import OpenRecord
from tidings.out.web.map.areas import Areas
from tidings.out.web.map.drawn import Drawn
from tidings.out.web.map.names import Name
from tidings.record import Finding
from tidings.views.control import Holding

Look = Callable[..., Seen]
#: A map is drawn without a graphics card, and beside other tests.
PATIENCE_MS = 60_000
IDLE = "#map[data-idle]"
HAMA = "170017"
BEFORE, AFTER = date(2024, 12, 4), date(2024, 12, 6)
WINDOW = "?from=2024-11-27&to="
#: Where a place lies in the window, in pixels.
POINT = """([lon, lat]) => {
  const { map } = document.getElementById("map").tidings.canvas, frame = map.getCanvas().getBoundingClientRect();
  const { x, y } = map.project([lon, lat]);
  return [frame.x + x, frame.y + y];
}"""
#: Another last day, as the line of days asks for it.
TO = """day => {
  const map = document.getElementById("map").tidings;
  map.address.change({ to: day });
  return map.update();
}"""
#: The view that the map shows.
VIEW = "document.getElementById('map').tidings.canvas.written()"
#: The camps of what is in view.
CAMPS = """() => {
  const { answer, canvas } = document.getElementById("map").tidings;
  const seen = answer.places.filter((one) => one.lat !== null && canvas.sees(one.lon, one.lat));
  const keys = new Set(seen.flatMap((one) => [one.holder, ...one.rivals]).filter(Boolean).map((held) => held.camp));
  return answer.camps.filter((one) => keys.has(one.key)).map((one) => one.described ? "?" : one.key)
    .filter((key, n, all) => all.indexOf(key) === n);
}"""
#: A browser that can draw, but no maps.
WITHOUT_WEBGL = """{
  const real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.startsWith("webgl") ? null : real.call(this, kind, ...rest);
  };
}"""


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


def row(page: Page, place: str) -> str:
    """A place in the table of the map."""
    return page.locator(f'.map-table tr[data-place="{place}"]').text_content() or ""


def idle(page: Page) -> Page:
    """The page once its map is drawn."""
    page.wait_for_selector(IDLE, timeout=PATIENCE_MS)
    return page


# what the map is told


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


# what the map shows


def test_the_day_changes_who_holds_hama(look: Look, picture: Callable[[Page, str], Path]) -> None:
    """A map that becomes idle shows its day; another day is shown without the page being loaded again."""
    page = idle(look(f"/{WINDOW}{BEFORE}").page)
    picture(page, "map-syria-before")
    assert page.locator("#map").get_attribute("data-day") == str(BEFORE)
    assert "Syrian army" in row(page, HAMA)
    page.evaluate("window.stays = true")
    page.evaluate(TO, str(AFTER))
    page.wait_for_selector(f'#map[data-day="{AFTER}"][data-idle]', timeout=PATIENCE_MS)
    assert "Insurgents" in row(page, HAMA)
    expect(page.locator(".map-title")).to_contain_text("6 Dec 2024")
    assert page.evaluate("window.stays")
    picture(page, "map-syria-after")


def test_an_answer_that_is_overtaken_is_dropped(look: Look) -> None:
    """Of several days asked for at once, the last is shown, however late the others' answers come."""
    page = look(f"/{WINDOW}{BEFORE}").page
    page.route("**/map.json*to=2024-12-01*", lambda route: (page.wait_for_timeout(700), route.continue_()))
    idle(page)
    page.evaluate("""day => {
        const map = document.getElementById("map").tidings;
        map.address.params.set("to", "2024-12-01");
        map.update();
        map.address.params.set("to", day);
        return map.update();
    }""", str(AFTER))  # fmt: skip
    page.wait_for_timeout(1200)
    assert page.locator("#map").get_attribute("data-day") == str(AFTER)


def test_a_place_opens_what_is_told_of_it(look: Look, picture: Callable[[Page, str], Path]) -> None:
    """A click on a disc tells who holds the place since when, its events by family, and leads on to both."""
    page = idle(look(f"/{WINDOW}{AFTER}&view=8/35.13/36.75").page)
    page.mouse.click(*page.evaluate(POINT, [36.7578, 35.1318]))
    popup = page.locator(".map-popup")
    expect(popup.locator("h3")).to_have_text("Hama")
    expect(popup).to_contain_text("Held by Insurgents since 5 Dec 2024")
    expect(popup.locator(".map-popup-families li").first).to_contain_text("battle")
    assert f"/places/{HAMA}?" in (popup.get_by_role("link").get_attribute("href") or "")
    picture(page, "map-popup")
    popup.get_by_role("button").click()
    assert f"place={HAMA}" in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".map-popup")).to_have_count(0)


def test_a_mark_of_many_leads_nearer(look: Look) -> None:
    """A click on a mark that stands for several places moves the map nearer to them; the address follows."""
    page = idle(look(f"/{WINDOW}{AFTER}").page)
    at = page.evaluate("""() => {
        const { map } = document.getElementById("map").tidings.canvas;
        const far = ({ properties: { west, east, sum } }) => (east > west ? sum : 0);
        const [one] = map.queryRenderedFeatures({ layers: ["clusters"] }).sort((a, b) => far(b) - far(a));
        const box = map.getCanvas();
        for (let y = 0; y < box.clientHeight; y += 3) for (let x = 0; x < box.clientWidth; x += 3) {
          const [found] = map.queryRenderedFeatures([x, y], { layers: ["places", "clusters"] });
          if (found?.properties.cluster_id === one.properties.cluster_id) {
            const frame = box.getBoundingClientRect();
            return [frame.x + x, frame.y + y, map.getZoom()];
          }
        }
        return null;
    }""")
    assert at
    page.mouse.click(at[0], at[1])
    page.wait_for_function("zoom => document.getElementById('map').tidings.canvas.map.getZoom() > zoom", arg=at[2])
    page.wait_for_function("() => location.search.includes('view=')")


def test_a_link_shows_the_same_view(look: Look) -> None:
    """An address with a view shows it; moving the map writes where it is now."""
    page = idle(look(f"/{WINDOW}{AFTER}&view=7.25/36.1/37.2").page)
    assert page.evaluate(VIEW) == "7.25/36.100/37.200"
    page.locator(".maplibregl-canvas").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => !location.search.includes('view=7.25/36.1/37.2')")
    view = page.evaluate(VIEW)
    page.wait_for_function("view => new URLSearchParams(location.search).get('view') === view", arg=view)


def test_the_map_is_fitted_to_the_window(look: Look) -> None:
    """Without a view in the address, what is told of the window is in view; later days leave the view as it is."""
    page = idle(look("/?from=2022-02-24&to=2022-12-31").page)
    sees = "([lon, lat]) => document.getElementById('map').tidings.canvas.sees(lon, lat)"
    assert page.evaluate(sees, [36.25, 50.0])
    assert not page.evaluate(sees, [36.75, 35.13])
    view = page.evaluate(VIEW)
    page.evaluate(TO, "2022-10-01")
    assert page.evaluate(VIEW) == view


def test_a_link_shows_what_days_were_changed_to(look: Look) -> None:
    """Where later days leave the view as it is, it goes into the address, so that who opens it sees the same."""
    page = idle(look(f"/{WINDOW}{AFTER}").page)
    assert "view=" not in page.url
    page.evaluate("""() => {
        document.getElementById("map").tidings.address.change({ from: "2024-12-12", to: "2024-12-23" });
    }""")
    page.wait_for_function("() => location.search.includes('view=')")
    other = idle(look(page.url.partition(served_at(page))[2]).page)
    assert other.evaluate(VIEW) == page.evaluate(VIEW)
    page.go_back()
    page.wait_for_selector(f'#map[data-day="{AFTER}"]')
    assert "view=" not in page.url


def test_events_out_of_view_are_counted_and_can_be_shown(look: Look) -> None:
    """Where events of the days lie outside the view, it is said how many, and one press brings them all into it."""
    page = idle(look(f"/{WINDOW}{AFTER}&view=7.25/50.0/36.2").page)
    outside = page.locator('[data-part="outside"]')
    expect(outside).to_contain_text("events outside the picture")
    outside.get_by_role("button", name="Show all").click()
    page.wait_for_selector("#map[data-idle]")
    expect(outside).to_be_hidden()
    assert page.evaluate("([lon, lat]) => document.getElementById('map').tidings.canvas.sees(lon, lat)", [36.75, 35.13])


def served_at(page: Page) -> str:
    """The address of the server of a page."""
    return "/".join(page.url.split("/")[:3])


def test_one_town_is_shown_with_the_land_around_it(look: Look) -> None:
    """A window of one place is not fitted nearer than 500 km from west to east, with its country's name in view."""
    page = idle(look("/?from=2024-12-12&to=2024-12-23").page)
    across = page.evaluate("""() => {
        const bounds = document.getElementById("map").tidings.canvas.map.getBounds();
        return bounds.getNorthWest().distanceTo(bounds.getNorthEast()) / 1000;
    }""")
    assert 480 < across < 520
    page.wait_for_function("""() => document.getElementById("map").tidings.canvas.map
        .queryRenderedFeatures({ layers: ["countries"] }).some((one) => one.properties.name === "Sudan")""")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_legend_is_never_cut(look: Look, width: int) -> None:
    """Camps that find no room in the legend are counted, and a button opens the sheet in which all stand."""
    page = idle(look("/", viewport={"width": width, "height": 800}).page)
    cut = page.evaluate("""() => {
        const head = document.querySelector(".map-head").getBoundingClientRect();
        return [...document.querySelectorAll(".map-camps li:not([hidden])")].map((one) => one.getBoundingClientRect())
          .filter((one) => one.bottom > head.bottom + 1 || one.right > head.right + 1).length;
    }""")
    assert cut == 0
    shown = page.locator(".map-camps li[data-camp]:visible").count()
    more = page.locator(".map-more")
    assert shown + int("".join(filter(str.isdigit, more.text_content() or ""))) == len(page.evaluate(CAMPS))
    more.click()
    expect(page.locator(".map-all")).to_be_visible()


def test_who_is_only_described_is_no_camp_of_the_legend(look: Look) -> None:
    """All who are only described are one entry at the legend's end."""
    page = idle(look(f"/{WINDOW}2024-12-08").page)
    expect(page.locator(".map-camps li[data-camp]").last).to_have_text("others (only described)")


def test_the_map_follows_the_dark(look: Look, picture: Callable[[Page, str], Path]) -> None:
    """Colours are those of the page, light or dark, and change with it."""
    colour = "document.getElementById('map').tidings.canvas.map.getPaintProperty('sea', 'background-color')"
    page = idle(look(f"/{WINDOW}{AFTER}", color_scheme="dark").page)
    dark = page.evaluate(colour)
    picture(page, "map-dark")
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"dark => {colour} !== dark", arg=dark)
    idle(page)
    picture(page, "map-light-again")


def test_an_empty_window_is_said(look: Look) -> None:
    """Where nothing of a window can be put on the map, a sentence says so, and the land is drawn."""
    page = idle(look("/?to=1950-01-01").page)
    expect(page.locator('[data-says="nothing"]')).to_be_visible()


def test_an_empty_record_is_said(look: Look, serve: Callable[[str], Served], tmp_path: Path) -> None:
    """The map of a record that holds nothing yet is drawn, and says so."""
    with tidings.open_record(str(tmp_path / "empty.db")):
        page = idle(look("/", serve(str(tmp_path / "empty.db")).address).page)
    expect(page.locator('[data-says="empty"]')).to_be_visible()


def test_a_base_map_that_is_asked_for_lies_under_ours(look: Look) -> None:
    """With --basemap, another style is the ground on which our places and marks are drawn."""
    page = with_basemap(look, {"version": 8, "sources": {}, "layers": [
        {"id": "theirs", "type": "background", "paint": {"background-color": "#ff0000"}},
    ]})  # fmt: skip
    layers = page.evaluate("document.getElementById('map').tidings.canvas.map.getStyle().layers.map(one => one.id)")
    assert layers[0] == "theirs"
    assert "sea" not in layers
    assert "places" in layers
    expect(page.locator('[data-says="basemap"]')).to_be_hidden()


def test_a_base_map_that_is_not_there_is_said(look: Look) -> None:
    """Where the base map that was asked for cannot be had, the shipped one is drawn, and it is said."""
    page = with_basemap(look, None)
    expect(page.locator('[data-says="basemap"]')).to_be_visible()
    assert page.evaluate("Boolean(document.getElementById('map').tidings.canvas.map.getLayer('sea'))")


def with_basemap(look: Look, style: dict[str, Any] | None) -> Page:
    """The start page of a server with a base map: a style, or one that is none."""
    seen = look("/events")
    page = seen.page

    def answered(route: Route) -> None:
        html = route.fetch().text().replace("data-worker=", 'data-basemap="/style.json" data-worker=', 1)
        route.fulfill(body=html, content_type="text/html")

    page.route("**/?to=*", answered)
    page.route("**/style.json", lambda route: route.fulfill(json=style) if style else route.fulfill(body="none"))
    page.goto(page.url.replace("/events", f"/?to={AFTER}"))
    return idle(page)


def test_a_place_is_ringed(look: Look) -> None:
    """The place that is pointed at in the list is ringed on the map; else that of the filter, if there is one."""
    page = idle(look(f"/{WINDOW}{AFTER}&place=Hama").page)
    ringed = "document.getElementById('map').tidings.canvas.map.getSource('chosen').serialize().data.features.length"
    page.evaluate("place => document.getElementById('map').tidings.highlight(place)", HAMA)
    assert page.evaluate(ringed) == 1
    page.evaluate("document.getElementById('map').tidings.highlight('nowhere')")
    assert page.evaluate(ringed) == 0


def test_a_server_that_is_gone_is_said(look: Look) -> None:
    """Where the map cannot be renewed it says so, and asks again when it is told to."""
    seen = look(f"/{WINDOW}{AFTER}")
    page = idle(seen.page)
    page.route("**/map.json*", lambda route: route.abort())
    page.evaluate("document.getElementById('map').tidings.update()")
    expect(page.locator('[data-says="lost"]')).to_be_visible()
    page.unroute("**/map.json*")
    page.get_by_role("button", name="Try again").first.click()
    expect(page.locator('[data-says="lost"]')).to_be_hidden()
    seen.wrong[:] = [wrong for wrong in seen.wrong if "ERR_FAILED" not in wrong]


def test_without_webgl_the_table_is_opened(look: Look) -> None:
    """A browser that draws no maps shows why, and the same as a table."""
    seen = look("/events")
    seen.page.add_init_script(WITHOUT_WEBGL)
    seen.page.goto(seen.page.url.replace("/events", f"/{WINDOW}{AFTER}"))
    expect(seen.page.locator('[data-says="unseen"]')).to_be_visible()
    expect(seen.page.locator(f'.map-table tr[data-place="{HAMA}"]')).to_be_visible()
    seen.wrong[:] = [wrong for wrong in seen.wrong if "WebGL" not in wrong]


def test_without_scripts_a_link_leads_to_the_table(browser: Browser, served: Served) -> None:
    """A reader without scripts is led to the page that tells the same."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served.address}/?to={AFTER}")
    page.get_by_role("link", name="The same as a table").click()
    expect(page.locator("h1")).to_have_text("Who holds what on 6 Dec 2024")
    page.context.close()


def test_the_map_on_a_narrow_screen(look: Look, picture: Callable[[Page, str], Path]) -> None:
    """On a narrow screen the map has the width of the page and no more than 60 hundredths of its height."""
    page = idle(look(f"/{WINDOW}{AFTER}", viewport={"width": 360, "height": 780}).page)
    box = page.locator(".map-frame").bounding_box()
    assert box
    assert box["width"] > 320
    assert box["height"] <= 0.6 * 780
    page.locator("#map").scroll_into_view_if_needed()
    picture(page, "map-narrow")
