"""The forms of an answer: a page, its JSON, and its CSV, at one address."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.out.web.conftest import CLIENT, Served

from tidings.out.web.forms import FORMS, address_of, form_of, route_of

PATHS = ("/index", "/events/1a2b", "/reports/a%2Fb", "/places/Q1", "/figures", "/briefs/2024-12-05", "/x.y")
#: Pages that have both twins at their own address.
LISTS = ("/index", "/events", "/reports", "/claims", "/places", "/actors", "/sources")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("form", FORMS)
def test_a_twin_has_the_address_of_its_page(path: str, form: str) -> None:
    """The address of a twin is its page's with the form at its end, and each form is a route of its own."""
    route = route_of(f"{path}.{form}")
    assert route.startswith(f"/{form}/")
    assert form_of(route) == form
    assert address_of(route) == f"{path}.{form}"


@pytest.mark.parametrize("path", ["/", "/events/1a2b", "/built/countries-1A.json", "/openapi.json", "/jsonp/x"])
def test_a_page_is_a_page(path: str) -> None:
    """What is no twin is answered as it is called."""
    assert route_of(path) == path
    assert form_of(path) == "html"


@given(st.text(min_size=1, max_size=20).filter(lambda one: "/" not in one))
def test_any_name_may_have_a_twin(name: str) -> None:
    """Whatever a thing is called, its twin's address leads to its route and back."""
    for form in FORMS:
        assert address_of(route_of(f"/places/{name}.{form}")) == f"/places/{name}.{form}"


def test_the_start_page_links_its_json(served: Served) -> None:
    """A page names its JSON twin with the query that it has itself, and both show the same events."""
    html = CLIENT.get(f"{served.address}/?place=Hama&q=army").text
    assert 'href="/index.json?place=Hama&amp;q=army"' in html
    told = CLIENT.get(f"{served.address}/index.json?place=Hama&q=army").json()
    assert told["total"] > 0
    assert all(row["event"] in html for row in told["rows"])


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_paged(served: Served, path: str) -> None:
    """A list tells how many rows there are, and pages of it hold each row once."""
    whole = CLIENT.get(f"{served.address}{path}.json?limit=500").json()
    first, second = (CLIENT.get(f"{served.address}{path}.json?limit=5&offset={at}").json() for at in (0, 5))
    assert whole["total"] == first["total"] > 5
    assert [*first["rows"], *second["rows"]] == whole["rows"][:10]
    assert CLIENT.get(f"{served.address}{path}.json?offset=99999").json()["rows"] == []


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_a_table(served: Served, path: str) -> None:
    """The CSV of a list has a head, a row for each of its JSON's rows, and says that it is CSV."""
    told = CLIENT.get(f"{served.address}{path}.csv?limit=20")
    assert told.status_code == 200
    assert told.headers["content-type"].startswith("text/csv")
    head, *rows = list(csv.reader(io.StringIO(told.text)))
    assert len(set(head)) == len(head)
    assert all(len(row) == len(head) for row in rows)
    assert len(rows) == len(CLIENT.get(f"{served.address}{path}.json?limit=20").json()["rows"])


@pytest.mark.parametrize("path", ["/nowhere.json", "/nowhere.csv", "/events/none.json", "/index.csv?from=never"])
def test_a_twins_mistake_is_json(served: Served, path: str) -> None:
    """A twin that cannot be given is told as JSON, so that a program can read it."""
    told = CLIENT.get(served.address + path)
    assert told.status_code in (400, 404)
    assert told.headers["content-type"].startswith("application/json")
    assert set(told.json()) == {"status", "what", "where", "remedy"}
