"""Whose telling a claim goes back to."""

from datetime import UTC, datetime, timedelta

from tests.entries import ARMY, HAMA, entry, source
from tests.link.test_copies import LEAD, OTHER, WIRE

from tidings.link import Copy, origin_of, originals, signature

NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)


def copy(report: str, text: str, hours: int, outlet: str | None = None) -> Copy:
    """A report known some hours after noon."""
    return Copy(report=report, known=NOON + timedelta(hours=hours), signature=signature(text), outlet=outlet)


def test_copies_go_back_to_the_earliest() -> None:
    """Papers that carry one agency's story go back to the one that was known first, each followed back."""
    reports = [copy("c", LEAD + WIRE, 2), copy("a", WIRE, 0), copy("b", LEAD + WIRE, 1), copy("d", OTHER, 3)]
    assert originals(reports) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_later_report_changes_nothing_of_an_earlier_one() -> None:
    """What an early report goes back to is the same with all later ones left out."""
    early = [copy("a", WIRE, 0), copy("b", LEAD + WIRE, 1)]
    later = [*early, copy("c", WIRE, 2), copy("d", LEAD, 3)]
    assert originals(early).items() <= originals(later).items()


def test_a_first_hand_source_is_one_origin_in_all_papers() -> None:
    """What the army says is one origin, whoever prints it; what residents say is another in every text."""
    outlets = {"a": "Sample Wire", "b": "Sample Post"}
    army, residents = (entry("withdraw", HAMA, NOON.date(), sources=[source(who)]) for who in (ARMY, "residents"))
    assert {origin_of(army, report, outlets) for report in outlets} == {"source:sy.military"}
    assert len({origin_of(residents, report, outlets) for report in outlets}) == 2


def test_a_report_in_its_own_voice_is_its_outlets() -> None:
    """Two stories of one paper are one origin; a copy is the origin of the paper that it goes back to."""
    own = entry("capture", HAMA, NOON.date(), outlet="Sample Post")
    assert origin_of(own, "a", {"a": "Sample Wire"}) == "outlet:sample wire"
    assert origin_of(own, "a", {"a": None}) == "report:a"
