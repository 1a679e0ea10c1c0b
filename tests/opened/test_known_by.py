"""What was known on a day can be asked for on any later day."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from tests.opened.contents import readings, week_reports

from tidings.errors import QuestionError
from tidings.opened.open import OpenRecord
from tidings.pipeline import Reader
from tidings.record import Claim, Finding, Report

Read = tuple[tuple[Report, tuple[Claim, ...]], ...]

SYRIA = {"place": "Syria", "since": date(2024, 11, 27), "until": date(2024, 12, 9)}


@pytest.fixture(scope="module")
def weeks(reader: Reader) -> Read:
    """The sample reports of the Syrian weeks with their claims, in the order of their becoming known."""
    return tuple(readings(reader, week_reports("syria-2024")))


def answers(record: OpenRecord, moment: datetime) -> Iterator[Any]:
    """Every finding as known by a moment."""
    yield record.control("Syria", known_by=moment)
    yield record.control("Hama", as_of=date(2024, 12, 5), known_by=moment)
    yield record.toll(**SYRIA, known_by=moment)
    yield record.displacement(**SYRIA, known_by=moment)
    yield record.timeline(**SYRIA, known_by=moment)
    yield record.sources(**SYRIA, known_by=moment)
    yield record.brief(date(2024, 12, 5), known_by=moment)
    events = record.events(**SYRIA, known_by=moment)
    yield events
    yield from (record.event(event.id, known_by=moment) for event in events[:10])


def cited(answer: Any) -> Iterator[str]:
    """The claims that an answer cites."""
    for one in answer if isinstance(answer, tuple) else (answer,):
        yield from (*one.support, *one.dissent) if isinstance(one, Finding) else one.claims


def test_later_reports_change_nothing_that_was_known(record: OpenRecord, weeks: Read) -> None:
    """Answers as known by a moment are the same once later reports are in, and cite none of them."""
    record.add_all(weeks[: len(weeks) // 2])
    moment = max(one.known for one in record.store.all_entries())
    before = list(answers(record, moment))
    record.add_all(weeks[len(weeks) // 2 :])
    after = list(answers(record, moment))
    known = {one.claim.id for one in record.store.all_entries() if one.known <= moment}
    assert {id for answer in after for id in cited(answer)} <= known
    for left, right in zip(before, after, strict=True):
        assert left == right


def test_all_that_is_known_is_what_is_known_by_the_last_moment(record: OpenRecord, weeks: Read) -> None:
    """Asking without a moment is asking with the latest one."""
    record.add_all(weeks)
    moment = max(one.known for one in record.store.all_entries())
    assert record.events(**SYRIA) == record.events(**SYRIA, known_by=moment)
    assert record.toll(**SYRIA).value == record.toll(**SYRIA, known_by=moment).value
    now, then = record.control("Syria"), record.control("Syria", known_by=moment)
    assert [one.value for one in now] == [one.value for one in then]


def test_an_unrelated_report_changes_nothing(record: OpenRecord, weeks: Read, reader: Reader) -> None:
    """A report of another war changes no answer about this one."""
    record.add_all(weeks)
    moment = max(one.known for one in record.store.all_entries())
    before = list(answers(record, moment))
    assert record.add_all(readings(reader, week_reports("congo-2025")))
    assert list(answers(record, moment)) == before


def test_an_event_of_superseded_reports_can_still_be_seen_as_it_stood(record: OpenRecord, weeks: Read) -> None:
    """Whatever a list of a past moment names can be opened at that moment; asked about now, it says why it is gone."""
    record.add_all(weeks)
    entries = list(record.store.all_entries())
    moments = sorted({one.known for one in entries if one.until})
    assert moments
    for moment in moments:
        for row in record.listed(limit=500, known_by=moment).rows:
            assert record.event(row.event, known_by=moment).value.event == row.event
    gone = {one.event for one in entries if one.until} - {one.event for one in entries if not one.until}
    assert gone
    for event in gone:
        with pytest.raises(QuestionError, match="counts any more"):
            record.event(event)
