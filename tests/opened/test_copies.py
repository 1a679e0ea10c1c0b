"""Which report a text goes back to, looked up in a real record."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tests.link.test_copies import LEAD, OTHER, WIRE

from tidings.opened.copies import Copies
from tidings.opened.open import OpenRecord
from tidings.record import Report

NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)
REPORTS = {"c": (LEAD + WIRE, 2), "a": (WIRE, 0), "b": (LEAD + WIRE, 1), "d": (OTHER, 3)}


def kept(record: OpenRecord, names: Sequence[str]) -> dict[str, str]:
    """The originals of reports that are stored one after another, as the last look-up of each gave them."""
    found: dict[str, str] = {}
    with record.store.writing() as writing:
        for name in names:
            text, hours = REPORTS[name]
            told = Report(id=name, outlet=name, text=text, language="en", published=NOON + timedelta(hours=hours))
            report = writing.add_report(told, NOON)
            assert report is not None
            copies = Copies(writing)
            copies.add([report], writing.known_of([name]))
            found |= copies.originals([name])
    return found


def test_copies_go_back_to_the_earliest(record: OpenRecord) -> None:
    """Papers that carry one agency's story go back to the one known first, in whatever order they are read."""
    assert kept(record, "cabd") == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_later_report_changes_nothing_of_an_earlier_one(record: OpenRecord) -> None:
    """What early reports go back to is the same once later ones are read."""
    early = kept(record, "ab")
    assert kept(record, "cd").items() >= {"c": "a", "d": "d"}.items()
    assert early == {"a": "a", "b": "a"}
