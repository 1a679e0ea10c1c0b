"""The answer to a question in the form that was asked for: a table for a person, JSON, or CSV."""

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TextIO

import msgspec
from msgspec import Struct

from tidings.out.terminal import say

if TYPE_CHECKING:
    from rich.console import Console

#: A spreadsheet takes a cell that begins so for a formula, and reports are other people's words
#: (OWASP, "CSV Injection"); such a cell gets an apostrophe before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Answer(Struct, frozen=True, kw_only=True):
    """What a question is answered with: `value` is the JSON, `columns` and `rows` the CSV, `show` prints for a person.

    `empty` is the sentence that stands on standard error in place of a table where there is nothing to show.
    """

    value: Any
    columns: Sequence[str]
    rows: Callable[[], Iterable[Sequence[object]]]
    show: Callable[["Console"], None]
    empty: str = ""


def give(answer: Answer, form: str) -> None:
    """The answer stands on standard output; that there is nothing is said on standard error, and is no failure."""
    if answer.empty:
        say(answer.empty)
    if form == "json":
        print_json(answer.value)
    elif form == "csv":
        print_csv(answer.columns, answer.rows())
    elif not answer.empty:
        answer.show(console())


def print_json(value: object) -> None:
    """The value as JSON, in lines that a person can read too."""
    text = msgspec.json.format(msgspec.json.encode(value, order=None), indent=1)
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """The table as CSV on standard output."""
    write_csv(sys.stdout, columns, rows)


def write_csv(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A header and a line for each row; None is an empty cell, several values of a cell stand between semicolons."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)


def cell(value: object) -> object:
    """One cell of CSV."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        value = "; ".join(str(one) for one in value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return "" if value is None else value


def console() -> "Console":
    """Where tables are printed: as wide as the terminal, without colours where nobody looks at one."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)
