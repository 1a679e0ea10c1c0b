"""The page of a report in a browser: its text as it is, the words of each claim marked, its versions."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from playwright.sync_api import Page, expect
from tests.out.web.conftest import CLIENT, Seen, Served

import tidings
from tidings.batch import read_all
from tidings.opened.listing import Reports
from tidings.opened.open import OpenRecord
from tidings.out.web.accounts.reading import Reading, link_of
from tidings.pipeline import Reader
from tidings.read import Given, reports_in_file
from tidings.record import Finding
from tidings.store import Query
from tidings.views.changes import Changes

Look = Callable[..., Seen]
#: Signs that a page may take for something else: of HTML, of addresses, of writing from the right, and such as nobody
#: sees.
SIGNS = "<script>window.fallen = 1</script> \"'&amp; \u202e\u200b\u200f🙂"
IDS = (
    "a/b//c",
    "/led",
    "q?x=1#y&z",
    "50%25 of",
    " spaced ",
    "<b>",
    "dotted.json",
    "http://sample.example/a?b#c",
    "é\u200bé",
)
RIGHT_TO_LEFT = "قال الجيش إن قواته انسحبت من المدينة يوم الخميس."


def report(id: str, number: int) -> dict[str, Any]:
    """A report full of such signs; each is another text, so that none is a version of another."""
    where = ("Hama", "Homs", "Aleppo", "Idlib", "Damascus", "Palmyra", "Daraa", "Manbij", "Tartus")[number]
    return {
        "id": id,
        "title": f"Army leaves {where} {SIGNS}",
        "text": f"The Syrian army withdrew from {where} on Thursday, the Syrian Observatory for Human Rights said."
        f"\n\n{RIGHT_TO_LEFT}\n\n{SIGNS} Number {number}: rebels captured {where} and {number + 3} soldiers were "
        f'killed, "{SIGNS}" the army said.',
        "outlet": f"Outlet {SIGNS}",
        "url": f"javascript:alert({number})",
        "published": f"2024-12-{number + 5:02}T12:00:00Z",
    }


@pytest.fixture(scope="module")
def strange(serve: Callable[[str], Served], reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The page of a record of reports with strange signs in all their parts."""
    folder = tmp_path_factory.mktemp("strange")
    file, record = folder / "strange.jsonl", str(folder / "strange.db")
    file.write_text("\n".join(json.dumps(report(id, n)) for n, id in enumerate(IDS)), "utf-8")
    with tidings.open_record(record) as opened:
        for _ in read_all(reports_in_file(file, Given(note=lambda note: None)), opened, lambda: reader):
            pass
    return serve(record)


@pytest.fixture(scope="module")
def record(served: Served) -> Iterator[OpenRecord]:
    """The record of the samples."""
    with tidings.open_record(served.record) as opened:
        yield opened


def text_of(page: Page) -> str:
    """The text of the report as the page shows it, without the numbers of claims."""
    told: str = page.evaluate(
        """() => [document.querySelector("h1"), ...document.querySelectorAll("#text > p")].map((one) => {
            const copy = one.cloneNode(true);
            copy.querySelectorAll(".ref").forEach((ref) => ref.remove());
            return copy.textContent;
        }).join("\\n")"""
    )
    return told


def test_the_text_is_as_it_was_published(look: Look, record: OpenRecord) -> None:
    """Line by line the text of the page is that of the report."""
    found = record.report("kabul-airport-corrected")
    assert found
    page = look("/reports/kabul-airport-corrected").page
    assert text_of(page) == "\n".join(line for line in found.text.split("\n") if line.strip())


@pytest.mark.parametrize("id", ["kabul-airport-first", "el-fasher-wire", "goma-un-sitrep"])
def test_every_quote_is_marked(look: Look, record: OpenRecord, id: str, picture: Callable[..., Path]) -> None:
    """The marks of each claim, joined, are its quotes in the order of the text; beside it stands what was read."""
    page, whole = look(f"/reports/{id}").page, record.report(id)
    assert whole
    for entry in record.store.entries(Query(reports=(id,))):
        marks = page.locator(f"mark[data-claims~='{entry.claim.id}']").all_inner_texts()
        spans = sorted((span.start, span.end) for span in entry.claim.quotes)
        assert "".join(marks) == "".join(whole.text[start:end] for start, end in spans)
        expect(page.locator(f"#told-{entry.claim.id}")).to_be_visible()
    picture(page, f"report-{id}", full_page=True)


def test_words_and_claims_are_lit_together(look: Look) -> None:
    """Pointing at a claim or giving it the focus lights its words, and the words light the claim."""
    page = look("/reports/kabul-airport-corrected").page
    card = page.locator(".card").nth(2)
    claim = card.get_attribute("data-claim")
    card.hover()
    expect(page.locator(f"mark[data-claims~='{claim}']").first).to_have_class("quote lit")
    page.locator("h2").first.hover()
    expect(page.locator("mark.lit")).to_have_count(0)
    page.locator(f"mark[data-claims~='{claim}']").first.hover()
    expect(card).to_have_class("card asserts lit")
    page.locator(f".ref a[data-claim='{claim}']").first.focus()
    expect(page.locator(f"mark[data-claims~='{claim}']").first).to_have_class("quote lit")


def test_the_anchor_works_without_scripts(look: Look, record: OpenRecord) -> None:
    """A link to a claim's words shows them, coloured, where no script runs."""
    entry = record.store.entries(Query(reports=("kabul-airport-corrected",)))[-1]
    page = look(f"/reports/kabul-airport-corrected#claim-{entry.claim.id}", java_script_enabled=False).page
    at = page.locator(f"[id='claim-{entry.claim.id}']")
    expect(at).to_be_in_viewport()
    assert page.locator(f"[id='claim-{entry.claim.id}']:target").count() == 1


def test_a_superseded_report_says_so_at_its_top(look: Look, picture: Callable[..., Path]) -> None:
    """It leads to the version that counts, and both to what changed between them."""
    page = look("/reports/kabul-airport-first").page
    expect(page.get_by_role("note")).to_contain_text("superseded")
    page.get_by_role("note").get_by_role("link", name="The version after it").click()
    expect(page.locator("main")).to_contain_text("Supersedes")
    page.locator("main").get_by_role("link", name="what changed").click()
    expect(page.locator("h1")).to_have_text("What changed")
    expect(page.locator("del").first).to_be_visible()
    expect(page.locator("ins").first).to_be_visible()
    picture(page, "changes", full_page=True)


def test_the_twins_of_a_report(served: Served, record: OpenRecord) -> None:
    """JSON has the report with its claims, and the changes as the record tells them."""
    found = msgspec.json.decode(CLIENT.get(f"{served.address}/reports/kabul-airport-first.json").content, type=Reading)
    assert found.report == record.report("kabul-airport-first")
    assert {one.claim for one in found.claims} == {
        one.claim.id for one in record.store.entries(Query(reports=("kabul-airport-first",)))
    }
    assert all(found.report.text[a:b] == words for one in found.claims
               for (a, b), words in zip(one.spans, one.quotes, strict=True))  # fmt: skip
    address = f"{served.address}/changes/kabul-airport-corrected"
    changed = msgspec.json.decode(CLIENT.get(f"{address}.json").content, type=Finding[Changes])
    assert changed == record.changes("kabul-airport-corrected")
    assert CLIENT.get(f"{address}.csv").text.startswith("change,")


def test_a_report_without_an_earlier_version_has_no_changes(served: Served) -> None:
    """That is said on a page, with the status of a thing that is not there."""
    answer = CLIENT.get(f"{served.address}/changes/kabul-airport-first")
    assert answer.status_code == 404
    assert "supersedes none" in answer.text


def test_the_list_of_reports(look: Look, served: Served) -> None:
    """Reports are found by words of their titles and by their outlet, page by page."""
    page = look("/reports?limit=5").page
    page.get_by_label("Words in the title").fill("Kabul")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".reports h3").first).to_contain_text("Kabul")
    listed = msgspec.json.decode(CLIENT.get(f"{served.address}/reports.json?q=Kabul").content, type=Reports)
    assert page.locator(".reports > li").count() == min(5, listed.total)
    page.locator(".reports .when a").first.click()
    page.wait_for_url("**source=**")
    assert page.locator(".reports > li").count()


def test_reports_of_some_days_as_known_then(look: Look, served: Served) -> None:
    """A list is narrowed to days, both included, and what was not known by a moment is not in it."""
    page = look("/reports?from=2024-12-05&to=2024-12-06").page
    assert page.locator(".reports > li").count() > 5
    told = page.locator(".reports .when").all_inner_texts()
    assert all(one.startswith(("5 Dec 2024", "6 Dec 2024")) for one in told)
    then = "2024-12-05T12:00"
    listed = msgspec.json.decode(CLIENT.get(f"{served.address}/reports.json?from=2024-12-05&known={then}").content)
    assert 0 < listed["total"] < len(told)
    assert all("2024-12-05T00:00:00Z" <= one["known"] <= f"{then}:00Z" for one in listed["rows"])


@pytest.mark.parametrize("id", IDS)
def test_a_report_with_strange_signs_is_shown_as_it_is(look: Look, strange: Served, id: str) -> None:
    """No sign of a report becomes one of the page, and whatever its id, its page, its JSON and its links are found."""
    seen = look(f"/reports/{quote(id, safe='').replace('.json', '%2Ejson')}", strange.address)
    page = seen.page
    with tidings.open_record(strange.record) as opened:
        stored = opened.report(id)
    assert stored
    assert text_of(page) == "\n".join(line for line in stored.text.split("\n") if line.strip())
    assert page.evaluate("window.fallen") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator(".card").count() > 0
    twin = page.locator("link[rel=alternate]").get_attribute("href")
    assert CLIENT.get(f"{strange.address}{twin}").json()["report"]["id"] == id
    page.locator(".card a.what").first.click()
    page.wait_for_url("**/events/**")
    back = page.locator(f"blockquote a[href^='/reports/{quote(id, safe='').replace('.json', '%2Ejson')}#']").first
    back.click()
    page.wait_for_url("**/reports/**")
    assert text_of(page).startswith(stored.title)


def test_lists_of_strange_reports(look: Look, strange: Served) -> None:
    """Titles and outlets stand in lists as they are, and each leads to its report."""
    page = look("/reports", strange.address).page
    assert page.locator(".reports > li").count() == len(IDS)
    assert SIGNS in page.locator(".reports h3").first.evaluate("one => one.textContent")
    for link in page.locator(".reports h3 a").all():
        assert CLIENT.get(strange.address + (link.get_attribute("href") or "")).status_code == 200
    page = look(f"/claims?q={quote(SIGNS)}", strange.address).page
    assert page.evaluate("window.fallen") is None
    page.locator(".search input[type=search]").fill("withdrew")
    page.get_by_role("button", name="Search").click()
    assert "withdrew" in page.locator("mark").all_inner_texts()


def test_writing_from_the_right_stands_on_the_right(look: Look, strange: Served, picture: Callable[..., Path]) -> None:
    """A paragraph of Arabic in an English report runs from the right, the others from the left."""
    page = look("/reports/%3Cb%3E", strange.address).page
    directions = page.locator("#text > p").evaluate_all("all => all.map((one) => getComputedStyle(one).direction)")
    assert directions == ["ltr", "rtl", "ltr"]
    picture(page, "report-strange", full_page=True)


def test_only_addresses_of_the_web_are_links() -> None:
    """An address of another scheme, or none at all, is text."""
    assert link_of("https://sample.example/a") == "https://sample.example/a"
    for url in (
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "https:",
        "http://[",
        "//x.example",
    ):
        assert link_of(url) == ""


def test_a_report_on_a_narrow_screen_and_in_the_dark(look: Look, picture: Callable[..., Path]) -> None:
    """At 360 pixels the claims stand under the text, and nothing runs over the edge."""
    how = {"viewport": {"width": 360, "height": 800}, "color_scheme": "dark"}
    page = look("/reports/kabul-airport-corrected", **how).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    text, margin = page.locator("#text").bounding_box(), page.locator(".margin").bounding_box()
    assert text
    assert margin
    assert margin["y"] >= text["y"] + text["height"]
    picture(page, "report-narrow-dark", full_page=True)
