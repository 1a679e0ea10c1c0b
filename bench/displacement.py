"""Figures of people who had to move: `python bench/displacement.py GOLD.jsonl > predictions.jsonl`.

Reads the ids and texts of a JSON Lines file and prints what score/displacement.py takes. Figures of people who fled,
were evacuated, returned, are besieged or lost their homes are given, with unit, place and country; the dead and all
other counts are left out.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from texts import read_lines
from tidings.find.figures import find_figures
from tidings.find.places import find_places
from tidings.find.times import find_times
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.figures import load_figures
from tidings.lexicon.places import load_places
from tidings.lexicon.times import load_times
from tidings.locate import locate
from tidings.record import Figure, Mention, Place, Report
from tidings.split import split

#: What the set counts, the first before the others.
MEASURES = ("displaced", "evacuated", "returned", "besieged", "affected", "destroyed", "damaged")
#: Houses are counted as households there; only theirs is a loss that moves people.
HOMES = ("households", "house", "houses", "home", "homes")


def main(path: str) -> None:
    """Prints a line of predictions for each text of the file."""
    gazetteer, place_words, words, time_words = (
        open_gazetteer(),
        load_places("en"),
        load_figures("en"),
        load_times("en"),
    )
    for row in read_lines(path):
        sentences = split(Report(id=row["id"], text=row["text"], language="en"))
        figures = find_figures(sentences, words, find_times(sentences, time_words))
        places = locate(find_places(sentences, gazetteer, place_words), sentences, gazetteer)
        print(json.dumps({"id": row["id"], "figures": rows(figures, places)}))


def rows(figures: Sequence[Mention], places: Sequence[Mention]) -> list[dict[str, Any]]:
    """The figures that the set counts, those of people who moved first."""
    found = []
    for mention in figures:
        figure = mention.value
        if not isinstance(figure, Figure) or figure.measure not in MEASURES:
            continue
        home = figure.who in HOMES
        if figure.measure in ("destroyed", "damaged") and not home:
            continue
        unit = "households" if home else "people"
        found.append({"count": figure.count, "measure": figure.measure, "unit": unit, **place_of(mention, places)})
    return sorted(found, key=lambda row: MEASURES.index(str(row["measure"])) > 1)


def place_of(figure: Mention, places: Sequence[Mention]) -> dict[str, Any]:
    """The next place named after a figure, else the last one before it, with its country."""
    after = [place for place in places if place.span.start >= figure.span.end]
    before = [place for place in places if place.span.end <= figure.span.start]
    nearest = after[0] if after else before[-1] if before else None
    if nearest is None:
        return {}
    country = nearest.value.country if isinstance(nearest.value, Place) else None
    return {"place": nearest.text, "country": country}


if __name__ == "__main__":
    main(sys.argv[1])
