"""Places: the list of those that claims tell of, and the page of one with its holders through time."""

from collections import Counter
from typing import Any

from litestar import Request, Response, get
from msgspec import structs

from tidings.opened.listing import PlaceRow, PlacesTold
from tidings.out.show.control import COLUMNS, control_row
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.routes.map import all_camps, day_of, holdings
from tidings.out.web.subjects.chart import charts_of
from tidings.out.web.subjects.names import ALL, told_names
from tidings.out.web.subjects.narrowing import other_filters
from tidings.out.web.subjects.place import WIDE, PlacePage, countries, place_of, place_page
from tidings.out.web.tables import csv


@get("/places", include_in_schema=False, sync_to_thread=True)
def places_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The places of the record with who holds them."""
    found = _rows(desk, address)
    whole = structs.replace(address, place=None)
    return page(
        request, "places.html", address=address, found=_cut(found, address),
        day=day_of(desk, address),
        held={one.subject: one for one in holdings(desk, address, None)},
        countries=_named(desk, found if not address.place else _rows(desk, whole)), names=told_names(desk),
    )  # fmt: skip


@get("/json/places", sync_to_thread=True, tags=["places"])
def places_json(desk: Desk, address: Address) -> PlacesTold:
    """The places that claims tell of, those of most claims first.

    `q` is how a name, or a word of it, begins; `place` is a country, a province or a town that they lie in.
    """
    return _cut(_rows(desk, address), address)


@get("/csv/places", sync_to_thread=True, tags=["places"], media_type="text/csv")
def places_csv(desk: Desk, address: Address) -> Response[str]:
    """The same as a table."""
    rows = _cut(_rows(desk, address), address).rows
    return csv(PlaceRow.__struct_fields__, map(structs.astuple, rows))


@get("/places/{place_id:str}", include_in_schema=False, sync_to_thread=True)
def place_html(request: Request[Any, Any, Any], desk: Desk, address: Address, place_id: str) -> Response[str]:
    """A place."""
    found = _place(desk, place_id, address)
    slots = {one.key: one.slot for one in all_camps(desk)}
    names = countries(desk.record.gazetteer, [found.place.country] if found.place else [])
    day = day_of(desk, address)
    return page(
        request, "place.html", address=address, found=found, slots=slots, charts=charts_of(found, slots, address, day),
        names=told_names(desk), day=day,
        claims={one.claim: one for one in found.claims}, country=next(iter(names.values()), ""),
        chips=other_filters(desk, address, "place"),
    )  # fmt: skip


@get("/json/places/{place_id:str}", sync_to_thread=True, tags=["places"])
def place_json(desk: Desk, address: Address, place_id: str) -> PlacePage:
    """A place: who holds it through time and on whose word, its events, how many were killed and who moved."""
    return _place(desk, place_id, address)


@get("/csv/places/{place_id:str}", sync_to_thread=True, tags=["places"], media_type="text/csv")
def place_csv(desk: Desk, address: Address, place_id: str) -> Response[str]:
    """Who holds the place, and what lies in it, as a table."""
    found = _place(desk, place_id, address)
    rows = [*([found.control] if found.control else []), *found.inside]
    return csv(COLUMNS, map(control_row, rows))


def _place(desk: Desk, id: str, address: Address) -> PlacePage:
    return place_page(desk, id, address, holdings(desk, address, None))


def _rows(desk: Desk, address: Address) -> tuple[PlaceRow, ...]:
    """The places that fit, those of most claims first."""
    like = address.text
    told = desk.kept(("subjects.places", like), lambda record: record.places_told(like=like, limit=ALL)).rows
    around = place_of(desk.record, address.place) if address.place else None
    if around is None:
        return told
    if around.kind == "country":
        return tuple(one for one in told if one.country == around.country)
    if around.kind not in WIDE:
        inside = {*desk.record.asked(place=around.id).places}
        return tuple(one for one in told if one.id in inside)
    gazetteer = desk.record.gazetteer
    found = ((one, gazetteer.place(one.id)) for one in told)
    return tuple(one for one, at in found if at and around.id in {each.id for each in gazetteer.within(at)})


def _cut(rows: tuple[PlaceRow, ...], address: Address) -> PlacesTold:
    return PlacesTold(rows[address.offset :][: address.limit], len(rows), address.limit, address.offset)


def _named(desk: Desk, rows: tuple[PlaceRow, ...]) -> list[tuple[str, str, int]]:
    """The countries of some places: code, name and how many places, those of most first."""
    counts = Counter(one.country for one in rows if one.country)
    names = countries(desk.record.gazetteer, counts)
    return [(code, names[code], number) for code, number in counts.most_common()]


ROUTES = [places_page, places_json, places_csv, place_html, place_json, place_csv]
