"""`tidings serve` and `tidings demo` as a person runs them: processes of their own, stopped with Ctrl-C."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tidings.out.web.serving import Serving as Address

#: How long a command may take to begin, and to end when it is stopped, in seconds; both take one or two.
BEGIN_S, END_S = 60.0, 10.0
#: tidings as its script runs it, with the program of these tests.
TIDINGS = (sys.executable, "-c", "from tidings.out.cli import main; main()")


class Serving:
    """A command that serves, and what it has said."""

    def __init__(self, folder: Path, *words: str, **how: object) -> None:
        environment = {name: value for name, value in os.environ.items() if name != "BROWSER"}
        environment |= how.pop("environment", {})  # type: ignore[call-overload]
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                (*TIDINGS, *words),
                cwd=folder,
                stderr=log,
                stdout=log,
                env=environment,
                **how,  # type: ignore[call-overload]
            )

    @property
    def said(self) -> str:
        """All that it has said so far."""
        return self.log.read_text("utf-8")

    def address(self) -> str:
        """The address that it says it serves at, as soon as it answers there."""
        until = time.monotonic() + BEGIN_S
        while time.monotonic() < until and self.process.poll() is None:
            found = re.search(r" is at (http://\S+:\d+) ", self.said)
            if found and answers(found[1]):
                return found[1]
            time.sleep(0.05)
        pytest.fail(f"it does not serve: {self.said}")

    def stopped(self) -> int:
        """The status with which it ends when a person presses Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(END_S)


def answers(address: str) -> bool:
    """True where something answers."""
    try:
        httpx.get(f"{address}/built/manifest.json", timeout=5)
    except httpx.TransportError:
        return False
    return True


Start = Callable[..., Serving]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """A function that runs `tidings` with these words in an empty folder, at a port of its own unless one is named."""
    running: list[Serving] = []

    def run(*words: str, **how: object) -> Serving:
        port = () if "--port" in words else ("--port", str(free_port()))
        running.append(Serving(tmp_path, *words, *port, **how))
        return running[-1]

    yield run
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


def free_port() -> int:
    """A port at which nothing listens just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_a_record_is_served_until_it_is_stopped(start: Start, record: str) -> None:
    """The command says the page's address and of which record it is, answers there, and ends well on Ctrl-C."""
    serving = start("serve", "--record", record)
    address = serving.address()
    assert address.startswith("http://127.0.0.1:")
    assert httpx.get(f"{address}/index.json").json()["total"] > 10
    assert "some.db" in httpx.get(address).text
    assert serving.stopped() == 0
    [line] = serving.said.splitlines()
    assert line == f"The page of some.db is at {address}  (stop it with Ctrl-C)"
    assert not answers(address)


def test_it_ends_while_a_browser_holds_on(start: Start, record: str) -> None:
    """Ctrl-C ends it at once, though a browser's connection is open, and so does the system's request to end."""
    serving = start("serve", "--record", record)
    with httpx.Client(base_url=serving.address()) as browser:
        assert browser.get("/").status_code == 200
        began = time.monotonic()
        serving.process.send_signal(signal.SIGTERM)
        serving.process.wait(END_S)
    assert time.monotonic() - began < END_S / 2
    assert "Traceback" not in serving.said


def test_without_a_record_it_waits_for_one(start: Start, record: str, tmp_path: Path) -> None:
    """Where there is no record yet the page says how to make one, and shows it once reports were read in."""
    address = start("serve").address()
    assert httpx.get(address).status_code == 503
    assert "tidings read" in httpx.get(address).text
    assert not (tmp_path / "tidings.db").exists()
    shutil.copy(record, tmp_path / "tidings.db")
    assert httpx.get(address).status_code == 200


def test_a_port_that_is_taken(start: Start, record: str) -> None:
    """A port at which another program listens is told in one line, with what to do, and the status is 1."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        serving = start("serve", "--record", record, "--port", port)
        assert serving.process.wait(BEGIN_S) == 1
    [line] = serving.said.splitlines()
    assert line.startswith(f"tidings: 127.0.0.1:{port}: ")
    assert "give another --port" in line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "192.0.2.1"), "192.0.2.1"),
        (("--host", "no.such.host.invalid"), "no.such.host.invalid"),
        (("--basemap", "style.json"), "give the https address of a MapLibre style"),
        (("--record", "mysql://host/database"), "a record cannot be kept in mysql"),
    ],
)
def test_what_cannot_be_served(start: Start, words: tuple[str, ...], told: str) -> None:
    """An option that cannot be is told in one line, and the status is 1."""
    serving = start("serve", *words)
    assert serving.process.wait(BEGIN_S) == 1
    [line] = serving.said.splitlines()
    assert line.startswith("tidings: ")
    assert told in line


#: A base map of another host.
STYLE = "https://tiles.example/style.json"


@pytest.fixture(scope="module")
def network(record: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The page served to a network under a name, with a base map, opened in a browser that keeps what it is given."""
    folder = tmp_path_factory.mktemp("network")
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {folder}/opened\n')
    browser.chmod(0o755)
    words = ("--host", "0.0.0.0", "--allow", "Record.example", "--basemap", STYLE, "--open", "--port", str(free_port()))
    serving = Serving(folder, "serve", "--record", record, *words, environment={"BROWSER": str(browser)})
    yield serving
    serving.process.kill()
    serving.process.wait()


def test_a_browser_is_opened(network: Serving) -> None:
    """--open opens the page's address, in the browser that the user has chosen."""
    address, opened = network.address(), network.log.with_name("opened")
    until = time.monotonic() + END_S
    while not (opened.exists() and opened.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    assert opened.read_text().strip().rstrip("/") == address


def test_a_network_calls_it_by_the_names_allowed(network: Serving) -> None:
    """Where it listens to a network, it answers to its own names and to those allowed, and to no other."""
    address = network.address()
    names = {"record.example": 200, "record.example:80": 200, "localhost": 200, "127.0.0.1": 200, "evil.example": 421}
    found = {name: httpx.get(f"{address}/index.json", headers={"host": name}).status_code for name in names}
    assert found == names


def test_a_base_map_may_be_loaded(network: Serving) -> None:
    """--basemap lets the page load from that host, and is the only thing that does."""
    page = httpx.get(network.address())
    assert "https://tiles.example" in page.headers["content-security-policy"]
    assert STYLE in page.text


def test_names_that_are_allowed() -> None:
    """Names of IPv6 stand in brackets, as browsers write them; "*" leaves all names to a proxy before it."""
    assert {"[fe80::1]", "a.example", "localhost"} <= set(Address(host="fe80::1", hosts=("a.example",)).allowed)
    assert Address(hosts=("a.example", "*")).allowed == ()


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_it_is_served_by_ipv6(start: Start, record: str) -> None:
    """A host may be an IPv6 address, and is then written with its brackets."""
    address = start("serve", "--record", record, "--host", "::1").address()
    assert address.startswith("http://[::1]:")
    assert httpx.get(f"{address}/index.json").status_code == 200


def test_it_serves_though_nobody_reads_what_it_says(start: Start, record: str, tmp_path: Path) -> None:
    """A server started without a terminal, its ways out closed, answers all the same."""
    port = str(free_port())
    words = " ".join((f"exec '{sys.executable}'", "-c 'from tidings.out.cli import main; main()'"))
    command = f"{words} serve --record '{record}' --port {port} <&- >&- 2>&-"
    process = subprocess.Popen(("sh", "-c", command), cwd=tmp_path)
    try:
        until = time.monotonic() + BEGIN_S
        while not answers(f"http://127.0.0.1:{port}") and time.monotonic() < until and process.poll() is None:
            time.sleep(0.1)
        assert httpx.get(f"http://127.0.0.1:{port}/index.json").status_code == 200
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(END_S) == 0


def test_a_demo_that_is_there_is_shown(start: Start, record: str, tmp_path: Path) -> None:
    """`tidings demo` serves the record that it made before as it is, and says so."""
    shutil.copy(record, tmp_path / "tidings-demo.db")
    serving = start("demo")
    assert httpx.get(f"{serving.address()}/index.json").json()["total"] > 10
    assert "tidings-demo.db is there already" in serving.said
    assert serving.stopped() == 0
