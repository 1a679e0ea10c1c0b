"""How an event stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.entries import ARMY, HAMA, HOMS, HTS, SNA, entry, source
from tests.views.occurrences import WORDING, happened

from tidings.record import Actor, Entry
from tidings.views.case import case_of, why_words
from tidings.views.standing import admits, best_told, rivals, standing

DAY = date(2024, 12, 5)
NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)
OWN_ARMY, OWN_HTS = source(ARMY, own=True), source(HTS, own=True)
CIVILIANS = Actor("", "civilians", "civilians")


@pytest.mark.parametrize(
    ("one", "admitted"),
    [
        (entry("capture", HAMA, DAY, agents=[HTS], sources=[OWN_ARMY]), True),
        (entry("capture", HAMA, DAY, agents=[HTS], sources=[OWN_HTS]), False),
        (entry("withdraw", HAMA, DAY, agents=[ARMY], sources=[OWN_ARMY]), True),
        (entry("airstrike", HAMA, DAY, agents=[ARMY], targets=[CIVILIANS], sources=[OWN_ARMY]), True),
        (entry("airstrike", HAMA, DAY, agents=[ARMY], targets=[HTS], sources=[OWN_ARMY]), False),
        (entry("attack", HAMA, DAY, agents=[HTS], targets=[ARMY], sources=[OWN_ARMY]), True),
        (entry("capture", HAMA, DAY, agents=[HTS], sources=[source("Sample Monitor")]), False),
    ],
)
def test_an_admission_speaks_against_its_speaker(one: Entry, admitted: bool) -> None:
    """A side that says it lost ground or men, or struck the unarmed, admits it; a boast or another's word is none."""
    assert admits(one.claim) == admitted


def test_what_is_not_asserted_counts_for_nothing() -> None:
    """Origins are counted of those who assert it; denials are kept apart."""
    plan = entry("capture", HAMA, DAY, agents=[HTS], modality="intended")
    denial = entry("capture", HAMA, DAY, agents=[HTS], modality="denied", sources=[OWN_ARMY])
    told = [entry("capture", HAMA, DAY, agents=[HTS], outlet=name) for name in ("One", "Two")]
    it = standing([plan, denial, *told])
    assert (it.origins, it.denying) == (2, (denial.claim.id,))
    assert it.asserting == tuple(one.claim.id for one in told)


def test_two_parties_of_one_side_are_no_rivals() -> None:
    """HTS and the SNA may both be said to have taken a town; the army and HTS may not."""
    sides = [entry("capture", HAMA, DAY, agents=[who], outlet=who.name) for who in (HTS, SNA)]
    assert rivals(sides) == ()
    other = entry("capture", HAMA, DAY, agents=[ARMY], outlet="Three")
    assert len(rivals([*sides, other])) == 2
    assert rivals([entry("clash", HAMA, DAY, agents=[who], outlet=who.name) for who in (HTS, ARMY)]) == ()


def test_the_claim_that_most_are_for_tells_the_event() -> None:
    """Asserted before planned, the event's kind before others, whom most origins name before whom one names."""
    plan = entry("capture", HAMA, DAY, agents=[HTS], modality="intended", known=NOON)
    alone = entry("capture", HAMA, DAY, agents=[ARMY], outlet="One", known=NOON + timedelta(hours=1))
    two = [entry("capture", HAMA, DAY, agents=[HTS], outlet=f"{n}", known=NOON + timedelta(hours=n)) for n in (2, 3)]
    assert best_told([plan, alone, *two], "capture") == two[0]


def test_one_origin_depends_on_no_other() -> None:
    """Why an event is so graded is told of one origin in words of one."""
    told, members = happened([entry("capture", HAMA, DAY, agents=[HTS])])
    assert "1 origin tells it as done" in why_words(case_of(told, members), WORDING)


def test_a_case_keeps_support_and_dissent_apart() -> None:
    """Who names another side is dissent and no support; where nobody asserts, those who plan it are its support."""
    event, members = happened(
        [entry("capture", HOMS, DAY, agents=[who], outlet=str(n), known=NOON) for n, who in enumerate((HTS, HTS, ARMY))]
    )
    case = case_of(event, members)
    assert set(case.support) | set(case.against) == {one.claim.id for one in members}
    assert len(case.against) == 1
    event, members = happened([entry("capture", HOMS, DAY, agents=[HTS], modality="intended")])
    assert case_of(event, members).support == (members[0].claim.id,)
