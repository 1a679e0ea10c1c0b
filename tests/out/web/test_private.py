"""Private persons and other people's names: a witness is in no list; any name has its page and breaks none."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from msgspec import structs
from playwright.sync_api import Page
from tests.out.web.conftest import Served
from tests.out.web.test_subjects import asked

import tidings
from tidings.pipeline import Reader
from tidings.record import Report

#: Words that were never printed: a witness with a name of our own, whom no lexicon lists.
WITNESS = "Marwan Tellawi"
REPORT = f"""A market in Hama was shelled on 5 December 2024, killing three people, said {WITNESS}, a baker.
{WITNESS} said that soldiers left Hama before dawn. Soldiers detained {WITNESS} in Hama on Friday."""


#: A name that is not text, path, query or fragment by mistake.
OUTLET = 'Our "Paper" / <b>no. 1</b>? #50% مرحبا .json'


@pytest.fixture(scope="module")
def witnessed(serve: Callable[[str], Served], reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The page of a record of one report in which a private person speaks."""
    path = str(tmp_path_factory.mktemp("witness") / "witness.db")
    report = Report(id="baker", text=f"Shells on a market\n{REPORT}", title="Shells on a market", outlet=OUTLET,
                    published=datetime(2024, 12, 6, 9, tzinfo=UTC), language="en")  # fmt: skip
    with tidings.open_record(path) as opened:
        opened.add(report, reader.read(report).claims)
        assert opened.count().claims
    return serve(path)


def test_private_persons_are_in_no_list_and_no_page(witnessed: Served) -> None:
    """The name of a witness is in no list, and has no page."""
    for path in (
        "/actors",
        "/sources",
        "/places",
        "/briefs",
        "/actors.json",
        "/sources.json",
        "/places.json",
        "/actors.csv",
        "/sources.csv",
    ):
        assert WITNESS.split()[1].casefold() not in asked(witnessed, f"{path}?limit=500").text.casefold(), path
    for name in (WITNESS, WITNESS.casefold(), WITNESS.split()[1]):
        for kind in ("actors", "sources"):
            assert asked(witnessed, f"/{kind}/{quote(name)}").status_code == 404, (kind, name)


def test_private_names_stand_in_quotes_only(witnessed: Served, browser: Any) -> None:
    """On the pages of a place, of sources and of a day nothing but quotes holds the name."""
    context = browser.new_context()
    page: Page = context.new_page()
    ids = [one["id"] for one in asked(witnessed, "/sources.json").json()["rows"]]
    paths = ["/places/170017", "/briefs/2024-12-05", *(f"/sources/{quote(one, safe='')}" for one in ids)]
    for path in paths:
        page.goto(witnessed.address + path)
        page.evaluate("document.querySelectorAll('blockquote, q').forEach((one) => one.remove())")
        assert WITNESS.split()[1] not in page.content(), path
    context.close()


def test_any_name_has_its_page(witnessed: Served, browser: Any) -> None:
    """A source's page is found by its link whatever letters its name has, and shows them as they are."""
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(f"{witnessed.address}/sources")
    page.click("section:has(#h-outlet) table a")
    assert page.inner_text("h1") == OUTLET
    assert not page.query_selector("h1 b")
    twin = page.get_attribute('link[rel="alternate"]', "href") or ""
    assert asked(witnessed, twin).json()["source"]["name"] == OUTLET
    page.click("section:has(#h-latest) a.to-words >> nth=0")
    assert "/reports/" in page.url
    context.close()


def test_a_place_that_no_gazetteer_knows(
    serve: Callable[[str], Served], reader: Reader, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A place that is only named has its page too, under its name, with who is told to hold it."""
    path = str(tmp_path_factory.mktemp("unlisted") / "unlisted.db")
    report = Report(
        id="village", text="A village falls\nRebels captured Goma on 5 December 2024.", title="A village falls",
        outlet=OUTLET, published=datetime(2024, 12, 6, 9, tzinfo=UTC), language="en",
    )  # fmt: skip
    with tidings.open_record(path) as opened:
        claims = [one for one in reader.read(report).claims if one.kind == "capture" and one.place]
        nowhere = [structs.replace(one.place, name="Qarzbilat", value=None, options=()) for one in claims if one.place]
        opened.add(report, [structs.replace(one, place=at) for one, at in zip(claims, nowhere, strict=True)])
    served = serve(path)
    page = asked(served, "/places/%3Fqarzbilat")
    assert page.status_code == 200
    assert "no gazetteer knows" in page.text
    assert asked(served, "/places/%3Fqarzbilat.json").json()["control"]["value"]["state"] == "held"
    assert asked(served, "/control.json").json()[0]["subject"] == "?qarzbilat"
