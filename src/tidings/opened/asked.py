"""What a question is about, as a query of the store, and the claims that answer it, grouped as they were known."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct, structs

from tidings.errors import QuestionError
from tidings.lexicon.kinds import Kinds
from tidings.opened.derive import events_of
from tidings.record import Entry, Event, Place
from tidings.store import Near, Query, Store
from tidings.views.known import counted


class Asked(Struct, frozen=True, kw_only=True):
    """What every question may be narrowed to: a place with what lies in it, days, kinds, a moment of knowing."""

    place: Place | None = None
    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    known_by: datetime | None = None

    @property
    def subject(self) -> str:
        """The id of the place, "" for the whole record."""
        return self.place.id if self.place else ""

    def query(self) -> Query:
        """The query of the store; what is in a place is told from outside of it by its region, country or radius."""
        here = Query(since=self.since, until=self.until, kinds=self.kinds, known_by=self.known_by)
        return here if self.place is None else _at(here, self.place)


class Grouped(Struct, frozen=True):
    """Claims that counted at a moment, with the events that they make."""

    entries: tuple[Entry, ...]
    events: tuple[Event, ...]


def _at(query: Query, place: Place) -> Query:
    if place.kind == "country" and place.country:
        return structs.replace(query, country=place.country)
    if place.kind == "region":
        return structs.replace(query, within=(place.id,))
    if place.lat is None or place.lon is None:
        return structs.replace(query, places=(place.id,))
    return structs.replace(query, near=Near(place.lat, place.lon, place.radius_km))


def check_asked(since: date | None, until: date | None, kinds: Sequence[str], known: Kinds) -> None:
    """Raises QuestionError where the days are the wrong way round or there is no such kind."""
    if since and until and since > until:
        raise QuestionError(f"the first day asked about, {since}, is later than the last, {until}", remedy="swap them")
    for kind in kinds:
        if kind not in known.by_name:
            raise QuestionError(f"there is no kind {kind!r}", remedy="the kinds are " + ", ".join(known.by_name))


def grouped(store: Store, query: Query) -> Grouped:
    """The claims of a query with the events that they belong to, as they stood when the query's moment was.

    The claims of an event come whole, also those that the query itself does not ask for. Events are made anew from
    links where a moment is asked about, since later reports have no part in what was known then.
    """
    with store.snapshot() as now:
        if query.known_by is None:
            events = tuple(now.events(query))
            return Grouped(counted(now.entries_of(id for event in events for id in event.claims)), events)
        matching = {entry.claim.id for entry in counted(now.entries(query), query.known_by)}
        entries = counted(now.entries(structs.replace(query, components_of_matches=True)), query.known_by)
        links = now.links_among(entry.claim.id for entry in entries)
    return _then(entries, matching, events_of((structs.replace(one, until=None) for one in entries), links))


def _then(entries: Iterable[Entry], matching: set[str], events: Iterable[Event]) -> Grouped:
    """The events that have a claim that was asked for, with their claims, each of which knows its event."""
    wanted = tuple(event for event in events if not matching.isdisjoint(event.claims))
    of = {id: event.id for event in wanted for id in event.claims}
    held = tuple(structs.replace(one, event=of[one.claim.id]) for one in entries if one.claim.id in of)
    return Grouped(held, wanted)
