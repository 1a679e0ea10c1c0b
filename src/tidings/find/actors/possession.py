"""Whose people under arms "its troops" are: those of the party that the word before them takes up."""

from tidings.find.actors.described import MANY, UNDER_ARMS
from tidings.find.actors.persons import PERSON
from tidings.find.actors.text import Found, Text
from tidings.record import Actor
from tidings.syntax import Token

TAKEN_UP = "taken up"
SCORE_OWNED = 0.6
#: Kinds of party whose people under arms are their country's.
OF_A_STATE = ("state", "government", "military", PERSON)
#: The organ of a state that people under arms are of where their noun names none.
ARMY = "military"


def take_owner(text: Text, token: Token, found: Found, past: list[Found]) -> None:
    """A description without a party of its own becomes its owner's force: "the army said its troops".

    One man or machine ("his plane") is no force.
    """
    heads = text.lexicon.heads.get(text.fold(token.i))
    plain = found.actor is not None and not found.actor.id and found.actor.country is None
    if not plain or token.tag not in MANY or heads is None or heads.sort not in UNDER_ARMS or heads.side:
        return
    owner = _owner(text, token, past)
    force = _force(text, owner, heads.organ or ARMY) if owner else None
    if force is not None:
        found.actor, found.name, found.body = force, force.name, None
        found.reason, found.score = TAKEN_UP, SCORE_OWNED


def _owner(text: Text, token: Token, past: list[Found]) -> Actor | None:
    """The party that a possessive before a noun takes up."""
    owners = {child.i for child in text.sentences.children(token, "poss")}
    known = next((one for one in reversed(past) if one.head in owners and one.reason == TAKEN_UP), None)
    return (known.body or known.actor) if known else None


def _force(text: Text, owner: Actor, organ: str) -> Actor | None:
    """The force of an owner: the organ of a state, or the group itself where it is of a camp; None of others."""
    group = text.lexicon.actors.get(owner.part_of or "")
    of_state = group is not None and group.id == f"{(owner.country or '').lower()}.{group.id.partition('.')[2]}"
    if owner.kind == PERSON and group is not None and not of_state:
        return group if group.side else None
    if owner.kind in OF_A_STATE and owner.country:
        return text.lexicon.organ(owner.country, organ)
    return owner if owner.side and owner.kind not in OF_A_STATE else None
