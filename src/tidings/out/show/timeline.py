"""What happened by day, the weightiest first, and what was learned of it only later."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tidings.out.answer import Answer
from tidings.out.show.tables import print_notes, say_under
from tidings.out.show.words import days, moment_words, short

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.record import Finding
    from tidings.views.timeline import Occurrence, Timeline

COLUMNS = (
    "earliest", "latest", "event", "kind", "sentence", "modality", "grade", "origins", "dead", "known", "late",
    "assumed", "weight", "later",
)  # fmt: skip


def answer_timeline(finding: "Finding[Timeline]", empty: str) -> Answer:
    """The timeline in every form; `empty` is what to say where no event lies in it."""
    return Answer(
        value=finding,
        columns=COLUMNS,
        rows=lambda: timeline_rows(finding.value),
        show=lambda console: show_timeline(finding, console),
        empty="" if finding.value.days else empty,
    )


def timeline_rows(timeline: "Timeline") -> Iterator[tuple[object, ...]]:
    """A row for each event."""
    for day in timeline.days:
        for one in day.occurrences:
            yield (
                day.earliest, day.latest, one.event, one.kind, one.sentence, one.modality, one.grade, one.origins,
                one.dead, one.known, one.late, one.assumed, round(one.weight, 2), tuple(s.sentence for s in one.later),
            )  # fmt: skip


def show_timeline(finding: "Finding[Timeline]", console: "Console") -> None:
    """Prints a heading for each day and a line for each of its events."""
    for number, day in enumerate(finding.value.days):
        if number:
            console.print()
        console.print(days(day.earliest, day.latest), style="bold")
        for one in day.occurrences:
            print_occurrence(one, console)
    print_notes(finding.notes, console)


def print_occurrence(one: "Occurrence", console: "Console") -> None:
    """Prints an event in its line, and under it what was learned later."""
    assumed = " The day is that of the report." if one.assumed else ""
    late = f" Known only from {moment_words(one.known)}." if one.late else ""
    say_under(short(one.event), f"{one.sentence}.{assumed}{late}", console, indent=2)
    for later in one.later:
        say_under("", f"Later, {moment_words(later.known)}: {later.sentence}.", console, indent=12, style="dim")
