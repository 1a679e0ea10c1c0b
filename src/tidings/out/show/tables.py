"""Tables that fit the width of the terminal: words wrap, ids and counts never do, and nothing is cut off."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

#: The narrowest page that text is wrapped for.
NARROWEST = 40
#: Spaces between columns.
GAP = 2
#: A word longer than this may be broken where a column gets no room for it; names of places and parties are shorter.
LONGEST_WORD = 16


class Column(Struct, frozen=True):
    """A column of a table: `whole` ones are never broken, `right` ones are numbers; `style` is of rich."""

    title: str
    whole: bool = False
    right: bool = False
    style: str = ""


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]], console: "Console") -> None:
    """Prints the rows under their titles, without rules; columns that are empty in every row are left out."""
    held = [list(row) for row in rows]
    kept = [n for n in range(len(columns)) if any(row[n] for row in held)]
    shown, cells = [columns[n] for n in kept], [[row[n] for n in kept] for row in held]
    widths = fitting(shown, cells, console.width)
    if any(column.title for column in shown):
        for line in _lines([column.title for column in shown], shown, widths):
            line.style = "dim"
            console.print(line, soft_wrap=True)
    for row in cells:
        for line in _lines(row, shown, widths):
            console.print(line, soft_wrap=True)


def fitting(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The width of each column: as wide as its cells where there is room, else the widest give way first."""
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    widths = [max([len(column.title.split()[0]) if column.title else 0, *map(len, some)])
              for column, some in zip(columns, cells, strict=True)]  # fmt: skip
    least = [_least(column, some) for column, some in zip(columns, cells, strict=True)]
    room = max(width, NARROWEST) - GAP * (len(columns) - 1)
    while sum(widths) > room:
        giving = [n for n in range(len(widths)) if widths[n] > least[n]]
        if not giving:
            break
        widths[max(giving, key=lambda n: widths[n])] -= 1
    return widths


def _least(column: Column, cells: Sequence[str]) -> int:
    """The width below which a column would break what must stay whole."""
    title = max((len(word) for word in column.title.split()), default=0)
    if column.whole:
        return max([title, *map(len, cells)])
    words = [len(word) for cell in cells for word in cell.split()]
    return max([title, *(min(word, LONGEST_WORD) for word in words)])


def _lines(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[Text]:
    """A row as lines, each cell wrapped in its column."""
    wrapped = [wrap(cell, size, break_on_hyphens=False) for cell, size in zip(row, widths, strict=True)]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        line = Text()
        for n, (part, column, size) in enumerate(zip(parts, columns, widths, strict=True)):
            padded = part.rjust(size) if column.right else part.ljust(size)
            line.append(" " * GAP if n else "").append(padded, style=column.style or None)
        line.rstrip()
        lines.append(line)
    return lines


def heading(text: str, console: "Console", aside: str = "") -> None:
    """Prints what follows, and under it what it is as of."""
    console.print(Text("\n".join(wrap(text, max(console.width, NARROWEST))), style="bold"), soft_wrap=True)
    if aside:
        say_under("", aside, console, style="dim")


def say_under(label: str, text: str, console: "Console", *, indent: int = 0, style: str = "") -> None:
    """Prints the text beside a short label, its later lines beginning where the first one does."""
    ahead = " " * indent
    first = f"{ahead}{label}  " if label else ahead
    width = max(console.width, NARROWEST)
    lines = wrap(text, width, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False)
    console.print(Text("\n".join(lines or [first]), style=style), soft_wrap=True)


def print_notes(notes: Iterable[str], console: "Console") -> None:
    """Prints what was left out or assumed, and why, under what it is about."""
    told = list(dict.fromkeys(notes))
    if told:
        console.print()
    for note in told:
        say_under("note", note, console, style="dim")
