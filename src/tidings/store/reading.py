"""The record as it stands at one moment, read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct, structs
from sqlalchemy import Connection, func, or_, select, tuple_

from tidings.gazetteer.relate import distance_km
from tidings.record import Decision, Entry, Event, Link, Report
from tidings.store.coding import decision_of, entry_of, event_of, link_of, micros, moment, report_of, words_of
from tidings.store.placing import given_of, placed
from tidings.store.query import KEPT, Near, Query, box, conditions, known_by, matching, telling
from tidings.store.tables import (
    claims,
    decisions,
    derived_bands,
    derived_claims,
    derived_events,
    derived_keys,
    derived_links,
    derived_signatures,
    derived_versions,
    links,
    places,
    problems,
    reports,
)
from tidings.store.versions import CHUNK, family_of, stored

Of = TypeVar("Of")
#: Rows fetched at a time when a whole table is walked through.
PAGE = 2_000
#: No place has this id.
NOWHERE = ""


class Counts(Struct, frozen=True):
    """How much a record holds."""

    reports: int
    claims: int
    events: int
    problems: int


class Problem(Struct, frozen=True):
    """A report that could not be read: its id, or where it was to be read from; what is wrong; when that was seen."""

    report: str
    what: str
    at: datetime


#: What an entry is made of, in the order in which coding.entry_of takes it.
ENTRY = (
    claims.c.body,
    claims.c.quotes,
    claims.c.kind,
    claims.c.mode,
    claims.c.modality,
    claims.c.known,
    claims.c.outlet,
    claims.c.published,
    derived_versions.c.until,
    derived_claims.c.origin,
    derived_claims.c.event,
)
_VERSIONED = claims.outerjoin(derived_versions, derived_versions.c.report == claims.c.report)
_DERIVED = derived_claims.c.claim == claims.c.id
ENTRIES = select(*ENTRY).select_from(_VERSIONED.outerjoin(derived_claims, _DERIVED)).where(KEPT)
#: The same where a derived row is asked for: SQLite uses its index only if the join is an inner one.
LINKED_ENTRIES = select(*ENTRY).select_from(_VERSIONED.join(derived_claims, _DERIVED)).where(KEPT)


def parts(ids: Iterable[Of]) -> Iterator[list[Of]]:
    """The ids without repeats, in lists short enough for one question."""
    unique = list(dict.fromkeys(ids))
    return (unique[start : start + CHUNK] for start in range(0, len(unique), CHUNK))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order of their becoming known, ties by id."""
    return sorted(entries, key=lambda entry: (entry.known, entry.claim.id))


class Snapshot:
    """What the record held when the transaction began."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # reports

    def report(self, id: str) -> Report | None:
        """The report of that id."""
        row = self._connection.execute(select(reports).where(reports.c.id == id)).first()
        return report_of(row) if row else None

    def reports(self) -> Iterator[Report]:
        """Every report, in the order of adding."""
        return (report_of(row) for row in self._pages(select(reports), reports.c.number))

    def has(self, report: Report) -> bool:
        """True if this very report is there, so that it need not be read again."""
        given = given_of(self._connection, report.id)
        return any(
            one.same(report, given) for one in stored(self._connection, reports.c.words == words_of(report.text))
        )

    def as_version(self, report: Report, at: datetime) -> Report | None:
        """The report as it would be stored, with the id and `supersedes` of a version; None where it is there."""
        place = placed(self._connection, report, at)
        return place[0] if place else None

    def versions(self, report_id: str) -> list[Report]:
        """The report with all its versions, the one known first first."""
        seeds = stored(self._connection, reports.c.id == report_id)
        ids = [one.id for one in family_of(self._connection, seeds[0])] if seeds else []
        found = {one.id: one for one in self._by_ids(ids, self._reports_of)}
        return [found[id] for id in ids]

    def until(self, report_id: str) -> datetime | None:
        """The moment from which a version that supersedes the report was known; None while it is the newest."""
        column = select(derived_versions.c.until).where(derived_versions.c.report == report_id)
        micros = self._connection.execute(column).scalar()
        return moment(micros) if micros is not None else None

    def known_of(self, report_ids: Iterable[str]) -> dict[str, datetime]:
        """From when each of these reports counts."""
        rows = self._by_ids(report_ids, lambda part: self._connection.execute(
            select(reports.c.id, reports.c.known).where(reports.c.id.in_(part))))  # fmt: skip
        return {row.id: moment(row.known) for row in rows}

    def _reports_of(self, ids: list[str]) -> list[Report]:
        return [report_of(row) for row in self._connection.execute(select(reports).where(reports.c.id.in_(ids)))]

    # claims

    def entries(self, query: Query) -> list[Entry]:
        """The entries that a query asks for, in the order of their becoming known."""
        if len(query.claims) > CHUNK and query.limit is None and not query.offset:
            raise ValueError(f"more than {CHUNK} claims in one query; use entries_of")
        query = self._located(query)
        if not (query.components_of_matches or query.limit is not None or query.offset):
            return in_order(self._direct(query))
        found = self._matches(query)
        ids = [row.id for row in found]
        if not query.components_of_matches:
            return in_order(self._by_ids(ids, self._entries_of))
        linked = [row.component for row in found if row.component]
        alone = [row.id for row in found if not row.component]
        every = chain(self._of_components(linked, query.known_by), self._by_ids(alone, self._entries_of))
        return in_order(every)

    def _direct(self, query: Query) -> Iterable[Entry]:
        entries = LINKED_ENTRIES if query.events else ENTRIES
        return map(entry_of, self._connection.execute(entries.where(*conditions(query))))

    def _located(self, query: Query) -> Query:
        """The query with the places that lie in its circle instead of the circle."""
        if query.near is None:
            return query
        rows = self._connection.execute(select(places).where(box(query.near)))
        inside = {row.id for row in rows if _inside(row, query.near)}
        found = inside.intersection(query.places) if query.places else inside
        return structs.replace(query, near=None, places=tuple(sorted(found)) or (NOWHERE,))

    def _matches(self, query: Query) -> Sequence[Any]:
        """Id and component of what matches, cut to the limit."""
        asked = matching(query)
        if query.limit is not None or query.offset:
            asked = asked.order_by(claims.c.known, claims.c.id).limit(query.limit).offset(query.offset)
        return self._connection.execute(asked).all()

    def entries_of(self, claim_ids: Iterable[str]) -> list[Entry]:
        """The entries of these claims, however many, in the order of their becoming known."""
        return in_order(self._by_ids(claim_ids, self._entries_of))

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, in the order of becoming known, a page at a time."""
        key = tuple_(claims.c.known, claims.c.id)
        asked = ENTRIES.order_by(claims.c.known, claims.c.id).limit(PAGE)
        page = [entry_of(row) for row in self._connection.execute(asked)]
        while page:
            yield from page
            after = key > tuple_(micros(page[-1].known), page[-1].claim.id)
            page = [entry_of(row) for row in self._connection.execute(asked.where(after))]

    def place_counts(self, ids: Iterable[str] | None = None) -> dict[str, int]:
        """How many claims are at each of these places; without ids, at every place that has any.

        Claims that a person rejected count too, so that an index alone answers.
        """
        asked = select(claims.c.place, func.count()).group_by(claims.c.place)
        if ids is None:
            rows = self._connection.execute(asked.where(claims.c.place.is_not(None))).all()
        else:
            rows = list(self._by_ids(ids, lambda part: self._connection.execute(asked.where(claims.c.place.in_(part)))))
        return {row[0]: row[1] for row in rows}

    def _entries_of(self, ids: list[str]) -> Iterable[Entry]:
        return map(entry_of, self._connection.execute(ENTRIES.where(claims.c.id.in_(ids))))

    def _by_ids(self, ids: Iterable[Of], ask: Callable[[list[Of]], Iterable[Any]]) -> Iterator[Any]:
        for part in parts(ids):
            yield from ask(part)

    # what is linked

    def component_of(self, claim_ids: Iterable[str]) -> list[Entry]:
        """These claims with all that are linked with them, over any number of steps."""
        ids = list(dict.fromkeys(claim_ids))
        column = derived_claims.c.component
        names = self._by_ids(ids, lambda part: self._connection.execute(
            select(column).distinct().where(derived_claims.c.claim.in_(part), column != "")).scalars())  # fmt: skip
        found = {entry.claim.id: entry for entry in self._of_components(names, None)}
        rest = self._by_ids([id for id in ids if id not in found], self._entries_of)
        return in_order([*found.values(), *rest])

    def _of_components(self, components: Iterable[str], by: datetime | None) -> Iterator[Entry]:
        asked = LINKED_ENTRIES.where(known_by(by)) if by else LINKED_ENTRIES
        return self._by_ids(components, lambda part: map(entry_of, self._connection.execute(
            asked.where(derived_claims.c.component.in_(part)))))  # fmt: skip

    def entries_with_keys(self, keys: Iterable[str]) -> list[Entry]:
        """The entries that share a key with these."""
        ids = self._by_ids(keys, lambda part: self._connection.execute(
            select(derived_keys.c.claim).where(derived_keys.c.key.in_(part))).scalars())  # fmt: skip
        return self.entries_of(ids)

    def links_among(self, claim_ids: Iterable[str]) -> list[Link]:
        """The links, of the machine and of persons, whose claims are both among these."""
        ids = set(claim_ids)
        return [link for link in self.links_of(ids) if link.left in ids and link.right in ids]

    def links_of(self, claim_ids: Iterable[str]) -> list[Link]:
        """The links, of the machine and of persons, of which a claim is among these."""
        found: dict[tuple[str, str, str, Any], Link] = {}
        for part in parts(claim_ids):
            for table in (derived_links, links):
                for row in self._connection.execute(
                    select(table).where(or_(table.c.left.in_(part), table.c.right.in_(part)))
                ):
                    link = link_of(row)
                    found[link.left, link.right, link.by, link.at] = link
        return [found[key] for key in sorted(found, key=str)]

    def joined(self, above: float) -> Iterator[tuple[str, str]]:
        """The pairs of claims that a link of the machine above a score joins, or a person's."""
        machine = select(derived_links.c.left, derived_links.c.right).where(derived_links.c.score > above)
        persons = select(links.c.left, links.c.right).where(links.c.verdict == "same")
        for asked in (machine, persons):
            for row in self._connection.execute(asked.execution_options(yield_per=PAGE)):
                yield row.left, row.right

    def claim_ids(self) -> list[str]:
        """The ids of all claims that no person rejected."""
        asked = select(claims.c.id).where(claims.c.rejected.is_(False)).order_by(claims.c.id)
        return list(self._connection.execute(asked).scalars())

    # events

    def events(self, query: Query) -> list[Event]:
        """The events of which a claim matches, in the order of their days; `limit` and `offset` count events."""
        ids = self._event_ids(query)
        found = [event_of(row) for row in self._by_ids(ids, lambda part: self._connection.execute(
            select(derived_events.c.body).where(derived_events.c.id.in_(part))))]  # fmt: skip
        found.sort(key=_days)
        return found[query.offset :][: query.limit]

    def _event_ids(self, query: Query) -> Iterable[str]:
        return self._connection.execute(telling(self._located(query))).scalars()

    def event(self, id: str) -> Event | None:
        """The event of that id."""
        row = self._connection.execute(select(derived_events.c.body).where(derived_events.c.id == id)).first()
        return event_of(row) if row else None

    def events_like(self, id: str) -> list[Event]:
        """The events whose ids begin so, or that the claim of that id belongs to; ten at most."""
        told = select(derived_claims.c.event).where(derived_claims.c.claim == id)
        asked = select(derived_events.c.body).where(
            or_(derived_events.c.id.startswith(id, autoescape=True), derived_events.c.id.in_(told))
        )
        return [event_of(row) for row in self._connection.execute(asked.order_by(derived_events.c.id).limit(10))]

    # copies

    def reports_with_bands(self, bands: Iterable[str]) -> list[tuple[str, bytes, datetime]]:
        """Id, signature and moment of becoming known of the reports that share a band with these, first known first."""
        found: dict[str, tuple[str, bytes, datetime]] = {}
        asked = select(derived_signatures.c.report, derived_signatures.c.signature, reports.c.known).select_from(
            derived_bands.join(derived_signatures, derived_signatures.c.report == derived_bands.c.report)
            .join(reports, reports.c.id == derived_bands.c.report)
        )  # fmt: skip
        for part in parts(bands):
            for row in self._connection.execute(asked.where(derived_bands.c.band.in_(part)).distinct()):
                found[row.report] = (row.report, bytes(row.signature), moment(row.known))
        return sorted(found.values(), key=lambda one: (one[2], one[0]))

    # what else is kept

    def count(self) -> Counts:
        """How many reports, claims, events and problems there are; claims that a person rejected count."""
        tables = (reports, claims, derived_events, problems)
        return Counts(*(self._connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables))

    def problems(self) -> list[Problem]:
        """The reports that could not be read, and why, in the order in which that was seen."""
        rows = self._connection.execute(select(problems).order_by(problems.c.number))
        return [Problem(row.report, row.what, datetime.fromisoformat(row.at)) for row in rows]

    def decisions(self) -> list[Decision]:
        """The decisions of persons, in the order of adding."""
        return [decision_of(row) for row in self._connection.execute(select(decisions).order_by(decisions.c.number))]

    def _pages(self, asked: Any, number: Any) -> Iterator[Any]:
        """The rows of a question in the order of a column that numbers them, a page at a time."""
        last = 0
        rows = self._connection.execute(asked.order_by(number).limit(PAGE)).all()
        while rows:
            yield from rows
            last = rows[-1].number
            rows = self._connection.execute(asked.where(number > last).order_by(number).limit(PAGE)).all()


def _inside(row: Any, near: Near) -> bool:
    """True if the place of a row lies in the circle."""
    return distance_km(near.lat, near.lon, row.lat, row.lon) <= near.radius_km


def _days(event: Event) -> tuple[str, str]:
    first = (event.time.earliest or event.time.latest) if event.time else None
    return (first.isoformat() if first else "9999", event.id)
