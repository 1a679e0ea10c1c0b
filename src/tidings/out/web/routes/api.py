"""The description of the API: as a page to read, and as OpenAPI for programs."""

from typing import Any

from litestar import Request, Response, get

from tidings.out.web.address import Address
from tidings.out.web.description import described
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.subjects.manual import manual_of


@get("/api", include_in_schema=False, sync_to_thread=True)
def api_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """What may be asked, with addresses to try."""
    manual = desk.kept("subjects.manual", lambda record: manual_of(described(request.app), record))
    return page(request, "api.html", address=address, manual=manual, twin="/openapi.json")


@get("/openapi.json", include_in_schema=False, sync_to_thread=True)
def openapi_json(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """The description in OpenAPI, its paths as the addresses that are answered."""
    return described(request.app)


ROUTES = [api_page, openapi_json]
