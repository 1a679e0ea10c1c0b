"""A version of a report against the one before it: claims new and gone, fields changed, words added and removed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from tidings.out.answer import Answer
from tidings.out.show.tables import heading, print_notes, say_under
from tidings.out.show.words import counted

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.record import Finding
    from tidings.views.changes import Changes, Told
    from tidings.views.wordwise import Passage

COLUMNS = ("change", "claim_before", "claim", "kind", "field", "before", "after", "quotes")


def answer_changes(finding: "Finding[Changes]") -> Answer:
    """What changed between two versions, in every form."""
    return Answer(
        value=finding,
        columns=COLUMNS,
        rows=lambda: change_rows(finding.value),
        show=lambda console: show_changes(finding, console),
    )


def change_rows(value: "Changes") -> Iterator[tuple[object, ...]]:
    """A row for each claim that is new or gone, each field that changed, and each passage added or removed."""
    for one in value.fresh:
        yield ("new", None, one.claim, one.kind, None, None, one.sentence, one.quotes)
    for one in value.gone:
        yield ("gone", one.claim, None, one.kind, None, one.sentence, None, one.quotes)
    for change in value.changed:
        yield ("changed", change.old, change.new, None, change.field, change.before, change.after, None)
    for passage in value.added:
        yield ("words added", *(None,) * 5, passage.text, None)
    for passage in value.removed:
        yield ("words removed", *(None,) * 4, passage.text, None, None)


def show_changes(finding: "Finding[Changes]", console: "Console") -> None:
    """Prints what is new, gone and changed, then the words."""
    value = finding.value
    heading(f"{value.new} against {value.old}", console)
    told = [f"{counted(len(value.fresh), 'claim')} new", f"{len(value.gone)} gone"]
    fields = {(change.old, change.new) for change in value.changed}
    console.print(", ".join([*told, f"{len(fields)} changed, {len(value.same)} the same."]))
    _show_told("New", value.fresh, console)
    _show_told("Gone", value.gone, console)
    if value.changed:
        _title("Changed", console)
    for change in value.changed:
        before, after = change.before or "nothing told", change.after or "nothing told"
        say_under(change.field, f"{before} -> {after}  (claim {change.new})", console, indent=2)
    _show_words("Words added", value.added, console)
    _show_words("Words removed", value.removed, console)
    print_notes(finding.notes, console)


def _show_told(title: str, found: "Sequence[Told]", console: "Console") -> None:
    if found:
        _title(title, console)
    for one in found:
        say_under("-", f"{one.sentence}  (claim {one.claim})", console, indent=2)
        for quote in one.quotes[:1]:
            say_under("", f"“{quote}”", console, indent=5, style="italic")


def _show_words(title: str, found: "Sequence[Passage]", console: "Console") -> None:
    if found:
        _title(title, console)
    for one in found:
        say_under("-", " ".join(one.text.split()), console, indent=2)


def _title(text: str, console: "Console") -> None:
    console.print()
    console.print(Text(text, style="bold"))
