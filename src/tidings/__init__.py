"""Reads reports of armed conflict and keeps the record.

    import tidings

    report = tidings.Report(id="r1", text="The army shelled Saraqib on Monday.")
    claims = tidings.extract(report)

These are the public names: the types of the record, and the verbs.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from tidings.errors import TidingsError
from tidings.record import Actor, Claim, Figure, Mention, Place, Report, Source, Span, When

if TYPE_CHECKING:
    from tidings.pipeline import Reader

__all__ = [
    "Actor",
    "Claim",
    "Figure",
    "Mention",
    "Place",
    "Report",
    "Source",
    "Span",
    "TidingsError",
    "When",
    "extract",
]


def extract(report: Report) -> tuple[Claim, ...]:
    """The claims that a report makes; raises ReadError where it is too long or in a language that is not read.

    The reader is made at the first call, with the default settings, and kept.
    """
    from tidings.read import admit

    return _reader().read(admit(report)).claims


@lru_cache(maxsize=1)
def _reader() -> "Reader":
    from tidings.gazetteer import open_gazetteer
    from tidings.lexicon.whole import load_lexicon
    from tidings.pipeline import Reader

    return Reader(load_lexicon(), open_gazetteer())
