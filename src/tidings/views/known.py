"""What counts at a moment: the one place that says so, for every view.

A claim counts from the moment its report was known until a version that supersedes the report was known.
"""

from collections.abc import Iterable
from datetime import datetime

from tidings.record import Entry


def counted(entries: Iterable[Entry], known_by: datetime | None = None) -> tuple[Entry, ...]:
    """The entries that count at that moment, each claim once, in the order of their becoming known.

    `known_by` (aware) None means everything known now: of superseded reports nothing counts then. The order is by
    (known, id of the claim), whatever the order in which they came, so that no view depends on it.
    """
    return in_order(one for one in entries if counts(one, known_by))


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each claim once, in the order of their becoming known, ties by id."""
    return tuple({one.claim.id: one for one in sorted(entries, key=_order)}.values())


def counts(entry: Entry, known_by: datetime | None = None) -> bool:
    """True if the claim was known by that moment and no version of its report had superseded it by then."""
    if known_by is None:
        return entry.until is None
    return entry.known <= known_by and (entry.until is None or entry.until > known_by)


def _order(entry: Entry) -> tuple[datetime, str]:
    return entry.known, entry.claim.id
