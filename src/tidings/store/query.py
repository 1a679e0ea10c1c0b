"""What may be asked of a record, and the conditions it becomes."""

import math
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, or_, select, true

from tidings.gazetteer.relate import EARTH_KM
from tidings.record import Grade, Modality
from tidings.store.coding import BETWEEN, OPEN_REACH, REACHES, aware, micros
from tidings.store.facets import Facet, having
from tidings.store.tables import claim_places, claims, derived_claims, derived_events, derived_versions, places
from tidings.store.words import CLAIM_WORDS, holding, is_blank

KM_PER_DEGREE = math.radians(EARTH_KM)

#: True of claims that no person rejected.
KEPT = claims.c.rejected.is_(False)


class Near(Struct, frozen=True):
    """A point and how far around it."""

    lat: float
    lon: float
    radius_km: float


class Query(Struct, frozen=True, kw_only=True):
    """Which claims are asked for; what is left empty does not narrow.

    `places` and `within` are ids; a claim is at a place also where it tells of it beside its own. A claim is within a
    region where its place lies in it, is it, or is a part of it. `near` keeps places whose point lies so near. `since`
    and `until` are days, both included, that a claim's time may touch: a claim without a time counts on the day its
    report was published (or became known), one without a beginning from ever, one without an end until its report's
    day. `sources` are names or ids of who is said to say it, in any letters. Of each group of `having` a claim has one
    facet. `grades` are those of its event as it stands now. `text` is searched for in the claim's quotes, as
    tidings.store.words takes it. `known_since` and `known_by` leave out what became known earlier or later; versions
    that were superseded are kept, with `Entry.until` set. `limit` and `offset` cut the answer, in the order of becoming
    known, then of ids.
    """

    places: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    country: str | None = None
    near: Near | None = None
    kinds: tuple[str, ...] = ()
    modalities: tuple[Modality, ...] = ()
    since: date | None = None
    until: date | None = None
    reports: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    having: tuple[tuple[Facet, ...], ...] = ()
    grades: tuple[Grade, ...] = ()
    text: str = ""
    known_since: datetime | None = None
    known_by: datetime | None = None
    limit: int | None = None
    offset: int = 0


def conditions(query: Query, dialect: str) -> list[ColumnElement[bool]]:
    """What rows of claims, joined with derived_claims, must fulfil besides KEPT; `near` must have become places."""
    found: list[ColumnElement[bool]] = []
    found += [column.in_(values) for column, values in _listed(query) if values]
    if query.places:
        beside = select(claim_places.c.claim).where(claim_places.c.place.in_(query.places))
        found.append(or_(claims.c.place.in_(query.places), claims.c.id.in_(beside)))
    if query.country:
        found.append(claims.c.country == query.country)
    if query.since or query.until:
        found.append(touching(query.since or date.min, query.until or date.max))
    if query.sources:
        found.append(or_(*(claims.c.told_by.contains(_line(one), autoescape=True) for one in query.sources)))
    found += told_with(claims.c.number, query, dialect)
    if query.grades:
        graded = select(derived_claims.c.claim).join(derived_events, derived_events.c.id == derived_claims.c.event)
        found.append(claims.c.id.in_(graded.where(derived_events.c.grade.in_(query.grades))))
    if query.known_since:
        found.append(claims.c.known >= micros(aware(query.known_since)))
    if query.known_by:
        found.append(known_by(query.known_by))
    return found


def told_with(number: ColumnElement[int], query: Query, dialect: str) -> list[ColumnElement[bool]]:
    """What the numbers of claims must fulfil to have the facets and the words of a query."""
    found = [having(number, group) for group in query.having]
    return found if is_blank(query.text) else [*found, holding(CLAIM_WORDS, number, query.text, dialect)]


def _listed(query: Query) -> list[tuple[Any, tuple[str, ...]]]:
    """The columns that must be one of some values."""
    return [
        (claims.c.region, query.within),
        (claims.c.kind, query.kinds),
        (claims.c.modality, query.modalities),
        (claims.c.report, query.reports),
        (claims.c.id, query.claims),
        (claims.c.outlet, query.outlets),
        (derived_claims.c.event, query.events),
    ]


def known_by(moment: datetime) -> ColumnElement[bool]:
    """True of claims that were known by a moment."""
    return claims.c.known <= micros(aware(moment))


def _line(name: str) -> str:
    return f"{BETWEEN}{name.casefold()}{BETWEEN}"


def touching(since: date, until: date) -> ColumnElement[bool]:
    """True of claims whose days touch these: for each length one range of first days, so that an index serves."""
    return or_(*(_touching_of(reach, since, until) for reach in (*REACHES, OPEN_REACH)))


def _touching_of(reach: int, since: date, until: date) -> ColumnElement[bool]:
    back = timedelta(days=min(reach, (since - date.min).days))
    parts = [claims.c.reach == reach, claims.c.first_day.between(since - back, until)]
    return and_(*parts, claims.c.last_day >= since if reach else true())


def box(near: Near) -> ColumnElement[bool]:
    """True of places in a box around the circle."""
    lat_deg = near.radius_km / KM_PER_DEGREE
    in_lats = places.c.lat.between(near.lat - lat_deg, near.lat + lat_deg)
    shrink = math.cos(math.radians(min(89.0, abs(near.lat) + lat_deg)))
    lon_deg = lat_deg / shrink
    west, east = near.lon - lon_deg, near.lon + lon_deg
    if west < -180 or east > 180 or abs(near.lat) + lat_deg >= 89:  # over the date line or a pole: latitude only
        return in_lats
    return and_(in_lats, places.c.lon.between(west, east))


def matching(query: Query, dialect: str) -> Any:
    """The ids of the claims that match, not cut to the limit."""
    if not query.events:
        return select(claims.c.id).where(KEPT, *conditions(query, dialect))
    joined = claims.join(derived_claims, derived_claims.c.claim == claims.c.id)
    return select(claims.c.id).select_from(joined).where(KEPT, *conditions(query, dialect))


def telling(query: Query, dialect: str) -> Any:
    """The ids of the events that the claims that match belong to, those of superseded reports left out."""
    joined = claims.join(derived_claims, derived_claims.c.claim == claims.c.id)
    joined = joined.outerjoin(derived_versions, derived_versions.c.report == claims.c.report)
    found = select(derived_claims.c.event).distinct().select_from(joined)
    newest = derived_versions.c.report.is_(None)
    return found.where(KEPT, newest, derived_claims.c.event != "", *conditions(query, dialect))
