"""What is kept of claims while a record is open never outlives a person's word on them."""

from pathlib import Path

from tests.opened.contents import contents

from tidings.opened.open import open_record
from tidings.pipeline import Reader
from tidings.record import Claim, Report

Read = tuple[tuple[Report, tuple[Claim, ...]], ...]


def test_a_correction_by_another_process_is_heeded(reader: Reader, read_samples: Read, tmp_path: Path) -> None:
    """Reports added after somebody else corrected claims are linked with the claims as they now are."""
    where = str(tmp_path / "record.db")
    with open_record(where, gazetteer=reader.gazetteer) as one, open_record(where, gazetteer=reader.gazetteer) as two:
        half = len(read_samples) // 2
        one.add_all(read_samples[:half])
        joined = max(one.events(), key=lambda event: len(event.claims))
        two.decide(joined.claims[0], "kind", "protest", by="reviewer")
        two.decide(joined.claims[1], "claim", "rejected", by="reviewer")
        one.add_all(read_samples[half:])
        kept = contents(one)
        two.link_again()
        assert contents(one) == kept
