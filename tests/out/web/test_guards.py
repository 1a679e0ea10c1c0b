"""What stands before every page: names, methods, headers, marks; and what is said where something is wrong."""

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from tests.out.web.conftest import CLIENT, Served
from tests.out.web.test_desk import READERS, add, desk_of

from tidings.errors import BusyError
from tidings.opened.open import OpenRecord
from tidings.out.web.app import page_app
from tidings.out.web.desk import Desk
from tidings.out.web.pages import Look

Serve = Callable[[str], Served]
#: An address of every sort of answer with the status that it has.
ANSWERS = {
    "/": 200, "/index.json": 200, "/openapi.json": 200, "/nowhere": 404, "/nowhere.json": 404, "/?from=never": 400,
    "/index.json?kind=fun": 400, "/built/nothing.js": 404,
}  # fmt: skip
SECURITY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def get(served: Served, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    """The answer of a real server, over a connection of its own."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return CLIENT.request(method, served.address + path, headers=named)


def get_of(desk: Desk, path: str, look: Look | None = None, **headers: str) -> httpx.Response:
    """The answer of a page that is asked without a network, in a thread of its own: the browser has a loop in this."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(page_app(desk, look or Look("a.db")), raise_app_exceptions=False)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path, headers=headers)

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, ask()).result()


@pytest.fixture
def mine(serve: Serve, sample_record: str, tmp_path: Path) -> Served:
    """A page of a record that a test may add to."""
    return serve(shutil.copy(sample_record, str(tmp_path / "mine.db")))


def policy_of(answer: httpx.Response) -> dict[str, str]:
    """The directives of an answer's policy."""
    parts = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: rest for name, _, rest in parts}


# headers


@pytest.mark.parametrize(("path", "status"), ANSWERS.items())
def test_every_answer_is_guarded(served: Served, path: str, status: int) -> None:
    """Whatever is answered, a browser is told to run nothing but the page's own files, and to frame it nowhere."""
    told = get(served, path)
    assert told.status_code == status
    assert {name: told.headers[name] for name in SECURITY} == SECURITY
    policy = policy_of(told)
    assert (policy["default-src"], policy["script-src"], policy["connect-src"]) == ("'none'", "'self'", "'self'")
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in told.headers["content-security-policy"]
    assert not told.headers.get("set-cookie")
    assert told.headers["cache-control"]


def test_a_page_holds_no_script_or_style(served: Served) -> None:
    """No page has a script or a style in it, which the policy would forbid."""
    html = get(served, "/").text
    assert not re.search(r"<script(?![^>]*\b(src=|type=\"application/json\"))", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)


def test_a_base_map_is_the_only_other_host(sample_record: str) -> None:
    """Only where a base map was asked for, may a page load from its host."""
    desk = desk_of(Path(sample_record))
    with_map = policy_of(get_of(desk, "/", Look("a.db", "https://tiles.example/style.json?key=1")))
    desk.close()
    assert with_map["connect-src"] == "'self' https://tiles.example https:"
    assert with_map["script-src"] == "'self'"


# marks


@pytest.mark.parametrize("path", ["/", "/?place=Hama&q=army", "/index.json?limit=5", "/openapi.json"])
def test_a_browser_that_has_it_is_told_so(served: Served, path: str) -> None:
    """An answer that a browser has already is not sent again; the guards' headers are."""
    first = get(served, path)
    again = get(served, path, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-security-policy" in again.headers
    assert get(served, path, if_none_match='W/"0"').status_code == 200
    assert get(served, path, if_none_match=f'"x", {first.headers["etag"]}').status_code == 304


def test_each_address_has_its_mark(served: Served) -> None:
    """The mark of one address never stands for another's answer."""
    marks = [get(served, path).headers["etag"] for path in ("/", "/?q=army", "/index.json", "/index.json?q=army")]
    assert len(set(marks)) == len(marks)


def test_a_mark_ends_when_the_record_changes(mine: Served) -> None:
    """After a report was read in by another process, every page is sent anew, with the moment of the change."""
    first = get(mine, "/")
    add(Path(mine.record))
    again = get(mine, "/", if_none_match=first.headers["etag"])
    assert again.status_code == 200
    assert again.headers["etag"] != first.headers["etag"]
    before, after = (parsedate_to_datetime(one.headers["last-modified"]) for one in (first, again))
    assert after >= before


def test_mistakes_have_no_mark(served: Served) -> None:
    """An error is never kept by a browser."""
    told = get(served, "/?from=never")
    assert "etag" not in told.headers
    assert told.headers["cache-control"] == "no-store"


# who may ask, and how


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_the_page_is_only_read(served: Served, method: str) -> None:
    """Nothing but reading is answered."""
    told = get(served, "/", method)
    assert (told.status_code, told.headers["allow"]) == (405, "GET, HEAD")
    assert "content-security-policy" in told.headers


@pytest.mark.parametrize("path", [*ANSWERS])
def test_head_tells_what_get_would(served: Served, path: str) -> None:
    """HEAD is answered as GET is, without a body."""
    whole, head = get(served, path), get(served, path, "HEAD")
    assert head.content == b""
    assert head.status_code == whole.status_code
    same = ("content-type", "content-length", "etag", "cache-control", "content-security-policy")
    assert [head.headers.get(name) for name in same] == [whole.headers.get(name) for name in same]


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[::2]:80", ""])
@pytest.mark.parametrize("path", ["/", "/index.json", "/built/manifest.json", "/nowhere"])
def test_another_name_is_refused(served: Served, name: str, path: str) -> None:
    """A page of another site that has its name point here is answered nothing of the record."""
    told = get(served, path, host=name)
    assert told.status_code in (400, 421)
    assert "samples" not in told.text


@pytest.mark.parametrize("name", ["127.0.0.1", "127.0.0.1:80", "127.0.0.1:8321"])
def test_the_own_name_is_answered(served: Served, name: str) -> None:
    """The name that is allowed is answered with any port, as a proxy may write it."""
    assert get(served, "/index.json", host=name).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "..%5capp.py", "manifest.json%00.js", "/etc/passwd",
     "%2fetc%2fpasswd", "../../../../../../etc/passwd", ".", "", "manifest.json/..", "templates/layout.html"],
)  # fmt: skip
def test_only_built_files_are_given(served: Served, path: str) -> None:
    """No address leads out of the folder of built files."""
    request = CLIENT.build_request("GET", served.address)
    request.url = request.url.copy_with(raw_path=f"/built/{path}".encode())
    told = CLIENT.send(request)
    assert told.status_code == 404
    assert "root:" not in told.text
    assert "import" not in told.text


def test_built_files_are_kept_for_ever(served: Served) -> None:
    """A script's name tells its content, so that a browser may keep it; it comes compressed, and as what it is."""
    name = re.search(r'src="(/built/[^"]+\.js)"', get(served, "/").text)
    assert name
    plain, packed = get(served, name[1], accept_encoding="identity"), get(served, name[1], accept_encoding="gzip")
    assert plain.content == packed.content
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-type"].startswith("text/javascript")
    assert "immutable" in packed.headers["cache-control"]
    assert "accept-encoding" in packed.headers["vary"].lower()


# what is wrong


@pytest.mark.parametrize(
    ("query", "where"),
    [("from=never", "from"), ("kind=fun", "kind"), ("grade=sure", "grade"), ("limit=9999", "limit"), ("q=%00", "q"),
     ("place=Atlantis%20Nova", "place"), ("rule=luck", "rule"), ("from=2024-12-08&to=2024-12-01", "from")],
)  # fmt: skip
def test_a_wrong_part_is_told(served: Served, query: str, where: str) -> None:
    """A part of an address that is written wrong is told with what, where and what to do, as a page and as JSON."""
    told = get(served, f"/index.json?{query}")
    mistake = told.json()
    assert (told.status_code, mistake["status"], mistake["where"]) == (400, 400, where)
    assert mistake["what"]
    assert mistake["remedy"]
    page = get(served, f"/?{query}")
    assert page.status_code == 400
    assert page.headers["content-type"].startswith("text/html")
    assert "This could not be asked" in page.text
    assert "What to do: " in page.text


@pytest.mark.parametrize("path", ["/?q=%ff%fe", "/?%ff=1", "/?place=%c3%28", "/%ff%fe", "/?q=" + "%F0%9F%99%82" * 20])
def test_bytes_that_are_no_text(served: Served, path: str) -> None:
    """Bytes of an address that are no text break nothing."""
    assert get(served, path).status_code in (200, 400, 404)


@pytest.mark.parametrize("length", [600, 20_000, 200_000])
def test_addresses_without_end(served: Served, length: int) -> None:
    """An address that is too long is refused, and the next is answered."""
    connection = HTTPConnection(urlsplit(served.address).netloc, timeout=30)
    connection.request("GET", "/index.json?q=" + "x" * length)
    assert connection.getresponse().status in (400, 414)
    connection.close()
    assert get(served, "/index.json").status_code == 200


def test_what_is_asked_is_shown_as_text(served: Served) -> None:
    """What stands in an address is never made part of a page but as text."""
    told = get(served, "/?from=%3Cscript%3Ealert(1)%3C/script%3E&place=%22%3E%3Cimg%20src=x%3E")
    assert told.status_code == 400
    assert "<script>alert" not in told.text
    assert "&lt;script&gt;alert" in told.text
    found = get(served, "/?q=%22%3E%3Cimg%20src=x%3E")
    assert found.status_code == 200
    assert "<img src=x" not in found.text


def test_a_mistake_of_ours_is_a_page(caplog: pytest.LogCaptureFixture) -> None:
    """A mistake in the program is a page and JSON of status 500 that tell nothing of it; the server's log has it."""

    def broken() -> OpenRecord:
        raise RuntimeError("the secret")

    page, told = get_of(Desk(broken), "/"), get_of(Desk(broken), "/index.json")
    assert (page.status_code, told.status_code) == (500, 500)
    assert "The program has made a mistake" in page.text
    assert told.json()["what"] == "the program has made a mistake"
    assert "secret" not in page.text + told.text
    assert "content-security-policy" in page.headers
    assert "the secret" in caplog.text


def test_a_busy_record_is_a_page() -> None:
    """Where the record cannot be asked just now, that is said with a status that means "again later"."""

    def busy() -> OpenRecord:
        raise BusyError("another process has been writing for too long", where="a.db", remedy="wait until it is done")

    told = get_of(Desk(busy), "/index.json")
    assert (told.status_code, told.json()["remedy"]) == (503, "wait until it is done")
    assert "Just now this cannot be shown" in get_of(Desk(busy), "/").text


def test_a_record_that_is_read_in_later(serve: Serve, sample_record: str, tmp_path: Path) -> None:
    """Before there is a record the page says how to make one; once it is there, it is shown by the same server."""
    file = tmp_path / "later.db"
    served = serve(str(file))
    welcome = get(served, "/")
    assert welcome.status_code == 503
    assert "tidings read" in welcome.text
    assert "tidings demo" in welcome.text
    assert get(served, "/index.json").json()["what"] == "there is no record"
    assert "etag" not in welcome.headers
    assert not file.exists()
    shutil.copy(sample_record, file)
    assert get(served, "/").status_code == 200
    assert get(served, "/index.json").json()["total"] > 100


def test_a_record_that_holds_nothing(serve: Serve, tmp_path: Path) -> None:
    """A record without a report is shown as one, and fills as reports are read in."""
    file = tmp_path / "empty.db"
    add(file)
    served = serve(str(file))
    assert get(served, "/").status_code == 200
    assert get(served, "/index.json").json()["total"] == 0


def test_a_damaged_record_is_told(serve: Serve, sample_record: str, tmp_path: Path) -> None:
    """A record that is damaged while it is served ends in a page that says so, not in a crash of the server."""
    file = Path(shutil.copy(sample_record, tmp_path / "damaged.db"))
    served = serve(str(file))
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE derived_events")
    for path in ("/", "/index.json"):
        told = get(served, path)
        assert told.status_code == 500
        assert "content-security-policy" in told.headers


def test_many_readers_at_once(served: Served) -> None:
    """As many readers as the server has threads are all answered, each what was asked."""
    paths = [f"/index.json?limit=1&offset={number}" for number in range(READERS)]
    expected = [get(served, path).json()["rows"] for path in paths]
    with ThreadPoolExecutor(READERS) as pool:
        for _ in range(3):
            assert [one.json()["rows"] for one in pool.map(lambda path: get(served, path), paths)] == expected
