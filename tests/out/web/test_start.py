"""The start page in a browser: one address that all its parts follow."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.out.web.conftest import Seen, Served
from tests.out.web.starting import SYRIA, Look, begun, opened, rows, settled, shows, total

import tidings


@pytest.fixture
def page(start_window: Seen, served: Served) -> Page:
    """The start page on those twelve days, with a mark on it that a reload would wipe away."""
    return begun(start_window.page, served.address)


#: What Chromium counts of parts that moved without anybody's hand: the sum of its layout shifts.
MOVED = """() => new Promise((done) => {
    const sum = (list) => done(list.getEntries().reduce((total, one) => total + one.value, 0));
    new PerformanceObserver(sum).observe({type: 'layout-shift', buffered: true});
    setTimeout(done, 500, 0);
})"""


def test_it_shows_the_events_of_the_window(page: Page) -> None:
    """The list holds the events that the record has of these days, and the headline tells how many."""
    listed = page.evaluate("fetch('/index.json' + location.search).then((answer) => answer.json())")
    assert total(page) == listed["total"] > 100
    assert [row["event"] for row in listed["rows"]] == rows(page).evaluate_all("all => all.map(o => o.dataset.event)")
    expect(page.locator("#headline .holds")).to_contain_text("newest report")


def test_a_link_shows_the_same_picture(page: Page, look: Look) -> None:
    """The address of a page, opened by somebody else, shows the same filters, days, moment, list, row and view."""
    shows(page, "/?from=2024-11-30&to=2024-12-06&known=2024-12-06&kind=battle&kind=aid&place=Hama&order=oldest")
    page.keyboard.press("j")
    page.keyboard.press("j")
    row = rows(page).nth(1).get_attribute("data-event")
    page.wait_for_function("(row) => location.search.includes('at=' + row)", arg=row)
    link = page.evaluate("location.href")
    other = opened(look, link[link.index("/", 8) :])

    def picture_of(one: Page) -> object:
        return one.evaluate(
            "() => [...document.querySelectorAll('#headline, #results, .window-words')].map((o) => o.innerText)"
            ".concat([...document.querySelectorAll('[form=filters], #filters input')].map((o) => o.value + o.checked))"
            ".concat([...document.querySelectorAll('[role=slider]')].map((o) => o.getAttribute('aria-valuetext')))"
            ".concat(document.querySelector('#results .current').dataset.event)"
        )

    page.wait_for_function("() => document.querySelector('#time .bars path[d^=M]')")
    assert picture_of(other) == picture_of(page)


def test_back_and_forward(page: Page) -> None:
    """Back and forward go through the questions that were asked, without a reload, and the fields go with them."""
    page.locator("#filters [name=grade]").select_option("fair")
    settled(page)
    fair = total(page)
    page.locator("#filters [name=place]").fill("Homs")
    page.keyboard.press("Enter")
    settled(page)
    page.go_back()
    settled(page)
    assert (total(page), page.locator("#filters [name=place]").input_value()) == (fair, "")
    page.go_back()
    settled(page)
    assert page.locator("#filters [name=grade]").input_value() == ""
    page.go_forward()
    settled(page)
    assert total(page) == fair
    assert page.locator("#filters [name=grade]").input_value() == "fair"
    assert page.evaluate("window.stays")


def test_links_carry_the_question(page: Page) -> None:
    """The sections, the events and the JSON of the page are asked as the page is now."""
    page.locator("#filters [name=grade]").select_option("fair")
    settled(page)
    for link in ("#sections a >> nth=1", "#colophon a >> nth=0", "#results h3 a >> nth=0"):
        href = page.locator(link).get_attribute("href") or ""
        assert "from=2024-11-27" in href
        assert "grade=fair" in href


def test_an_empty_record_says_so(look: Look, serve: Callable[[str], Served], tmp_path: Path) -> None:
    """A record without reports is told as such, and nothing breaks when its days are played."""
    path = str(tmp_path / "empty.db")
    tidings.open_record(path).close()
    page = look("/", address=serve(path).address).page
    expect(page.locator("#headline h1")).to_have_text("No events yet")
    expect(page.locator("#results")).to_contain_text("tidings read REPORTS")
    page.locator(".play .go").click()
    page.locator("[data-zoom=window]").click()
    expect(page.locator(".play .go")).to_have_attribute("aria-pressed", "false")


def test_what_is_asked_wrong_is_told(look: Look) -> None:
    """An unknown place is told in the place of the list, with what to do, and can be mended there."""
    seen = look(SYRIA)
    page = seen.page
    page.locator("#filters [name=place]").fill("Nowhereville")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#headline h1")).to_have_text("This could not be asked")
    expect(page.locator("#results .none")).to_contain_text("Nowhereville")
    page.locator("#filters [name=place]").fill("Homs")
    page.keyboard.press("Enter")
    settled(page)
    assert total(page) > 0
    assert all("400 (Bad Request)" in one for one in seen.wrong)
    seen.wrong.clear()


def test_a_server_that_is_gone_is_told(look: Look, served: Served) -> None:
    """Where the server does not answer, the page says so and lets one try again; what is there stays."""
    seen = look(SYRIA)
    page = seen.page
    page.route(re.compile(r"/\?.*grade"), lambda route: route.abort())
    page.locator("#filters [name=grade]").select_option("fair")
    expect(page.locator("#trouble")).to_be_visible()
    expect(rows(page)).to_have_count(50)
    page.unroute(re.compile(r"/\?.*grade"))
    page.locator("#trouble button").click()
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator("#headline .chip")).to_have_count(2)
    assert all("ERR_FAILED" in one for one in seen.wrong)
    seen.wrong.clear()


def test_it_is_read_on_a_telephone(look: Look, picture: Callable[..., object]) -> None:
    """At 360 px all is in one column, nothing runs out to the side, and the filters are folded."""
    page = opened(look, viewport={"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#filtering > summary").click()
    page.locator("#filters [name=grade]").select_option("fair")
    settled(page)
    assert total(page) == rows(page).count()
    tops = [page.locator(one).bounding_box() for one in ("#map", "#time", "#results")]
    assert [box["y"] for box in tops if box] == sorted(box["y"] for box in tops if box)
    picture(page, "start-360", full_page=True)


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1366, 768), (1920, 1080)])
def test_all_is_seen_at_once(page: Page, size: tuple[int, int]) -> None:
    """On a laptop map, list and all of the line of days are seen together, the map at least 260 px high."""
    before = page.viewport_size
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    boxes = {one: page.locator(one).bounding_box() for one in (".map-frame", "#results", "#time")}
    page.set_viewport_size(before or {"width": 1280, "height": 900})
    assert all(box and box["y"] >= 0 and box["y"] + box["height"] <= height for box in boxes.values())
    frame = boxes[".map-frame"]
    assert frame
    assert frame["height"] >= 260


def test_the_whole_record_has_a_lead(look: Look) -> None:
    """Beside the number of events stands the latest that matters, with its grade and a link; chips take its place."""
    page = look("/").page
    expect(page.locator(".lead a")).to_have_text("Sudanese army withdrew from El Fasher")
    expect(page.locator(".lead .grade")).to_have_text("weak")
    page.goto(page.url + "?grade=weak")
    expect(page.locator(".lead")).to_have_count(0)
    expect(page.locator("#headline .chip")).to_have_count(1)


def test_paper_says_how_much_it_has(page: Page) -> None:
    """On paper it stands under the headline how many of the events there are, and how to print all."""
    line = page.locator("#headline .printed")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_contain_text(re.compile(r"50 of \d+ events"))
    expect(line).to_contain_text("/events?from=2024-11-27&to=2024-12-08&limit=500")
    page.emulate_media(media="screen")


def test_it_works_without_scripts(look: Look) -> None:
    """Without scripts the filters are a form with a button, the days are fields, and the list has its pages."""
    page = look(SYRIA, java_script_enabled=False).page
    expect(rows(page)).to_have_count(50)
    page.locator("#filters [name=grade]").select_option("fair")
    page.locator("input[name=to]").fill("2024-12-05")
    page.get_by_role("button", name="Show").click()
    assert "grade=fair" in page.url
    expect(page.locator("#headline h1")).to_contain_text("27 Nov – 5 Dec 2024")
    assert rows(page).count() == rows(page).locator(".grade.fair").count() > 0
    page.locator("#headline .chip", has_text="grade").click()
    assert "grade" not in page.url
    page.goto(page.url.split("?")[0])
    first = rows(page).first.get_attribute("data-event")
    page.locator("#results .more a").click()
    assert rows(page).first.get_attribute("data-event") != first
    page.locator("#results .before a").click()
    assert rows(page).first.get_attribute("data-event") == first


def test_pictures(look: Look, picture: Callable[..., object]) -> None:
    """Pictures of the page, light, dark and wide, to be looked at; no part of it moves while others come."""
    for name, how in {
        "start": {},
        "start-dark": {"color_scheme": "dark"},
        "start-wide": {"viewport": {"width": 1680, "height": 950}},
    }.items():
        page = opened(look, **how)
        page.wait_for_selector("#map[data-idle]", timeout=20_000)
        picture(page, name)
        assert page.evaluate(MOVED) < 0.05
