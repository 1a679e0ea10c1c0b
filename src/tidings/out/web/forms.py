"""The forms of an answer: a page, its `.json` twin, and where it is a table its `.csv`.

`/events/1a2b.json` is answered by the route `/json/events/1a2b`: the twin of every page is a route of its own, so that
its type is checked and told in the API's description.
"""

from typing import Any
from urllib.parse import quote, unquote

from litestar import Request
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

#: The page of the whole record is "/", which has no name to put ".json" after.
INDEX = "/index"
FORMS = ("json", "csv")
#: Stands for a slash that belongs to an id and not to the path, until the route is found. No id can hold it.
SLASH = "\0"


class Twins:
    """An application whose routes under /json and /csv are reached by the addresses of their pages with a suffix."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The route that an address stands for answers."""
        if scope["type"] == ScopeType.HTTP:
            written = (scope.get("raw_path") or quote(scope["path"]).encode()).decode("latin-1").partition("?")[0]
            found: Any = {**scope, "path": decoded(route_of(written)), "raw_path": written.encode("latin-1")}
            scope = found
        await self.app(scope, receive, send)


def decoded(written: str) -> str:
    """A path in which routes are looked for: its escapes undone, but for slashes that belong to an id.

    A NUL that is written in it becomes the sign of what is no text, which no id has: nothing is found under it.
    """
    parts = (unquote(part).replace("\0", "\ufffd") for part in written.split("/"))
    return "/".join(part.replace("/", SLASH) for part in parts)


async def with_slashes(request: Request[Any, Any, Any]) -> None:
    """The ids found in the path of a request have their slashes again."""
    found = request.scope["path_params"]
    found |= {name: one.replace(SLASH, "/") for name, one in found.items() if isinstance(one, str)}


def route_of(path: str) -> str:
    """The route that an address stands for, as it is written and without its query."""
    for form in FORMS:
        if path.endswith(f".{form}") and not path.startswith("/built/") and path != "/openapi.json":
            page = path.removesuffix(f".{form}")
            return f"/{form}" + ("/" if page == INDEX else page)
    return path


def address_of(route: str) -> str:
    """The address of a route: what the API's description tells."""
    for form in FORMS:
        if route == f"/{form}" or route.startswith(f"/{form}/"):
            page = route.removeprefix(f"/{form}")
            return f"{INDEX if page in ('', '/') else page}.{form}"
    return route


def form_of(route: str) -> str:
    """The form in which a route answers: html, json or csv."""
    return next((form for form in FORMS if route == f"/{form}" or route.startswith(f"/{form}/")), "html")
