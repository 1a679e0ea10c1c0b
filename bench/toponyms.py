"""Places named in texts, with coordinates: `python bench/toponyms.py GOLD.jsonl > predictions.jsonl`.

Reads the ids and texts of a JSON Lines file and prints what score/toponyms.py takes. The sets count words for peoples
and places that stand for governments as places, so this prints them too, at the point of their country; the reader
itself does not take them for places. Phrases that point back ("the city") are no names and are left out.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from texts import read_lines
from tidings.find.places import find_places, read_names
from tidings.find.places.scan import Scan
from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.lexicon.places import PlaceWords, load_places
from tidings.locate import locate
from tidings.record import Mention, Place, Report, Span
from tidings.split import split
from tidings.syntax import Sentences


def main(path: str) -> None:
    """Prints a line of predictions for each text of the file."""
    gazetteer, words = open_gazetteer(), load_places("en")
    for row in read_lines(path):
        sentences = split(Report(id=row["id"], text=row["text"], language="en"))
        places = list(predictions(sentences, gazetteer, words))
        print(json.dumps({"id": row["id"], "places": places}))


def predictions(sentences: Sentences, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[dict[str, Any]]:
    """Each name of a place, people or government in the order of the text, none overlapping another."""
    named = [m for m in find_places(sentences, gazetteer, words) if any(map(str.isupper, m.text))]
    others = [*all_names(sentences, gazetteer, words), *peoples(sentences, gazetteer, words)]
    taken = [(m.span.start, m.span.end) for m in named]
    extra = [m for m in others if not any(a < m.span.end and m.span.start < b for a, b in taken)]
    mentions = sorted([*named, *extra], key=lambda m: m.span.start)
    for mention in locate(mentions, sentences, gazetteer):
        place = mention.value
        point = {"lat": place.lat, "lon": place.lon} if isinstance(place, Place) else {}
        if not mention.text.startswith("between"):
            yield {"start": mention.span.start, "end": mention.span.end, **point}


def all_names(sentences: Sentences, gazetteer: Gazetteer, words: PlaceWords) -> list[Mention]:
    """Every name of a place, those that stand for governments among them."""
    found = []
    for name in read_names(Scan(sentences, gazetteer, words)):
        if name.rows:
            span = Span(sentences.report.id, name.start, name.end)
            text, options = sentences.report.quote(span), gazetteer.options(name.rows)
            found.append(Mention(span, "place", text, text, name.start, options))
    return found


def peoples(sentences: Sentences, gazetteer: Gazetteer, words: PlaceWords) -> list[Mention]:
    """Adjectives and words for peoples, as their countries."""
    found = []
    tokens = sentences.tokens
    for i, token in enumerate(tokens):
        if not token.text[0].isupper():
            continue
        for last in (i + 2, i + 1):
            code = words.peoples.get(" ".join(t.lower for t in tokens[i:last]))
            row = gazetteer.row_of(code) if code else None
            if row is not None:
                span = sentences.span(i, last)
                text = sentences.report.text[span.start : span.end]
                found.append(Mention(span, "place", text, text, token.start, gazetteer.options(((row, 0),))))
                break
    return found


if __name__ == "__main__":
    main(sys.argv[1])
