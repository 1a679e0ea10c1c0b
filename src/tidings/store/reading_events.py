"""What follows from claims, as the record holds it: keys, links, events, and copies of texts."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import and_, func, or_, select

from tidings.record import Event, Link
from tidings.store.asking import PAGE, parts
from tidings.store.coding import event_of, link_of, moment
from tidings.store.query import KEPT, Query, telling
from tidings.store.reading_claims import ClaimsRead
from tidings.store.tables import (
    claims,
    decisions,
    derived_bands,
    derived_claims,
    derived_events,
    derived_keys,
    derived_links,
    derived_signatures,
    links,
    reports,
)

#: Sorts after every id.
LAST = "\U0010ffff"

_STANDING = (
    select(claims.c.id, claims.c.known, derived_claims.c.event)
    .select_from(claims.outerjoin(derived_claims, derived_claims.c.claim == claims.c.id))
    .where(KEPT)
)
#: The same for claims of some events: SQLite uses the index of events only if the join is an inner one.
_MEMBERS = (
    select(claims.c.id, claims.c.known, derived_claims.c.event)
    .select_from(derived_claims.join(claims, claims.c.id == derived_claims.c.claim))
    .where(KEPT)
)


class Standing(Struct, frozen=True, order=True):
    """When a claim became known (in microseconds since 1970), its id and its event, "" before it has one.

    Its order is that in which claims became known.
    """

    known: int
    claim: str
    event: str


class EventsRead(ClaimsRead):
    """What may be asked of events and of what brings claims together."""

    def standing(self, claim_ids: Iterable[str]) -> dict[str, Standing]:
        """When each of these claims became known, and its event; claims that a person rejected are left out."""
        rows = self._by_ids(claim_ids, lambda part: self._connection.execute(
            _STANDING.where(claims.c.id.in_(part))))  # fmt: skip
        return {row.id: Standing(row.known, row.id, row.event or "") for row in rows}

    def members(self, events: Iterable[str]) -> list[Standing]:
        """The claims of these events, also those of superseded reports, in the order of becoming known."""
        rows = self._by_ids(events, lambda part: self._connection.execute(
            _MEMBERS.where(derived_claims.c.event.in_(part))))  # fmt: skip
        return sorted(Standing(row.known, row.id, row.event) for row in rows)

    def events_untold(self) -> list[str]:
        """The ids of the events that claims belong to and that are not told."""
        joined = derived_claims.outerjoin(derived_events, derived_events.c.id == derived_claims.c.event)
        asked = select(derived_claims.c.event).distinct().select_from(joined)
        here = (derived_claims.c.event != "", derived_events.c.id.is_(None))
        return list(self._connection.execute(asked.where(*here).order_by(derived_claims.c.event)).scalars())

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

    def claims_with_keys(self, keys: Iterable[str]) -> set[str]:
        """The ids of the claims that share a key with these, also of those that a person rejected."""
        return set(self._by_ids(keys, lambda part: self._connection.execute(
            select(derived_keys.c.claim).where(derived_keys.c.key.in_(part))).scalars()))  # fmt: skip

    def last_decision(self) -> int:
        """The number of the last decision of a person, 0 where there is none: while it stays, no claim changes."""
        return self._connection.execute(select(func.max(decisions.c.number))).scalar() or 0

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

    def events(self, query: Query) -> list[Event]:
        """The events of which a claim matches that no later version has taken the place of, in the order of their days.

        `limit` and `offset` count events.
        """
        return self.events_of(self._event_ids(query))[query.offset :][: query.limit]

    def events_of(self, ids: Iterable[str]) -> list[Event]:
        """The events of these ids of which a claim counts, in the order of their days."""
        asked = select(derived_events.c.body).where(derived_events.c.gone.is_(False))
        rows = self._by_ids(ids, lambda part: self._connection.execute(asked.where(derived_events.c.id.in_(part))))
        return sorted(map(event_of, rows), key=_days)

    def _event_ids(self, query: Query) -> Iterable[str]:
        return self._connection.execute(telling(self._located(query), self._dialect)).scalars()

    def event(self, id: str) -> Event | None:
        """The event of that id, if a claim of it counts."""
        return next(iter(self.events_of([id])), None)

    def events_like(self, id: str) -> list[Event]:
        """The events whose ids begin so, or that the claim of that id belongs to, also those that are gone; ten at
        most."""  # fmt: skip
        begins = and_(derived_events.c.id >= id, derived_events.c.id <= id + LAST)  # which an index serves
        told = derived_events.c.id.in_(select(derived_claims.c.event).where(derived_claims.c.claim == id))
        asked = select(derived_events.c.body).where(or_(begins, told))
        return [event_of(row) for row in self._connection.execute(asked.order_by(derived_events.c.id).limit(10))]

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


def _days(event: Event) -> tuple[str, str]:
    first = (event.time.earliest or event.time.latest) if event.time else None
    return (first.isoformat() if first else "9999", event.id)
