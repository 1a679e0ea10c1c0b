"""What the map of the start page asks for, and who holds what as a page, JSON and CSV."""

from datetime import date
from math import isfinite
from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.exceptions import ClientException
from litestar.params import QueryParameter

from tidings.out.show.control import COLUMNS, control_row, state_words
from tidings.out.web.address import Address
from tidings.out.web.assets import Built
from tidings.out.web.desk import Desk
from tidings.out.web.map.areas import Areas, areas_of, geojson
from tidings.out.web.map.bounds import Bounds
from tidings.out.web.map.camps import Camp, camps
from tidings.out.web.map.drawn import Drawn, drawn, since_words
from tidings.out.web.map.names import Name, names_in
from tidings.out.web.map.outlines import outlines_of
from tidings.out.web.pages import page
from tidings.out.web.tables import csv
from tidings.record import Finding
from tidings.views.control import Holding

#: What rests on the program alone is asked for anew after an hour.
AN_HOUR = {"Cache-Control": "public, max-age=3600"}
#: Provinces in one question; no country has more (the UK has 4, Russia 83), and a war is in few.
MOST_AREAS = 500

Found = tuple[Finding[Holding], ...]
Ids = Annotated[str, QueryParameter(description="Ids of provinces, between commas, as /map.json has them")]
Box = Annotated[str, QueryParameter(description="West, south, east and north in degrees, between commas")]
Zoom = Annotated[float, QueryParameter(description="The world is 512 times 2 to the power of this wide, in pixels")]


@get("/json/map", sync_to_thread=True, tags=["map"])
def map_json(desk: Desk, address: Address) -> Drawn:
    """The map of a day: places with their holders, provinces that their towns tell of, marks of the window's events."""
    return drawn(
        holdings(desk, address, place=None),
        desk.kept(("marks", *_asked(address)), lambda record: record.marks(**address.asked())),
        all_camps(desk),
        desk.record.gazetteer,
        day=day_of(desk, address),
        known_by=address.known,
        whole=not address.asked("known_by"),
    )


@get("/json/areas", sync_to_thread=True, tags=["map"])
def areas_json(desk: Desk, built: Built, ids: Ids = "") -> Response[Areas]:
    """The shapes of provinces as GeoJSON, drawn from the towns known in them: they are no official borders."""
    gazetteer, outlines = desk.record.gazetteer, outlines_of(built)
    rows = [row for one in ids.split(",")[:MOST_AREAS] if (row := gazetteer.row_of(one)) is not None]
    wanted = [place for place in map(gazetteer.at_row, rows) if place.kind == "region"]
    countries = sorted({place.country for place in wanted if place.country})
    shapes = {key: shape for country in countries for key, shape in areas_of(country, gazetteer, outlines).items()}
    return Response(geojson({one.id: shapes[one.id] for one in wanted if one.id in shapes}), headers=AN_HOUR)


@get("/json/names", sync_to_thread=True, tags=["map"])
def names_json(desk: Desk, box: Box = "-180,-90,180,90", zoom: Zoom = 0.0) -> Response[tuple[Name, ...]]:
    """The names of countries and settlements that a view of the map has room for, the larger first."""
    if not isfinite(zoom):
        raise ClientException("zoom must be a number, such as 6.5")
    return Response(names_in(_box(box), zoom, desk.record.gazetteer), headers=AN_HOUR)


@get("/control", include_in_schema=False, sync_to_thread=True)
def control_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """Who holds what on a day, as a table."""
    found = holdings(desk, address, place=address.place)
    told = sorted(found, key=lambda one: (one.value.derived, one.value.state == "unknown", one.value.name))
    return page(
        request,
        "control.html",
        address=address,
        found=told,
        day=day_of(desk, address),
        state_words=state_words,
        since_words=since_words,
    )


@get("/json/control", sync_to_thread=True, tags=["map"])
def control_json(desk: Desk, address: Address) -> Found:
    """Who holds each place on a day, with every change up to it and the claims for it and against it."""
    return holdings(desk, address, place=address.place)


@get("/csv/control", include_in_schema=False, sync_to_thread=True)
def control_csv(desk: Desk, address: Address) -> Response[str]:
    """Who holds each place, a row a place."""
    return csv(COLUMNS, map(control_row, holdings(desk, address, place=address.place)))


def day_of(desk: Desk, address: Address) -> date | None:
    """The day of the map: the last of the window, else the last of the record."""
    if address.until:
        return address.until
    return desk.kept(("last day", address.known), lambda record: record.span(known_by=address.known).last)


def holdings(desk: Desk, address: Address, place: str | None) -> Found:
    """Who holds each place on the day of the map, or a place and what lies in it."""
    day = day_of(desk, address)
    return desk.kept(
        ("control", place, day, address.known),
        lambda record: record.control(place, as_of=day, known_by=address.known),
    )


def all_camps(desk: Desk) -> tuple[Camp, ...]:
    """The camps of the whole record, whose colours do not depend on what is asked."""
    return desk.kept("camps", lambda record: camps(record.control(), record.gazetteer))


def _asked(address: Address) -> tuple[object, ...]:
    return tuple(sorted(address.asked().items()))


def _box(text: str) -> Bounds:
    """The box that is written; raises an error of the request where none is."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not all(isfinite(value) for value in (west, south, east, north)):
        raise ClientException("box must be west,south,east,north in degrees, such as 35.5,32,42.5,37.5")
    return west, south, east, north


ROUTES = [map_json, areas_json, names_json, control_page, control_json, control_csv]
