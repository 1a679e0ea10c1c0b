"""The page of a record on a server: the same as that of the same record in a file, and safe with a role that reads."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
import pytest
from tests.databases import postgres, postgres_url
from tests.out.web.conftest import CLIENT, Served

import tidings
from tidings.record import Claim
from tidings.store import Query

__all__ = ["postgres", "postgres_url"]

#: Questions of every sort; their answers hold no moment at which the record was made.
ASKED = (
    "/index.json?limit=500", "/index.json?place=Hama&from=2024-12-01&to=2024-12-08", "/index.json?q=army",
    "/index.json?q=%22the+city%22", "/index.json?kind=battle&grade=contested", "/index.json?known=2024-12-05T09:00",
    "/index.json?figures=killed&order=oldest", "/days.json?kind=strike", "/map.json?to=2024-12-05",
    "/places.json?limit=500", "/actors.json?limit=500", "/sources.json?limit=500", "/claims.json?q=shelled",
    "/toll.json?place=Syria", "/control.json?place=Hama&to=2024-12-05", "/briefs/2024-12-05.json",
)  # fmt: skip
PAGES = ("/", "/events", "/reports", "/claims?q=army", "/places", "/actors", "/sources", "/briefs", "/figures")


@pytest.fixture
def on_server(sample_record: str, postgres_url: str) -> str:
    """The address of a database with the record of all samples."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    with tidings.open_record(sample_record) as file, tidings.open_record(postgres_url) as server:
        for entry in file.store.all_entries():
            claims[entry.claim.report].append(entry.claim)
        for one in file.store.reports():
            claims.setdefault(one.id, [told.claim for told in file.store.entries(Query(reports=(one.id,)))])
        server.add_all((one, claims[one.id]) for one in file.store.reports())
    return postgres_url


def test_a_server_answers_as_a_file_does(
    on_server: str, served: Served, serve: Callable[[str], Served], postgres: Any
) -> None:
    """Every question has the same answer, whichever database holds the record."""
    server = serve(on_server)
    for path in ASKED:
        file_told, server_told = (CLIENT.get(one.address + path) for one in (served, server))
        assert (path, server_told.status_code) == (path, 200)
        assert (path, server_told.json()) == (path, file_told.json())
    for path in PAGES:
        told = CLIENT.get(server.address + path)
        assert (path, told.status_code) == (path, 200)
        again = CLIENT.get(server.address + path, headers={"If-None-Match": told.headers["etag"]})
        assert (path, again.status_code) == (path, 304)


def test_a_role_that_reads_is_enough(on_server: str, serve: Callable[[str], Served], postgres: Any) -> None:
    """The page is served to a role that may read the database and nothing else."""
    with closing(psycopg.connect(on_server, autocommit=True)) as connection:
        connection.execute("CREATE ROLE looker LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker")
    told = CLIENT.get(serve(on_server.replace("//postgres:", "//looker:")).address)
    assert told.status_code == 200
