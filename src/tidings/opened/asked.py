"""What a question is about, as a query of the store, and the claims that answer it, grouped as they were known."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct, structs

from tidings.errors import QuestionError
from tidings.lexicon.kinds import Kinds
from tidings.opened.derive import events_among
from tidings.record import Entry, Event, Grade, Place
from tidings.store import Query, Store
from tidings.views.known import counted


class Asked(Struct, frozen=True, kw_only=True):
    """What every question may be narrowed to: a place with what lies in it, days, kinds, a moment of knowing.

    `places` are the ids of the place and of those that lie in it, but of a country or a region.
    """

    place: Place | None = None
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    known_by: datetime | None = None
    actor: str | None = None
    source: str | None = None
    grade: Grade | None = None
    measure: str | None = None
    text: str = ""

    @property
    def subject(self) -> str:
        """The id of the place, "" for the whole record."""
        return self.place.id if self.place else ""

    def query(self) -> Query:
        """The query of the store; of a country and a region the store itself tells what lies in them."""
        here = Query(since=self.since, until=self.until, kinds=self.kinds, known_by=self.known_by)
        if self.place is None:
            return here
        if self.place.kind == "country" and self.place.country:
            return structs.replace(here, country=self.place.country)
        if self.place.kind == "region":
            return structs.replace(here, within=(self.place.id,))
        return structs.replace(here, places=self.places or (self.place.id,))


class Grouped(Struct, frozen=True):
    """Claims that counted at a moment, with the events that they make."""

    entries: tuple[Entry, ...]
    events: tuple[Event, ...]


def check_asked(since: date | None, until: date | None, kinds: Sequence[str], known: Kinds) -> None:
    """Raises QuestionError where the days are the wrong way round or there is no such kind."""
    if since and until and since > until:
        raise QuestionError(f"the first day asked about, {since}, is later than the last, {until}", remedy="swap them")
    for kind in kinds:
        if kind not in known.by_name:
            raise QuestionError(f"there is no kind {kind!r}", remedy="the kinds are " + ", ".join(known.by_name))


def grouped(store: Store, query: Query) -> Grouped:
    """The claims of a query with the events that they belong to, as they stood when the query's moment was."""
    return grouped_then(store, query, query.known_by)


def grouped_then(store: Store, query: Query, known_by: datetime | None) -> Grouped:
    """The claims of a query with the events that they belong to, as they stood at a moment.

    The claims of an event come whole, also those that the query itself does not ask for. A claim's event is the same
    at any moment (tidings.link.group); what is told of an event follows from the claims that counted then.
    """
    with store.snapshot() as now:
        matching = counted(now.entries(query), known_by)
        ids = {one.event for one in matching} - {""}
        have = {one.claim.id for one in matching}
        others = now.entries_of(one.claim for one in now.members(ids) if one.claim not in have)
        entries = counted([*matching, *others], known_by)
        if known_by is None:
            return Grouped(entries, tuple(now.events_of(ids)))
    return Grouped(entries, events_among(entries))
