"""The filters of an address one by one: in words, each with what is seen without it."""

from typing import Any

from msgspec import Struct

from tidings.errors import QuestionError
from tidings.opened.open import OpenRecord
from tidings.out.show.words import days, moment_words
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.subjects.names import place_name

#: The parts that narrow what is listed, in the order in which they are told; days and kinds are dropped together.
PARTS = ("text", "kinds", "place", "actor", "source", "grade", "measure", "days", "known")


class Chip(Struct, frozen=True):
    """A filter that is set: its `part`, its value in `words`, and the `query` of what is seen without it."""

    part: str
    words: str
    query: str


class Blamed(Struct, frozen=True):
    """A part of a question by which nothing is found: what is seen without it, and how many events that is."""

    part: str
    words: str
    query: str
    events: int


def chips_of(desk: Desk, address: Address) -> tuple[Chip, ...]:
    """The filters that an address sets; each kind is one of its own."""
    found: list[Chip] = []
    for part in PARTS:
        if part == "kinds":
            kinds = address.kinds
            found += [Chip(part, one, address.query(kinds=tuple(k for k in kinds if k != one))) for one in kinds]
        elif words := words_of(desk, address, part):
            found.append(Chip(part, words, address.query(**without(part))))
    return tuple(found)


def blamed(desk: Desk, address: Address) -> tuple[Blamed, ...]:
    """The parts of an address without which something would be found, the one that hides most first."""
    found: list[Blamed] = []
    for part in PARTS:
        words = ", ".join(address.kinds) if part == "kinds" else words_of(desk, address, part)
        if words and (events := _events_without(desk, address, part)):
            found.append(Blamed(part, words, address.query(**without(part)), events))
    return tuple(sorted(found, key=lambda one: -one.events))


def without(part: str) -> dict[str, Any]:
    """The changes of an address that drop a part."""
    return {"since": None, "until": None} if part == "days" else {part: None}


def words_of(desk: Desk, address: Address, part: str) -> str:
    """The value of a part as a person would say it; "" where it is not set."""
    if part == "days":
        return days(address.since, address.until)
    if part == "known":
        return moment_words(address.known) if address.known else ""
    written: str | None = getattr(address, part)
    if not written:
        return ""
    if part == "place":
        return place_name(desk, written)
    return desk.kept(("words", part, written), lambda record: name_of(record, part, written))


def name_of(record: OpenRecord, part: str, written: str) -> str:
    """The name by which the record knows a party or a source, or the words as they were written."""
    try:
        if part == "actor":
            return record.named("party")[record.actor_asked(written)].name
        if part == "source":
            ids, named = record.sources_asked(written), record.named("voice") | record.named("outlet")
            return named[ids[0]].name
    except (QuestionError, KeyError):
        return written
    return written.replace("_", " ") if part == "measure" else written


def _events_without(desk: Desk, address: Address, part: str) -> int:
    """How many events are found without a part."""
    names = {"days": ("since", "until"), "known": ("known_by",)}.get(part, (part,))
    asked = address.asked(*names)
    return desk.kept(
        ("without", part, address), lambda record: record.listed(limit=1, order=address.order, **asked).total
    )
