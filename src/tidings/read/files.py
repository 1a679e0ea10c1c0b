"""Reports from files, folders and standard input. What cannot be read comes out as its error, and the rest goes on."""

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tidings.errors import FormatError, ReadError
from tidings.read.encoding import decode
from tidings.read.form import SUFFIXES, Form, form_of, is_json_object
from tidings.read.html import report_of_html
from tidings.read.json_report import parse_json, report_of_json
from tidings.read.plain import report_of_plain
from tidings.read.report import Given, make_report
from tidings.record import Report

#: Bytes of one document or one line of JSON Lines that are taken in: ten times the longest report, since a page
#: is mostly mark-up. A longer one is refused before it fills the memory.
MAX_BYTES = 50_000_000
#: Lines of a stream looked at to tell JSON Lines from other text: some of the first may be broken.
LINES_TO_TELL = 20

Outcome = Report | ReadError


def files_in(path: Path) -> list[Path]:
    """The file itself, or the reports in a folder and the folders below it, in the order of their names."""
    if not path.is_dir():
        return [path]
    found = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file()]
    return [p for p in found if not any(part.startswith(".") for part in p.relative_to(path).parts)]


def reports_in_file(path: Path, given: Given) -> Iterator[Outcome]:
    """Each report of a file, or the error that stands in its place."""
    form = SUFFIXES.get(path.suffix.lower())
    try:
        with path.open("rb") as file:
            if form == "lines":
                yield from _reports_in_lines(_lines(file), str(path), given)
            else:
                yield from _reports_in_whole(file.read(MAX_BYTES + 1), str(path), given, form)
    except OSError as error:
        yield FormatError(error.strerror or str(error), where=str(path), remedy="give a file that can be read")


def reports_in_stream(stream: BinaryIO, given: Given, where: str = "standard input") -> Iterator[Outcome]:
    """Each report of a stream: a report a line as the lines come in, if they are JSON Lines; else the whole as one."""
    lines = _lines(stream)
    head: list[bytes] = []
    for line in lines:
        head.append(line)
        if is_json_object(line.decode("utf-8", "replace")):
            yield from _reports_in_lines(itertools.chain(head, lines), where, given)
            return
        if len(head) == LINES_TO_TELL:
            break
    data = b"".join(itertools.chain(head, _upto(lines, MAX_BYTES)))
    if data.strip():
        yield from _reports_in_whole(data, where, given, None)
    else:
        given.note(f"{where}: there is nothing in it")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; one that is longer than MAX_BYTES comes cut, one byte over."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _upto(lines: Iterable[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for line in lines:
        yield line
        total += len(line)
        if total > limit:
            return


def _reports_in_lines(lines: Iterable[bytes], where: str, given: Given) -> Iterator[Outcome]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            at = f"{where}:{number}"
            yield from _each(_report_in_line(line, at, given))


def _report_in_line(line: bytes, where: str, given: Given) -> Iterator[Outcome]:
    text = _text(line, where, given).removeprefix("\ufeff")
    yield from _report_in_object(parse_json(text, where), where, given)


def _reports_in_whole(data: bytes, where: str, given: Given, form: Form | None) -> Iterator[Outcome]:
    try:
        text = _text(data, where, given)
    except ReadError as error:
        yield error
        return
    form = form or form_of(text)
    if form == "json" and any(is_json_object(line) for line in text.splitlines()[:LINES_TO_TELL]):
        form = "lines" if _is_broken(text, where) else "json"
    if form == "lines":
        yield from _reports_in_lines((line.encode("utf-8", "replace") for line in text.split("\n")), where, given)
    elif form == "json":
        yield from _each(_reports_in_json(text, where, given))
    else:
        yield from _each(_report_in_text(text, where, given, form))


def _report_in_text(text: str, where: str, given: Given, form: Form) -> Iterator[Outcome]:
    if form != "html" and not text.strip():
        raise FormatError("there is no text in it", where=where, remedy="leave it out")
    found = report_of_html(text, where, given) if form == "html" else report_of_plain(text)
    yield make_report(found, where, given)


def _reports_in_json(text: str, where: str, given: Given) -> Iterator[Outcome]:
    raw = parse_json(text.removeprefix("\ufeff"), where)
    if not isinstance(raw, list):
        yield from _report_in_object(raw, where, given)
        return
    if not raw:
        given.note(f"{where}: there is nothing in it")
    for number, one in enumerate(raw, 1):
        yield from _each(_report_in_object(one, f"{where}, report {number}", given))


def _report_in_object(raw: object, where: str, given: Given) -> Iterator[Outcome]:
    yield make_report(report_of_json(raw, where, given), where, given)


def _each(reports: Iterator[Outcome]) -> Iterator[Outcome]:
    """What is read; an error in its place where reading fails."""
    try:
        yield from reports
    except ReadError as error:
        yield error


def _is_broken(text: str, where: str) -> bool:
    try:
        parse_json(text, where)
    except FormatError:
        return True
    return False


def _text(data: bytes, where: str, given: Given) -> str:
    if len(data) > MAX_BYTES:
        raise FormatError(
            f"more than {MAX_BYTES // 1_000_000} MB in one document",
            where=where,
            remedy="give JSON Lines, a report a line",
        )
    return decode(data, where, given.note)
