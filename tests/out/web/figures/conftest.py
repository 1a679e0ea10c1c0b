"""The record of all samples, opened."""

from collections.abc import Iterator

import pytest

import tidings
from tidings.gazetteer import open_gazetteer
from tidings.opened.open import OpenRecord


@pytest.fixture(scope="session")
def record(sample_record: str) -> Iterator[OpenRecord]:
    """All samples."""
    with tidings.open_record(sample_record, gazetteer=open_gazetteer(), create=False) as opened:
        yield opened
