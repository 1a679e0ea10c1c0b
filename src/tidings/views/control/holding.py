"""What is found of a place: who holds it since when, and each change with the claims for it and against it."""

from datetime import date
from typing import Literal

from msgspec import Struct

from tidings.views.control.words import Party

#: held: one side has it. contested: it is fought for now. encircled: the holder is cut off in it. claimed by both: each
#: of two sides says that it has it, and nothing decides. unknown: who has it cannot be said.
State = Literal["held", "contested", "encircled", "claimed by both", "unknown"]


class Holder(Struct, frozen=True):
    """A party with a place: `name` as claims give it, `side` the key of its camp, `camp` what the camp is called."""

    name: str
    side: str
    camp: str


class Change(Struct, frozen=True, kw_only=True):
    """A place passed into a state on a day from `earliest` to `latest`; None at an end that is not known.

    `rivals` are those who fight for the place, surround it, or claim it too. `support` and `dissent` are ids of claims;
    `why` is a sentence.
    """

    earliest: date | None
    latest: date | None
    state: State
    holder: Holder | None
    rivals: tuple[Holder, ...] = ()
    support: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    why: str = ""


class Holding(Struct, frozen=True, kw_only=True):
    """Who holds a place: the last change of its ledger as a state, and the ledger in the order of the days.

    `earliest` and `latest` are the days between which the present holder came to hold it; None where that is not
    known. `derived` is True of a province whose state is put together from the places in it.
    """

    place: str
    name: str
    state: State
    holder: Holder | None
    rivals: tuple[Holder, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    ledger: tuple[Change, ...] = ()
    derived: bool = False


def holder_of(party: Party | None) -> Holder | None:
    """The holder that a party is."""
    return Holder(party.name, party.side.key, party.side.name) if party else None
