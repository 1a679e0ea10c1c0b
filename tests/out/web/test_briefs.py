"""The days of the record, and the brief of each, on the samples and in a real browser."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from tests.out.web.conftest import Seen, Served
from tests.out.web.test_subjects import asked

import tidings
from tidings.opened.open import OpenRecord
from tidings.out.brief_html import brief_html
from tidings.record import Finding
from tidings.views.brief import Brief

Look = Callable[..., Seen]
Picture = Callable[..., Path]


@pytest.fixture(scope="module")
def record(sample_record: str) -> OpenRecord:
    """The record of all samples."""
    return tidings.open_record(sample_record)


def test_days_lead_to_their_briefs(look: Look, picture: Picture, record: OpenRecord) -> None:
    """The calendars hold each day that has events, with their number; a day leads to its brief, and on to the next."""
    page = look("/briefs").page
    day = page.query_selector('a[href="/briefs/2024-12-05"]')
    assert day
    number = sum(one.events for one in record.days() if one.day == date(2024, 12, 5))
    assert f"{number} events" in " ".join(day.inner_text().split())
    picture(page, "briefs")
    day.click()
    assert page.inner_text("h1") == "The record of 5 December 2024"
    picture(page, "brief", full_page=True)
    page.click("a[rel=next]")
    assert page.url.endswith("/briefs/2024-12-06")


def test_a_note_of_a_brief_leads_to_its_words(look: Look) -> None:
    """A number leads to the note, and the note to the words in the report."""
    page = look("/briefs/2024-12-05").page
    page.click(".brief sup a >> nth=0")
    assert page.url.endswith("#n1")
    link = page.get_attribute("#n1 a.to-words", "href") or ""
    page.click("#n1 a.to-words")
    page.wait_for_url("**/reports/**")
    assert page.query_selector(f"[id='{link.partition('#')[2]}']")


def test_a_brief_may_be_kept_as_one_file(served: Served, record: OpenRecord) -> None:
    """The file is the brief that `tidings brief --html` writes, and is offered to be kept."""
    answer = asked(served, "/briefs/2024-12-05/file")
    assert answer.text == brief_html(record.brief(date(2024, 12, 5)), record.wording)
    assert answer.headers["content-disposition"] == 'attachment; filename="tidings-2024-12-05.html"'


def test_a_brief_of_a_place_and_a_moment(served: Served, look: Look, record: OpenRecord) -> None:
    """A brief is narrowed to a place and to what was known by a moment."""
    known = datetime(2024, 12, 5, 12, tzinfo=UTC)
    answer = asked(served, "/briefs/2024-12-05.json?place=Hama&known=2024-12-05T12:00")
    found = msgspec.json.decode(answer.content, type=Finding[Brief])
    assert found == record.brief(date(2024, 12, 5), place="Hama", known_by=known)
    page = look("/briefs/2024-12-05").page
    page.fill('form.find input[name="place"]', "Hama")
    page.click("form.find button")
    assert "Hama" in page.inner_text("h1")


def test_a_day_without_events_says_so(look: Look, served: Served) -> None:
    """A day of which nothing is told is a page that says so and leads on; what is no day is not found."""
    page = look("/briefs/2001-01-01").page
    assert page.query_selector(".none")
    assert page.query_selector("a[rel=next]")
    assert asked(served, "/briefs/tomorrow").status_code == 404
    assert asked(served, "/briefs/2024-13-01.json").status_code == 404
