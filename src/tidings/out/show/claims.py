"""Claims under what they bear out: who says so, when it was known, and the words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tidings.out.show.tables import say_under
from tidings.out.show.words import counted, moment_words

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.lexicon.brief import Wording
    from tidings.record import Entry


def print_claims_of(
    ids: Sequence[str], entries: "Mapping[str, Entry]", console: "Console", *, wording: "Wording", limit: int
) -> None:
    """Prints the claims of these ids, no more than `limit`, and says how many more there are."""
    here = [entries[id] for id in ids if id in entries]
    for entry in here[:limit]:
        aside = f"{moment_words(entry.known)} · claim {entry.claim.id}"
        say_under("-", f"{who_says(entry, wording)}{_stance(entry)}", console, indent=2)
        say_under("", aside, console, indent=5, style="dim")
        for quote in entry.quotes[:1]:
            say_under("", f"“{quote}”", console, indent=5, style="italic")
    if len(here) > limit:
        more = f"and {counted(len(here) - limit, 'more claim')}; --limit {len(here)} shows them"
        say_under("", more, console, indent=5, style="dim")


def who_says(entry: "Entry", wording: "Wording") -> str:
    """Who says it, first-hand first, and the outlet, by names that may be shown."""
    from tidings.views.wording import names_of

    names = list(names_of(entry.claim.sources, wording))
    outlet = entry.outlet or "an outlet not named"
    return ", through ".join([*names, outlet] if outlet not in names else names)


def _stance(entry: "Entry") -> str:
    return "" if entry.claim.modality == "asserted" else f" ({entry.claim.modality})"
