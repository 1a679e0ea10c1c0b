"""What may be asked of events by their own place, days, kind and grade, and the conditions it becomes.

A question of claims (query.py) finds an event by any claim of it; a list shows events as they stand, so that a map, a
time line and a list beside each other count the same.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from tidings.store.coding import aware, micros
from tidings.store.query import Query, told_with
from tidings.store.tables import claim_places, derived_claims, derived_events


def of_events(query: Query, dialect: str) -> list[ColumnElement[bool]]:
    """What rows of events must fulfil.

    `places` are those of the event, or told in one breath by a claim of it. `since` and `until` must touch its own
    days; an event without a day is in no period. One claim that counts must have all facets and words. As known by a
    moment an event is there if a claim of it counted then; its columns are those of today.
    """
    found = [column.in_(values) for column, values in _listed(query) if values]
    if query.places:
        found.append(or_(derived_events.c.place.in_(query.places), derived_events.c.id.in_(_beside(query))))
    if query.country:
        found.append(derived_events.c.country == query.country)
    found += within_days(query.since, query.until)
    found.append(told_by_then(query.known_by))
    if query.having or query.text:
        told = told_with(derived_claims.c.number, query, dialect)
        found += [derived_events.c.id.in_(_of_claims(query).where(*told))] if told else []
    return found


def _listed(query: Query) -> list[tuple[Any, tuple[str, ...]]]:
    return [
        (derived_events.c.region, query.within),
        (derived_events.c.kind, query.kinds),
        (derived_events.c.grade, query.grades),
    ]


def within_days(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    """True of events whose days touch these."""
    return [
        *([derived_events.c.last_day >= since] if since else []),
        *([derived_events.c.first_day <= until] if until else []),
    ]


def counts(known_by: datetime | None) -> ColumnElement[bool]:
    """True of claims, as rows of derived_claims, that count at a moment (tidings.views.known)."""
    if known_by is None:
        return derived_claims.c.until.is_(None)
    then = micros(aware(known_by))
    return and_(derived_claims.c.known <= then, or_(derived_claims.c.until.is_(None), derived_claims.c.until > then))


def told_by_then(known_by: datetime | None) -> ColumnElement[bool]:
    """True of events of which a claim counts at a moment."""
    if known_by is None:
        return derived_events.c.gone.is_(False)
    counting = exists().where(derived_claims.c.event == derived_events.c.id, counts(known_by))
    return and_(derived_events.c.known <= micros(aware(known_by)), or_(derived_events.c.steady.is_(True), counting))


def _of_claims(query: Query) -> Any:
    return select(derived_claims.c.event).where(derived_claims.c.event != "", counts(query.known_by))


def _beside(query: Query) -> Any:
    there = claim_places.c.place.in_(query.places)
    return _of_claims(query).join(claim_places, claim_places.c.claim == derived_claims.c.claim).where(there)
