"""Parties in a report: by name, by description, by office, and by what takes them up again."""

from tidings.find.actors.anaphora import resolve_anaphora
from tidings.find.actors.bodies import find_bodies
from tidings.find.actors.described import find_described
from tidings.find.actors.governments import find_governments, find_peoples
from tidings.find.actors.named import find_named
from tidings.find.actors.persons import find_persons
from tidings.find.actors.text import Text
from tidings.lexicon.actors import ActorsLexicon
from tidings.record import Mention
from tidings.syntax import Sentences

__all__ = ["find_actors"]


def find_actors(sentences: Sentences, lexicon: ActorsLexicon, places: tuple[Mention, ...] = ()) -> tuple[Mention, ...]:
    """Every party that the report names, describes or takes up again, in the order of the text.

    Its places, where they are known, tell whose army "the army" is.
    """
    text = Text(sentences, lexicon, places)
    for find in (find_persons, find_described, find_named, find_bodies, find_governments, find_peoples):
        find(text)
    resolve_anaphora(text)
    return tuple(sorted((text.mention(found) for found in text.found), key=lambda m: m.span))
