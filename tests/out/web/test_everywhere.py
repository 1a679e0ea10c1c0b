"""What is true of every page: it is reached by links, sound, quiet, narrow where the window is, and open to all.

One crawl, by following links from the start page, finds a page of every kind; a browser then opens one of each.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page
from tests.out.web.conftest import CLIENT, Seen, Served

from tidings.out.web.forms import FORMS, form_of
from tidings.out.web.routes import ROUTES

AXE = Path(__file__).parents[3] / "page" / "node_modules" / "axe-core" / "axe.min.js"
#: Pages of a kind that are read for links, and links that are followed to see whether they lead anywhere.
READ, FOLLOWED = 4, 150
BEGIN = "/"
#: Faults that axe-core calls so keep somebody from using a page.
GRAVE = ("serious", "critical")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


class Links(HTMLParser):
    """The links of a page and the ids in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag is looked at."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.hrefs.append(given["href"])
        if "id" in given:
            self.ids.append(given["id"])


class Found(NamedTuple):
    """What the crawl found: pages by their kind (the path of their route), and every link with where it stands."""

    pages: dict[str, list[str]]
    links: dict[str, str]


def kinds() -> dict[str, re.Pattern[str]]:
    """The kinds of pages by their routes' paths: those that are no twin, no file and no part of a page."""
    found = {}
    for route in ROUTES:
        for path in route.paths:
            if form_of(path) == "html" and not path.endswith(tuple(f".{form}" for form in FORMS)):
                found[path] = re.compile(re.sub(r"\{[^}]*\}", "[^/]+", path))
    return found


@cache
def fetched(url: str) -> httpx.Response:
    """A page, asked for once."""
    return CLIENT.get(url)


@pytest.fixture(scope="session")
def found(served: Served) -> Found:
    """One crawl of the samples' page."""
    known, found = kinds(), Found({}, {BEGIN: ""})
    waiting = [BEGIN]
    while waiting:
        link = waiting.pop(0)
        kind = kind_of(link, known)
        pages = found.pages.setdefault(kind, [])
        if kind not in known or len(pages) >= READ:
            continue
        answer = fetched(served.address + link)
        pages.append(link)
        if answer.status_code != 200 or not is_page(answer):
            continue
        for href in Links(answer.text).hrefs:
            to = urljoin(served.address + link, href)
            if to.startswith(served.address) and (path := to.removeprefix(served.address)) not in found.links:
                found.links[path] = link
                waiting.append(urldefrag(path).url)
    return found


def kind_of(link: str, known: dict[str, re.Pattern[str]]) -> str:
    """The kind of page that a link leads to; a twin or a file is its form."""
    path = urlsplit(link).path
    form = path.rpartition(".")[2]
    fixed = [kind for kind in known if kind == path]
    return next(iter([*fixed, *(kind for kind, fits in known.items() if fits.fullmatch(path))]), form)


def of_each_kind(found: Found, served: Served) -> list[str]:
    """A page of every kind, the last that was read, since the first of them have fewest parts in their address."""
    last = [pages[-1] for kind, pages in sorted(found.pages.items()) if pages]
    return [one for one in last if is_page(fetched(served.address + one))]


def told(faults: dict[str, object]) -> str:
    """Faults, a line each."""
    return "\n".join(f"{where}: {what}" for where, what in faults.items())


def is_page(answer: httpx.Response) -> bool:
    """True of what a browser shows, and does not keep as a file."""
    return answer.headers["content-type"].startswith("text/html") and "content-disposition" not in answer.headers


# what links lead to


def test_every_kind_of_page_is_reached(found: Found) -> None:
    """From the start page, links lead to a page of every kind."""
    assert {kind for kind in kinds() if not found.pages.get(kind)} == set()


def test_every_link_leads_somewhere(found: Found, served: Served) -> None:
    """Links lead to pages, twins and files that are there, and to a place in the page where they name one."""
    every = max(1, len(found.links) // FOLLOWED)
    dead: dict[str, object] = {}
    for link, stands in [*found.links.items()][::every]:
        page, fragment = urldefrag(link)
        answer = fetched(served.address + page)
        if answer.status_code != 200:
            dead[link] = f"{answer.status_code}, on {stands}"
        elif fragment and fragment not in Links(answer.text).ids:
            dead[link] = f"no place #{fragment}, on {stands}"
    assert not dead, told(dead)


def test_every_page_has_its_json(found: Found, served: Served) -> None:
    """Every page names its JSON, which is there."""
    missing = []
    for page in of_each_kind(found, served):
        answer = fetched(served.address + page)
        named = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', answer.text)
        if not named or fetched(served.address + named[1].replace("&amp;", "&")).status_code != 200:
            missing.append(f"{page}: {named[1] if named else 'none is named'}")
    assert missing == []


# what a page is


@pytest.fixture(scope="session")
def opened(browser: Browser, found: Found, served: Served) -> Iterator[Callable[[str], Page]]:
    """A function that opens a page in one window for all tests, wide and light."""
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    window, at = context.new_page(), [""]

    def open(path: str) -> Page:
        window.set_viewport_size(WIDE)  # type: ignore[arg-type]
        window.emulate_media(color_scheme="light")
        if at != [path]:
            window.goto(served.address + path, wait_until="load")
            at[:] = [path]
        return window

    yield open
    context.close()


def test_every_page_is_whole(found: Found, look: Callable[..., Seen], served: Served) -> None:
    """Every page has a title, a language, one heading of its own and a main part; nothing goes wrong in it."""
    bad, seen = [], look("/")
    for path in of_each_kind(found, served):
        seen.page.goto(served.address + path, wait_until="load")
        has = seen.page.evaluate(
            """() => ({ title: document.title.trim() !== "", lang: document.documentElement.lang !== "",
            h1: document.querySelectorAll("h1").length === 1, main: document.querySelectorAll("main").length === 1 })"""
        )
        bad += [f"{path}: {name}" for name, there in has.items() if not there]
    assert bad == []


def test_every_page_is_open_to_all(found: Found, opened: Callable[[str], Page], served: Served) -> None:
    """axe-core finds nothing grave: wide and narrow, light and dark."""
    assert AXE.is_file(), "the page's test tools are not installed: npm ci --ignore-scripts in page/"
    axe = AXE.read_text("utf-8")
    faults: dict[str, object] = {}
    for path in of_each_kind(found, served):
        page = opened(path)
        page.evaluate(axe)
        for size, scheme, rules in ((WIDE, "light", None), (WIDE, "dark", CONTRAST), (NARROW, "light", None)):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for fault, nodes in page.evaluate(JUDGE, [rules, GRAVE]):
                faults.setdefault(fault, f"{path} ({size['width']}, {scheme}): {nodes}")
    assert not faults, told(faults)


#: In dark only the colours are others.
CONTRAST = ["color-contrast"]
#: The grave faults of a page: their names, with the elements that have them.
JUDGE = """
async ([rules, grave]) => {
  const how = rules ? { runOnly: { type: "rule", values: rules } } : {};
  const told = await axe.run(document, { ...how, resultTypes: ["violations"] });
  return told.violations.filter((one) => grave.includes(one.impact))
    .map((one) => [one.id, one.nodes.slice(0, 4).map((node) => node.html.slice(0, 160)).join(" | ")]);
}
"""
#: What is wider than the window, which then scrolls sideways.
TOO_WIDE = """
() => document.scrollingElement.scrollWidth <= innerWidth + 1 ? [] :
  [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 4).map((one) => one.outerHTML.slice(0, 120))
"""


def test_every_page_fits_a_narrow_window(found: Found, opened: Callable[[str], Page], served: Served) -> None:
    """At 360 pixels no page scrolls sideways."""
    wide: dict[str, object] = {}
    for path in of_each_kind(found, served):
        page = opened(path)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        if found_wide := page.evaluate(TOO_WIDE):
            wide[path] = found_wide
    assert not wide, told(wide)


def test_every_page_fits_large_letters(found: Found, browser: Browser, served: Served) -> None:
    """For a person whose browser has letters twice as large, no page scrolls sideways."""
    wide: dict[str, object] = {}
    page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for path in of_each_kind(found, served):
        page.goto(served.address + path, wait_until="load")
        if found_wide := page.evaluate(TOO_WIDE):
            wide[path] = found_wide
    page.close()
    assert not wide, told(wide)


def test_nothing_moves_where_motion_is_not_wanted(look: Callable[..., Seen]) -> None:
    """Where a person asks for less motion nothing is animated and nothing scrolls smoothly."""
    seen = look("/", reduced_motion="reduce")
    moving = seen.page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => {
          const style = getComputedStyle(one), long = (text) => text.split(",").some((one) => parseFloat(one) > 0.01);
          return long(style.animationDuration) && style.animationName !== "none"
            || long(style.transitionDuration) || style.scrollBehavior === "smooth";
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []
