"""The days of the start page: window, moment of knowing, play."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.out.web.conftest import Seen, Served
from tests.out.web.starting import address, begun, drag, handle, settled, shows, total


@pytest.fixture
def page(start_window: Seen, served: Served) -> Page:
    """The start page on those twelve days, with a mark on it that a reload would wipe away."""
    return begun(start_window.page, served.address)


def test_a_handle_is_dragged(page: Page) -> None:
    """Dragging an end of the window changes address, list and headline, without a reload and as one step back."""
    before = total(page)
    drag(page, handle(page, "from"), 4)
    settled(page)
    assert address(page) == {"from": "2024-12-01", "to": "2024-12-08"}
    expect(page.locator("#headline h1")).to_contain_text("1–8 Dec 2024")
    assert total(page) < before
    assert page.evaluate("window.stays")
    page.go_back()
    expect(page.locator("#headline h1")).to_contain_text("27 Nov – 8 Dec 2024")
    assert address(page)["from"] == "2024-11-27"
    assert total(page) == before
    assert page.evaluate("window.stays")


def test_a_window_is_drawn_and_moved(page: Page) -> None:
    """A drag over free days draws a window, a drag within it moves it, a click chooses a day, two let go of it."""
    shows(page, "/?from=2024-11-27&to=2024-12-08")
    chart = page.locator("#time svg.days").bounding_box()
    assert chart
    day = page.evaluate(
        "() => { const w = document.querySelector('#time .window').getBoundingClientRect();"
        " return {x: w.x, width: w.width / 12, y: w.y + w.height - 8}; }"
    )
    page.mouse.move(day["x"] + 1.5 * day["width"], day["y"])
    page.mouse.down()
    page.mouse.move(day["x"] + 2.5 * day["width"], day["y"], steps=4)
    page.mouse.up()
    settled(page)
    assert address(page) == {"from": "2024-11-28", "to": "2024-12-09"}
    page.mouse.move(day["x"] - 2.5 * day["width"], day["y"])
    page.mouse.down()
    page.mouse.move(day["x"] - 1.5 * day["width"], day["y"], steps=4)
    page.mouse.up()
    settled(page)
    assert address(page) == {"from": "2024-11-24", "to": "2024-11-25"}
    page.mouse.click(day["x"] + 8.5 * day["width"], day["y"])
    settled(page)
    assert address(page) == {"from": "2024-12-05", "to": "2024-12-05"}
    expect(page.locator("#headline h1")).to_contain_text("5 Dec 2024")
    page.mouse.dblclick(day["x"] + 3.5 * day["width"], day["y"])
    settled(page)
    assert address(page) == {}


def test_handles_obey_keys(page: Page) -> None:
    """The handles are sliders: arrows move by a day, Page by a week, Home and End open an end; each tells its day."""
    first, last = handle(page, "from"), handle(page, "to")
    expect(first).to_have_attribute("role", "slider")
    last.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert address(page)["to"] == "2024-12-06"
    expect(last).to_have_attribute("aria-valuetext", re.compile(r"6 Dec 2024, \d+ events begin on this day"))
    page.keyboard.press("PageUp")
    assert handle(page, "to").evaluate("e => e === document.activeElement")
    settled(page)
    assert address(page)["to"] == "2024-12-13"
    page.keyboard.press("End")
    first.focus()
    page.keyboard.press("Home")
    settled(page)
    assert address(page) == {}
    expect(page.locator("#headline h1")).to_contain_text("in the whole record")
    assert page.evaluate("window.stays")


def test_days_stand_in_fields(page: Page) -> None:
    """The fields beside the line show the same days, and may be written into; a first day after the last moves that."""
    field = page.locator("input[name=from]")
    expect(field).to_have_value("2024-11-27")
    field.fill("2024-12-10")
    field.dispatch_event("change")
    settled(page)
    assert address(page) == {"from": "2024-12-10", "to": "2024-12-10"}
    expect(page.locator("input[name=to]")).to_have_value("2024-12-10")
    expect(page.locator(".utc")).to_contain_text("All times UTC")


def test_play_moves_the_days_and_stops(page: Page) -> None:
    """Playing moves the window on, as long as it is, until the last day of the record, as one entry of the history."""
    shows(page, "/?from=2025-10-25&to=2025-10-26")
    page.locator(".speed").select_option("7")
    days: list[str | None] = []
    page.expose_function("told", lambda day: days.append(day))
    page.evaluate(
        "() => new MutationObserver(() => told(document.getElementById('map').dataset.day))"
        ".observe(document.getElementById('map'), {attributeFilter: ['data-day']})"
    )
    page.locator(".play .go").click()
    expect(page.locator(".play .go")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".play .go")).to_have_attribute("aria-pressed", "false", timeout=15_000)
    settled(page)
    assert address(page) == {"from": "2025-10-29", "to": "2025-10-30"}
    expect(page.locator("#headline h1")).to_contain_text("29–30 Oct 2025")
    assert len(set(days)) > 1
    page.go_back()
    settled(page)
    assert address(page) == {"from": "2025-10-25", "to": "2025-10-26"}
    page.go_forward()
    settled(page)
    page.locator(".play [data-step='-1']").click()
    settled(page)
    assert address(page) == {"from": "2025-10-28", "to": "2025-10-29"}
    expect(page.locator("#map")).to_have_attribute("data-day", "2025-10-29")


def test_play_adds_days_where_the_beginning_is_open(page: Page) -> None:
    """Without a first day the window grows, and a pause keeps the day."""
    shows(page, "/?to=2024-12-01")
    page.locator("[data-zoom=in]").click()
    page.locator(".play .go").click()
    page.wait_for_function("() => !location.search.includes('2024-12-01')")
    page.locator(".play .go").click()
    settled(page)
    assert set(address(page)) == {"to"}
    assert address(page)["to"] > "2024-12-01"


def test_known_by_leaves_out_what_came_later(page: Page) -> None:
    """The flag leaves out what was published later: on the morning of 5 December Hama was not yet taken."""
    shows(page, "/?place=Hama&from=2024-12-05&to=2024-12-05")
    taken = page.locator("#results h3", has_text="captured Hama")
    expect(taken.first).to_be_visible()
    field = page.locator("input[name=known]")
    field.fill("2024-12-05T09:00")
    field.dispatch_event("change")
    settled(page)
    assert address(page)["known"] == "2024-12-05T09:00"
    expect(taken).to_have_count(0)
    expect(page.locator(".chip", has_text="known by")).to_contain_text("5 Dec 2024, 09:00 UTC")
    hama = page.locator("#map [data-part=rows] tr", has=page.locator("a[href^='/places/170017?']"))
    expect(hama).to_contain_text("encircled, held by Syrian army")
    page.locator(".chip", has_text="known by").click()
    settled(page)
    expect(hama).to_contain_text("held by Insurgents")


def test_the_flag_is_a_slider(page: Page) -> None:
    """The flag moves by keys and by the pointer; beyond the end it is now again; what was not known is hatched."""
    flag = handle(page, "known")
    expect(flag).to_have_attribute("aria-valuetext", "now")
    drag(page, flag, -6)
    settled(page)
    assert re.fullmatch(r"2024-12-\d\d", address(page)["known"])
    page.wait_for_selector("#time .bars.vivid .unknown[d^=M]", state="attached")
    flag.focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    expect(flag).to_have_attribute("aria-valuetext", re.compile(r"\d+ Dec 2024, \d+ events? begins? on this day"))
    page.keyboard.press("End")
    settled(page)
    assert "known" not in address(page)


def test_the_stretch_is_zoomed(page: Page) -> None:
    """One day can be pointed at in a record of many years, and the whole record seen again."""
    time = page.locator("#time")
    near = time.get_attribute("data-shown")
    page.locator("[data-zoom=whole]").click()
    assert time.get_attribute("data-shown") == f"{time.get_attribute('data-first')}/{time.get_attribute('data-last')}"
    page.locator("[data-zoom=window]").click()
    assert time.get_attribute("data-shown") == near
    page.locator("[data-zoom=out]").click()
    assert time.get_attribute("data-shown") != near
    assert address(page) == {"from": "2024-11-27", "to": "2024-12-08"}


def test_numbers_of_a_day_say_what_they_count(page: Page) -> None:
    """The list counts events that touch the days, the bars those that begin on a day; both say so."""
    shows(page, "/?from=2024-12-05&to=2024-12-05")
    expect(page.locator("#headline h1")).to_have_text(re.compile(r"^\s*\d+ events\s+touch 5 Dec 2024\s*$"))
    box = page.locator("#time .days").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    expect(page.locator(".hover-words")).to_contain_text(re.compile(r"\d+ events? begins? on this day"))
    expect(page.locator("#time .key")).to_contain_text("events by their first day")


def test_days_that_are_not_shown_are_told(page: Page) -> None:
    """What lies before and after the days that are shown is told at the ends of the axis; a press shows all."""
    before = page.locator("#time .beyond.before")
    expect(before).to_have_text(re.compile(r"◂ \d+ events before \d+ Nov 2024"))
    expect(page.locator("#time .beyond.after")).to_have_text(re.compile(r"\d+ events after \d+ Dec 2024 ▸"))
    before.click()
    time = page.locator("#time")
    assert time.get_attribute("data-shown") == f"{time.get_attribute('data-first')}/{time.get_attribute('data-last')}"
    expect(page.locator("#time .beyond:visible")).to_have_count(0)


def test_play_passes_over_empty_months(page: Page) -> None:
    """Beside the button stands what play does; a long stretch without an event is passed over, and that is said."""
    shows(page, "/?from=2025-02-01&to=2025-03-01")
    words = page.locator(".play-words")
    expect(words).to_have_text("the window moves on")
    page.evaluate(
        "() => new MutationObserver(() => { window.passed ||= document.querySelector('.play-words').textContent"
        ".includes('without events') }).observe(document.querySelector('.play-words'), {childList: true})"
    )
    page.locator(".play .go").click()
    expect(page.locator(".play .go")).to_have_attribute("aria-pressed", "false", timeout=15_000)
    settled(page)
    assert address(page)["to"] == "2025-10-30"
    assert page.evaluate("window.passed")
    shows(page, "/?to=2025-03-01")
    expect(words).to_have_text("from the first day on")


def test_the_moment_of_knowing_is_in_words(page: Page) -> None:
    """Beside the field, which follows the browser, the moment stands as everywhere, and the field says UTC."""
    shows(page, "/?from=2024-12-05&to=2024-12-05&known=2024-12-05T18:00")
    expect(page.locator(".known-words")).to_have_text("5 Dec 2024, 18:00 UTC")
    expect(page.locator(".known-field")).to_contain_text("(UTC)")
