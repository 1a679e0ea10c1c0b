"""Reads reports of armed conflict and keeps the record.

    import tidings

    report = tidings.Report(id="r1", text="The army shelled Saraqib on Monday.")
    claims = tidings.extract(report)

    with tidings.open_record("tidings.db") as record:
        record.control("Hama", as_of=date(2024, 12, 5))

These are the public names: the types of the record, and the verbs.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from tidings.errors import TidingsError
from tidings.record import (
    Actor,
    Claim,
    Decision,
    Entry,
    Event,
    Figure,
    Finding,
    Link,
    Mention,
    Place,
    Report,
    Source,
    Span,
    When,
)

if TYPE_CHECKING:
    from tidings.gazetteer import Gazetteer
    from tidings.opened.open import OpenRecord
    from tidings.pipeline import Reader

__all__ = [
    "Actor",
    "Claim",
    "Decision",
    "Entry",
    "Event",
    "Figure",
    "Finding",
    "Link",
    "Mention",
    "Place",
    "Report",
    "Source",
    "Span",
    "TidingsError",
    "When",
    "extract",
    "open_record",
]


def extract(report: Report) -> tuple[Claim, ...]:
    """The claims that a report makes; raises ReadError where it is too long or in a language that is not read.

    The reader is made at the first call, with the default settings, and kept.
    """
    from tidings.read import admit

    return _reader().read(admit(report)).claims


def open_record(url: str = "tidings.db", *, gazetteer: "Gazetteer | None" = None, create: bool = True) -> "OpenRecord":
    """The record in a file or at the address of a PostgreSQL database, made where there is none; close it after use.

    Raises StoreError where it cannot be opened, or with `create` False where there is none.
    """
    from tidings.opened.open import open_record

    return open_record(url, gazetteer=gazetteer, create=create)


@lru_cache(maxsize=1)
def _reader() -> "Reader":
    from tidings.gazetteer import open_gazetteer
    from tidings.lexicon.whole import load_lexicon
    from tidings.pipeline import Reader

    return Reader(load_lexicon(), open_gazetteer())
