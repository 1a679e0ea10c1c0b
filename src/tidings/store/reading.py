"""The record as it stands at one moment, read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct, structs
from sqlalchemy import Connection, func, or_, select, tuple_

from tidings.gazetteer.relate import distance_km
from tidings.record import Decision, Entry, Event, Link, Report
from tidings.store.coding import decision_of, entry_of, event_of, link_of, micros, moment, report_of, words_of
from tidings.store.placing import given_of, placed
from tidings.store.query import KEPT, Near, Query, box, conditions, matching, telling
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


_STANDING = (
    select(claims.c.id, claims.c.known, derived_claims.c.event)
    .select_from(claims.outerjoin(derived_claims, derived_claims.c.claim == claims.c.id))
    .where(claims.c.rejected.is_(False))
)


class Standing(Struct, frozen=True, order=True):
    """When a claim became known (in microseconds since 1970), its id and its event, "" before it has one.

    Its order is that in which claims became known.
    """

    known: int
    claim: str
    event: str


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
        if query.limit is None and not query.offset:
            return in_order(self._direct(query))
        return in_order(self._by_ids(self._matches(query), self._entries_of))

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

    def _matches(self, query: Query) -> Sequence[str]:
        """The ids of what matches, cut to the limit."""
        asked = matching(query).order_by(claims.c.known, claims.c.id).limit(query.limit).offset(query.offset)
        return self._connection.execute(asked).scalars().all()

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

    def standing(self, claim_ids: Iterable[str]) -> dict[str, Standing]:
        """When each of these claims became known, and its event; claims that a person rejected are left out."""
        rows = self._by_ids(claim_ids, lambda part: self._connection.execute(
            _STANDING.where(claims.c.id.in_(part))))  # fmt: skip
        return {row.id: Standing(row.known, row.id, row.event or "") for row in rows}

    def members(self, events: Iterable[str]) -> list[Standing]:
        """The claims of these events, also those of superseded reports, in the order of becoming known."""
        rows = self._by_ids(events, lambda part: self._connection.execute(
            _STANDING.where(derived_claims.c.event.in_(part))))  # fmt: skip
        return sorted(Standing(row.known, row.id, row.event) for row in rows)

    def events_with(self, claim_ids: Iterable[str]) -> set[str]:
        """The ids of the events that these claims belong to, also those that a person rejected."""
        rows = self._by_ids(claim_ids, lambda part: self._connection.execute(
            select(derived_claims.c.event).where(derived_claims.c.claim.in_(part))).scalars())  # fmt: skip
        return set(rows) - {""}

    def event_ids(self) -> Iterator[str]:
        """The ids of the events that claims belong to."""
        asked = select(derived_claims.c.event).distinct().where(derived_claims.c.event != "")
        return iter(self._connection.execute(asked.order_by(derived_claims.c.event)).scalars().all())

    def latest_known(self, but_of: Iterable[str]) -> int:
        """When the last claim became known (microseconds since 1970), those of some reports left out; 0 if none."""
        asked = select(claims.c.known).where(claims.c.report.not_in(list(but_of)))
        return self._connection.execute(asked.order_by(claims.c.known.desc()).limit(1)).scalar() or 0

    def all_standing(self) -> Iterator[Standing]:
        """Every claim that no person rejected, in the order of becoming known."""
        asked = _STANDING.order_by(claims.c.known, claims.c.id).execution_options(yield_per=PAGE)
        return (Standing(row.known, row.id, row.event or "") for row in self._connection.execute(asked))

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
