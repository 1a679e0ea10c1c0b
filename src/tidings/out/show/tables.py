"""Tables that fit the width of the terminal: words wrap, ids and counts never do, and nothing is cut off."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

#: The narrowest page that text is wrapped for.
NARROWEST = 40


class Column(Struct, frozen=True):
    """A column of a table: `whole` ones are never broken, `right` ones are numbers; `style` is of rich."""

    title: str
    whole: bool = False
    right: bool = False
    style: str = ""


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Table:
    """The rows under their titles, without rules; columns that are empty in every row are left out."""
    kept_rows = [list(row) for row in rows]
    kept = [n for n in range(len(columns)) if any(row[n] for row in kept_rows)]
    drawn = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 2, 0, 0))
    for n in kept:
        one = columns[n]
        drawn.add_column(
            one.title,
            no_wrap=one.whole,
            overflow="fold",
            justify="right" if one.right else "left",
            style=one.style or None,
        )
    for row in kept_rows:
        drawn.add_row(*(Text(row[n]) for n in kept))
    return drawn


def heading(text: str, aside: str = "") -> Text:
    """A line that says what follows, and beside it what it is as of."""
    line = Text(text, style="bold")
    return line.append(f"  {aside}", style="not bold dim") if aside else line


def print_notes(notes: Iterable[str], console: "Console") -> None:
    """What was left out or assumed, and why, under the table."""
    told = list(dict.fromkeys(notes))
    if told:
        console.print()
    for note in told:
        console.print(hanging("note", note, console.width, style="dim"), soft_wrap=True)


def hanging(label: str, text: str, width: int, *, indent: int = 0, style: str = "") -> Text:
    """The text under a short label, its later lines beginning where the first one does."""
    from textwrap import wrap

    ahead = " " * indent
    first = f"{ahead}{label}  " if label else ahead
    lines = wrap(text, max(width, NARROWEST), initial_indent=first, subsequent_indent=" " * len(first)) or [first]
    return Text("\n".join(lines), style=style)
