"""Events: who says what of one of them, and the list of all that match."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, get_args

from litestar import MediaType, Request, Response, get
from msgspec import Struct

from tidings.errors import QuestionError
from tidings.opened.asked import grouped
from tidings.opened.listing import Listed
from tidings.opened.open import OpenRecord
from tidings.out.show import account as account_csv
from tidings.out.show import events as events_csv
from tidings.out.web.accounts.event import laid
from tidings.out.web.accounts.headings import Figured, from_headlines
from tidings.out.web.accounts.strips import strip
from tidings.out.web.address import Address
from tidings.out.web.chips import chips_of
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.tables import csv
from tidings.record import Event, Finding
from tidings.store import Query
from tidings.views.account import Account
from tidings.views.figures import Rule

#: How near the map is when it is opened at an event: a town with its surroundings fills it.
ZOOM = 9


@get("/events", include_in_schema=False, sync_to_thread=True)
def events_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The events that match, as a list."""
    return page(request, "events.html", address=address, listed=listed(desk, address), chips=chips_of(desk, address))


@get("/json/events", sync_to_thread=True, tags=["events"])
def events_json(desk: Desk, address: Address) -> Listed:
    """The events that match, a page of them."""
    return listed(desk, address)


@get("/csv/events", sync_to_thread=True, media_type=MediaType.TEXT, tags=["events"])
def events_table(desk: Desk, address: Address) -> Response[str]:
    """The events that match, a page of them, with the columns of `tidings events --format csv`."""
    return _table(desk, address)


@get("/csv", sync_to_thread=True, media_type=MediaType.TEXT, tags=["events"])
def start_table(desk: Desk, address: Address) -> Response[str]:
    """The events that the start page lists, as the list of events has them."""
    return _table(desk, address)  # a route of its own: Litestar makes a thread twice of one that has two paths


def _table(desk: Desk, address: Address) -> Response[str]:
    rows = listed(desk, address).rows
    return csv(events_csv.COLUMNS, events_csv.event_rows(_whole(desk.record, [one.event for one in rows], address)))


def _whole(record: OpenRecord, ids: Sequence[str], address: Address) -> list[events_csv.Listed]:
    """Events with all that their claims add up to, in the order of their ids here."""
    if not ids:
        return []
    found = grouped(record.store, Query(events=tuple(ids), known_by=address.known))
    by_id = {one.id: one for one in found.events}
    ordered: Iterable[Event] = (by_id[id] for id in ids if id in by_id)
    return events_csv.listed_events(ordered, found.entries, address.rule)


def listed(desk: Desk, address: Address) -> Listed:
    """The events that match, a page of them."""
    return desk.kept(
        ("listed", address),
        lambda record: record.listed(
            limit=address.limit, offset=address.offset, order=address.order, **address.asked()
        ),
    )


@get("/events/{event_id:str}", include_in_schema=False, sync_to_thread=True)
def event_page(request: Request[Any, Any, Any], desk: Desk, address: Address, event_id: str) -> Response[str]:
    """Who says what of one event; of one of which nothing counts at the moment asked about, that."""
    try:
        finding = account_of(desk, address, event_id)
    except QuestionError:
        absent = desk.kept(("absent", event_id), lambda record: absent_event(record, event_id))
        if absent is None:
            raise
        return page(request, "event_absent.html", address=address, it=absent, twin=f"/events.json{address.query()}")
    titled = headlines(desk, address, event_id, finding)
    table = laid(finding.value, finding.dissent, titled)
    rows = {claim: line.number for line in table.lines for claim in line.claims}
    in_titles = {(claim, count.count) for claim, count in titled}
    strips = [strip(one, finding.value.rule, rows, in_titles) for one in finding.value.estimates]
    return page(
        request, "event.html", address=address, finding=finding, table=table, strips=strips, rules=get_args(Rule),
        map=_on_the_map(finding.value, address),
    )  # fmt: skip


class Absent(Struct, frozen=True):
    """When an event could be seen: its claims were known from `first` to `last`, and count `until`, None for still."""

    event: str
    first: datetime
    last: datetime
    until: datetime | None


def absent_event(record: OpenRecord, id: str) -> Absent | None:
    """When the event of an id could be seen; None where the record never held it, or more than one is meant."""
    ids = [one.id for one in record.store.events_like(id)] or [id]
    entries = record.store.entries(Query(events=tuple(ids))) if len(ids) == 1 else []
    if not entries:
        return None
    known, untils = [one.known for one in entries], [one.until for one in entries if one.until]
    return Absent(ids[0], min(known), max(known), max(untils) if len(untils) == len(entries) else None)


def headlines(desk: Desk, address: Address, event_id: str, finding: Finding[Account]) -> frozenset[Figured]:
    """The figures of an event that only titles of reports give."""
    told = finding.value.tellings
    claims = [id for one in told if one.counts for id in (one.claim, *(copy.claim for copy in one.copies))]
    return desk.kept(("headlines", event_id, address.known), lambda record: from_headlines(record, claims))


def _on_the_map(account: Account, address: Address) -> str:
    """The address of the map at an event's day and place; "" where it cannot be put on one."""
    at = account.at
    if at is None or at.lat is None or at.lon is None:
        return ""
    day = account.latest or account.earliest
    since = address.since if address.since and day and address.since <= day else None
    query = address.query(until=day, since=since)
    return f"/{query or '?'}{'&' if query else ''}view={ZOOM}/{at.lat:.3f}/{at.lon:.3f}"


@get("/json/events/{event_id:str}", sync_to_thread=True, tags=["events"])
def event_json(desk: Desk, address: Address, event_id: str) -> Finding[Account]:
    """Who says what of one event; `event_id` may be that of one of its claims, or the unique beginning of an id."""
    return account_of(desk, address, event_id)


@get("/csv/events/{event_id:str}", sync_to_thread=True, media_type=MediaType.TEXT, tags=["events"])
def event_table(desk: Desk, address: Address, event_id: str) -> Response[str]:
    """A row for each claim of one event, with the columns of `tidings event --format csv`."""
    return csv(account_csv.COLUMNS, account_csv.account_rows(account_of(desk, address, event_id).value))


def account_of(desk: Desk, address: Address, event_id: str) -> Finding[Account]:
    """The account of an event by the rule and as known by the moment of an address."""
    return desk.kept(
        ("event", event_id, address.rule, address.known),
        lambda record: record.event(event_id, rule=address.rule, known_by=address.known),
    )


ROUTES = [events_page, events_json, events_table, start_table, event_page, event_json, event_table]
