"""The start page: the map, the time line and the events together."""

from typing import Any

from litestar import Request, Response, get

from tidings.opened.listing import Listed, Span
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page


@get("/", include_in_schema=False, sync_to_thread=True)
def start_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The map, the time line and the events of the record."""
    return page(request, "start.html", address=address, span=span(desk, address), listed=listed(desk, address))


@get("/json", sync_to_thread=True, tags=["events"])
def start_json(desk: Desk, address: Address) -> Listed:
    """The events that the start page lists."""
    return listed(desk, address)


def listed(desk: Desk, address: Address) -> Listed:
    """The events that match, a page of them."""
    return desk.kept(
        ("listed", address),
        lambda record: record.listed(
            limit=address.limit, offset=address.offset, order=address.order, **address.asked()
        ),
    )


def span(desk: Desk, address: Address) -> Span:
    """How much there is in the record, and of which days."""
    return desk.kept(("span", address.known), lambda record: record.span(known_by=address.known))


ROUTES = [start_page, start_json]
