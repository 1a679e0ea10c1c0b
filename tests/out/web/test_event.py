"""The page of one event in a browser: who says what, by which rule, as known by when."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page, expect
from tests.out.web.conftest import CLIENT, Seen, Served

import tidings
from tidings.opened.listing import Listed, Told
from tidings.opened.open import OpenRecord
from tidings.record import Event, Finding
from tidings.views.account import Account

Look = Callable[..., Seen]
STAYS = "window.stays = true"


@pytest.fixture(scope="module")
def record(served: Served) -> Iterator[OpenRecord]:
    """The record of the samples."""
    with tidings.open_record(served.record) as opened:
        yield opened


@pytest.fixture(scope="module")
def events(record: OpenRecord) -> dict[tuple[str, str], Event]:
    """The event of most claims of each kind and place."""
    found = sorted(record.events(), key=lambda one: (len(one.claims), one.id))
    return {(one.kind, one.place.name if one.place else ""): one for one in found}


def rows(page: Page) -> list[str]:
    """The claims of the table."""
    return page.locator("table.claims tr[data-claim], .copies [data-claim]").evaluate_all(
        "all => all.map((one) => one.dataset.claim)"
    )


def test_an_event_is_opened_from_the_list(look: Look) -> None:
    """A row of the list leads to the event with the same words, and the address goes along."""
    page = look("/events?place=Hama&from=2024-12-05&to=2024-12-05").page
    link = page.get_by_role("link", name="Syrian army withdrew from Hama")
    words = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(words)
    assert "from=2024-12-05" in page.url


def test_the_table_holds_every_claim(look: Look, record: OpenRecord, events: dict[tuple[str, str], Event],
                                     picture: Callable[..., Path]) -> None:  # fmt: skip
    """Each claim of an event is a row or lies folded under the one that it repeats."""
    event = events["withdraw", "Hama"]
    page = look(f"/events/{event.id}").page
    assert sorted(rows(page)) == sorted(event.claims)
    tellings = record.event(event.id).value.tellings
    assert page.locator("table.claims .o span:not(.unseen)").all_inner_texts() == [str(one.origin) for one in tellings]
    for one in tellings:
        row = page.locator(f"table.claims tr[data-claim='{one.claim}']")
        told = row.locator(".says").inner_text()
        assert all(teller.name in told for teller in one.tellers)
        assert row.locator(".in-words > blockquote").all_inner_texts() == list(one.quotes)
    picture(page, "event-hama", full_page=True)


def test_near_copies_are_folded_under_their_origin(look: Look, events: dict[tuple[str, str], Event]) -> None:
    """An outlet that carries the same story is not seen until its row is folded out."""
    page = look(f"/events/{events['withdraw', 'Hama'].id}").page
    copy = page.locator(".copies [data-claim]").first
    expect(copy).to_be_hidden()
    page.locator(".copies summary").first.click()
    expect(copy).to_be_visible()


def test_the_rule_is_switched_in_place(look: Look, events: dict[tuple[str, str], Event],
                                       picture: Callable[..., Path]) -> None:  # fmt: skip
    """Another rule takes another figure and marks it, without a reload, and the address says so."""
    page = look(f"/events/{events['bombing', 'Kabul airport'].id}").page
    page.evaluate(STAYS)
    best, chosen = page.locator(".best-figure"), page.locator("table.claims .chosen b")
    figures = {}
    for rule in ("highest", "lowest"):
        page.get_by_role("radio", name=rule).check()
        expect(page.locator(f"#rule-{rule}")).to_be_checked()
        page.wait_for_url(f"**rule={rule}**")
        figures[rule] = int(best.inner_text())
        assert chosen.all_inner_texts() == [best.inner_text()]
    assert figures["lowest"] < figures["highest"]
    assert page.locator("table.claims .differs, table.claims .allows").count() == 1
    assert page.evaluate("window.stays")
    picture(page, "event-kabul", full_page=True)
    page.go_back()
    expect(page.locator("#rule-highest")).to_be_checked()


def test_the_rule_is_switched_without_scripts(look: Look, events: dict[tuple[str, str], Event]) -> None:
    """A plain form asks for another rule."""
    page = look(f"/events/{events['bombing', 'Kabul airport'].id}", java_script_enabled=False).page
    page.get_by_role("radio", name="highest").check()
    page.get_by_role("button", name="Show").click()
    assert "rule=highest" in page.url
    assert int(page.locator(".best-figure").inner_text()) > 100


def test_a_quote_leads_to_its_words(look: Look, events: dict[tuple[str, str], Event]) -> None:
    """A quote of the table is a link to the words of the report, which are the same."""
    page = look(f"/events/{events['withdraw', 'Hama'].id}").page
    for number in range(page.locator("table.claims .in-words > blockquote a").count()):
        link = page.locator("table.claims .in-words > blockquote a").nth(number)
        words = link.inner_text()
        link.click()
        page.wait_for_url("**/reports/**")
        claim = page.evaluate("location.hash.slice(1)")
        expect(page.locator(f"[id='{claim}']")).to_be_in_viewport()
        lit = "".join(page.locator("mark.aimed").all_inner_texts())
        assert words in lit
        page.go_back()


def test_what_was_known_then(look: Look, record: OpenRecord, events: dict[tuple[str, str], Event]) -> None:
    """Only what was known by the moment is told and counted, it is said, and a link leads to what is known now."""
    event = events["withdraw", "Hama"]
    then = "2024-12-05T12:00"
    page = look(f"/events/{event.id}?known={then}").page
    tellings = record.event(event.id, known_by=datetime(2024, 12, 5, 12, tzinfo=UTC)).value.tellings
    assert rows(page) == [one.claim for one in tellings]
    assert len(tellings) < len(event.claims)
    page.get_by_role("note").get_by_role("link", name="As known now").click()
    assert sorted(rows(page)) == sorted(event.claims)


def test_an_event_that_was_not_known_yet(look: Look, events: dict[tuple[str, str], Event]) -> None:
    """Of an event that no report had told by the moment, just that is said, and when it became known."""
    page = look(f"/events/{events['withdraw', 'Hama'].id}?known=2024-12-01").page
    expect(page.locator("h1")).to_have_text("Nothing of this event was known by then")
    expect(page.locator("main")).to_contain_text("5 Dec 2024")


def test_an_event_whose_reports_are_superseded(look: Look) -> None:
    """A superseded report leads to its events as they stood; as known now, it is said that nothing of them counts."""
    page = look("/reports/kabul-airport-first").page
    page.get_by_role("link", name="Taliban captured Kabul").click()
    expect(page.locator("h1")).to_have_text("Taliban captured Kabul")
    page.get_by_role("note").get_by_role("link", name="As known now").click()
    expect(page.locator("h1")).to_have_text("Nothing of this event counts any more")
    page.get_by_role("link", name="As it stood").click()
    expect(page.locator("h1")).to_have_text("Taliban captured Kabul")


def test_what_speaks_against_it_stands_apart(look: Look, record: OpenRecord) -> None:
    """A denial is told as one, in its row and among what speaks against the event."""
    event = next(one for one in record.events(grade="contested") if record.event(one.id).dissent)
    denying = record.event(event.id).dissent[0]
    page = look(f"/events/{event.id}").page
    row = page.locator(f"table.claims tr[data-claim='{denying}']")
    assert "against" in (row.get_attribute("class") or "")
    expect(page.locator(".against .case").first).to_be_visible()


def test_why_its_claims_were_put_together(look: Look, events: dict[tuple[str, str], Event]) -> None:
    """Each later row says with its reasons why it is of this event."""
    page = look(f"/events/{events['withdraw', 'Hama'].id}").page
    expect(page.locator(".tie").first).to_be_hidden()
    page.locator(".ties summary").click()
    assert page.locator(".tie").count() == page.locator("table.claims tr[data-claim]").count() - 1
    expect(page.locator(".reasons li").first).to_contain_text(".")


def test_on_a_narrow_screen_cells_stand_under_each_other(look: Look, events: dict[tuple[str, str], Event],
                                                         picture: Callable[..., Path]) -> None:  # fmt: skip
    """At 360 pixels nothing runs over the edge, and the table is still one to a screen reader."""
    page = look(f"/events/{events['bombing', 'Kabul airport'].id}", viewport={"width": 360, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_role("table", name="Who says what").get_by_role("columnheader").first).to_be_attached()
    expect(page.locator("table.claims td.n").first).to_contain_text("169")
    picture(page, "event-narrow", full_page=True)


def test_an_event_in_the_dark(look: Look, events: dict[tuple[str, str], Event], picture: Callable[..., Path]) -> None:
    """Text keeps its distance from the paper in the dark."""
    page = look(f"/events/{events['clash', 'Hama'].id}", color_scheme="dark").page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 253, 249)"
    picture(page, "event-dark", full_page=True)


def test_the_twins_of_an_event(served: Served, record: OpenRecord, events: dict[tuple[str, str], Event]) -> None:
    """JSON is the finding, CSV has a row for each claim, and both take the rule."""
    event = events["bombing", "Kabul airport"]
    address = f"{served.address}/events/{event.id}"
    found = msgspec.json.decode(CLIENT.get(f"{address}.json?rule=highest").content, type=Finding[Account])
    assert found == record.event(event.id, rule="highest")
    table = list(csv.DictReader(StringIO(CLIENT.get(f"{address}.csv").text)))
    assert {one["claim"] for one in table} == set(event.claims)


def test_an_event_that_is_not_there(served: Served) -> None:
    """An id that no event has is a page of its own, with the status that says so."""
    answer = CLIENT.get(f"{served.address}/events/ffffffffffff")
    assert answer.status_code == 404
    assert "no such event" in answer.text


def test_the_list_of_events_and_its_pages(look: Look, served: Served) -> None:
    """The list is told page by page, its filters are dropped one by one, and its twins have the same rows."""
    page = look("/events?place=Hama&limit=5").page
    first = page.locator(".event").evaluate_all("all => all.map((one) => one.dataset.event)")
    page.locator("a[rel=next]").click()
    page.wait_for_url("**offset=5**")
    second = page.locator(".event").evaluate_all("all => all.map((one) => one.dataset.event)")
    assert len(first) == 5
    assert not set(first) & set(second)
    page.locator("a[rel=prev]").click()
    expect(page.locator(f".event[data-event='{first[0]}']")).to_be_visible()
    query = "?place=Hama&limit=5"
    listed = msgspec.json.decode(CLIENT.get(f"{served.address}/events.json{query}").content, type=Listed)
    table = list(csv.DictReader(StringIO(CLIENT.get(f"{served.address}/events.csv{query}").text)))
    assert [one.event for one in listed.rows] == first == [one["event"] for one in table]
    page.locator("a.chip").first.click()
    page.wait_for_url(lambda url: "place=" not in url)


def test_an_empty_list_says_so(look: Look) -> None:
    """Where nothing matches, that is said, and a link shows everything."""
    page = look("/events?from=1950-01-01&to=1950-01-02").page
    expect(page.locator(".none")).to_contain_text("No event in the record matches")


def test_a_search_marks_the_words_found(look: Look, served: Served) -> None:
    """Claims with all the words are listed, the words marked, who says it told, and a link leads to the report."""
    page = look("/claims?q=airport+bomber").page
    claims = page.locator(".told > li")
    told = msgspec.json.decode(CLIENT.get(f"{served.address}/claims.json?q=airport+bomber").content, type=Told)
    assert claims.count() == told.total
    for one in claims.all():
        found = {word.lower() for word in one.locator("mark").all_inner_texts()}
        assert {"airport", "bomber"} <= found
    claims.first.locator("blockquote a").first.click()
    expect(page.locator("mark.aimed").first).to_be_visible()
    assert look("/claims?q=zzzz").page.locator(".none").count() == 1
