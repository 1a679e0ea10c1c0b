"""Reports and claims made by hand, for tests of how they are kept."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.entries import ARMY, GOMA, HAMA, HTS, MHARDA, entry, figure, source

from tidings.record import Claim, Place, Report
from tidings.store import Store

#: When facts are added in these tests.
ADDED = datetime(2025, 1, 1, tzinfo=UTC)
NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)
DAY = NOON.date()


def report(id: str = "r1", text: str = "Rebels took Hama.", **more: Any) -> Report:
    """A report published at noon on 5 December 2024, unless told."""
    more.setdefault("published", NOON)
    more.setdefault("outlet", "Sample Wire")
    return Report(id=id, text=text, **more)


def claim(of: Report, kind: str = "capture", place: Place | None = HAMA, day: Any = DAY, **more: Any) -> Claim:
    """A claim of a report, its quote the whole text."""
    return entry(kind, place, day, report=of.id, quote=of.text, **more).claim


def add(store: Store, of: Report, *claims: Claim) -> Report | None:
    """The report as stored, with its claims; None where it was there."""
    with store.writing() as writing:
        stored = writing.add_report(of, ADDED)
        if stored:
            writing.add_claims(stored.id, claims)
    return stored


def made_up(number: int) -> tuple[Report, Sequence[Claim]]:
    """A report with three claims, another for each number."""
    day = date(2024, 11, 27) + timedelta(days=number % 40)
    of = report(
        f"made-{number}",
        f"Shelling near Mharda killed {number}.",
        published=datetime(day.year, day.month, day.day, 12, number % 60, tzinfo=UTC),
        url=f"https://wire.example/{number}",
    )
    killed = claim(of, "kill", MHARDA, day, figures=[figure("killed", number)], sources=[source(ARMY)])
    return of, (killed, claim(of, "shell", (HAMA, MHARDA, GOMA)[number % 3], day, agents=[HTS]), claim(of, "clash"))
