"""How many were killed, injured or moved: sums, the events they are made of, what stands beside, what was left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tidings.out.answer import Answer
from tidings.out.show.tables import Column, heading, print_notes, print_table
from tidings.out.show.words import count, counted, day, days, listed, moment_words, of_whom, short

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.record import Finding
    from tidings.views.displacement import Displacement, Move
    from tidings.views.figures import Estimate
    from tidings.views.series import Series
    from tidings.views.toll import EventToll, Toll

    Summed = Finding[Toll] | Finding[Displacement]

COLUMNS = (
    "row", "event", "kind", "place", "from_place", "to_place", "first", "last", "edge", "measure", "who", "low", "best",
    "high", "part", "derived", "events", "source", "claims_for", "claims_against",
)  # fmt: skip
BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "up to ", "about": "about "}
SUMS = (Column("counted"), Column("best", right=True), Column("low", right=True), Column("high", right=True),
        Column("events", right=True))  # fmt: skip


def answer_toll(finding: "Finding[Toll]", subject: str, *, limit: int, empty: str) -> Answer:
    """A toll in every form; `subject` is what it is of, in words."""
    events = [(one, one.place_name, "", "") for one in finding.value.events]
    return _answer(finding, heading_words("Killed and injured", subject, finding), events, limit=limit, empty=empty)


def answer_displacement(finding: "Finding[Displacement]", subject: str, *, limit: int, empty: str) -> Answer:
    """People who moved, in every form."""
    moves = [(one, _way(one), one.left_name or "", one.reached_name or "") for one in finding.value.moves]
    return _answer(finding, heading_words("People who moved", subject, finding), moves, limit=limit, empty=empty)


#: An event or a movement, where it was in words, and the places left and reached.
Row = tuple[Any, str, str, str]


def _answer(finding: "Summed", title: str, rows: Sequence[Row], *, limit: int, empty: str) -> Answer:
    return Answer(
        value=finding,
        columns=COLUMNS,
        rows=lambda: toll_rows(finding, rows),
        show=lambda console: show_sums(finding, title, rows, console, limit=limit),
        empty=empty,
    )


def tells(finding: "Summed") -> bool:
    """True if there is anything to show: a sum, or a claim that was left out of it."""
    value = finding.value
    return bool(value.totals or value.beside or value.running or value.left_out)


def heading_words(what: str, subject: str, finding: "Summed") -> str:
    """What is summed, of what, over which days, as known by when, and by which rule."""
    value = finding.value
    span = days(value.since, value.until) if value.since or value.until else "all days"
    known = f", known by {moment_words(finding.known_by)}" if finding.known_by else ""
    return f"{what}{f', {subject}' if subject else ''}: {span}{known}; best by the rule {value.rule!r}".replace("'", "")


def _way(move: "Move") -> str:
    if move.left_name or move.reached_name:
        return " ".join(
            f"{word} {name}" for word, name in (("from", move.left_name), ("to", move.reached_name)) if name
        )
    return ""


def toll_rows(finding: "Summed", rows: Sequence[Row]) -> Iterator[tuple[object, ...]]:
    """Rows of four sorts: a total, an event's count, a sum shown beside, a point of a running toll."""
    value = finding.value
    for one in value.totals:
        yield (
            "total", *(None,) * 5, value.since, value.until, None, one.measure, one.who, one.low, one.best, one.high,
            one.part, None, one.events, None, None, None,
        )  # fmt: skip
    for event, place, left, reached in rows:
        where = (event.event, event.kind, event.place_name if hasattr(event, "place_name") else place, left, reached)
        for each in event.estimates:
            yield ("event", *where, event.first, event.last, event.edge, *_counts(each))
    for beside in value.beside:
        for each in beside.estimates:
            yield (
                "beside", beside.event, None, beside.place_name, None, None, beside.first, beside.last, None,
                *_counts(each),
            )  # fmt: skip
    for toll in value.running:
        for point in toll.points:
            yield (
                "running", None, None, toll.place_name, None, None, toll.since, point.day, None, toll.measure, toll.who,
                None if point.bound == "at_most" else point.count, point.count,
                None if point.bound == "at_least" else point.count, None, None, None,
                _teller(toll), point.claims, None,
            )  # fmt: skip


def _counts(one: "Estimate") -> tuple[object, ...]:
    return (
        one.measure, one.who, one.low, one.best, one.high, one.part, one.derived, None, None, one.support, one.dissent,
    )  # fmt: skip


def _teller(one: "Series") -> str:
    return one.source or one.outlet or ""


def show_sums(finding: "Summed", title: str, rows: Sequence[Row], console: "Console", *, limit: int) -> None:
    """Prints the sums, then the events, the sums beside, the running tolls, and what was left out."""
    value = finding.value
    heading(title, console)
    if value.totals:
        print_table(SUMS, ([*_named(one), f"{one.events:,}"] for one in value.totals), console)
    else:
        console.print("No event of those days with a count that could be added.")
    if rows:
        _show_events(rows, console, limit)
    if value.beside:
        console.print()
        console.print("Sums over a day or an area, not added, since their events are", style="bold")
        shown = [
            [short(b.event), days(b.first, b.last), b.place_name, _estimates(b.estimates), str(len(b.holds))]
            for b in value.beside[:limit]
        ]
        columns = (
            Column("event", whole=True, style="dim"), Column("day", whole=True), Column("place"), Column("count"),
            Column("events held", right=True),
        )  # fmt: skip
        print_table(columns, shown, console)
    _show_running(value.running, console, limit)
    _show_left_out([one.sentence for one in value.left_out], console)
    print_notes(finding.notes[: len(finding.notes) - _told_above(finding)], console)


def _told_above(finding: "Summed") -> int:
    """How many of the last notes are sentences on what has its own table: what is beside, running, or left out."""
    value = finding.value
    return len(value.beside) + len(value.running) + len({one.reason for one in value.left_out})


def _named(one: Any) -> list[str]:
    high = "open" if one.high is None else f"{one.high:,}"
    name = of_whom(one.measure, one.who)
    return [f"  of them {one.who}" if one.part else name, f"{one.best:,}", f"{one.low:,}", high]


def _show_events(rows: Sequence[Row], console: "Console", limit: int) -> None:
    console.print()
    console.print("Event by event", style="bold")
    columns = (
        Column("event", whole=True, style="dim"), Column("day", whole=True), Column("kind", style="cyan"),
        Column("place"), Column("count: best (low to high)"), Column("for", right=True), Column("against", right=True),
    )  # fmt: skip
    ordered = sorted(rows, key=_heaviest)
    shown = [
        [short(e.event), days(e.first, e.last) + ("?" if e.edge else ""), e.kind, place, _estimates(e.estimates),
         *_voices(e.estimates)]
        for e, place, _, _ in ordered[:limit]
    ]  # fmt: skip
    print_table(columns, shown, console)
    if any(e.edge for e, *_ in ordered[:limit]):
        console.print("? may lie outside the days asked about; its low is then nothing", style="dim")
    if len(rows) > limit:
        console.print(f"and {counted(len(rows) - limit, 'more event')}; --limit {len(rows)} shows them", style="dim")


def _heaviest(row: Row) -> tuple[int, str]:
    event: EventToll | Move = row[0]
    return -max((one.best for one in event.estimates if not one.part), default=0), event.event


def _voices(many: "Iterable[Estimate]") -> list[str]:
    """How many claims allow the best counts, and how many do not or deny them."""
    taken = list(many)
    support = {claim for one in taken for claim in one.support}
    dissent = {claim for one in taken for claim in one.dissent} - support
    return [str(len(support)), str(len(dissent) or "")]


def _estimates(many: "Iterable[Estimate]") -> str:
    return listed([f"{count(one.low, one.best, one.high)} {of_whom(one.measure, one.who)}" for one in many])


def _show_running(running: "Sequence[Series]", console: "Console", limit: int) -> None:
    """Each running toll by its source, its points in the order of days."""
    if not running:
        return
    console.print()
    console.print("Running tolls, not added", style="bold")
    columns = (
        Column("who says so"), Column("counted"), Column("place"), Column("since", whole=True), Column("day by day"),
    )  # fmt: skip
    shown = [
        [
            _teller(one) or "a source not listed",
            of_whom(one.measure, one.who),
            one.place_name,
            day(one.since),
            _points(one),
        ]
        for one in sorted(running, key=_teller)[:limit]
    ]
    print_table(columns, shown, console)
    if len(running) > limit:
        console.print(
            f"and {counted(len(running) - limit, 'more toll')}; --limit {len(running)} shows them", style="dim"
        )


def _points(one: "Series") -> str:
    rise = f"; rose by {one.rise:,} in these days" if one.rise is not None and len(one.points) > 1 else ""
    return listed([f"{BOUNDS[p.bound]}{p.count:,} on {day(p.day)}" for p in one.points]) + rise


def _show_left_out(sentences: Iterable[str], console: "Console") -> None:
    """Why claims with counts were not added, the commonest reason first."""
    reasons = Counter(sentences).most_common()
    if not reasons:
        return
    console.print()
    console.print("Not added, and why", style="bold")
    rows = ([counted(number, "claim"), sentence] for sentence, number in reasons)
    print_table((Column("", right=True, whole=True), Column("")), rows, console)
