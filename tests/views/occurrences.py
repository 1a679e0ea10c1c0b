"""Events for the tests of views: entries of one occurrence, put together by the linker's own hand."""

from collections.abc import Iterable

from msgspec import structs

from tidings.lexicon.brief import load_brief
from tidings.link.event import event, event_id
from tidings.record import Entry, Event

#: The words of English, which no test changes.
WORDING = load_brief("en")


def happened(entries: Iterable[Entry]) -> tuple[Event, tuple[Entry, ...]]:
    """The event that entries tell, and the entries with its id."""
    members = sorted(entries, key=lambda one: (one.known, one.claim.id))
    made = event(members, event_id(members[0].claim.id))
    return made, tuple(structs.replace(one, event=made.id) for one in members)
