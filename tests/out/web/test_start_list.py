"""The filters and the list of the start page."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.out.web.conftest import Seen, Served
from tests.out.web.starting import address, begun, rows, settled, shows, total


@pytest.fixture
def page(start_window: Seen, served: Served) -> Page:
    """The start page on those twelve days, with a mark on it that a reload would wipe away."""
    return begun(start_window.page, served.address)


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
    page.keyboard.press("Enter")
    expect(page.locator("#kinds")).to_have_attribute("open", "")
    page.locator("#headline h1").click()
    expect(page.locator("#kinds")).not_to_have_attribute("open", "")


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
