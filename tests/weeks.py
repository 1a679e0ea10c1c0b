"""The labels of the sample weeks, as the tests ask for them."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tidings
from tidings.read.files import reports_in_file
from tidings.read.report import Given
from tidings.record import Claim, Report

SAMPLES = Path(tidings.__file__).parent / "data" / "samples" / "weeks"
LABELS = Path(__file__).parent / "data" / "weeks"
WARS = sorted(path.stem for path in SAMPLES.glob("*.jsonl"))
#: Labels say "asserted" by saying nothing.
ASSERTED = ("asserted",)


def labels(war: str) -> dict[str, Any]:
    """All labels of one war."""
    return tomllib.loads((LABELS / f"{war}.toml").read_text("utf-8"))


def reports(war: str) -> dict[str, Report]:
    """The reports of one war by id, as the program reads them."""
    found = list(reports_in_file(SAMPLES / f"{war}.jsonl", Given()))
    assert all(isinstance(report, Report) for report in found), found
    return {report.id: report for report in found if isinstance(report, Report)}


def cases(what: str) -> list[tuple[str, dict[str, Any]]]:
    """Every label of a kind with its war."""
    return [(war, label) for war in WARS for label in labels(war).get(what, ())]


def listed(value: Any) -> tuple[str, ...]:
    """One or several words as several."""
    return (value,) if isinstance(value, str) else tuple(value)


def days(event: dict[str, Any]) -> tuple[date, date] | None:
    """The first and last day that are right for an event; None where any is."""
    if "day" not in event:
        return None
    told = listed(event["day"])
    return date.fromisoformat(told[0]), date.fromisoformat(told[-1])


def moment(text: str | None) -> datetime | None:
    """The moment that a label names."""
    return datetime.fromisoformat(text) if text else None


def tells(event: dict[str, Any], report: Report, fragment: str, claim: Claim) -> bool:
    """True if a claim of the report is of the event's kinds and modality, and a quote of it touches the words."""
    start = report.text.index(fragment)
    touches = any(quote.start < start + len(fragment) and start < quote.end for quote in claim.quotes)
    sure = claim.modality in listed(event.get("modality", ASSERTED))
    return claim.report == report.id and claim.kind in event["kinds"] and touches and sure


def named(case: Any) -> str:
    """A case's name in the list of tests: its war, its number, its place or what it is about."""
    if not isinstance(case, dict):
        return str(case)
    name = next(case[field] for field in ("number", "event", "place", "what") if field in case)
    return str(name).replace(" ", "-")
