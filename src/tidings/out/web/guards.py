"""What every answer carries: what a browser may load and do, and how the record stood when it was given."""

from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from litestar import Request, Response
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from tidings.errors import StoreError
from tidings.out.web.desk import Desk

#: A browser's own copy is used only after asking whether the record has changed.
ASK_FIRST = "no-cache"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def security_headers(style_hash: str, basemap: str | None) -> dict[str, str]:
    """The headers that keep a page to what is served here: no script or style in it, nothing from another host.

    `style_hash` is that of the one style element that the charts' library puts into a figure. Of a base map that
    somebody has asked for, the host is allowed, and any of https, from which its style may fetch tiles and letters.
    """
    other = f" {_origin(basemap)} https:" if basemap else ""
    style = f" '{style_hash}'" if style_hash else ""
    policy = (
        "default-src 'none'", "script-src 'self'", f"style-src 'self'{style}", f"img-src 'self' data: blob:{other}",
        f"connect-src 'self'{other}", "font-src 'self'", "worker-src 'self'", "manifest-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )  # fmt: skip
    return HEADERS | {"Content-Security-Policy": "; ".join(policy)}


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def not_modified(request: Request[Any, Any, Any]) -> Response[None] | None:
    """The answer to a browser that has this already; None where it has not, or the record cannot be asked."""
    if request.url.path.startswith("/built/"):
        return None
    mark = _mark(request)
    if mark is None or mark not in request.headers.get("if-none-match", ""):
        return None
    return Response(None, status_code=HTTP_304_NOT_MODIFIED, headers={"ETag": mark, "Cache-Control": ASK_FIRST})


def marked(response: Response[Any], request: Request[Any, Any, Any]) -> None:
    """A good answer of the record carries the mark of what it rests on, and when that last changed."""
    if response.status_code != 200 or "Cache-Control" in response.headers:
        return
    response.headers["Cache-Control"] = ASK_FIRST
    mark = _mark(request)
    if mark is not None:
        response.headers["ETag"] = mark
        changed = _state(request).changed
        if changed is not None:
            response.headers["Last-Modified"] = http_date(changed)


def http_date(moment: datetime) -> str:
    """A moment as HTTP writes it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _mark(request: Request[Any, Any, Any]) -> str | None:
    """What stands for the answer to an address as the record and the program are now."""
    try:
        token = _state(request).token
    except StoreError:
        return None
    told = f"{version('tidings')} {request.app.state.built_mark} {token} {request.url.path}?{request.url.query}"
    return f'W/"{sha256(told.encode()).hexdigest()[:20]}"'


def _state(request: Request[Any, Any, Any]) -> Any:
    desk: Desk = request.app.state.desk
    return desk.state()
