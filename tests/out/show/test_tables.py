"""Tables that fit their page."""

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tidings.out.show.tables import GAP, NARROWEST, Column, print_notes, print_table, say_under

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=12).map(" ".join)


def printed(columns: list[Column], rows: list[list[str]], width: int) -> list[str]:
    """The lines of a table on a page of that width."""
    page = io.StringIO()
    print_table(columns, rows, Console(file=page, width=width, markup=False, highlight=False))
    return page.getvalue().splitlines()


@given(rows=st.lists(st.tuples(WORDS, WORDS, st.text("0123456789abcdef", min_size=8, max_size=8)), min_size=1))
def test_nothing_is_lost_and_nothing_overflows(rows: list[tuple[str, str, str]]) -> None:
    """Every word stands in the table, ids are whole, no line is longer than the page or ends in spaces."""
    columns = [Column("first"), Column("second"), Column("id", whole=True)]
    lines = printed(columns, [list(row) for row in rows], 50)
    text = "\n".join(lines)
    assert all(word in text for row in rows for cell in row for word in cell.split())
    assert all(len(line) <= 50 and line == line.rstrip() for line in lines)


def test_columns_that_are_empty_are_left_out() -> None:
    """A column without a word in it takes no room."""
    lines = printed([Column("a"), Column("b"), Column("c", right=True)], [["x", "", "1"], ["yy", "", "22"]], 80)
    assert lines == [f"a {' ' * GAP} c", f"x {' ' * GAP} 1", f"yy{' ' * GAP}22"]


def test_a_table_without_rows() -> None:
    """Nothing is printed where there is nothing."""
    assert printed([Column("a")], [], 80) == []


def test_labels_hang_and_notes_are_told_once() -> None:
    """Later lines of a text begin under its first one; a note that comes twice is told once."""
    page = io.StringIO()
    console = Console(file=page, width=NARROWEST, markup=False)
    say_under("-", "one two three four five six seven eight nine ten", console)
    print_notes(["It [is] so.", "It [is] so."], console)
    assert page.getvalue() == "-  one two three four five six seven\n   eight nine ten\n\nnote  It [is] so.\n"
