"""The figures in a browser: charts are drawn, their tables and files hold the same numbers, and none is said so."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page, expect
from tests.out.web.conftest import CLIENT, Seen, Served

from tidings.out.web.figures.shown import Figures

Look = Callable[..., Seen]
Picture = Callable[..., Path]
SYRIA = "place=Syria&from=2024-11-27&to=2024-12-08"
KABUL = "place=Kabul&from=2021-08-01&to=2021-09-15"
PARTS = ("toll", "displacement", "days", "sources")


def given(served: Served, path: str) -> Any:
    """The JSON at a path."""
    answer = CLIENT.get(served.address + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def table(served: Served, path: str) -> list[dict[str, str]]:
    """The CSV at a path, a dictionary a row."""
    answer = CLIENT.get(served.address + path)
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def drawn(page: Page) -> None:
    """All charts of the page are drawn."""
    expect(page.locator(".figured.waiting")).to_have_count(0)
    expect(page.locator("[data-chart]:not([data-drawn=yes])")).to_have_count(0)


def shown(page: Page, of: str) -> list[list[str]]:
    """The cells of a table, also of one that is folded away."""
    found: list[list[str]] = page.locator(f"{of} tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )
    return found


def counted(text: str) -> str:
    """The digits of a number that a table writes with its thousands apart and its bound."""
    return re.sub(r"\D", "", text)


def test_four_figures_are_drawn(look: Look, picture: Picture) -> None:
    """The page has its four parts, each with a heading in words, charts that say what they show, table and files."""
    page = look(f"/figures?{SYRIA}").page
    drawn(page)
    for part in PARTS:
        section = page.locator(f"section#{part}")
        expect(section.locator("h2")).to_contain_text("in Syria, 27 Nov – 8 Dec 2024")
        charts = section.locator("svg[role=img]")
        assert charts.count() > 0
        assert all(charts.nth(n).get_attribute("aria-label") for n in range(charts.count()))
        assert section.locator("details table").count() > 0
        assert section.locator(f'a[href^="/figures/{part}.csv"]').count() == 1
        assert section.locator(f'a[href^="/figures/{part}.json"]').count() == 1
    picture(page, "figures", full_page=True)


def test_the_table_has_what_is_drawn(look: Look, served: Served) -> None:
    """The rows of the toll's table are those of its CSV, and these are the points of its JSON."""
    page = look(f"/figures/toll?{SYRIA}").page
    rows = table(served, f"/figures/toll.csv?{SYRIA}")
    seen = shown(page, ".counts-numbers")
    assert len(seen) == len(rows) > 10
    for cells, row in zip(seen, rows, strict=True):
        assert (counted(cells[3]), counted(cells[4])) == (row["low"], row["best"])
        assert cells[5] == "open above" if not row["high"] else counted(cells[5]) == row["high"]
    panels = given(served, f"/figures/toll.json?{SYRIA}")["panels"]
    assert sum(len(one["steps"]) + sum(len(line["points"]) for line in one["lines"]) for one in panels) == len(rows)
    assert [row["best"] for row in rows if row["row"] == "events"] == [
        str(step["best"]) for one in panels for step in one["steps"]
    ]


def test_days_are_the_same_in_every_form(look: Look, served: Served) -> None:
    """The table of days, its CSV and its JSON count the same events."""
    page = look(f"/figures/days?{SYRIA}").page
    found = given(served, f"/figures/days.json?{SYRIA}")
    rows = table(served, f"/figures/days.csv?{SYRIA}")
    seen = shown(page, ".days-numbers")
    assert [sum(one["events"]) for one in found["stretches"]] == [int(cells[-1]) for cells in seen]
    assert sum(int(row["events"]) for row in rows) == sum(sum(one["events"]) for one in found["stretches"])
    assert page.locator(".fig-family:not(.all)").count() == len(found["families"])


def test_sources_are_the_same_in_every_form(look: Look, served: Served) -> None:
    """The tables of sources, their CSV and their JSON hold the same numbers, and lead to the sources' pages."""
    page = look(f"/figures/sources?{SYRIA}").page
    rows = table(served, f"/figures/sources.csv?{SYRIA}")
    seen = shown(page, ".sources-numbers")
    wanted = ["name", "claims", "events_shared", "first", "borne_out", "contradicted_claims"]
    assert [[cells[0], *cells[2:]] for cells in seen] == [[row[name] for name in wanted] for row in rows]
    assert len(shown(page, ".given-numbers")) == len(table(served, f"/figures/given.csv?{SYRIA}")) > 3
    assert page.locator('.sources-numbers a[href^="/sources/"]').count() > 5


def test_everything_drawn_is_one_answer(served: Served) -> None:
    """/figures.json holds what the four parts give by themselves, in the type that is declared."""
    answer = CLIENT.get(f"{served.address}/figures.json?{KABUL}")
    msgspec.json.decode(answer.content, type=Figures)
    found = answer.json()
    assert {part: found[part] for part in PARTS} == {
        part: given(served, f"/figures/{part}.json?{KABUL}") for part in PARTS
    }


@pytest.mark.parametrize("name", ["toll", "displacement", "timeline", "sources-compared"])
def test_findings_are_there_whole(served: Served, name: str) -> None:
    """The finding behind a chart is there as JSON, and as the table that the command line gives."""
    finding = given(served, f"/{name}.json?{SYRIA}")
    assert finding["support"]
    assert finding["as_of"] or name == "sources-compared" or finding["value"]
    assert table(served, f"/{name}.csv?{SYRIA}")


def test_the_rule_changes_the_numbers(look: Look) -> None:
    """Of Kabul's airport the latest figure is 13 and the highest 169; the page follows without a reload."""
    page = look(f"/figures?{KABUL}").page
    drawn(page)
    page.evaluate("window.stays = true")
    best = page.locator("#toll .fig-sums tbody tr").first.locator("td b")
    expect(best).to_have_text("13")
    page.locator("#rule-highest").click()
    expect(best).to_have_text("169")
    drawn(page)
    assert "rule=highest" in page.url
    assert page.evaluate("window.stays") is True
    expect(page.locator("#rule-highest")).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(best).to_have_text("13")


def test_sources_that_disagree_are_seen(look: Look, picture: Picture) -> None:
    """Where one says 13 and another at least 169, both stand in the chart, and the chart says so in words."""
    page = look(f"/figures?{KABUL}").page
    drawn(page)
    chart = page.locator("#toll [data-chart=differing] svg")
    expect(chart).to_contain_text("at least 169")
    label = chart.get_attribute("aria-label") or ""
    assert "Pentagon 13" in label
    assert "Sample Wire at least 169" in label
    picture(page, "figures-differing")


def test_running_counts_have_their_sources_names(look: Look) -> None:
    """Each running count of the dead is a line with its source's name beside it."""
    page = look(f"/figures/toll?{SYRIA}").page
    drawn(page)
    first = page.locator(".fig-panel.first svg")
    for name in ("Syrian Observatory for Human Rights", "Syrian Network for Human Rights", "Sample Courier"):
        expect(first).to_contain_text(name)
    expect(first).to_contain_text("≥ 910")


def test_nothing_to_draw_says_why(look: Look) -> None:
    """An empty figure says what is not told, that filters may be why, and leads to the figure without them."""
    page = look("/figures?place=Goma&from=1999-01-01&to=1999-01-02").page
    for part in PARTS:
        section = page.locator(f"section#{part}")
        expect(section.locator(".none")).to_contain_text("filters let through")
        assert section.locator("[data-chart]").count() == 0
        expect(section.locator(".none a")).to_have_attribute("href", f"/figures/{part}")


@pytest.mark.parametrize("how", [{"viewport": {"width": 360, "height": 740}}, {"color_scheme": "dark"}], ids=str)
def test_narrow_and_dark(look: Look, picture: Picture, how: dict[str, Any]) -> None:
    """At 360 px nothing is cut off at the side; in the dark the charts' texts are light."""
    page = look(f"/figures?{SYRIA}", **how).page
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    narrow = "viewport" in how
    wide = page.locator(".fig-canvas svg").evaluate_all(
        "all => all.some(one => one.getBoundingClientRect().right > innerWidth)"
    )
    assert not wide
    if not narrow:
        fill = page.locator(".fig-labels text").first.evaluate("text => getComputedStyle(text).fill")
        assert min(map(int, re.findall(r"\d+", fill)[:3])) > 128
    picture(page, f"figures-{'narrow' if narrow else 'dark'}", full_page=True)


def test_charts_are_drawn_anew_for_another_width(look: Look) -> None:
    """A chart fits its place again when the window has another width."""
    page = look(f"/figures/toll?{SYRIA}").page
    drawn(page)
    chart = page.locator(".fig-panel.first svg").first
    before = chart.get_attribute("width")
    page.set_viewport_size({"width": 700, "height": 900})
    expect(page.locator(".fig-panel.first svg").first).not_to_have_attribute("width", before or "")


def test_without_scripts_the_numbers_are_there(look: Look) -> None:
    """A browser without scripts gets headings, sums and tables, and is told why there is no chart."""
    page = look(f"/figures?{SYRIA}", java_script_enabled=False).page
    expect(page.locator("noscript, .note").filter(has_text="drawn by a script").first).to_be_attached()
    page.locator("#toll-numbers summary").click()
    expect(page.locator("#toll .counts-numbers")).to_be_visible()


def test_a_part_is_counted_when_the_page_is_there(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is counted once the page is shown, a part after the other; what takes very long, when asked."""
    monkeypatch.setattr("tidings.out.web.figures.effort.AT_ONCE_S", 0.0)
    page = look("/figures?place=Syria&from=2024-11-27").page
    drawn(page)
    assert [page.locator(f"section#{part} svg").count() > 0 for part in PARTS] == [True] * 4
    monkeypatch.setattr("tidings.out.web.figures.effort.WITHOUT_ASKING_S", 0.0)
    page = look("/figures?place=Homs").page
    expect(page.locator(".fig-ask")).to_have_count(4)
    page.locator("#toll .fig-ask a").click()
    expect(page.locator("#toll svg[role=img]").first).to_be_visible()
    expect(page.locator(".fig-ask")).to_have_count(3)
    assert page.url.endswith("/figures?place=Homs")


def test_mistakes_are_told_as_everywhere(served: Served) -> None:
    """A part that is not there is not found; a day that is none is told with its part of the address."""
    assert CLIENT.get(f"{served.address}/figures/weather").status_code == 404
    answer = CLIENT.get(f"{served.address}/figures.json?from=someday")
    assert answer.status_code == 400
    assert json.loads(answer.text)["where"] == "from"
