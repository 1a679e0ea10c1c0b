"""The account of an event as a page lays it out: figures in columns, rows by their origin, and what the rule takes."""

from collections.abc import Container, Iterable, Mapping
from typing import Literal

from msgspec import Struct, structs

from tidings.out.show.words import of_whom
from tidings.views.account import Account, Count, Telling, Tie
from tidings.views.figures import Estimate
from tidings.views.rules import Said, chosen

#: How a figure stands to the best one: it is that, its words allow it, they do not; or it has no vote of its own, as an
#: earlier one of the same source, a running toll, or what is not told as done.
Standing = Literal["chosen", "allows", "differs", "aside"]


class Column(Struct, frozen=True):
    """What is counted under one heading; a running toll is a column of its own."""

    measure: str
    who: str
    running: bool = False

    @property
    def title(self) -> str:
        """The heading in words."""
        return of_whom(self.measure, self.who) + (", running" if self.running else "")


class Cell(Struct, frozen=True):
    """A figure of one claim, with how firmly it is given ("at least", "up to", "about") and how it stands.

    `headline` is True where only the title of its report gives it.
    """

    count: Count
    bound: str
    standing: Standing
    headline: bool = False


class Line(Struct, frozen=True):
    """A row of the table: a telling under its number, its figures by column; `against` if it is among the dissent."""

    number: int
    telling: Telling
    cells: tuple[tuple[Cell, ...], ...]
    against: bool

    @property
    def claims(self) -> tuple[str, ...]:
        """The claim of the row, then those that are folded under it."""
        return (self.telling.claim, *(one.claim for one in self.telling.copies))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell the same of the same origin, beside the row's own, each once."""
        names = dict.fromkeys(one.outlet or one.report for one in self.telling.copies)
        return tuple(name for name in names if name != self.telling.outlet)


class Joined(Struct, frozen=True):
    """A tie with the numbers of the two rows that it joins, or keeps apart."""

    left: int
    right: int
    tie: Tie


class Laid(Struct, frozen=True):
    """All of the table: its columns, and its rows in groups of one origin each."""

    columns: tuple[Column, ...]
    origins: tuple[tuple[Line, ...], ...]
    joined: tuple[Joined, ...]

    def headline_only(self, measure: str, who: str) -> bool:
        """True where every figure of a count stands in headlines only."""
        at = self.columns.index(Column(measure, who)) if Column(measure, who) in self.columns else None
        cells = [cell for line in self.lines for cell in line.cells[at]] if at is not None else []
        return bool(cells) and all(cell.headline for cell in cells)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All rows, in their order."""
        return tuple(line for group in self.origins for line in group)


def laid(account: Account, dissent: Iterable[str], headlines: Container[tuple[str, Count]] = ()) -> Laid:
    """The account laid out; `dissent` are the claims that speak against the event.

    `headlines` are claims with figures that only the titles of their reports give.
    """
    columns, against = columns_of(account), set(dissent)
    groups: dict[int, list[Telling]] = {}
    for telling in account.tellings:
        groups.setdefault(telling.origin, []).append(telling)
    ordered = [one for origin in sorted(groups) for one in groups[origin]]
    numbers = {one.claim: number for number, one in enumerate(ordered, 1)}
    estimates = {Column(one.measure, one.who): one for one in account.estimates}
    lines = {
        one.claim: Line(
            number=numbers[one.claim],
            telling=one,
            cells=tuple(
                _marked(_cells(one, column, estimates.get(column), account), one, headlines) for column in columns
            ),
            against=one.claim in against,
        )
        for one in ordered
    }
    origins = tuple(tuple(lines[one.claim] for one in groups[origin]) for origin in sorted(groups))
    return Laid(columns, origins, joined(account, numbers))


def columns_of(account: Account) -> tuple[Column, ...]:
    """What is counted: the event's own counts first, running tolls after them; what no claim gives has no column."""
    given = [Column(one.measure, one.who, one.since is not None) for each in account.tellings for one in each.counts]
    estimated = [Column(one.measure, one.who) for one in account.estimates]
    return tuple(dict.fromkeys([*(one for one in estimated if one in given), *sorted(given, key=_running)]))


def _running(column: Column) -> bool:
    return column.running


def _cells(telling: Telling, column: Column, estimate: Estimate | None, account: Account) -> tuple[Cell, ...]:
    """The figures of a telling in one column."""
    given = [one for one in telling.counts if Column(one.measure, one.who, one.since is not None) == column]
    return tuple(_cell(telling, one, estimate, account) for one in given)


def _marked(cells: tuple[Cell, ...], telling: Telling, headlines: Container[tuple[str, Count]]) -> tuple[Cell, ...]:
    """The cells, marked where they stand in headlines only: of this claim and of all that are folded under it."""
    claims = (telling.claim, *(one.claim for one in telling.copies))
    return tuple(
        structs.replace(cell, headline=all((claim, cell.count) in headlines for claim in claims)) for cell in cells
    )


def _cell(telling: Telling, count: Count, estimate: Estimate | None, account: Account) -> Cell:
    said = _said(telling, count, estimate)
    if estimate is None or said is None:
        return Cell(count, _bound(count, said), "aside")
    if said == chosen(estimate.said, account.rule):
        return Cell(count, _bound(count, said), "chosen")
    return Cell(count, _bound(count, said), "allows" if said.allows(estimate.best) else "differs")


def _said(telling: Telling, count: Count, estimate: Estimate | None) -> Said | None:
    """The vote that a figure of a claim is, or that its copies are."""
    claims = {telling.claim, *(one.claim for one in telling.copies)}
    votes = estimate.said if estimate and count.since is None else ()
    return next((one for one in votes if one.count == count.count and claims.intersection(one.claims)), None)


def _bound(count: Count, said: Said | None) -> str:
    if count.high is None:
        return "at least"
    if count.low == 0 < count.count:
        return "up to"
    return "about" if said and said.bound == "about" else ""


def joined(account: Account, numbers: Mapping[str, int]) -> tuple[Joined, ...]:
    """Why the rows are one event: what persons say, then for each row the strongest link with an earlier one."""
    every = dict(numbers)
    for telling in account.tellings:
        every |= {copy.claim: numbers[telling.claim] for copy in telling.copies}
    found: list[Joined] = []
    linked: set[int] = set()
    for tie in account.ties:  # those of persons first, then the surest
        left, right = sorted((every[tie.left], every[tie.right]))
        if left != right and (tie.at or right not in linked):
            found.append(Joined(left, right, tie))
            linked |= {right} if tie.at is None else set()
    return tuple(found)
