"""The brief of a day for a person: sentences under their headings, and numbered notes with who says so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tidings.out.answer import Answer
from tidings.out.show.tables import heading, print_notes, say_under
from tidings.out.show.words import moment_words

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.record import Finding
    from tidings.views.brief import Brief
    from tidings.views.brief.page import Line

COLUMNS = ("day", "section", "sentence", "grade", "event", "place", "known", "claims_for", "claims_against")


def answer_brief(finding: "Finding[Brief]", empty: str) -> Answer:
    """The brief in every form; `empty` is what to say where it holds nothing."""
    return Answer(
        value=finding,
        columns=COLUMNS,
        rows=lambda: brief_rows(finding.value),
        show=lambda console: show_brief(finding, console),
        empty=empty,
    )


def brief_rows(brief: "Brief") -> Iterator[tuple[object, ...]]:
    """A row for each sentence."""
    for section in brief.sections:
        for one in section.lines:
            yield (
                brief.day, section.heading, one.sentence, one.grade, one.event, one.place, one.known, one.support,
                one.dissent,
            )  # fmt: skip


def show_brief(finding: "Finding[Brief]", console: "Console") -> None:
    """Prints the page."""
    brief = finding.value
    heading(brief.title, console, _as_known(finding))
    for section in brief.sections:
        console.print()
        console.print(section.heading, style="bold cyan")
        for one in section.lines:
            say_under("-", f"{_sentence(one.sentence)}{_marks(one)}", console)
    if brief.notes:
        console.print()
        console.print("Who says so", style="bold cyan")
    for note in brief.notes:
        stance = "" if note.modality == "asserted" else f" ({note.modality})"
        through = f", through {note.outlet}" if note.outlet and note.outlet not in note.source else ""
        aside = f"{note.source}{through}{stance} · {moment_words(note.known)}"
        say_under(f"{note.number:3}", aside, console)
        for quote in note.quotes[:1]:
            say_under("", f"“{quote}”", console, indent=5, style="italic")
    print_notes(finding.notes, console)


def _as_known(finding: "Finding[Brief]") -> str:
    if finding.known_by:
        return f"as known by {moment_words(finding.known_by)}"
    return f"the newest claim is of {moment_words(finding.value.newest)}" if finding.value.newest else ""


def _marks(one: "Line") -> str:
    """The numbers of the notes for a sentence, and of those against it."""
    told = f" [{', '.join(map(str, one.notes))}]" if one.notes else ""
    against = f" [against: {', '.join(map(str, one.notes_against))}]" if one.notes_against else ""
    return told + against


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
