"""The map of the start page, as a browser shows it; what it is told is tested in map/test_told.py."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.out.web.conftest import Seen, Served

import tidings

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


def row(page: Page, place: str) -> str:
    """A place in the table of the map."""
    return page.locator(f'.map-table tr[data-place="{place}"]').text_content() or ""


def idle(page: Page) -> Page:
    """The page once its map is drawn."""
    page.wait_for_selector(IDLE, timeout=PATIENCE_MS)
    return page


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
