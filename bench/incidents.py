"""Incidents for score/incidents.py: `python bench/incidents.py GOLD.jsonl > predictions.jsonl`.

Only `id` and `text` of each line of GOLD are read; the dateline is found in the text. An incident is a claim that the
task has a type for, told as done, and not by a state's forces; claims of one type, place and day are one incident.
"""

import json
import re
import sys
from typing import Any

from texts import read_lines
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.whole import load_lexicon
from tidings.pipeline import Reader, Reading
from tidings.record import Actor, Claim, Mention, Place, Report

Json = dict[str, Any]
#: The task's types. It counts clashes of soldiers and rebels, air raids and shelling as no incidents of its own.
TYPES = {"attack": "ATTACK", "bombing": "BOMBING", "abduct": "KIDNAPPING", "destroy": "ARSON"}
#: Damage is arson only where something burns.
FIRE = re.compile(r"\b(?:burn|fire|torch|arson|ablaze|set alight)", re.I)
#: A killing of one person is told without a number ("the murder of the mayor").
KILLING = re.compile(r"\b(?:kill|murder|assassinat|slain|shot dead|gunned down|death of)", re.I)
#: Kinds of parties (data/actors.csv) that can be an organisation blamed.
BLAMED = frozenset({"rebel", "militia", "jihadist", "paramilitary", "criminal"})
STATE = frozenset({"military", "police", "government", "state"})


def incidents(reading: Reading) -> list[Json]:
    """The incidents that a text tells, in its order, those of one type, place and day as one."""
    found: dict[tuple[Any, ...], Json] = {}
    blamed = blamed_by(reading.claims)
    for claim in reading.claims:
        if is_incident(claim, reading.report):
            one = incident(claim, reading.report, blamed)
            key = (one["type"], one["place"], one["from"], one["to"])
            found[key] = joined(found[key], one) if key in found else one
    return list(found.values())


def is_incident(claim: Claim, report: Report) -> bool:
    """True of a deed that was done, of a type of the task, by others than a state's forces."""
    if claim.kind not in TYPES or claim.modality not in ("asserted", "possible"):
        return False
    if claim.kind == "destroy" and not FIRE.search(" ".join(map(report.quote, claim.quotes))):
        return False
    return not any(isinstance(one.value, Actor) and one.value.kind in STATE for one in claim.agents[:1])


def blamed_by(claims: tuple[Claim, ...]) -> list[str]:
    """The armed organisations that the text accuses, or that it names as doing anything else, in that order."""
    accused = [one for claim in claims if claim.kind == "accuse" for one in claim.targets]
    doing = [one for claim in claims for one in claim.agents]
    return [one.text for one in (*accused, *doing) if is_organisation(one)]


def is_organisation(party: Mention) -> bool:
    """True of a party with a name of its own that may be behind an attack."""
    return isinstance(party.value, Actor) and bool(party.value.id) and party.value.kind in BLAMED


def incident(claim: Claim, report: Report, blamed: list[str]) -> Json:
    """The slots of one claim; who is blamed elsewhere in the text stands in where the claim names no organisation."""
    place = claim.place.value if claim.place and isinstance(claim.place.value, Place) else None
    parties = [one.text for one in claim.agents if is_organisation(one)] or blamed
    time = claim.time
    return {
        "type": TYPES[claim.kind],
        "from": time.earliest.isoformat() if time and time.earliest else None,
        "to": time.latest.isoformat() if time and time.latest else None,
        "country": place.country if place else None,
        "place": claim.place.text if claim.place else None,
        "perp_org": parties[0] if parties else None,
        "killed": count(claim, "killed") or one_killed(claim, report),
        "injured": count(claim, "injured"),
    }


def count(claim: Claim, measure: str) -> int | None:
    """The number that the claim gives for all, else the sum over the groups it counts; None where it gives none."""
    figures = [figure for figure in claim.figures if figure.measure == measure]
    whole = [figure.count for figure in figures if figure.who == "all"]
    return max(whole) if whole else sum(figure.count for figure in figures) or None


def one_killed(claim: Claim, report: Report) -> int | None:
    """One where the claim tells of a killing without a number, of somebody who is one by the words."""
    single = any(not one.text.rstrip().lower().endswith("s") for one in claim.targets)
    return 1 if single and not claim.figures and KILLING.search(" ".join(map(report.quote, claim.quotes))) else None


def joined(left: Json, right: Json) -> Json:
    """Two tellings of one incident: what the first leaves open from the second."""
    return {slot: right[slot] if value is None else value for slot, value in left.items()}


def main() -> None:
    """Prints one line a text."""
    reader = Reader(load_lexicon(), open_gazetteer())
    for line in read_lines(sys.argv[1]):
        report = Report(id=str(line["id"]), text=line["text"], language="en")
        print(json.dumps({"id": line["id"], "incidents": incidents(reader.read(report))}))


if __name__ == "__main__":
    main()
