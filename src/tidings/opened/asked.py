"""What a question is about, as a query of the store, and the claims that answer it, grouped as they were known."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import get_args

from msgspec import Struct, structs

from tidings.errors import QuestionError
from tidings.lexicon.kinds import Kinds
from tidings.opened.derive import events_among
from tidings.opened.facets import is_outlet
from tidings.record import Entry, Event, Grade, Place
from tidings.store import Facet, Query, Store
from tidings.views.known import counted


class Asked(Struct, frozen=True, kw_only=True):
    """What every question may be narrowed to: a place with what lies in it, days, kinds, a moment of knowing; a party
    that acts or is acted on, who says it, the grade, what is counted, and words.

    `places` are the ids of the place and of those that lie in it, but of a country or a region; `sources` the ids of
    all that the name of a source stands for.
    """  # fmt: skip

    place: Place | None = None
    places: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    known_by: datetime | None = None
    actor: str | None = None
    sources: tuple[str, ...] = ()
    grade: Grade | None = None
    measure: str | None = None
    text: str = ""

    @property
    def subject(self) -> str:
        """The id of the place, "" for the whole record."""
        return self.place.id if self.place else ""

    def query(self) -> Query:
        """The query of the store; of a country and a region the store itself tells what lies in them."""
        here = Query(
            since=self.since,
            until=self.until,
            kinds=self.kinds,
            known_by=self.known_by,
            having=self._having(),
            grades=(self.grade,) if self.grade else (),
            text=self.text,
        )
        if self.place is None:
            return here
        if self.place.kind == "country" and self.place.country:
            return structs.replace(here, country=self.place.country)
        if self.place.kind == "region":
            return structs.replace(here, within=(self.place.id,))
        return structs.replace(here, places=self.places or (self.place.id,))

    def _having(self) -> tuple[tuple[Facet, ...], ...]:
        """The facets of which a claim must have one of each group."""
        actor = (Facet("does", self.actor), Facet("suffers", self.actor)) if self.actor else ()
        source = tuple(Facet("outlet" if is_outlet(id) else "voice", id) for id in self.sources)
        measure = (Facet("measure", self.measure),) if self.measure else ()
        return tuple(group for group in (actor, source, measure) if group)


class Grouped(Struct, frozen=True):
    """Claims that counted at a moment, with the events that they make."""

    entries: tuple[Entry, ...]
    events: tuple[Event, ...]


def check_asked(asked: Asked, known: Kinds, measures: Iterable[str]) -> None:
    """Raises QuestionError where the days are the wrong way round, or there is no such kind, grade or measure."""
    if asked.since and asked.until and asked.since > asked.until:
        first, last = asked.since, asked.until
        raise QuestionError(f"the first day asked about, {first}, is later than the last, {last}", remedy="swap them")
    for kind in asked.kinds:
        _check("kind", kind, known.by_name)
    if asked.grade is not None:
        _check("grade", asked.grade, get_args(Grade))
    if asked.measure is not None:
        _check("measure", asked.measure, measures)


def _check(what: str, given: str, known: Iterable[str]) -> None:
    known = list(known)
    if given not in known:
        raise QuestionError(f"there is no {what} {given!r}", remedy=f"the {what}s are " + ", ".join(known))


def grouped(store: Store, query: Query) -> Grouped:
    """The claims of a query with the events that they belong to, as they stood when the query's moment was."""
    return grouped_then(store, query, query.known_by)


def grouped_then(store: Store, query: Query, known_by: datetime | None) -> Grouped:
    """The claims of a query with the events that they belong to, as they stood at a moment.

    The claims of an event come whole, also those that the query itself does not ask for. A claim's event is the same
    at any moment (tidings.link.group); what is told of an event follows from the claims that counted then.
    """
    asked = structs.replace(query, grades=()) if known_by else query  # the grade of then, not of now
    with store.snapshot() as now:
        matching = counted(now.entries(asked), known_by)
        ids = {one.event for one in matching} - {""}
        have = {one.claim.id for one in matching}
        others = now.entries_of(one.claim for one in now.members(ids) if one.claim not in have)
        entries = counted([*matching, *others], known_by)
        if known_by is None:
            return Grouped(entries, tuple(now.events_of(ids)))
    return _graded(Grouped(entries, events_among(entries)), query.grades)


def _graded(found: Grouped, grades: Sequence[Grade]) -> Grouped:
    """The events of some grades with their claims; all where no grade is asked for."""
    if not grades:
        return found
    events = tuple(one for one in found.events if one.grade in grades)
    ids = {one.id for one in events}
    return Grouped(tuple(one for one in found.entries if one.event in ids), events)
