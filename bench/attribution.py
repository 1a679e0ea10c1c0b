"""Prints who is said to say what in each text of a file, in the form that score/attribution.py takes.

    python bench/attribution.py GOLD.jsonl > predictions.jsonl

Only `id` and `text` of GOLD are read.
"""

import json
import sys
from typing import Any

from texts import read_lines
from tidings.find.actors import find_actors
from tidings.lexicon.actors import load_actors
from tidings.lexicon.voice import load_voice
from tidings.record import Attribution, Report, Span
from tidings.split import split
from tidings.voice import attributions


def main(path: str) -> None:
    """Reads the file at `path` and writes one line a text to stdout."""
    lexicon, actors = load_voice("en"), load_actors("en")
    for row in read_lines(path):
        sentences = split(Report(id=row["id"], text=row["text"], language="en"))
        found = attributions(sentences, find_actors(sentences, actors), lexicon)
        print(json.dumps({"id": row["id"], "attributions": [as_row(one) for one in found]}))


def as_row(one: Attribution) -> dict[str, Any]:
    """An attribution as the scorer takes it: its sources, its cue, its content."""
    return {
        "source": pairs([source.mention.span for source in one.sources]),
        "cue": pairs([one.cue]),
        "content": pairs(one.content),
    }


def pairs(spans: list[Span] | tuple[Span, ...]) -> list[list[int]]:
    """Spans as pairs of offsets."""
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    main(sys.argv[1])
