"""A record of its own for each test, on each kind of database."""

from collections.abc import Iterator

import pytest
from tests.databases import postgres, postgres_url, record_url

from tidings.store import Store, open_store

__all__ = ["postgres", "postgres_url", "record_url", "store"]


@pytest.fixture
def store(record_url: str) -> Iterator[Store]:
    """An empty record."""
    with open_store(record_url) as opened:
        yield opened
