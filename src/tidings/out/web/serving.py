"""The page on a port of this machine."""

import logging
import os
import socket
import sys
import webbrowser
from contextlib import suppress
from threading import Timer

import uvicorn
from msgspec import Struct

from tidings.errors import SettingsError
from tidings.out.web.app import page_app
from tidings.out.web.desk import Desk
from tidings.out.web.pages import Look

HOST, PORT = "127.0.0.1", 8321
#: Hosts by which a machine calls itself; a page of another site that has its name point here is not answered.
OWN_HOSTS = ("127.0.0.1", "localhost", "[::1]")
#: Listen to all networks.
ANY_HOST = ("0.0.0.0", "::")
#: How long the server is given to begin listening before a browser is opened, in seconds.
OPENING_S = 0.5
#: How long the answers that are being made may still take when the server is stopped, in seconds.
ENDING_S = 2


class Serving(Struct, frozen=True, kw_only=True):
    """Where the page is served: `hosts` are further names by which browsers may call it, "*" for any."""

    host: str = HOST
    port: int = PORT
    hosts: tuple[str, ...] = ()
    open: bool = False

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{HOST if self.host in ANY_HOST else _bracketed(self.host)}:{self.port}"

    @property
    def allowed(self) -> tuple[str, ...]:
        """The hosts by which the page answers; () for any."""
        names = map(_bracketed, (*OWN_HOSTS, self.host, *self.hosts))
        return () if "*" in self.hosts else tuple(dict.fromkeys(names))


def _bracketed(host: str) -> str:
    """A host as addresses have it: one of IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


class Server(uvicorn.Server):
    """A server that ends though an answer is still being counted: nothing is written that could be left half done."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends what can be ended, and soon the process; what is cut off is no mistake to be told."""
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)
        last = Timer(ENDING_S, os._exit, (0,))
        last.daemon = True
        last.start()


def serve(desk: Desk, look: Look, serving: Serving) -> None:
    """Serves the page until it is stopped (Ctrl-C). Raises SettingsError where the port is taken or not to be had."""
    check_port(serving)
    app = page_app(desk, look, serving.allowed)
    print(f"The page of {look.record} is at {serving.address}  (stop it with Ctrl-C)", file=sys.stderr)
    if serving.open:
        Timer(OPENING_S, webbrowser.open, [serving.address]).start()
    # Without a configuration of its own the server writes warnings to standard error, where there is one.
    config = uvicorn.Config(
        app, host=serving.host, port=serving.port, log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=ENDING_S,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):  # the server ends first, and then tells why
        Server(config).run()


def check_port(serving: Serving) -> None:
    """Raises SettingsError where nothing can be served at the host and port."""
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((serving.host, serving.port))
    except (OSError, OverflowError) as error:
        where = f"{serving.host}:{serving.port}"
        raise SettingsError(f"cannot be served at: {error}", where=where, remedy="give another --port") from error
