"""The start page in a browser: one address that filters, line of days, list and map follow."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.out.web.conftest import Seen, Served

Look = Callable[..., Seen]
#: Twelve days of the samples in which Aleppo, Hama and Damascus changed hands.
SYRIA = "/?from=2024-11-27&to=2024-12-08"
STAYS = "window.stays = true"


def address(page: Page) -> dict[str, str]:
    """The parts of the address that the page shows, but the map's view."""
    search = page.evaluate("location.search")
    pairs = re.findall(r"([a-z]+)=([^&]*)", search)
    return {name: value for name, value in pairs if name != "view"}


def settled(page: Page) -> None:
    """The list shows what the address asks for."""
    page.wait_for_function("() => !('asking' in document.getElementById('desk').dataset)")


def handle(page: Page, name: str) -> Locator:
    """A handle of the line of days."""
    return page.locator(f"#time [data-handle={name}]")


def rows(page: Page) -> Locator:
    """The rows of the list."""
    return page.locator("#results .event")


def total(page: Page) -> int:
    """How many events the headline tells."""
    told = re.match(r"([\d,]+) event", page.locator("#headline h1").inner_text())
    return int(told[1].replace(",", "")) if told else 0


def drag(page: Page, what: Locator, by_days: float) -> None:
    """The pointer drags a handle by some days of the scale."""
    box = what.locator(".reach").bounding_box()
    shown = page.locator("#time").get_attribute("data-shown") or ""
    days = page.evaluate("([a, b]) => (Date.parse(b) - Date.parse(a)) / 864e5 + 1", shown.split("/"))
    width = page.locator(".time-chart").evaluate("e => e.clientWidth - 28")
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for part in range(1, 9):
        page.mouse.move(x + by_days * width / days * part / 8, y)
    page.mouse.up()


def opened(look: Look, path: str = SYRIA, **how: object) -> Page:
    """The start page, with all its parts there, and a mark on it that a reload would wipe away."""
    page = look(path, **how).page
    page.wait_for_selector("#time .bars path[d^=M]", state="attached")
    page.evaluate(STAYS)
    return page


def test_it_shows_the_events_of_the_window(look: Look, served: Served) -> None:
    """The list holds the events that the record has of these days, and the headline tells how many."""
    page = opened(look)
    listed = page.evaluate("fetch('/index.json' + location.search).then((answer) => answer.json())")
    assert total(page) == listed["total"] > 100
    assert [row["event"] for row in listed["rows"]] == rows(page).evaluate_all("all => all.map(o => o.dataset.event)")
    expect(page.locator("#headline .holds")).to_contain_text("newest report")


def test_a_handle_is_dragged(look: Look) -> None:
    """Dragging an end of the window changes address, list and headline, without a reload and as one step back."""
    page = opened(look)
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


def test_a_window_is_drawn_and_moved(look: Look) -> None:
    """A drag over free days draws a window, a drag within it moves it, a click chooses a day, two let go of it."""
    page = opened(look, "/?from=2024-11-27&to=2024-12-08")
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


def test_handles_obey_keys(look: Look) -> None:
    """The handles are sliders: arrows move by a day, Page by a week, Home and End open an end; each tells its day."""
    page = opened(look)
    first, last = handle(page, "from"), handle(page, "to")
    expect(first).to_have_attribute("role", "slider")
    last.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert address(page)["to"] == "2024-12-06"
    expect(last).to_have_attribute("aria-valuetext", re.compile(r"6 Dec 2024, \d+ events that day"))
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


def test_days_stand_in_fields(look: Look) -> None:
    """The fields beside the line show the same days, and may be written into; a first day after the last moves that."""
    page = opened(look)
    field = page.locator("input[name=from]")
    expect(field).to_have_value("2024-11-27")
    field.fill("2024-12-10")
    field.dispatch_event("change")
    settled(page)
    assert address(page) == {"from": "2024-12-10", "to": "2024-12-10"}
    expect(page.locator("input[name=to]")).to_have_value("2024-12-10")
    expect(page.locator(".utc")).to_contain_text("All times UTC")


def test_play_moves_the_days_and_stops(look: Look) -> None:
    """Playing moves the window on, as long as it is, until the last day that is shown, as one entry of the history."""
    page = opened(look, "/?from=2024-12-08&to=2024-12-09")
    page.locator(".speed select").select_option("30")
    entries = page.evaluate("history.length")
    page.locator(".play .go").click()
    expect(page.locator(".play .go")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".play .go")).to_have_attribute("aria-pressed", "false", timeout=15_000)
    end = (page.locator("#time").get_attribute("data-shown") or "").split("/")[1]
    settled(page)
    assert address(page)["to"] == end
    window = page.evaluate("([a, b]) => (Date.parse(b) - Date.parse(a)) / 864e5", [address(page)["from"], end])
    assert window == 1
    assert page.evaluate("history.length") == entries + 1
    page.locator(".play [data-step='-1']").click()
    settled(page)
    assert address(page)["to"] < end


def test_play_adds_days_where_the_beginning_is_open(look: Look) -> None:
    """Without a first day the window grows, and a pause keeps the day."""
    page = opened(look, "/?to=2024-12-01")
    page.locator("[data-zoom=in]").click()
    page.locator(".play .go").click()
    page.wait_for_function("() => !location.search.includes('2024-12-01')")
    page.locator(".play .go").click()
    settled(page)
    assert set(address(page)) == {"to"}
    assert address(page)["to"] > "2024-12-01"


def test_known_by_leaves_out_what_came_later(look: Look) -> None:
    """The flag leaves out what was published later: on the morning of 5 December Hama was not yet taken."""
    page = opened(look, "/?place=Hama&from=2024-12-05&to=2024-12-05")
    taken = page.locator("#results h3", has_text="captured Hama")
    expect(taken.first).to_be_visible()
    field = page.locator("input[name=known]")
    field.fill("2024-12-05T09:00")
    field.dispatch_event("change")
    settled(page)
    assert address(page)["known"] == "2024-12-05T09:00"
    expect(taken).to_have_count(0)
    expect(page.locator(".chip", has_text="known by")).to_contain_text("5 Dec 2024, 09:00 UTC")
    held = page.evaluate(
        "fetch('/map.json' + location.search).then((a) => a.json()).then((told) =>"
        " told.places.find((one) => one.name === 'Hama'))"
    )
    assert not held or "insurgent" not in str(held)


def test_the_flag_is_a_slider(look: Look) -> None:
    """The flag moves by keys and by the pointer; beyond the end it is now again; what was not known is hatched."""
    page = opened(look)
    flag = handle(page, "known")
    expect(flag).to_have_attribute("aria-valuetext", "now")
    drag(page, flag, -6)
    settled(page)
    assert re.fullmatch(r"2024-12-\d\d", address(page)["known"])
    page.wait_for_selector("#time .bars.vivid .unknown[d^=M]", state="attached")
    flag.focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    expect(flag).to_have_attribute("aria-valuetext", re.compile(r"\d+ Dec 2024, \d+ events? that day"))
    page.keyboard.press("End")
    settled(page)
    assert "known" not in address(page)


def test_the_stretch_is_zoomed(look: Look) -> None:
    """One day can be pointed at in a record of many years, and the whole record seen again."""
    page = opened(look)
    time = page.locator("#time")
    near = time.get_attribute("data-shown")
    page.locator("[data-zoom=whole]").click()
    assert time.get_attribute("data-shown") == f"{time.get_attribute('data-first')}/{time.get_attribute('data-last')}"
    page.locator("[data-zoom=window]").click()
    assert time.get_attribute("data-shown") == near
    page.locator("[data-zoom=out]").click()
    assert time.get_attribute("data-shown") != near
    assert address(page) == {"from": "2024-11-27", "to": "2024-12-08"}


@pytest.mark.parametrize(
    ("fill", "part", "value"),
    [
        ({"place": "Hama"}, "place", "Hama"),
        ({"actor": "Syrian army"}, "actor", "Syrian%20army"),
        ({"source": "Sample Wire"}, "source", "Sample%20Wire"),
        ({"q": "hospital"}, "q", "hospital"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_narrow(look: Look, fill: dict[str, str], part: str, value: str) -> None:
    """What is written into a field narrows the list, is in the address and is told as a chip that drops it again."""
    page = opened(look)
    before = total(page)
    for name, words in fill.items():
        page.locator(f"#filters [name={name}]").fill(words)
        page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#headline .chip")).to_have_count(2)
    assert address(page)[part] == value
    assert total(page) < before
    page.locator("#headline .chip").first.click()
    settled(page)
    expect(page.locator("#headline .chip")).to_have_count(1)
    assert part not in address(page)
    assert page.locator(f"#filters [name={part}]").input_value() == ""
    assert total(page) == before
    assert page.evaluate("window.stays")
