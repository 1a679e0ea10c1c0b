"""Happenings that tell another one's dead anew."""

from datetime import date

from tests.entries import GOMA, HAMA, HOMS, entry, figure

from tidings.record import Entry, Place
from tidings.views.rules import Rule
from tidings.views.toll import toll

DAY = date(2024, 12, 5)
MARKET = Place("hama@site:market", "market of Hama", "site", "SY", "hama", HAMA.lat, HAMA.lon, 1.0)


def killed(kind: str, count: int, place: Place = HAMA, bound: str = "exact", report: str = "") -> Entry:
    """A claim that so many were killed at a place on the day, an event by itself."""
    return entry(
        kind,
        place,
        DAY,
        figures=[figure("killed", count, bound)],
        report=report or f"{kind}{count}",
        outlet=f"Sample {kind}",
    )  # type: ignore[arg-type]


def best(*told: Entry, rule: Rule = "latest") -> int:
    """How many were killed in all."""
    return next(one.best for one in toll(told, rule=rule).value.totals if one.measure == "killed")


def test_the_toll_of_the_only_act_of_a_place_and_day_is_its_toll() -> None:
    """The toll of the strike climbed to 53: not 44 as on the day, nor both; the low end stays what was told first."""
    (one,) = toll([killed("airstrike", 44), killed("toll", 53)]).value.events
    assert (one.kind, one.estimates[0].low, one.estimates[0].best, one.estimates[0].high) == ("airstrike", 44, 53, 53)


def test_a_toll_of_several_acts_stays_a_sum() -> None:
    """Of two acts that day nobody knows whose toll it is: they are added, and the sum stands beside."""
    found = toll([killed("airstrike", 44), killed("shelling", 5), killed("toll", 53)]).value
    assert [one.best for one in found.totals] == [49]
    assert len(found.beside) == 1


def test_dozens_at_a_site_of_a_town_are_those_of_its_strike() -> None:
    """Dozens at the market are of the strike on the town that killed 60; more than that, or elsewhere, are others."""
    dozens = killed("airstrike", 24, MARKET, "at_least")
    assert best(killed("airstrike", 60), dozens) == 60
    assert best(killed("airstrike", 20), dozens) == 44
    assert best(killed("airstrike", 60), killed("airstrike", 24, HOMS, "at_least")) == 84
    assert best(killed("airstrike", 60), killed("airstrike", 24, GOMA, "at_least")) == 84


def test_a_vague_headline_gives_way_to_its_report_by_every_rule() -> None:
    """Dozens above, at least 43 below: 43 by every rule, though other sources tell the two."""
    headline, body = (killed("airstrike", n, bound="at_least", report="one") for n in (24, 43))
    for rule in ("latest", "median", "lowest", "highest", "most-trusted"):
        assert best(headline, body, rule=rule) == 43  # type: ignore[arg-type]
    found = toll([headline, body]).value
    assert [one.claim for one in found.left_out] == [headline.claim.id]
