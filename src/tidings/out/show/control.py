"""Who holds which place, since when, and on whose word."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from tidings.out.answer import Answer
from tidings.out.question import Question
from tidings.out.show.claims import print_claims_of
from tidings.out.show.tables import Column, heading, print_notes, print_table, say_under
from tidings.out.show.words import days, listed, moment_words

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.lexicon.brief import Wording
    from tidings.record import Entry, Finding
    from tidings.views.control import Change, Holding

COLUMNS = (
    "place", "name", "state", "holder", "side", "rivals", "earliest", "latest", "derived", "changes", "for", "against",
    "claims_for", "claims_against", "notes",
)  # fmt: skip

Found = Sequence["Finding[Holding]"]


def answer_control(found: Found, question: Question, empty: str) -> Answer:
    """Who holds each place, in every form, a row a place."""
    return Answer(
        value=list(found),
        columns=COLUMNS,
        rows=lambda: map(control_row, found),
        show=lambda console: show_places(found, question, console),
        empty="" if found else empty,
    )


def answer_place(
    finding: "Finding[Holding]", others: Found, entries: "Mapping[str, Entry]", *, wording: "Wording", limit: int
) -> Answer:
    """The same for one place, which a person is shown with each change and its claims, and `others` in it after it."""

    def show(console: "Console") -> None:
        show_ledger(finding, entries, console, wording=wording, limit=limit)
        if others:
            console.print()
            print_places(others, console)

    return Answer(
        value=[finding, *others], columns=COLUMNS, rows=lambda: map(control_row, [finding, *others]), show=show
    )


def control_row(finding: "Finding[Holding]") -> tuple[object, ...]:
    """A place as a flat row."""
    one = finding.value
    return (
        one.place, one.name, one.state, *((one.holder.name, one.holder.camp) if one.holder else (None, None)),
        tuple(rival.name for rival in one.rivals), one.earliest, one.latest, one.derived, len(one.ledger),
        len(finding.support), len(finding.dissent), finding.support, finding.dissent, finding.notes,
    )  # fmt: skip


PLACES = (
    Column("place"),
    Column("state"),
    Column("since", whole=True),
    Column("for", right=True, whole=True),
    Column("against", right=True, whole=True),
)


def show_places(found: Found, question: Question, console: "Console") -> None:
    """Prints a line for each place: what is known best first within a state."""
    heading("Who holds what", console, _when(question))
    print_places(found, console)


def print_places(found: Found, console: "Console") -> None:
    """Prints places and then provinces, each by its name; those of which nobody says who holds them last."""
    told = sorted(found, key=lambda one: (one.value.state == "unknown", one.value.name, one.subject))
    print_table(PLACES, (place_row(one) for one in told if not one.value.derived), console)
    if any(one.value.derived for one in told):
        console.print()
        console.print("Put together from the places in them", style="bold")
        print_table(PLACES, (place_row(one) for one in told if one.value.derived), console)


def place_row(finding: "Finding[Holding]") -> list[str]:
    """A place as a line of the table."""
    one = finding.value
    return [
        one.name,
        state_words(one),
        days(one.earliest, one.latest),
        str(len(finding.support)),
        str(len(finding.dissent) or ""),
    ]


def state_words(one: "Holding | Change") -> str:
    """A state with whom it is of: "held by HTS", "contested: the army; HTS"."""
    rivals = listed([rival.name for rival in one.rivals])
    held = f"{one.state} by {one.holder.name}" if one.holder and one.state == "held" else one.state
    if one.holder and one.state != "held":
        held = f"{one.state}, held by {one.holder.name}"
    return f"{held} ({_against(one.state)}{rivals})" if rivals else held


def _against(state: str) -> str:
    return "by " if state == "encircled" else ""


def show_ledger(
    finding: "Finding[Holding]",
    entries: "Mapping[str, Entry]",
    console: "Console",
    *,
    wording: "Wording",
    limit: int,
) -> None:
    """Prints one place: its state, and every change with the claims for it and against it, the latest first."""
    one = finding.value
    since = f" since {days(one.earliest, one.latest)}" if one.earliest or one.latest else ""
    heading(f"{one.name}: {state_words(one)}{since}", console, _as_of(finding))
    for change in reversed(one.ledger):
        console.print()
        console.print(Text(days(change.earliest, change.latest) or "day not told", style="bold").append(
            f"  {state_words(change)}", style="bold cyan"))  # fmt: skip
        say_under("", change.why, console, indent=2)
        print_claims_of(change.support, entries, console, wording=wording, limit=limit)
        if change.dissent:
            console.print("  against it", style="bold yellow")
            print_claims_of(change.dissent, entries, console, wording=wording, limit=limit)
    told = {claim for change in one.ledger for claim in (*change.support, *change.dissent)}
    rest = [claim for claim in (*finding.support, *finding.dissent) if claim not in told]
    if rest:
        console.print()
        console.print("Claims about the places in it" if one.derived else "Other claims that bear on it", style="bold")
        print_claims_of(rest, entries, console, wording=wording, limit=limit)
    print_notes(finding.notes, console)


def _as_of(finding: "Finding[Holding]") -> str:
    parts = [f"as of {days(finding.as_of, finding.as_of)}" if finding.as_of else ""]
    parts.append(f"known by {moment_words(finding.known_by)}" if finding.known_by else "")
    return ", ".join(part for part in parts if part)


def _when(question: Question) -> str:
    parts = [f"as of {days(question.as_of, question.as_of)}" if question.as_of else "as of the latest day told"]
    parts.append(f"known by {moment_words(question.known_by)}" if question.known_by else "")
    return ", ".join(part for part in parts if part)


def cited(finding: "Finding[Holding]") -> Iterator[str]:
    """The ids of all claims that a place's finding and its changes name."""
    yield from finding.support
    yield from finding.dissent
    for change in finding.value.ledger:
        yield from change.support
        yield from change.dissent
