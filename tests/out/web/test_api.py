"""The API: its description is true of what is answered, and a page tells it."""

import csv
import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import httpx
import msgspec
import pytest
from litestar import Litestar
from playwright.sync_api import Page
from tests.out.web.conftest import Seen, Served

import tidings
from tidings.opened.open import OpenRecord
from tidings.out.web.app import page_app
from tidings.out.web.description import described, returned
from tidings.out.web.desk import Desk
from tidings.out.web.forms import address_of
from tidings.out.web.pages import Look
from tidings.out.web.subjects.manual import examples_of, manual_of


@pytest.fixture(scope="module")
def record(sample_record: str) -> OpenRecord:
    """The record of all samples."""
    return tidings.open_record(sample_record)


@pytest.fixture(scope="module")
def app(sample_record: str) -> Litestar:
    """The application itself, without what stands before it."""
    found: Any = page_app(Desk(lambda: tidings.open_record(sample_record)), Look("samples.db"))
    while not isinstance(found, Litestar):
        found = found.app
    return found


@pytest.fixture(scope="module")
def told(app: Litestar) -> dict[str, Any]:
    """The description."""
    return described(app)


def test_every_address_answers_as_described(
    served: Served, app: Litestar, told: dict[str, Any], record: OpenRecord
) -> None:
    """Each address of the description answers with the examples of the manual, in the type that it is told to have."""
    types = {
        re.sub(r":\w+}", "}", address_of(route.path)): returned(one)
        for route in app.routes
        for one in getattr(route, "route_handlers", ())
        if "GET" in one.http_methods
    }
    tried = [one for _, some in manual_of(told, record).groups for one in some]
    assert len(tried) > 15
    with httpx.Client(base_url=served.address, timeout=60) as client:
        for one in tried:
            assert one.tried, one.address
            for form in one.forms:
                answer = client.get(one.tried.replace(".json", f".{form}"))
                assert answer.status_code == 200, (one.address, form, answer.text[:300])
                if form == "json":
                    msgspec.json.decode(answer.content, type=types[f"{one.address}.json"])
                else:
                    rows = list(csv.reader(StringIO(answer.text)))
                    assert {len(row) for row in rows} == {len(rows[0])}, one.address


def test_the_description_is_whole(told: dict[str, Any]) -> None:
    """Every reference leads to a type or a part; every address is told in words; every type says what it is."""
    components = told["components"]

    def check(node: Any) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                _, _, sort, name = node["$ref"].split("/")
                assert name in components[sort]
            for one in node.values():
                check(one)
        elif isinstance(node, list):
            for one in node:
                check(one)

    check(told)
    assert all(address.endswith((".json", ".csv")) for address in told["paths"])
    assert [address for address, one in told["paths"].items() if not one["get"]["description"]] == []
    assert {"from", "to", "known", "place", "q"} <= set(components["parameters"])
    assert all(
        one.get("description")
        for name, one in components["schemas"].items()
        if name != "Mistake" and one.get("properties")
    )
    assert not any("." in name for name in components["schemas"])


def test_it_is_served(served: Served, told: dict[str, Any]) -> None:
    """/openapi.json is the description, and so is what Litestar serves; no page of others' scripts is there."""
    for path in ("/openapi.json", "/openapi"):
        assert httpx.get(served.address + path).json()["paths"].keys() == told["paths"].keys()
    for path in ("/openapi/swagger", "/openapi/redoc", "/openapi/elements", "/openapi/rapidoc"):
        assert httpx.get(served.address + path).status_code == 404, path


def test_the_page_tells_it(look: Callable[..., Seen], picture: Callable[..., object], told: dict[str, Any]) -> None:
    """The page names every address, and its examples lead to answers."""
    page: Page = look("/api").page
    text = page.inner_text("main")
    assert all(address.rpartition(".")[0] in text for address in told["paths"])
    picture(page, "api")
    tried = page.eval_on_selector_all("dl.asked a[href^='/']", "all => all.map((one) => one.href)")
    assert len(tried) > 15
    assert all(httpx.get(one).status_code == 200 for one in tried[:3])


def test_types_are_linked(look: Callable[..., Seen]) -> None:
    """What an address returns leads to the type, which stands open then or can be opened."""
    page = look("/api").page
    page.click('a[href="#type-PlacesTold"] >> nth=0')
    page.click("#type-PlacesTold > summary")
    assert "rows" in page.inner_text("#type-PlacesTold table")


def test_an_empty_record_has_no_examples(tmp_path: Any) -> None:
    """Where nothing is in the record, nothing is given to try."""
    with tidings.open_record(str(tmp_path / "empty.db")) as opened:
        assert examples_of(opened) == {}
