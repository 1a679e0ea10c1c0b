"""Reports from files, folders and streams."""

import io
import json
from pathlib import Path

import pytest

from tidings.errors import EncodingError, FormatError, LanguageError, ReadError
from tidings.read import Given, files_in, reports_in_file, reports_in_stream
from tidings.record import Report

BODY = "The army left the town of Marun on Monday, residents of the town said, and no one has come to hold it since.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file of that name and content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path) -> list[Report | ReadError]:
    """All that comes of a file."""
    return list(reports_in_file(path, Given()))


def only(path: Path) -> Report:
    """The one report of a file."""
    [report] = read(path)
    assert isinstance(report, Report), report
    return report


def test_a_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    """A plain text is the report's text letter by letter; a headline-like first line is its title."""
    content = f"Army leaves the town of Marun\n\n{BODY}"
    report = only(write(tmp_path, "a.txt", content))
    assert report.text == content
    assert report.title == "Army leaves the town of Marun"
    assert report.language == "en"
    assert only(write(tmp_path, "b.txt", BODY * 2)).title == ""


def test_json_text_is_title_newline_body(tmp_path: Path) -> None:
    """The text of a JSON report is its title, a newline and its text, also where the title is empty."""
    for title in ("Army leaves Marun", ""):
        report = only(write(tmp_path, "a.json", json.dumps({"report": 7, "title": title, "text": BODY, "more": [1]})))
        assert report.text == f"{title}\n{BODY}"
        assert report.id == "7"


def test_json_file_may_hold_a_list_or_lines(tmp_path: Path) -> None:
    """A .json file holds one report, a list of them, or one a line; a bad one costs itself."""
    good = {"title": "", "text": BODY}
    listed = read(write(tmp_path, "a.json", json.dumps([good, 3, good])))
    lines = read(write(tmp_path, "b.json", f"{json.dumps(good)}\n{{broken\n{json.dumps(good)}\n"))
    for outcomes in (listed, lines):
        assert [type(o) for o in outcomes] == [Report, FormatError, Report]
    assert "report 2" in str(listed[1])
    assert "b.json:2" in str(lines[1])


def test_html_gives_the_article(tmp_path: Path) -> None:
    """A page gives its article, title, outlet, address and day, and none of its menus."""
    page = f"""<html><head><title>Army leaves Marun</title><meta property="og:site_name" content="The Valley Paper">
      <meta property="article:published_time" content="2024-12-06T10:00:00Z"></head><body><nav><a>Sport</a></nav>
      <article><h1>Army leaves Marun</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"""
    report = only(write(tmp_path, "a.html", page))
    assert report.title == "Army leaves Marun"
    assert report.outlet == "The Valley Paper"
    assert str(report.day) == "2024-12-06"
    assert "Sport" not in report.text
    assert report.text.count("Army leaves Marun") == 1


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<html><body></body></html>", "<html><body><script>x</script></body>"]
)
def test_html_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    """A page with no body is a clear error."""
    [error] = read(write(tmp_path, "a.html", page))
    assert isinstance(error, FormatError)
    assert "no article" in str(error)


@pytest.mark.parametrize(
    ("content", "kind", "says"),
    [
        (b"%PDF-1.7 ...", FormatError, "pdftotext"),
        (b"PK\x03\x04....", FormatError, "unpack"),
        (bytes(range(1, 32)) * 40, FormatError, "binary"),
        (b"\x00\x01\x02\xff" * 400, FormatError, "binary"),
        (b"caf\xe9 \x81\x8d\x8f", EncodingError, "UTF-8"),
        (b"\n \n", FormatError, "no text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, kind: type[ReadError], says: str) -> None:
    """Binary data and bytes of no encoding are a clear error that says what to do."""
    [error] = read(write(tmp_path, "a.txt", content))
    assert isinstance(error, kind)
    assert says in str(error)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    """Text in any encoding of Unicode is read without a note."""
    notes: list[str] = []
    text = "The café by the river – closed since Monday – was hit by two shells, residents of the town said."
    [report] = reports_in_file(write(tmp_path, "a.txt", text.encode(encoding)), Given(note=notes.append))
    assert isinstance(report, Report)
    assert report.text == text
    assert not notes


def test_an_old_encoding_is_read_and_said(tmp_path: Path) -> None:
    """Text in windows-1252 is read as that, with a note; a page's own declaration needs none."""
    notes: list[str] = []
    text = f"The café on the corner of the square was hit by a shell. {BODY}"
    [report] = reports_in_file(write(tmp_path, "a.txt", text.encode("cp1252")), Given(note=notes.append))
    assert isinstance(report, Report)
    assert "café" in report.text
    assert "windows-1252" in notes.pop()
    page = f'<html><head><meta charset="iso-8859-2"></head><body><article><p>Łódź. {text}</p></article></body></html>'
    [report] = reports_in_file(write(tmp_path, "a.html", page.encode("iso-8859-2")), Given(note=notes.append))
    assert isinstance(report, Report)
    assert "Łódź" in report.text
    assert not notes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("انسحبت القوات الحكومية من المدينة يوم الخميس بعد اشتباكات عنيفة", "Arabic"),
        ("Les forces gouvernementales se sont retirées de la ville jeudi après de violents combats.", "French"),
        ("Правительственные войска покинули город в четверг после ожесточенных боев.", "Russian"),
    ],
)
def test_another_language_is_named_and_not_read(tmp_path: Path, text: str, language: str) -> None:
    """A report in a language that is not read is refused, and the language is named."""
    [error] = read(write(tmp_path, "a.txt", text))
    assert isinstance(error, LanguageError)
    assert language in str(error)


@pytest.mark.parametrize("text", ["Clashes near Saraqib", "3 dead", "🙂🙂🙂", "Marun, Telun, Bakra"])
def test_a_short_text_is_read_as_it_comes(tmp_path: Path, text: str) -> None:
    """A text too short to tell its language is read, its language unknown."""
    assert only(write(tmp_path, "a.txt", text)).language is None


def test_a_folder_gives_its_reports_in_order(tmp_path: Path) -> None:
    """A folder gives the files of known forms in it and below, by name, hidden ones left out."""
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.json", "sub/c.html", "notes.pdf", ".git/d.txt"):
        write(tmp_path, name, "x")
    assert [p.name for p in files_in(tmp_path)] == ["a.json", "b.txt", "c.html"]


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    """A file that is not there is said, and is no reason to stop."""
    [error] = read(tmp_path / "none.txt")
    assert "No such file" in str(error)


def stream(content: bytes) -> list[Report | ReadError]:
    """All that comes of a stream."""
    return list(reports_in_stream(io.BytesIO(content), Given()))


def test_a_bad_line_of_a_stream_costs_that_line() -> None:
    """In a stream of JSON Lines each bad line is an error that names it; every other line is read."""
    good = json.dumps({"title": "", "text": BODY}).encode()
    lines = [
        b"no json",
        good,
        b"",
        b'{"text": 5}',
        b"[1]",
        b'{"text": "' + b"\xff\x81" * 9 + b'"}',
        b"[" * 100000,
        good,
        b'{"te',
    ]
    outcomes = stream(b"\n".join(lines))
    assert [type(o) is Report for o in outcomes] == [False, True, False, False, False, False, True, False]
    assert all("standard input:" in str(o) for o in outcomes if isinstance(o, ReadError))


@pytest.mark.parametrize("form", ["plain", "html", "json", "pretty"])
def test_a_stream_may_be_one_document(form: str) -> None:
    """A stream that is not JSON Lines is one document, of the form it shows."""
    record = {"title": "Army leaves Marun", "text": BODY, "nested": {"a": {}}}
    content = {
        "plain": f"Army leaves the town\n\n{BODY}",
        "html": f"<!DOCTYPE html><html><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>",
        "json": json.dumps([record]),
        "pretty": json.dumps(record, indent=1),
    }[form]
    [report] = stream(content.encode())
    assert isinstance(report, Report)
    assert BODY.strip() in report.text


def test_an_empty_stream_has_no_reports() -> None:
    """A stream without anything in it gives no report, and a note."""
    notes: list[str] = []
    assert not list(reports_in_stream(io.BytesIO(b" \n"), Given(note=notes.append)))
    assert notes == ["standard input: there is nothing in it"]


def test_a_brief_of_tidings_is_no_report(tmp_path: Path) -> None:
    """What Tidings itself wrote is refused, lest its sentences be told as an outlet's."""
    head = '<!doctype html><html><head><meta name="generator" content="Tidings"></head>'
    page = f"{head}<body><article><p>{BODY}</p></article></body></html>"
    [error] = read(write(tmp_path, "brief.html", page.encode()))
    assert isinstance(error, FormatError)
    assert "Tidings wrote this page" in str(error)
