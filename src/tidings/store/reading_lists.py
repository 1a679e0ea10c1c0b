"""What lists show of events and of the values of facets, from indexes and not from bodies; and what changed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import func, select

from tidings.store.asking import Asking
from tidings.store.coding import aware, micros, moment
from tidings.store.facets import FacetName, Named, Sort
from tidings.store.query import Query
from tidings.store.query_events import of_events, told_by_then
from tidings.store.tables import (
    claims,
    decisions,
    derived_claims,
    derived_events,
    derived_facets,
    derived_made,
    derived_named,
    links,
    problems,
    reports,
)

#: What derived_made tells of the last time that all was derived anew.
AGAIN = "again"


class Page(Struct, frozen=True):
    """Some ids, and how many there are in all."""

    ids: tuple[str, ...]
    total: int


class OfDay(Struct, frozen=True):
    """How many events of a kind began on a day."""

    day: date
    kind: str
    events: int


class AtPlace(Struct, frozen=True):
    """How many events of a kind a place has, by its id."""

    place: str
    kind: str
    events: int


class OfValue(Struct, frozen=True):
    """How many claims have a value in one respect, the first and the last day that they begin on, and when the first
    became known (in microseconds since 1970)."""  # fmt: skip

    facet: FacetName
    value: str
    claims: int
    first: date
    last: date
    known: int


class Extent(Struct, frozen=True):
    """The first and the last day of the events, how many reports, and the moment from which the newest counts."""

    first: date | None
    last: date | None
    reports: int
    newest: datetime | None


class Changed(Struct, frozen=True):
    """What is another one after every addition, and the moment of the last (as the record was told it)."""

    token: str
    at: datetime | None


class ListsRead(Asking):
    """What lists ask."""

    def changed(self) -> Changed:
        """Whether anything was added; in a fraction of a millisecond, since each table is asked for its last row."""
        tables = (reports, claims, links, decisions, problems)
        lasts = [self._connection.execute(select(func.max(one.c.number))).scalar() or 0 for one in tables]
        made = self._connection.execute(select(derived_made.c.how).order_by(derived_made.c.what)).scalars()
        token = "-".join(map(str, [*lasts, *made]))
        return Changed(token, max(self._moments(lasts), default=None))

    def _moments(self, lasts: Sequence[int]) -> list[datetime]:
        of_reports, _, of_links, of_decisions, of_problems = lasts
        asked = [
            (reports.c.added, reports.c.number == of_reports),
            (links.c.at, links.c.number == of_links),
            (decisions.c.at, decisions.c.number == of_decisions),
            (problems.c.at, problems.c.number == of_problems),
        ]
        found = (self._connection.execute(select(column).where(there)).scalar() for column, there in asked)
        return [datetime.fromisoformat(one) for one in found if one]

    def extent(self, known_by: datetime | None = None) -> Extent:
        """How far the record reaches, as known by a moment."""
        days = select(func.min(derived_events.c.first_day), func.max(derived_events.c.last_day))
        first, last = self._connection.execute(days.where(told_by_then(known_by))).one()
        asked = select(func.count(), func.max(reports.c.known))
        asked = asked.where(reports.c.known <= micros(aware(known_by))) if known_by else asked
        number, newest = self._connection.execute(asked).one()
        return Extent(first, last, number, moment(newest) if newest is not None else None)

    # events

    def number_of_events(self, query: Query) -> int:
        """How many events a query asks for, by their own place, days, kind and grade; see query_events.of_events."""
        asked = select(func.count()).select_from(derived_events).where(*of_events(query, self._dialect))
        return self._connection.execute(asked).scalar_one()

    def number_without_day(self, query: Query) -> int:
        """How many events a query would ask for that have no day."""
        here = (derived_events.c.first_day.is_(None), *of_events(query, self._dialect))
        return self._connection.execute(select(func.count()).select_from(derived_events).where(*here)).scalar_one()

    def page_of_events(self, query: Query, *, newest: bool) -> Page:
        """The events in the order of their first day, then of ids, those without one last; cut to the limit.

        What claims must have is worked out once, for the page and the total; else an index gives the first page.
        """
        day, id = derived_events.c.first_day, derived_events.c.id
        order = (day.desc().nulls_last(), id.desc()) if newest else (day.nulls_last(), id)
        asked = select(id).where(*of_events(query, self._dialect)).order_by(*order)
        if query.having or query.text:
            ids = self._connection.execute(asked).scalars().all()
            return Page(tuple(ids[query.offset :][: query.limit]), len(ids))
        cut = self._connection.execute(asked.limit(query.limit).offset(query.offset)).scalars()
        return Page(tuple(cut), self.number_of_events(query))

    def days_of_events(self, query: Query) -> list[OfDay]:
        """How many events of each kind began on each day."""
        day, kind = derived_events.c.first_day, derived_events.c.kind
        asked = select(day, kind, func.count()).where(day.is_not(None), *of_events(query, self._dialect))
        return [OfDay(*row) for row in self._connection.execute(asked.group_by(day, kind).order_by(day, kind))]

    def places_of_events(self, query: Query) -> list[AtPlace]:
        """How many events of each kind each place has."""
        place, kind = derived_events.c.place, derived_events.c.kind
        asked = select(place, kind, func.count()).where(place.is_not(None), *of_events(query, self._dialect))
        return [AtPlace(*row) for row in self._connection.execute(asked.group_by(place, kind).order_by(place, kind))]

    # facets

    def values_of(self, facets: Iterable[FacetName]) -> list[OfValue]:
        """How many claims have each value of some facets, of the claims that count now."""
        facet, value, day = derived_facets.c.facet, derived_facets.c.value, derived_facets.c.day
        without = select(derived_claims.c.number).where(
            (derived_claims.c.event == "") | derived_claims.c.until.is_not(None),
            derived_claims.c.number.is_not(None),  # SQL's NOT IN is never true where one is NULL
        )
        asked = select(
            facet, value, func.count(), func.min(day), func.max(day), func.min(derived_facets.c.known)
        ).where(facet.in_(list(facets)), derived_facets.c.number.not_in(without))
        return [OfValue(*row) for row in self._connection.execute(asked.group_by(facet, value))]

    def named(self, sorts: Iterable[Sort]) -> list[Named]:
        """Whom the values of facets stand for."""
        asked = select(derived_named).where(derived_named.c.sort.in_(list(sorts)))
        return [Named(*row) for row in self._connection.execute(asked)]

    def made(self, what: str) -> str | None:
        """How something was last made of the facts; None where it was not."""
        return self._connection.execute(select(derived_made.c.how).where(derived_made.c.what == what)).scalar()
