"""Labelled reports with what the stages before the judges find in them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from match import LabelledClaim, labelled

from tidings.claims.material import Material
from tidings.pipeline import Reader
from tidings.record import Report


class Case(NamedTuple):
    """A labelled report; `exercise` is True of those that are only learned from, never measured on."""

    material: Material
    claims: list[LabelledClaim]
    exercise: bool


def cases_in(reader: Reader, labels: Path, reports: Path) -> list[Case]:
    """The labelled reports of a folder, their texts under the same names in another."""
    found = []
    for path in sorted(labels.glob("*.json")):
        text, label = (json.loads((folder / path.name).read_text("utf-8")) for folder in (reports, labels))
        found.append(_case(reader, text, label["claims"], False))
    return found


def exercises_in(reader: Reader, folder: Path) -> list[Case]:
    """The exercises of a folder, each with its text and its labels in one file."""
    raw = (json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json")))
    return [_case(reader, one, one["claims"], True) for one in raw]


def _case(reader: Reader, raw: dict[str, Any], claims: list[dict[str, Any]], exercise: bool) -> Case:
    published = datetime.fromisoformat(raw["published"]) if raw.get("published") else None
    title = raw.get("title") or ""
    report = Report(
        id=raw["report"], title=title, text=f"{title}\n{raw['text']}", outlet=raw.get("outlet"), published=published
    )
    return Case(reader.look(report), labelled(claims, report.text), exercise)
