"""How far a source is believed about a figure."""

import pytest
from tests.entries import ARMY, HAMA, HTS, SNA, entry, figure, party, source

from tidings.lexicon.trust import load_trust
from tidings.record import Actor, Source
from tidings.views.trust import kind_of, trust_of

RUSSIA = Actor("ru", "Russia", "state", None, None, "RU")


@pytest.mark.parametrize(
    ("speaker", "agents", "targets", "who", "expected"),
    [
        (ARMY, [HTS], [ARMY], "all", "admission"),
        (ARMY, [HTS, ARMY], [], "government", "admission"),
        (ARMY, [], [], "government", "admission"),
        (ARMY, [ARMY], ["villagers"], "civilians", "admission"),
        (HTS, [HTS, ARMY], [], "fighters", "admission"),
        (ARMY, [ARMY], [HTS], "all", "boast"),
        (ARMY, [], [HTS], "fighters", "boast"),
        (HTS, [SNA], [ARMY], "government", "boast"),
        (ARMY, [RUSSIA, ARMY], [], "all", "party"),
        (HTS, [ARMY], ["villagers"], "civilians", "party"),
        ("hospital officials", [], [], "all", "medical"),
        ("residents", [], [], "all", "witness"),
        ("a source", [], [], "all", "unknown"),
    ],
)
def test_a_party_admits_its_own_dead_and_boasts_of_its_enemys(
    speaker: Actor | str, agents: list[Actor], targets: list[Actor | str], who: str, expected: str
) -> None:
    """Own losses and civilians whom one harmed are admissions, the enemy's losses boasts; else the kind counts."""
    said = source(speaker, "" if isinstance(speaker, Actor) else "none")
    told = entry("clash", HAMA, agents=agents, targets=targets, sources=[said])
    found = trust_of(told.claim, figure("killed", 12, who=who))
    assert found.rank == load_trust().of(expected).rank
    assert expected in ("party", found.kind)


def test_a_monitor_close_to_a_side_leans() -> None:
    """The list of sources tells whom a monitor is close to, even where the report does not."""
    trust = load_trust()
    near = Actor("sohr", "Syrian Observatory for Human Rights", "monitor", None, None, "GB")
    far = Actor("hrw", "Human Rights Watch", "monitor", None, None, "US")
    assert kind_of(source(near), trust) == "leaning"
    assert kind_of(source(far), trust) == "monitor"


def test_a_person_of_a_side_speaks_as_a_party() -> None:
    """A minister or commander is believed as his side is."""
    minister = Actor("ru-minister", "A minister", "person", "russia", "ru.government", "RU")
    assert kind_of(Source(party(minister), minister.name, "person", "russia"), load_trust()) == "party"


def test_the_reports_own_voice_is_a_kind_by_itself() -> None:
    """A report that names nobody does not tell how it knows."""
    assert trust_of(entry("clash", HAMA).claim, figure("killed", 3)).kind == "voice"
