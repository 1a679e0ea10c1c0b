"""The start page in a browser: how tests move it and read it."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page
from tests.out.web.conftest import Seen

Look = Callable[..., Seen]
#: Twelve days of the samples in which Aleppo, Hama and Damascus changed hands.
SYRIA = "/?from=2024-11-27&to=2024-12-08"
#: True where the list and the address are of one question; what only scripts know, and how much is shown, are apart.
SETTLED = """() => {
    const { asking, shown = location.search } = document.getElementById('desk').dataset;
    const apart = ['view', 'at', 'limit'];
    const bare = (search) => [...new URLSearchParams(search)].filter(([name]) => !apart.includes(name)).sort().join();
    return asking === undefined && bare(location.search) === bare(shown);
}"""


def address(page: Page) -> dict[str, str]:
    """The parts of the address that the page shows, but the map's view."""
    search = page.evaluate("location.search")
    pairs = re.findall(r"([a-z]+)=([^&]*)", search)
    return {name: value for name, value in pairs if name != "view"}


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


def begun(page: Page, served: str) -> Page:
    """The page shows the twelve days, whatever it showed, and has a mark that a reload would wipe away."""
    if not page.url.startswith(f"{served}/?"):
        page.goto(served + SYRIA)
    shows(page, SYRIA)
    page.evaluate("window.stays = true")
    return page
