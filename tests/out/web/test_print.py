"""Pages on paper: black on white, without what is only for screens, nothing folded away and nothing cut off."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.out.web.conftest import Seen

#: A page of each kind that people print.
PAGES = (
    "/?from=2024-11-27&to=2024-12-08", "/events?place=Hama", "/events/ed34f91e", "/reports/syr-1210-ainissa", "/places",
    "/places/170017", "/places/SY", "/actors/hts", "/sources/sohr", "/briefs", "/briefs/2024-12-05", "/api",
    "/figures?place=Goma",
)  # fmt: skip
#: A4 is 210 mm wide and print.css leaves 15 mm on either side; 96 pixels of CSS are an inch of 25.4 mm.
PAPER_PX = round((210 - 30) / 25.4 * 96)
#: What is for screens only.
SCREEN = ".sections, .skip, .filters, .pager, .turns, form.find, .forms, .map-frame, .time, .elsewhere"

Look = Callable[..., Seen]


def printed(look: Look, path: str) -> Page:
    """A page as it is laid out for paper, of a reader who has a dark screen."""
    page = look(path, viewport={"width": PAPER_PX, "height": 900}, color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_paper_is_white_and_holds_the_page_alone(look: Look, path: str) -> None:
    """Black on white also for dark screens, no navigation or forms, nothing wider than the paper."""
    page = printed(look, path)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1, h2')).color") == "rgb(0, 0, 0)"
    shown = page.evaluate(
        f"[...document.querySelectorAll('{SCREEN}')].filter((one) => one.checkVisibility()).map((one) => one.className)"
    )
    assert shown == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER_PX
    cut = page.evaluate(
        "[...document.querySelectorAll('main table, main figure, main p, main blockquote')]"
        ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1"
        "  && getComputedStyle(one).position === 'static' && !one.closest('.unseen'))"
        ".map((one) => one.outerHTML.slice(0, 120))"
    )
    assert cut == []


@pytest.mark.parametrize(("path", "most"), [("/places/170017", 6), ("/briefs/2024-12-05", 4), ("/events/ed34f91e", 4)])
def test_a_page_is_made_for_paper(look: Look, path: str, most: int) -> None:
    """A PDF of A4 comes of it, of no more pages than its words need, and of a place its charts."""
    page = printed(look, path)
    made = page.pdf(prefer_css_page_size=True)
    assert made.startswith(b"%PDF")
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", made)
    boxes = {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", made)}
    assert 1 <= len(pages) <= most
    assert all(abs(box[2] - 595) < 2 and abs(box[3] - 842) < 2 for box in boxes)


def test_what_is_folded_away_stands_open(look: Look) -> None:
    """Claims behind "more" are printed with the rest; each quote has the id by which its words are found."""
    page = printed(look, "/places/170017")
    folded = page.query_selector_all("details.more-claims .quoted")
    assert folded
    assert all(one.evaluate("(one) => one.getBoundingClientRect().height") > 20 for one in folded)
    assert not page.query_selector("details.more-claims > summary:visible")
    ids = page.eval_on_selector_all(".quoted .id", "all => all.map((one) => one.innerText)")
    assert len(ids) == len(page.query_selector_all(".quoted"))
    assert all(re.fullmatch(r"\W*[0-9a-f]{8}", one) for one in ids)


def test_the_types_of_the_api_stay_folded(look: Look) -> None:
    """The description is printed without the fields of a hundred types."""
    page = printed(look, "/api")
    assert page.query_selector("#type-Listed table")
    assert not page.query_selector("#type-Listed table:visible")


def test_the_table_stands_for_the_map(look: Look) -> None:
    """A map that scripts draw is not drawn anew for paper: who holds what is printed as its table."""
    page = printed(look, "/?from=2024-11-27&to=2024-12-08")
    expect(page.locator("table.holdings tbody tr").nth(5)).to_be_attached()
    assert page.evaluate("document.querySelector('table.holdings').getBoundingClientRect().height") > 100
