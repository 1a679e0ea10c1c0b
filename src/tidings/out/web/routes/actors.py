"""Parties: the list of those that claims name, and the page of one. Only listed ones are here, no private person."""

from typing import Any

from litestar import Request, Response, get
from msgspec import structs

from tidings.opened.listing import Parties, PartyRow
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.routes.map import day_of, holdings
from tidings.out.web.subjects.names import told_names
from tidings.out.web.subjects.narrowing import other_filters
from tidings.out.web.subjects.party import ALL, PartyPage, party_page
from tidings.out.web.subjects.place import countries
from tidings.out.web.subjects.sorts import held_by_sort, parties_by_sort
from tidings.out.web.tables import csv


@get("/actors", include_in_schema=False, sync_to_thread=True)
def actors_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The parties of the record, armed ones apart from governments, persons and organisations."""
    like = address.text
    rows = desk.kept(("subjects.parties", like), lambda record: record.parties(like, limit=ALL)).rows
    found = parties_by_sort(rows, address.offset, address.limit)
    shown = tuple(one for some in found for one in some.rows)
    names = countries(desk.record.gazetteer, (one.country for one in shown))
    listed = Parties(shown, len(rows), address.limit, address.offset)
    return page(request, "actors.html", address=address, found=listed, groups=found, countries=names)


@get("/json/actors", sync_to_thread=True, tags=["parties"])
def actors_json(desk: Desk, address: Address) -> Parties:
    """The listed parties that claims name, those of most claims first; `q` is how a name, or a word of it, begins."""
    return _parties(desk, address)


@get("/csv/actors", sync_to_thread=True, tags=["parties"], media_type="text/csv")
def actors_csv(desk: Desk, address: Address) -> Response[str]:
    """The same as a table."""
    return csv(PartyRow.__struct_fields__, map(structs.astuple, _parties(desk, address).rows))


@get("/actors/{actor_id:str}", include_in_schema=False, sync_to_thread=True)
def actor_page(request: Request[Any, Any, Any], desk: Desk, address: Address, actor_id: str) -> Response[str]:
    """A party."""
    found = party_page(desk, actor_id, address, holdings(desk, address, None))
    gazetteer = desk.record.gazetteer
    names = countries(gazetteer, [found.party.country])
    return page(
        request, "actor.html", address=address, found=found, day=day_of(desk, address),
        holds=held_by_sort(found.holds, gazetteer),
        country=next(iter(names.values()), ""),
        chips=other_filters(desk, address, "actor"), names=told_names(desk),
    )  # fmt: skip


@get("/json/actors/{actor_id:str}", sync_to_thread=True, tags=["parties"])
def actor_json(desk: Desk, address: Address, actor_id: str) -> PartyPage:
    """A party: what it is said to have done and suffered, what it says, and which places its camp holds."""
    return party_page(desk, actor_id, address, holdings(desk, address, None))


def _parties(desk: Desk, address: Address) -> Parties:
    like, limit, offset = address.text, address.limit, address.offset
    return desk.kept(("subjects.parties", like, limit, offset), lambda record: record.parties(like, limit, offset))


ROUTES = [actors_page, actors_json, actors_csv, actor_page, actor_json]
