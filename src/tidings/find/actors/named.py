"""Parties by the names that the lexicon has for them."""

from tidings.find.actors.text import Found, Text

#: How sure a name that several parties bear is, when the report's other names chose between them.
SHARED_NAME = 0.8


def find_named(text: Text) -> None:
    """Adds every party that is named and is not part of a longer phrase that was read already."""
    for hit in text.hits:
        name = text.party(hit)
        if name is not None and not text.taken.intersection(range(hit.first, hit.last)):
            score = 1.0 if len(hit.names) == 1 else SHARED_NAME
            head = text.head_of(hit.first, hit.last)
            text.add(Found(hit.first, hit.last, head, name.actor.name, name.actor, "name", score))
