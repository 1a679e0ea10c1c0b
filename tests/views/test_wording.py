"""Claims and counts in words."""

from datetime import date

import pytest
from msgspec import structs
from tests.entries import ARMY, HAMA, HTS, SNA, entry, figure, mention, when
from tests.views.occurrences import WORDING

from tidings.record import Actor, Entry, Figure, Place, When
from tidings.views.figures import Estimate
from tidings.views.telling import claim_words, estimate_words, estimates_words
from tidings.views.wording import capital, chain_words, figure_words, filled, listed, names_of, when_words

DAY = date(2024, 12, 5)


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{agents} took {place}", None),
        ("{agents} came[ from {place}]", "HTS came"),
        ("fighting[ by {agents}][ in {place}]", "fighting by HTS"),
    ],
)
def test_what_a_claim_lacks_is_left_out(template: str, told: str | None) -> None:
    """Square brackets go with what they lack; a field outside them that is lacking makes the template unfit."""
    assert filled(template, {"agents": "HTS", "place": ""}) == told


PRISON = Place("SY:saidnaya-prison", "Saidnaya Prison", "site", "SY", None, 33.66, 36.33)
AIRPORT = Place("SY:hama-air-base", "Hama Air Base", "site", "SY", None, 35.12, 36.71)


@pytest.mark.parametrize(
    ("kind", "place", "targets", "told"),
    [
        ("capture", PRISON, ["prison"], "HTS captured Saidnaya Prison"),
        ("capture", AIRPORT, ["tanks", "air base"], "HTS captured tanks and Hama Air Base"),
        ("capture", HAMA, ["Hama military airport"], "HTS captured Hama military airport"),
        ("capture", HAMA, ["prison"], "HTS captured prison in Hama"),
        ("airstrike", PRISON, ["the prison"], "HTS struck Saidnaya Prison from the air"),
        ("attack", PRISON, ["guards"], "HTS attacked guards in Saidnaya Prison"),
    ],
)
def test_a_place_that_a_target_names_is_told_once(kind: str, place: Place, targets: list[str], told: str) -> None:
    """A prison captured in a prison is the prison; what is in it, or has another noun, keeps its place."""
    one = entry(kind, place, DAY, agents=(HTS,))
    named = tuple(mention(name) for name in targets)
    assert claim_words(structs.replace(one.claim, targets=named), WORDING) == told.replace("HTS", HTS.name)


def test_a_site_is_called_as_its_report_does() -> None:
    """Words that the report uses for the site stand for it, whatever the gazetteer's noun."""
    one = entry("capture", AIRPORT, DAY, agents=(HTS,), targets=("Hama military airport",))
    assert one.claim.place
    claim = structs.replace(one.claim, place=structs.replace(one.claim.place, name="Hama military airport"))
    assert claim_words(claim, WORDING) == f"{HTS.name} captured Hama Air Base"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (list("ABCD"), "A, B, C and others"),
    ],
)
def test_names_are_listed_as_people_do(names: list[str], told: str) -> None:
    """Up to three names are told, more are others."""
    assert listed(names, WORDING) == told


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (figure("killed", 12), "12 killed"),
        (figure("killed", 1200, "at_least", "civilians"), "at least 1,200 killed (civilians)"),
        (figure("displaced", 5000, "about"), "about 5,000 displaced"),
        (figure("injured", 31, "at_most"), "up to 31 injured"),
        (figure("killed_or_injured", 9), "9 killed or injured"),
        (figure("killed", 704, since=date(2024, 11, 27)), "704 killed since 27 November 2024"),
    ],
)
def test_figures_keep_their_bound(one: Figure, told: str) -> None:
    """How firm a count is, who is counted and since when are told with it."""
    assert figure_words(one, WORDING) == told


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (12, 12, 12, "12 killed"),
        (12, 12, None, "at least 12 killed"),
        (12, 14, 31, "14 killed (12 to 31)"),
        (12, 14, None, "14 killed (12 or more)"),
    ],
)
def test_estimates_show_their_range(low: int, best: int, high: int | None, told: str) -> None:
    """The best count stands first; the range is shown where there is one, and may be open above."""
    one = Estimate(measure="killed", who="all", low=low, best=best, high=high)
    assert estimate_words(one, WORDING) == told


def test_parts_stand_for_a_whole_that_nobody_gives() -> None:
    """A whole that is only summed is not told beside its parts; a part that is all of its whole is not told."""
    whole = Estimate(measure="killed", who="all", low=16, best=16, high=None, derived=True)
    part = Estimate(measure="killed", who="civilians", low=16, best=16, high=16, part=True)
    assert estimates_words([whole, part], WORDING) == "16 killed (civilians)"
    given = Estimate(measure="killed", who="all", low=16, best=16, high=16)
    assert estimates_words([given, part], WORDING) == "16 killed"


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (when(DAY), "5 December 2024"),
        (when(DAY, date(2024, 12, 7)), "5 December 2024 to 7 December 2024"),
        (When(DAY, None, "stated"), "since 5 December 2024"),
        (When(None, DAY, "stated"), "until 5 December 2024"),
        (None, "day not told"),
    ],
)
def test_days_are_told_as_far_as_known(time: When | None, told: str) -> None:
    """An end that is not known is said to be open."""
    assert when_words(time, WORDING) == told


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (entry("capture", HAMA, DAY, agents=[HTS, SNA]), "Hayat Tahrir al-Sham and Syrian National Army captured Hama"),
        (entry("capture", HAMA, DAY, agents=[ARMY], modality="denied"), "Denied: capture of Hama by Syrian army"),
        (entry("withdraw", HAMA, DAY, agents=[ARMY], modality="possible"),
         "Possible, not asserted: withdrawal of Syrian army from Hama"),
        (entry("clash", HAMA, DAY, figures=[figure("killed", 3)]), "Fighting in Hama: 3 killed"),
        (entry("airstrike", HAMA, DAY, targets=["Hama"]), "Air strike in Hama"),
    ],
)  # fmt: skip
def test_a_claim_is_told_by_its_fields(one: Entry, told: str) -> None:
    """What is not asserted is told as a noun, so that nothing reads as if it had happened."""
    assert claim_words(one.claim, WORDING) == told


def test_a_sides_word_for_its_enemies_is_quoted() -> None:
    """A description that only a side would use stands in quotation marks; the name of a listed party does not."""
    described = entry("clash", HAMA, DAY, agents=[Actor("", "terrorists", "armed"), HTS]).claim.agents
    assert names_of(described, WORDING) == ("“terrorists”", "Hayat Tahrir al-Sham")
    assert capital("“terrorists” left") == "“Terrorists” left"


def test_who_says_so_is_told_first_hand_first() -> None:
    """The chain is told through its links; an outlet without sources speaks in its own voice."""
    assert chain_words(["Syrian army", "AFP"], "Sample Wire", WORDING) == "Syrian army, through AFP"
    assert chain_words([], "Sample Wire", WORDING) == "Sample Wire in its own voice"
    assert chain_words([], None, WORDING) == "an outlet that is not named in its own voice"
