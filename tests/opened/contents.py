"""Reports to fill records with, and all that a record holds, to hold two records against each other."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import tidings
from tidings.opened.open import OpenRecord
from tidings.pipeline import Reader
from tidings.read import Given, files_in, reports_in_file
from tidings.record import Claim, Report
from tidings.store import Query
from tidings.store.coding import known_of

SAMPLES = Path(tidings.__file__).parent / "data" / "samples"


@lru_cache(maxsize=1)
def sample_reports() -> tuple[Report, ...]:
    """The sample reports as they are read, versions and copies among them."""
    found = (one for file in files_in(SAMPLES) for one in reports_in_file(file, Given()))
    return tuple(one for one in found if isinstance(one, Report))


def week_reports(war: str) -> tuple[Report, ...]:
    """The reports of one of the weeks, in the order of their becoming known."""
    found = [one for one in reports_in_file(SAMPLES / "weeks" / f"{war}.jsonl", Given()) if isinstance(one, Report)]
    never = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(found, key=lambda one: (known_of(one, never), one.id)))


def readings(reader: Reader, reports: tuple[Report, ...]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """Each report with its claims."""
    return ((one, reader.read(one).claims) for one in reports)


def contents(record: OpenRecord) -> dict[str, Any]:
    """Facts and what follows from them, without the moments of adding."""
    entries = list(record.store.all_entries())
    ids = [one.claim.id for one in entries]
    return {
        "reports": sorted(record.store.reports(), key=lambda one: one.id),
        "entries": entries,
        "links": record.store.links_of(ids),
        "events": record.store.events(Query()),
    }
