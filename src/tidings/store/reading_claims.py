"""Claims as the record holds them, each with its report's facts and what follows from it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import structs
from sqlalchemy import func, select, tuple_

from tidings.gazetteer.relate import distance_km
from tidings.record import Entry
from tidings.store.asking import PAGE, Asking
from tidings.store.coding import entry_of, micros
from tidings.store.query import KEPT, Near, Query, box, conditions, matching
from tidings.store.tables import claims, derived_claims, derived_versions, places
from tidings.store.versions import CHUNK

#: No place has this id.
NOWHERE = ""
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


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order of their becoming known, ties by id."""
    return sorted(entries, key=lambda entry: (entry.known, entry.claim.id))


class ClaimsRead(Asking):
    """What may be asked of claims."""

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
        return map(entry_of, self._connection.execute(entries.where(*conditions(query, self._dialect))))

    def _located(self, query: Query) -> Query:
        """The query with the places that lie in its circle instead of the circle."""
        if query.near is None:
            return query
        inside = self.places_near(query.near)
        found = inside.intersection(query.places) if query.places else inside
        return structs.replace(query, near=None, places=tuple(sorted(found)) or (NOWHERE,))

    def places_near(self, near: Near) -> set[str]:
        """The ids of the places of claims that lie in a circle."""
        rows = self._connection.execute(select(places).where(box(near)))
        return {row.id for row in rows if _inside(row, near)}

    def _matches(self, query: Query) -> Sequence[str]:
        """The ids of what matches, cut to the limit."""
        asked = matching(query, self._dialect).order_by(claims.c.known, claims.c.id)
        return self._connection.execute(asked.limit(query.limit).offset(query.offset)).scalars().all()

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


def _inside(row: Any, near: Near) -> bool:
    """True if the place of a row lies in the circle."""
    return distance_km(near.lat, near.lon, row.lat, row.lon) <= near.radius_km
