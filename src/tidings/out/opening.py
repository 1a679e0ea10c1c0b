"""The record of this run."""

import shlex
import shutil
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from tidings.out.terminal import run_gazetteer, run_settings

if TYPE_CHECKING:
    from tidings.opened.open import OpenRecord
    from tidings.out.question import Question


def record_asked(record: str) -> "AbstractContextManager[OpenRecord]":
    """The record that a question is put to; raises StoreError where there is none, since a question makes none."""
    return _opened(record, create=False)


def record_to_fill(record: str) -> "AbstractContextManager[OpenRecord]":
    """The record that reports are read into, made where there is none."""
    return _opened(record, create=True)


def _opened(record: str, *, create: bool) -> "AbstractContextManager[OpenRecord]":
    from tidings.opened.open import open_record

    settings = run_settings()
    where = record or settings.record
    return open_record(where, gazetteer=run_gazetteer(settings), create=create)


def with_record(command: str, record: str) -> str:
    """A command to try next, with the record that this one was given."""
    return f"{_program()} {command}{f' --record {shlex.quote(record)}' if record else ''}"


def _program() -> str:
    """How this program was called: by its name, or by a path where the name alone would not find it."""
    called = sys.argv[0]
    found = shutil.which("tidings")
    by_path = Path(called).name == "tidings" and "/" in called and (not found or not Path(called).samefile(found))
    return shlex.quote(called) if by_path else "tidings"


def place_words(record: "OpenRecord", asked: "Question") -> str:
    """The place that was asked about, as the gazetteer has it; nothing where none was."""
    if not asked.place:
        return ""
    place = record.place(asked.place)
    country = f", {place.country}" if place.country and place.kind != "country" else ""
    return f"{place.name}{country} ({place.kind})"
