"""Who is read to hold a place, for score/control.py: `python bench/control.py GOLD.jsonl > predictions.jsonl`.

Reads the place and the sentence of each line and nothing else, as one report "PLACE: SENTENCE"; the real reader makes
its claims, and the finding on control says who holds the place after the last of them.
"""

import json
import sys
from datetime import UTC, datetime
from typing import Any

from texts import read_lines
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.whole import load_lexicon
from tidings.pipeline import Reader
from tidings.record import Entry, Report
from tidings.views.control import Holding, control

#: Every line is known, and all of it, at this moment: what is asked is what the sentence says, not when.
KNOWN = datetime(2030, 1, 1, tzinfo=UTC)
#: What the measuring set calls the two sides of its war, and the states that have no holder.
SIDES = {"ukraine": "Ukraine", "russia": "Russia"}
STATES = {"contested": "Contested", "encircled": "Contested", "claimed by both": "Contested"}


def main(path: str) -> None:
    """Prints a line of predictions for each place of the file."""
    reader = Reader(load_lexicon(), open_gazetteer())
    for row in read_lines(path):
        report = Report(id=row["id"], text=f"{row['place']}: {row['sentence']}", language="en")
        print(json.dumps({"id": row["id"], **answer(row["place"], entries(reader, report))}))


def entries(reader: Reader, report: Report) -> list[Entry]:
    """The claims of a report as the record holds them."""
    claims = reader.read(report).claims
    return [
        Entry(claim=one, quotes=tuple(map(report.quote, one.quotes)), known=KNOWN, origin=report.id) for one in claims
    ]


def answer(place: str, told: list[Entry]) -> dict[str, Any]:
    """Holder and day for the place of that name, null where no finding is about it."""
    found = [one.value for one in control(told)]
    mine = [one for one in found if one.name.lower() in place.lower()] or found[:1]
    if not mine:
        return {"holder": None, "since": None}
    return {"holder": called(mine[0]), "since": mine[0].latest.isoformat() if mine[0].latest else None}


def called(holding: Holding) -> str | None:
    """What the measuring set calls the holder, also of a place that is fought for; the state where it has none."""
    if holding.holder:
        return SIDES.get(holding.holder.side)
    return STATES.get(holding.state)


if __name__ == "__main__":
    main(sys.argv[1])
