"""The page of all samples, served by a real server to a real browser; one of each for all tests."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from tests.out.conftest import SAMPLES

import tidings
from tidings.batch import read_all
from tidings.gazetteer import open_gazetteer
from tidings.opened.open import OpenRecord
from tidings.out.web.app import page_app
from tidings.out.web.desk import Desk, file_of
from tidings.out.web.pages import Look
from tidings.pipeline import Reader
from tidings.read import Given, files_in, reports_in_file

#: Root may not use Chromium's sandbox; the next keep it from calling its maker's hosts; the last draw maps without a
#: graphics card.
ARGUMENTS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
)  # fmt: skip
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: Asks for pages without a browser; made once, since each new client reads all certificates of the machine.
CLIENT = httpx.Client(timeout=60, limits=httpx.Limits(max_connections=100, max_keepalive_connections=0))
#: Where pictures of the page are kept, to be looked at.
PICTURES = Path(os.environ.get("TIDINGS_PICTURES", "build/pictures"))


class Served(NamedTuple):
    """A page that is served: where, and of which record."""

    address: str
    record: str


class Seen(NamedTuple):
    """A page in a browser, with all that went wrong in it: messages on the console and requests to other hosts."""

    page: Page
    wrong: list[str]


@pytest.fixture(scope="session")
def sample_record(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of a record of all samples; no test adds to it."""
    path = str(tmp_path_factory.mktemp("page") / "samples.db")
    given = Given(note=lambda note: None)
    with tidings.open_record(path) as opened:
        found = (one for file in files_in(SAMPLES) for one in reports_in_file(file, given))
        for _ in read_all(found, opened, lambda: reader):
            pass
    return path


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Served]]:
    """A function that serves the page of a record, made or not, until all tests are over."""
    running: list[uvicorn.Server] = []

    def start(record: str) -> Served:
        def opened() -> OpenRecord:
            return tidings.open_record(record, gazetteer=open_gazetteer(), create=False)

        listening = socket.create_server(("127.0.0.1", 0))
        app = page_app(Desk(opened, lambda: file_of(record)), Look(Path(record).name), ("127.0.0.1",))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))  # type: ignore[arg-type]
        Thread(target=server.run, args=([listening],), daemon=True).start()
        running.append(server)
        return Served(f"http://127.0.0.1:{listening.getsockname()[1]}", record)

    yield start
    for server in running:
        server.should_exit = True


@pytest.fixture(scope="session")
def served(serve: Callable[[str], Served], sample_record: str) -> Served:
    """The page of all samples."""
    return serve(sample_record)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    found = os.environ.get("TIDINGS_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "no Chromium: install Debian's package chromium, or name one in TIDINGS_CHROMIUM"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def look(browser: Browser, served: Served) -> Iterator[Callable[..., Seen]]:
    """A function that opens a path of the samples' page in a window of its own and keeps what goes wrong in it.

    Keyword arguments are those of a browser's context: viewport, color_scheme, locale and so on. At the end nothing may
    have gone wrong.
    """
    contexts: list[BrowserContext] = []
    seen: list[Seen] = []

    def open(path: str, address: str = served.address, **how: object) -> Seen:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | how))  # type: ignore[arg-type]
        contexts.append(context)
        one = Seen(context.new_page(), [])
        seen.append(one)
        listen(one, address)
        one.page.goto(address + path, wait_until="load")
        return one

    yield open
    for context in contexts:
        context.close()
    assert not [wrong for one in seen for wrong in one.wrong]


@pytest.fixture(scope="session")
def start_window(browser: Browser, served: Served) -> Iterator[Seen]:
    """A window on the start page, for all tests that need none of their own; nothing may go wrong in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    seen = Seen(context.new_page(), [])
    listen(seen, served.address)
    yield seen
    context.close()
    assert not seen.wrong


def listen(seen: Seen, address: str) -> None:
    """What goes wrong in a page is kept."""

    def told(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "GL Driver" not in message.text:
            seen.wrong.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            seen.wrong.append(f"a request to {request.url}")

    seen.page.on("console", told)
    seen.page.on("pageerror", lambda error: seen.wrong.append(f"error: {error}"))
    seen.page.on("request", asked)


@pytest.fixture(scope="session")
def picture() -> Callable[[Page, str], Path]:
    """A function that keeps a picture of a page under a name."""

    def keep(page: Page, name: str, **how: object) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        page.screenshot(path=path, **how)  # type: ignore[arg-type]
        return path

    return keep
