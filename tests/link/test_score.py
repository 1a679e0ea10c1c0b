"""Two claims compared."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.entries import ARMY, GOMA, HAMA, HAMA_PROVINCE, HTS, MHARDA, entry, figure, source

from tidings.lexicon.links import LinkWeights
from tidings.link import compare
from tidings.record import Entry, Link, Place

DAY = date(2024, 12, 5)
MARKET = "An air strike on a market killed people"


def strike(day: date = DAY, place: Place = HAMA, killed: int = 20, outlet: str = "Sample Wire", **more: Any) -> Entry:
    """An air strike with dead."""
    return entry("airstrike", place, day, figures=[figure("killed", killed)], outlet=outlet, **more)


def levels(link: Link) -> dict[str, str]:
    """The level of each comparison."""
    return {reason.name: reason.level for reason in link.reasons}


def test_two_papers_on_one_strike(weights: LinkWeights) -> None:
    """Same kind, place, day and figure: one event, and each reason is a sentence."""
    link = compare(strike(), strike(outlet="Sample Post"), weights)
    assert link.verdict == "same"
    assert link.by.startswith("linker")
    assert "Both name Hama." in [reason.sentence for reason in link.reasons]
    assert all(reason.sentence.endswith((".", ":")) for reason in link.reasons)


def test_order_is_nothing(weights: LinkWeights) -> None:
    """A link is the same whichever claim is given first, the lesser id on the left."""
    one, other = strike(), strike(DAY + timedelta(1), killed=24, outlet="Sample Post")
    assert compare(one, other, weights) == compare(other, one, weights)
    assert compare(one, other, weights).left < compare(one, other, weights).right


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (strike(DAY + timedelta(10), outlet="Sample Post"), "weeks apart"),
        (strike(place=GOMA, outlet="Sample Post"), "another place"),
        (entry("capture", HAMA, DAY, agents=[HTS], outlet="Sample Post"), "another kind of act"),
        (strike(DAY + timedelta(3), killed=90, outlet="Sample Post"), "another day and another toll"),
    ],
)
def test_two_events(other: Entry, why: str, weights: LinkWeights) -> None:
    """Two claims that differ in what tells events apart are two."""
    assert compare(strike(), other, weights).verdict == "different", why


def test_figures_that_contradict_weigh_against(weights: LinkWeights) -> None:
    """20 and 24 killed may be one toll updated; 3 and 90 are not."""
    assert levels(compare(strike(), strike(killed=24, outlet="B"), weights))["figures"] == "updated"
    assert levels(compare(strike(killed=3), strike(killed=90, outlet="B"), weights))["figures"] == "contradict"


def test_a_running_toll_is_no_incident(weights: LinkWeights) -> None:
    """A count that runs since weeks is never one event with a strike, though place and last day agree."""
    running = entry("toll", HAMA, DAY, figures=[figure("killed", 20, since=date(2024, 10, 1))], outlet="Sample Post")
    assert compare(strike(), running, weights).verdict == "different"


def test_one_report_in_one_voice_tells_two(weights: LinkWeights) -> None:
    """Two strikes that one report tells in its own voice are two, even at one place on one day."""
    one, other = strike(report="r"), strike(report="r", killed=5, outlet="Sample Wire", quote="Another one killed five")
    assert compare(one, other, weights).verdict == "different"


def test_a_denial_in_the_same_report_is_of_the_same_event(weights: LinkWeights) -> None:
    """A claim and its denial by the other side are one event."""
    said = entry("capture", HAMA, DAY, agents=[HTS], sources=[source(HTS)], report="r")
    denied = entry("capture", HAMA, DAY, agents=[HTS], sources=[source(ARMY)], report="r", modality="denied")
    assert compare(said, denied, weights).verdict == "same"


def test_a_town_is_not_its_province(weights: LinkWeights) -> None:
    """Who takes a town has not taken the province around it."""
    town = entry("capture", HAMA, DAY, agents=[HTS])
    province = entry("capture", HAMA_PROVINCE, DAY, agents=[HTS], outlet="Sample Post")
    assert levels(compare(town, province, weights))["place"] == "part of wide"


def test_two_holders_are_two_events(weights: LinkWeights) -> None:
    """A town taken by one side and by the other on days that touch was taken twice."""
    one = entry("capture", MHARDA, DAY, agents=[HTS])
    other = entry("capture", MHARDA, DAY, agents=[ARMY], outlet="Sample Post")
    assert compare(one, other, weights).verdict == "different"
