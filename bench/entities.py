"""Parties, persons, places, times and amounts named in texts: `python bench/entities.py GOLD > predictions.jsonl`.

Reads the ids, titles and texts of a JSON Lines file and prints what score/entities.py takes. The set counts every
group of people and every acting state as an organisation, one person with an office as a person, and pronouns of the
first person too, which the reader does not take for parties; so this prints them. It does not count "its" and "their".
Weapons and relations are left out.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from texts import read_lines
from tidings.find.actors import find_actors
from tidings.find.figures import find_figures
from tidings.find.places import find_places
from tidings.find.times import find_times
from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.lexicon.whole import Lexicon, load_lexicon
from tidings.locate import locate
from tidings.record import Actor, Mention, Report
from tidings.split import split
from tidings.syntax import Sentences

#: Pronouns of the first person, by whether one person or several speak.
FIRST_PERSON = {"i": "Person", "me": "Person", "myself": "Person"} | {
    "we": "Organisation", "us": "Organisation", "ourselves": "Organisation"
}  # fmt: skip
POSSESSIVE = frozenset({"its", "their", "his", "her"})
#: Descriptions of these kinds are one person where the noun is in the singular.
PERSONAL = frozenset({"person", "source", "civilians", "journalists", "activists", "aid_workers", "government"})


def main(path: str) -> None:
    """Prints a line of predictions for each text of the file."""
    gazetteer, lexicon = open_gazetteer(), load_lexicon("en")
    for row in read_lines(path):
        sentences = split(Report(id=row["id"], text=row["text"], language="en"))
        print(json.dumps({"id": row["id"], "entities": list(entities(sentences, gazetteer, lexicon))}))


def entities(sentences: Sentences, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Everything found in a text with its offsets and type; a place that acts is an organisation only."""
    times = find_times(sentences, lexicon.times)
    actors = find_actors(sentences, lexicon.actors)
    places = locate(find_places(sentences, gazetteer, lexicon.places), sentences, gazetteer)
    for mention in actors:
        if mention.text.lower() not in POSSESSIVE:
            yield entity(mention, actor_type(mention, sentences))
    yield from (entity(m, "Location") for m in places if not any(m.span.overlaps(a.span) for a in actors))
    yield from (entity(m, "Temporal") for m in times)
    yield from (entity(m, "Quantity") for m in find_figures(sentences, lexicon.figures, times))
    for token in sentences.tokens:
        if (kind := FIRST_PERSON.get(token.lower)) and token.text != "US":
            yield {"start": token.start, "end": token.end, "type": kind}


def actor_type(mention: Mention, sentences: Sentences) -> str:
    """Organisation or Person: persons by name, pronoun or office in the singular are persons."""
    head = sentences.token_at(mention.head)
    value = mention.value
    readings = {option.reason for option in mention.options}
    if "person" in readings or (head and head.lower in ("he", "she", "him", "himself", "herself")):
        return "Person"
    if isinstance(value, Actor) and not value.id and value.kind in PERSONAL and head and head.tag == "NN":
        return "Person"
    return "Organisation"


def entity(mention: Mention, kind: str) -> dict[str, Any]:
    """A mention in the set's form."""
    return {"start": mention.span.start, "end": mention.span.end, "type": kind}


if __name__ == "__main__":
    main(sys.argv[1])
