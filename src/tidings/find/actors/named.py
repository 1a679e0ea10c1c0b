"""Parties by their names: the file's, alone or before a noun that they own ("HTS fighters", "the ISIL group")."""

from tidings.find.actors.scan import Hit
from tidings.find.actors.text import Found, Text
from tidings.lexicon.actors import Name

#: How sure a name that several parties bear is, when the report's other names chose between them.
SHARED_NAME = 0.8


def find_named(text: Text) -> None:
    """Adds every party that is named and is not part of a longer phrase that was read already."""
    for hit in text.hits:
        name = party(text, hit)
        if name is not None and not text.taken.intersection(range(hit.first, hit.last)):
            score = 1.0 if len(hit.names) == 1 else SHARED_NAME
            text.add(Found(hit.first, hit.last, head_of(text, hit), name.actor.name, name.actor, "name", score))


def party(text: Text, hit: Hit) -> Name | None:
    """The party that a name stands for, of those that bear it the one at home in the report's countries."""
    parties = [name for name in hit.names if name.sort == "actor"]
    if len(parties) < 2:
        return parties[0] if parties else None
    return min(parties, key=lambda one: _distance(text, one))


def _distance(text: Text, name: Name) -> tuple[int, int]:
    if text.home in name.countries:
        return 0, name.rank
    return (1 if text.countries.intersection(name.countries) else 2), name.rank


def head_of(text: Text, hit: Hit) -> int:
    """The token of a name that the others hang on."""
    inside = range(hit.first, hit.last)
    return next((i for i in reversed(inside) if text.tokens[i].head not in inside), hit.last - 1)
