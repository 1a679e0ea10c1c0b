"""What stands before every page: who may ask by which name, what a browser may load and do, and how the record stood.

An answer carries a mark (ETag) of what it rests on: the program, the record's state and the address. A browser that has
it already is told so before anything is asked of the record but its state.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256
from typing import Any, cast
from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from tidings.opened.listing import State
from tidings.out.web.desk import now

#: A browser's own copy is used only after asking whether the record has changed.
ASK_FIRST = "no-cache"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
#: What a browser may do here: read.
METHODS = ("GET", "HEAD")
Headers = list[tuple[bytes, bytes]]


def security_headers(basemap: str | None) -> dict[str, str]:
    """The headers that keep a page to what is served here: no script or style in it, nothing from another host.

    Of a base map that somebody has asked for, the host is allowed, and any of https, from which its style may fetch
    tiles and letters.
    """
    other = f" {_origin(basemap)} https:" if basemap else ""
    policy = (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", f"img-src 'self' data: blob:{other}",
        f"connect-src 'self'{other}", "font-src 'self'", "worker-src 'self'", "manifest-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    )  # fmt: skip
    return HEADERS | {"Content-Security-Policy": "; ".join(policy)}


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Gate:
    """An application behind its guards. `hosts` are the names by which it may be called, () for any name.

    A page of another site whose name was made to point at this machine is refused by that name ("DNS rebinding").
    """

    def __init__(
        self, app: ASGIApp, *, state: Callable[[], State], program: str, headers: Mapping[str, str],
        hosts: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self.app, self._state, self._program, self._hosts = app, state, program, {one.lower() for one in hosts}
        self._headers: Headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application answers, or the gate in its place."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        asked = dict(scope["headers"])
        if self._hosts and host_of(asked.get(b"host", b"").decode("latin-1")) not in self._hosts:
            await self._refuse(send, 421, "this host is not called by that name; tidings serve --allow NAME allows one")
            return
        if scope["method"] not in METHODS:
            await self._refuse(send, 405, "the page is only read", (b"allow", ", ".join(METHODS).encode()))
            return
        state = None if scope["path"].startswith("/built/") else await run_sync(self._stands)
        now.set(state)
        marks = self._marks(state, scope) if state else []
        if marks and marks[0][1] in asked.get(b"if-none-match", b""):
            await _answer(send, 304, [*self._headers, *marks, (b"cache-control", ASK_FIRST.encode())], b"")
            return
        # The server leaves the body of an answer to HEAD away.
        await self.app(cast(Any, {**scope, "method": "GET"}), receive, self._sending(send, marks))

    def _sending(self, send: Send, marks: Headers) -> Send:
        """Sends with the guards' headers, and with marks where a good answer says nothing else of keeping it."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                given: Headers = list(message["headers"])
                names = {name.lower() for name, _ in given}
                if b"cache-control" not in names:
                    given += [(b"cache-control", ASK_FIRST.encode())]
                    given += marks if message["status"] == 200 else []
                message["headers"] = [*given, *(one for one in self._headers if one[0] not in names)]
            await send(message)

        return sending

    def _stands(self) -> State | None:
        """How the record stands; None where it cannot be asked."""
        try:
            return self._state()
        except Exception:  # whatever it is, the page itself meets it again, and tells it
            return None

    def _marks(self, state: State, scope: Any) -> Headers:
        """What stands for the answer to an address as the record and the program are now."""
        told = f"{self._program} {state.token} {scope['path']}?{scope['query_string'].decode('latin-1')}"
        mark = f'W/"{sha256(told.encode()).hexdigest()[:20]}"'
        changed = [(b"last-modified", http_date(state.changed).encode())] if state.changed else []
        return [(b"etag", mark.encode()), *changed]

    async def _refuse(self, send: Send, status: int, why: str, *also: tuple[bytes, bytes]) -> None:
        headers = [*self._headers, (b"content-type", b"text/plain; charset=utf-8"), *also]
        await _answer(send, status, headers, f"{why}\n".encode())


async def _answer(send: Send, status: int, headers: Headers, body: bytes) -> None:
    length = [(b"content-length", str(len(body)).encode())] if body else []
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *length]})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def host_of(header: str) -> str:
    """The name in a Host header, in small letters and without its port; of an IPv6 address with its brackets."""
    name = header.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def http_date(moment: datetime) -> str:
    """A moment as HTTP writes it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)
