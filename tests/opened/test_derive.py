"""What follows from the facts is the same however they came."""

import random
from datetime import UTC, datetime
from pathlib import Path

from tests.opened.contents import contents

from tidings.opened.open import OpenRecord, open_record
from tidings.pipeline import Reader
from tidings.record import Claim, Report

Read = tuple[tuple[Report, tuple[Claim, ...]], ...]


def test_derived_rows_can_be_dropped_and_made_anew(record: OpenRecord, read_samples: Read) -> None:
    """After `link --again` the record holds what it held before, row by row, and is sound."""
    record.add_all(read_samples)
    before = contents(record)
    assert before["events"]
    assert before["links"]
    record.link_again()
    assert contents(record) == before
    assert not record.doctor()


def test_the_order_of_reports_does_not_matter(record: OpenRecord, read_samples: Read, tmp_path: Path) -> None:
    """One by one in another order, and all at once, give the same events, links and origins."""
    dated = [one for one in read_samples if one[0].published]
    record.add_all(dated)
    shuffled = dated.copy()
    random.Random(7).shuffle(shuffled)
    with open_record(str(tmp_path / "other.db"), gazetteer=record.gazetteer) as other:
        for report, claims in shuffled:
            assert other.add(report, claims)
        assert contents(other) == contents(record)


def test_a_report_that_is_there_adds_nothing(record: OpenRecord, read_samples: Read) -> None:
    """The same report twice is one."""
    report, claims = read_samples[0]
    assert record.add(report, claims)
    before = contents(record)
    assert record.has(report)
    assert record.add(report, claims) is None
    assert record.add_all([(report, claims)]) == 0
    assert contents(record) == before


def test_a_person_outranks_the_linker(record: OpenRecord, read_samples: Read) -> None:
    """What a person parts stays parted and what a person joins stays joined, also when all is made anew."""
    record.add_all(read_samples)
    joined = max(record.events(), key=lambda event: len(event.claims))
    left, right = joined.claims[:2]
    alone = next(event for event in record.events() if event.id != joined.id and event.kind != joined.kind)
    record.link(left, right, "different", by="reviewer")
    record.link(left, alone.claims[0], "same", by="reviewer")
    record.link_again()
    event_of = {one.claim.id: one.event for one in record.entries()}
    assert event_of[left] != event_of[right]
    assert event_of[left] == event_of[alone.claims[0]]
    assert not record.doctor()


def test_a_correction_moves_a_claim(record: OpenRecord, read_samples: Read) -> None:
    """A claim whose kind a person corrects is linked by the new kind; one that is rejected is in no event."""
    record.add_all(read_samples)
    joined = max(record.events(), key=lambda event: len(event.claims))
    first, second = joined.claims[:2]
    record.decide(first, "kind", "protest", by="reviewer", why="it was a march")
    record.decide(second, "claim", "rejected", by="reviewer")
    after = {one.claim.id: one for one in record.entries()}
    assert after[first].claim.kind == "protest"
    assert second not in after
    assert not any(second in event.claims for event in record.events())
    kept = contents(record)
    record.link_again()
    assert contents(record) == kept


def test_a_copy_has_the_origin_of_what_it_copies(record: OpenRecord, reader: Reader) -> None:
    """Papers that carry one agency's story are one origin, also when the copy is read first."""
    body = (
        "Rockets hit the market of Saraqib on Tuesday morning and killed eleven people. "
        "The shelling began shortly after eight and went on for most of an hour, until the streets were empty. "
        "Ambulances carried the wounded to two hospitals in the north of the province during the afternoon."
    )

    def told(outlet: str, hour: int, lead: str) -> Report:
        at = datetime(2016, 2, 17, hour, tzinfo=UTC)
        return Report(id=outlet, outlet=outlet, text=f"{lead}\n{body}", title=lead, language="en", published=at)

    wire = told("Sample Agency", 9, "Rockets kill eleven in Saraqib")
    paper = told("Sample Gazette", 12, "Market struck, eleven dead")
    for report in (paper, wire):
        record.add(report, reader.read(report).claims)
    shelling = [one for one in record.entries() if one.claim.kind in ("shelling", "attack")]
    assert {one.claim.report for one in shelling} == {"Sample Agency", "Sample Gazette"}
    assert {one.origin for one in shelling} == {"outlet:sample agency"}
