"""Kinds of event for score/kinds.py: `python bench/kinds.py GOLD.jsonl > predictions.jsonl`.

Only `id` and `text` of each line of GOLD are read. A snippet tells one event: the claim that tells it is chosen by
`main_claim`, its kind, mode and parties give the ACLED sub-event type by data/kinds.toml, and that the task's type.
A snippet in which the program claims nothing that the task has a type for is left without one.
"""

import json
import sys

from texts import read_lines
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.kinds import Agents, Kinds, Targets
from tidings.lexicon.whole import load_lexicon
from tidings.pipeline import Reader
from tidings.record import Actor, Claim, Mention, Report

#: The task's names of ACLED's sub-event types.
TYPES = {
    "Armed clash": "ARMED_CLASH",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Air/drone strike": "AIR_STRIKE",
    "Chemical weapon": "CHEM_WEAP",
    "Grenade": "GRENADE",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Suicide bomb": "SUIC_BOMB",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Attack": "ATTACK",
    "Sexual violence": "SEX_VIOL",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Mob violence": "MOB_VIOL",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Agreement": "AGREEMENT",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
}
#: The task's types beyond ACLED, for kinds that ACLED has nothing for.
BEYOND = {"accuse": "ATTRIB", "demand": "DIPLO", "reject": "DIPLO", "threaten": "DIPLO", "decree": "DIPLO"}
#: Kinds of parties (data/actors.csv) that are a state's, and those that bear arms.
STATE = frozenset({"military", "government", "police", "state", "paramilitary"})
ARMED = frozenset({"military", "police", "rebel", "jihadist", "militia", "armed", "paramilitary", "coalition"})
#: How far a claim of a kind comes before others in what a snippet is about: deeds before words, acts before states,
#: what came of a fight before the fight, and, as in ACLED, a demonstration and what it met as one event.
RANKS = {"capture": 1.2, "riot": 1.3, "disrupt": 1.2, "establish": 1.2, "regroup": 1.2, "hold": 0.4, "support": 0.4}
FAMILY_RANKS = {"word": 0.5, "people": 0.6, "posture": 0.7, "deal": 0.8, "order": 0.6}
MET_RANK = 1.3
#: What is only planned, denied or possible is seldom the event; what comes later in the text is it less often.
NOT_ASSERTED_RANK = 0.6
LATER_RANK = 0.97


def main_claim(claims: tuple[Claim, ...], kinds: Kinds) -> Claim | None:
    """The claim that tells the event of a snippet: the weightiest."""
    weights = [weight(claim, kinds) * LATER_RANK**n for n, claim in enumerate(claims)]
    return claims[weights.index(max(weights))] if claims else None


def weight(claim: Claim, kinds: Kinds) -> float:
    """How much a claim looks like the event of its snippet."""
    rank = RANKS.get(claim.kind) or FAMILY_RANKS.get(kinds.family(claim.kind), 1.0)
    if claim.kind == "protest" and claim.mode in ("met by police", "met by deadly force"):
        rank = MET_RANK
    return claim.score * rank * (1.0 if claim.modality == "asserted" else NOT_ASSERTED_RANK)


def is_one_of(parties: tuple[Mention, ...], sorts: frozenset[str]) -> bool:
    """True if the first party is known to be of one of the sorts."""
    return any(isinstance(party.value, Actor) and party.value.kind in sorts for party in parties[:1])


def task_type(claim: Claim, kinds: Kinds) -> str | None:
    """The task's type of a claim, None where it has none."""
    agents: Agents = "state" if is_one_of(claim.agents, STATE) else "other"
    targets: Targets = "armed" if is_one_of(claim.targets, ARMED) else "other"
    code = kinds.acled(claim.kind, claim.mode, agents, targets)
    return BEYOND.get(claim.kind) or TYPES.get(code.sub)


def main() -> None:
    """Prints one line a snippet."""
    reader = Reader(load_lexicon(), open_gazetteer())
    for line in read_lines(sys.argv[1]):
        report = Report(id=str(line["id"]), text=line["text"], language="en")
        claim = main_claim(reader.read(report).claims, reader.lexicon.kinds)
        print(json.dumps({"id": line["id"], "kind": claim and task_type(claim, reader.lexicon.kinds)}))


if __name__ == "__main__":
    main()
