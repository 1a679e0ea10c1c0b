"""Whose telling a claim goes back to."""

from datetime import UTC, datetime

from tests.entries import ARMY, HAMA, entry, source

from tidings.link import origin_of

NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)


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
