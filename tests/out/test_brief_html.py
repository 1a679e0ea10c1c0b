"""A brief as a page."""

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

from tests.entries import ARMY, HAMA, HTS, entry, source
from tests.views.occurrences import WORDING, happened

from tidings.out.brief_html import brief_html, moment_words
from tidings.record import Entry
from tidings.views.brief import Day, brief
from tidings.views.control import control

DAY = date(2024, 12, 5)
NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)


def page(*entries: Entry, known_by: datetime | None = None) -> str:
    """The page of the day that the entries tell."""
    event, members = happened(entries)
    about = Day(day=DAY, events=(event,), entries=members, control=control(members, as_of=DAY))
    return brief_html(brief(about, wording=WORDING, known_by=known_by), WORDING)


class Tags(HTMLParser):
    """The tags of a page with their attributes, and whether each that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps a tag."""
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes the last tag, which must be this one."""
        assert self.open.pop() == tag


FALL = entry(
    "capture", HAMA, DAY, agents=[HTS], known=NOON, quote="fighters took <the> city & left", outlet="<b>Wire</b>"
)
DENIAL = entry("capture", HAMA, DAY, agents=[HTS], known=NOON, modality="denied", sources=[source(ARMY, own=True)])


def test_every_text_is_escaped() -> None:
    """Nothing that a report or an outlet writes is read as HTML."""
    text = page(FALL)
    assert "fighters took &lt;the&gt; city &amp; left" in text
    assert "<b>Wire" not in text


def test_the_page_needs_nothing_else() -> None:
    """No script, no picture, no address: all links are to places on the page, and each leads somewhere."""
    tags = Tags(page(FALL, DENIAL))
    assert not tags.open
    assert {tag for tag, _ in tags.found}.isdisjoint({"script", "img", "link", "iframe", "object"})
    ids = {attrs["id"] for _, attrs in tags.found if "id" in attrs}
    targets = [attrs["href"] for tag, attrs in tags.found if tag == "a"]
    assert targets
    assert all(target and target[0] == "#" and target[1:] in ids for target in targets)
    assert not re.search(r"https?://|url\(|@import", page(FALL, DENIAL))


def test_it_is_a_page_with_a_language_and_headings() -> None:
    """The page says its language, has one main heading, and each section is labelled by its own."""
    tags = Tags(page(FALL)).found
    assert ("html", {"lang": "en"}) in tags
    assert ("meta", {"name": "generator", "content": "Tidings"}) in tags
    assert [tag for tag, _ in tags].count("h1") == 1
    ids = {attrs.get("id") for tag, attrs in tags if tag == "h2"}
    assert all(attrs["aria-labelledby"] in ids for tag, attrs in tags if tag == "section")


def test_moments_are_in_utc_and_say_so() -> None:
    """The moment up to which the page knows stands under its title."""
    assert "As known by 6 December 2024, 18:00 UTC" in page(FALL, known_by=datetime(2024, 12, 6, 18, tzinfo=UTC))
    assert moment_words(datetime.fromisoformat("2024-12-06T01:30+03:00"), WORDING) == "5 December 2024, 22:30 UTC"


def test_an_empty_day_says_so() -> None:
    """A day of which nothing is told is no blank page."""
    assert "The record tells nothing of this day." in brief_html(
        brief(Day(day=DAY, events=(), entries=()), wording=WORDING), WORDING
    )
