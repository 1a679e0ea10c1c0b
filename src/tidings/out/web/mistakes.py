"""What goes wrong, as a page or as JSON: what it is, where, and what to do; with the status that says whose fault."""

import logging
from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from msgspec import Struct

from tidings.errors import BusyError, NoRecordError, QuestionError, StoreError, TidingsError, UnreachableError
from tidings.out.web.forms import SLASH, address_of, form_of
from tidings.out.web.pages import page

log = logging.getLogger("tidings.page")

#: Errors that may be over when one asks again.
PASSING = (NoRecordError, BusyError, UnreachableError)


class Mistake(Struct, frozen=True):
    """What went wrong: `what`, `where` and `remedy` as in every error of Tidings, and the status of HTTP."""

    status: int
    what: str
    where: str = ""
    remedy: str = ""


def of_ours(request: Request[Any, Any, Any], error: TidingsError) -> Response[Any]:
    """An error of the record or of the question, told as the command line tells it."""
    return _told(request, Mistake(status_of(request, error), error.what, error.where, error.remedy), error)


def of_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """A page that is not there, or a request that only a program makes wrong."""
    if error.status_code == HTTPStatus.NOT_FOUND:
        mistake = Mistake(404, "there is no such page", where_of(request), "begin at the start page")
    else:
        mistake = Mistake(error.status_code, error.detail or HTTPStatus(error.status_code).phrase)
    return _told(request, mistake, error)


def of_the_program(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """A mistake in the program itself: it is written to the server's log, and only that it happened is told."""
    log.error("a mistake in the program at %s", request.url.path, exc_info=error)
    where = where_of(request)
    mistake = Mistake(500, "the program has made a mistake", where, "the server's log tells more")
    return _told(request, mistake, error)


def where_of(request: Request[Any, Any, Any]) -> str:
    """The address that was asked for, as a person reads it."""
    return address_of(request.scope["path"]).replace(SLASH, "/")


def status_of(request: Request[Any, Any, Any], error: TidingsError) -> HTTPStatus:
    """The status of an error: of a part of the query that cannot be, of a thing in the path that is not there, or of
    the record."""  # fmt: skip
    if isinstance(error, QuestionError):
        query = request.query_params
        in_path = request.path_params and error.where not in query and error.where not in query.values()
        return HTTPStatus.NOT_FOUND if in_path else HTTPStatus.BAD_REQUEST
    if isinstance(error, PASSING):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _told(request: Request[Any, Any, Any], mistake: Mistake, error: Exception) -> Response[Any]:
    headers = {"Cache-Control": "no-store"}
    if form_of(request.scope["path"]) != "html":
        return Response(mistake, status_code=mistake.status, media_type="application/json", headers=headers)
    template = "welcome.html" if isinstance(error, NoRecordError) else "mistake.html"
    response = page(request, template, status=mistake.status, mistake=mistake)
    response.headers.update(headers)
    return response


HANDLERS: dict[Any, Any] = {
    TidingsError: of_ours, StoreError: of_ours, HTTPException: of_http, Exception: of_the_program,
}  # fmt: skip
