"""The forms of an answer."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest

from tidings.out.answer import Answer, cell, give


def answer(rows: list[tuple[object, ...]], empty: str = "") -> Answer:
    """An answer of two columns that prints as "shown"."""
    return Answer(
        value=rows, columns=("a", "b"), rows=lambda: rows, show=lambda console: console.print("shown"), empty=empty
    )


def test_one_answer_in_three_forms(capsys: pytest.CaptureFixture[str]) -> None:
    """A table for a person, JSON, and CSV with a header."""
    of = answer([("x", None), ('say "y"', (1, 2))])
    give(of, "table")
    assert capsys.readouterr().out == "shown\n"
    give(of, "json")
    assert json.loads(capsys.readouterr().out) == [["x", None], ['say "y"', [1, 2]]]
    give(of, "csv")
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["a", "b"], ["x", ""], ['say "y"', "1; 2"]]


def test_nothing_is_said_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty answer is a sentence on standard error; JSON and CSV are as they would be with something in them."""
    of = answer([], empty="no event at all")
    for form, out in (("table", ""), ("json", "[]\n"), ("csv", "a,b\n")):
        give(of, form)
        told = capsys.readouterr()
        assert (told.out, told.err) == (out, "tidings: no event at all\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (date(2024, 12, 5), "2024-12-05"),
        (datetime(2024, 12, 5, 18, tzinfo=UTC), "2024-12-05T18:00:00+00:00"),
        (("a", "b"), "a; b"),
        (-3.5, -3.5),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        (("@a", "b"), "'@a; b"),
    ],
)
def test_cells(value: object, written: object) -> None:
    """A cell is plain; what a spreadsheet would take for a formula is marked as text, and numbers never are."""
    assert cell(value) == written
