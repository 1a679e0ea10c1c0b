"""Incidents for score/incidents.py: `python bench/incidents.py GOLD.jsonl > predictions.jsonl`.

Only `id` and `text` of each line of GOLD are read; the dateline is found in the text. An incident is a claim that the
task has a type for, told as done, and not by a state's forces; claims of one type, place and day are one incident.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tidings.gazetteer import open_gazetteer
from tidings.lexicon.whole import load_lexicon
from tidings.pipeline import Reader
from tidings.record import Actor, Claim, Place, Report

Json = dict[str, Any]
#: The task's types. It counts clashes of soldiers and rebels, air raids and shelling as no incidents of its own.
TYPES = {"attack": "ATTACK", "bombing": "BOMBING", "abduct": "KIDNAPPING", "destroy": "ARSON"}
#: Damage is arson only where something burns.
FIRE = re.compile(r"\b(?:burn|fire|torch|arson|ablaze|set alight)", re.I)
#: Kinds of parties (data/actors.csv) that can be an organisation blamed.
BLAMED = frozenset({"rebel", "militia", "jihadist", "armed", "paramilitary", "criminal", "military", "government"})
STATE = frozenset({"military", "police", "government", "state"})


def incidents(claims: tuple[Claim, ...], report: Report) -> list[Json]:
    """The incidents that claims tell, in the order of the text, those of one type, place and day as one."""
    found: dict[tuple[Any, ...], Json] = {}
    for claim in claims:
        if is_incident(claim, report):
            one = incident(claim)
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


def incident(claim: Claim) -> Json:
    """The slots of one claim."""
    place = claim.place.value if claim.place and isinstance(claim.place.value, Place) else None
    parties = [one for one in claim.agents if isinstance(one.value, Actor) and one.value.id and one.value.kind in BLAMED]
    time = claim.time
    return {
        "type": TYPES[claim.kind],
        "from": time.earliest.isoformat() if time and time.earliest else None,
        "to": time.latest.isoformat() if time and time.latest else None,
        "country": place.country if place else None,
        "place": claim.place.text if claim.place else None,
        "perp_org": parties[0].text if parties else None,
        "killed": count(claim, "killed"),
        "injured": count(claim, "injured"),
    }


def count(claim: Claim, measure: str) -> int | None:
    """The number that the claim gives for all, else the sum over the groups it counts; None where it gives none."""
    figures = [figure for figure in claim.figures if figure.measure == measure]
    whole = [figure.count for figure in figures if figure.who == "all"]
    return max(whole) if whole else sum(figure.count for figure in figures) or None


def joined(left: Json, right: Json) -> Json:
    """Two tellings of one incident: what the first leaves open from the second."""
    return {slot: right[slot] if value is None else value for slot, value in left.items()}


def read_lines(path: str) -> Iterator[Json]:
    """The lines of a JSON Lines file that hold something."""
    for line in Path(path).read_text("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def main() -> None:
    """Prints one line a text."""
    reader = Reader(load_lexicon(), open_gazetteer())
    for line in read_lines(sys.argv[1]):
        report = Report(id=str(line["id"]), text=line["text"], language="en")
        print(json.dumps({"id": line["id"], "incidents": incidents(reader.read(report).claims, report)}))


if __name__ == "__main__":
    main()
