"""The start page in a browser: one address that filters, line of days, list and map follow."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.out.web.conftest import Seen, Served, listen

import tidings

Look = Callable[..., Seen]
#: Twelve days of the samples in which Aleppo, Hama and Damascus changed hands.
SYRIA = "/?from=2024-11-27&to=2024-12-08"
STAYS = "window.stays = true"


def address(page: Page) -> dict[str, str]:
    """The parts of the address that the page shows, but the map's view."""
    search = page.evaluate("location.search")
    pairs = re.findall(r"([a-z]+)=([^&]*)", search)
    return {name: value for name, value in pairs if name != "view"}


#: True where the list and the address are of one question; what only scripts know, and how much is shown, are apart.
SETTLED = """() => {
    const { asking, shown = location.search } = document.getElementById('desk').dataset;
    const apart = ['view', 'at', 'limit'];
    const bare = (search) => [...new URLSearchParams(search)].filter(([name]) => !apart.includes(name)).sort().join();
    return asking === undefined && bare(location.search) === bare(shown);
}"""


def settled(page: Page) -> None:
    """The list shows what the address asks for."""
    page.wait_for_function(SETTLED)


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
    width = page.locator(".time-chart").evaluate("e => e.clientWidth - 34")
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for part in range(1, 9):
        page.mouse.move(x + by_days * width / days * part / 8, y)
    page.mouse.up()


def opened(look: Look, path: str = SYRIA, **how: object) -> Page:
    """The start page in a window of its own, with all its parts there."""
    page = look(path, **how).page
    page.wait_for_selector("#time .time-chart:not([aria-busy]) svg")
    return page


def shows(page: Page, path: str) -> None:
    """The page comes to show another address, as by the way back, without a reload."""
    page.evaluate("(path) => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')) }", path)
    settled(page)
    page.wait_for_selector("#time .time-chart:not([aria-busy]) svg")
    page.locator("[data-zoom=window]").click()


@pytest.fixture(scope="module")
def window(browser: Browser, served: Served) -> Iterator[Seen]:
    """A window on the start page for all tests that need none of their own; nothing may go wrong in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    seen = Seen(context.new_page(), [])
    listen(seen, served.address)
    yield seen
    context.close()
    assert not seen.wrong


@pytest.fixture
def page(window: Seen, served: Served) -> Page:
    """The start page on those twelve days, with a mark on it that a reload would wipe away."""
    page = window.page
    if not page.url.startswith(f"{served.address}/?"):
        page.goto(served.address + SYRIA)
    shows(page, SYRIA)
    page.evaluate(STAYS)
    return page


def test_it_shows_the_events_of_the_window(page: Page) -> None:
    """The list holds the events that the record has of these days, and the headline tells how many."""
    listed = page.evaluate("fetch('/index.json' + location.search).then((answer) => answer.json())")
    assert total(page) == listed["total"] > 100
    assert [row["event"] for row in listed["rows"]] == rows(page).evaluate_all("all => all.map(o => o.dataset.event)")
    expect(page.locator("#headline .holds")).to_contain_text("newest report")


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
    entries = page.evaluate("history.length")
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
    assert page.evaluate("history.length") == entries + 1
    assert len(set(days)) > 1
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
    expect(hama).to_contain_text("encircled, held by government")
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
    expect(flag).to_have_attribute("aria-valuetext", re.compile(r"\d+ Dec 2024, \d+ events? that day"))
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
def test_words_narrow(page: Page, fill: dict[str, str], part: str, value: str) -> None:
    """What is written into a field narrows the list, is in the address and is told as a chip that drops it again."""
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


def test_kinds_are_chosen(page: Page) -> None:
    """Kinds are ticked, a family for all its kinds; each is a chip, and each row is of one that is chosen."""
    page.locator("#kinds > summary").click()
    page.locator("#kinds input[value=strike]").check()
    page.locator("#kinds input[value=capture]").check()
    settled(page)
    assert page.evaluate("new URLSearchParams(location.search).getAll('kind')") == ["capture", "strike"]
    assert page.locator("#kinds input[value=strike]").is_checked()
    shown = set(rows(page).locator(".sign").evaluate_all("all => all.map((one) => one.title)"))
    assert shown
    assert all(one == "battle: capture" or one.startswith("strike: ") for one in shown)
    page.locator("#kinds input[value=airstrike]").check()
    settled(page)
    assert not page.locator("#kinds input[value=strike]").is_checked()
    expect(page.locator("#headline .chip")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator("#kinds")).not_to_have_attribute("open", "")
    expect(page.locator("#kinds > summary")).to_be_focused()


@pytest.mark.parametrize(("field", "value"), [("grade", "contested"), ("figures", "killed")])
def test_lists_narrow(page: Page, field: str, value: str) -> None:
    """Grade and figures are chosen from lists, and the list is what the record has of them."""
    before = total(page)
    page.locator(f"#filters [name={field}]").select_option(value)
    settled(page)
    assert address(page)[field] == value
    asked = page.evaluate("fetch('/index.json' + location.search).then((answer) => answer.json())")
    assert 0 < total(page) == asked["total"] == rows(page).count() < before
    if field == "grade":
        assert {one["grade"] for one in asked["rows"]} == {value}


def test_order_turns(page: Page) -> None:
    """The list may begin with the oldest."""
    newest = rows(page).first.get_attribute("data-event")
    page.locator("#filters [name=order]").select_option("oldest")
    settled(page)
    asked = page.evaluate("fetch('/index.json' + location.search).then((answer) => answer.json())")
    assert asked["rows"][0]["event"] == rows(page).first.get_attribute("data-event") != newest
    page.locator("#filters [name=order]").select_option("")
    settled(page)
    assert rows(page).first.get_attribute("data-event") == newest
    assert "order" not in address(page)


def test_names_are_offered(page: Page) -> None:
    """While a name is typed, those of the record are offered, with what they are."""
    page.locator("#filters [name=place]").press_sequentially("Ham")
    page.wait_for_selector("#places-told option[value=Hama]", state="attached")
    label = page.locator("#places-told option[value=Hama]").get_attribute("label") or ""
    assert re.fullmatch(r"Hama \(city, SY, \d+ claims\)", label)
    page.locator("#filters [name=place]").fill("")
    parties = page.evaluate("fetch('/suggest.json?part=actor&begins=syrian').then((answer) => answer.json())")
    assert "Syrian army" in [one["value"] for one in parties]
    sources = page.evaluate("fetch('/suggest.json?part=source&begins=wire').then((answer) => answer.json())")
    assert sources


def test_more_events_are_put_below(page: Page) -> None:
    """More events come below those that are there; the address keeps how many, so that the way back finds them."""
    expect(rows(page)).to_have_count(50)
    page.locator("#results .more a").click()
    expect(rows(page)).to_have_count(100)
    ids = rows(page).evaluate_all("all => all.map((one) => one.dataset.event)")
    assert len(set(ids)) == 100
    assert page.evaluate("window.stays")
    page.wait_for_function("() => location.search.includes('limit=100')")
    row = rows(page).nth(80)
    row.locator("h3 a").click()
    page.wait_for_url("**/events/**")
    page.go_back()
    expect(rows(page)).to_have_count(100)
    expect(page.locator("#results .event.current")).to_have_attribute("data-event", ids[80])
    expect(page.locator("#results .event.current h3")).to_be_in_viewport()


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


def test_an_empty_answer_says_why(page: Page) -> None:
    """Where nothing fits, the question is told in words, with how much is found without each part of it."""
    shows(page, "/?from=2024-12-02&to=2024-12-02&place=Goma&kind=battle")
    none = page.locator("#results .none")
    expect(none).to_contain_text("Nothing in the record fits")
    expect(none).to_contain_text("place Goma")
    freed = none.locator(".blamed li", has_text="without days")
    many = int(re.findall(r"([\d,]+) event", freed.inner_text())[0])
    freed.locator("a").click()
    settled(page)
    assert total(page) == many > 0
    assert set(address(page)) == {"place", "kind"}


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


def test_the_list_is_walked_by_keys(page: Page) -> None:
    """j, k and the arrows walk the list, one row is in the order of tabs, Enter opens it, Escape leads back to it."""
    page.keyboard.press("j")
    first = rows(page).first
    expect(first.locator("h3 a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(rows(page).nth(1).locator("h3 a")).to_be_focused()
    assert page.locator("#results h3 a[tabindex='0']").count() == 1
    event = rows(page).nth(1).get_attribute("data-event") or ""
    page.wait_for_function("(event) => location.search.includes('at=' + event)", arg=event)
    page.locator("#filters [name=q]").focus()
    page.keyboard.press("j")
    expect(page.locator("#filters [name=q]")).to_have_value("j")
    page.locator("#filters [name=q]").fill("")
    page.keyboard.press("Escape")
    expect(rows(page).nth(1).locator("h3 a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/events/{event}**")


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


#: What Chromium counts of parts that moved without anybody's hand: the sum of its layout shifts.
MOVED = """() => new Promise((done) => {
    const sum = (list) => done(list.getEntries().reduce((total, one) => total + one.value, 0));
    new PerformanceObserver(sum).observe({type: 'layout-shift', buffered: true});
    setTimeout(done, 500, 0);
})"""


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
