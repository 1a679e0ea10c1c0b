"""Records on each kind of database, and the samples read once."""

from collections.abc import Iterator

import pytest
from tests.databases import postgres, postgres_url, record_url
from tests.opened.contents import readings, sample_reports

from tidings.opened.open import OpenRecord, open_record
from tidings.pipeline import Reader
from tidings.record import Claim, Report

__all__ = ["postgres", "postgres_url", "read_samples", "record", "record_url"]


@pytest.fixture(scope="session")
def read_samples(reader: Reader) -> tuple[tuple[Report, tuple[Claim, ...]], ...]:
    """A third of the sample reports with their claims: a war of each, versions and copies among them."""
    return tuple(readings(reader, sample_reports()[::3]))


@pytest.fixture
def record(record_url: str, reader: Reader) -> Iterator[OpenRecord]:
    """An empty record."""
    with open_record(record_url, gazetteer=reader.gazetteer) as opened:
        yield opened
