"""The numbers of each chart as a table: the columns and rows of its CSV, and of the table beside it."""

from collections.abc import Iterator

from tidings.out.web.figures.shown import Compared, Counts, DaysByFamily, Given, Line, Panel, Step

#: What a row of counts is: the events added up to a day, what lies before the axis or has no day, or a running toll.
COUNTS = (
    "row", "measure", "who", "day", "low", "best", "high", "most", "events", "source", "outlet", "place", "since",
    "bound", "claim",
)  # fmt: skip
DAYS = ("first", "last", "family", "events")
SOURCES = (
    "role", "id", "name", "kind", "sides", "claims", "events_shared", "first", "borne_out", "contradicted_claims",
)  # fmt: skip
GIVEN = ("source", "row", "day", "count", "bound", "low", "high", "place", "event", "claim")

Row = tuple[object, ...]


def count_rows(found: Counts) -> Iterator[Row]:
    """All that the panels draw."""
    for panel in found.panels:
        yield from panel_rows(panel)


def panel_rows(panel: Panel) -> Iterator[Row]:
    """The steps of a panel in the order of days, then its running tolls."""
    what = panel.measure, panel.who
    if panel.before:
        yield _step("before", what, panel.before)
    for step in panel.steps:
        yield _step("events", what, step)
    if panel.undated:
        yield _step("undated", what, panel.undated)
    for line in panel.lines:
        for point in line.points:
            yield _point(what, line, point)


def _step(row: str, what: tuple[str, str], one: Step) -> Row:
    return (row, *what, one.day, one.low, one.best, one.high, one.most, one.events, *(None,) * 6)


def _point(what: tuple[str, str], line: Line, one: Given) -> Row:
    return (
        "running", *what, one.day, one.low, one.count, one.high, None, None, line.source, line.outlet,
        one.place, line.since, one.bound, one.claim,
    )  # fmt: skip


def day_rows(found: DaysByFamily) -> Iterator[Row]:
    """A row for each stretch and family that has events."""
    for stretch in found.stretches:
        for family, events in zip(found.families, stretch.events, strict=True):
            if events:
                yield stretch.first, stretch.last, family.name, events


def source_rows(found: Compared) -> Iterator[Row]:
    """A row for each source that is shown, who speaks first-hand before outlets."""
    for one in (*found.voices, *found.outlets):
        yield (
            one.role, one.id, one.name, one.kind, one.sides, one.claims, one.shared, one.first, one.borne_out,
            one.contradicted,
        )  # fmt: skip


def given_rows(found: Compared) -> Iterator[Row]:
    """A row for each figure that a source gives of the count that is compared."""
    for teller in found.tellers:
        for row, many in (("event", teller.events), ("running", teller.running)):
            for one in many:
                yield (
                    teller.source, row, one.day, one.count, one.bound, one.low, one.high, one.place, one.event,
                    one.claim,
                )  # fmt: skip
