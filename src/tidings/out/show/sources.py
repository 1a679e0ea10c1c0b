"""What each source says, and how often others contradict it or bear it out: counts, and no mark for credibility."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tidings.out.answer import Answer
from tidings.out.show.tables import Column, print_notes, print_table
from tidings.out.show.words import listed

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.record import Finding
    from tidings.views.sources import Pair, SourceRecord, Sources

COLUMNS = (
    "name", "role", "kind", "sides", "claims", "own_voice", "of_itself", "asserts", "denies", "unsure", "plans",
    "events_shared", "first", "borne_out", "contradicted_claims", "by_figure", "by_update", "by_denial", "by_agent",
    "kinds",
)  # fmt: skip
TABLE = (
    Column("source"),
    Column("kind"),
    Column("claims", right=True),
    Column("shared events", right=True),
    Column("first", right=True),
    Column("borne out", right=True),
    Column("contradicted", right=True),
)
NOTE = (
    "contradicted and borne out: how many claims of the source another one speaks against, or tells too on its own. "
    "Neither is a mark for credibility: a source that only quotes is never contradicted."
)


def answer_sources(finding: "Finding[Sources]", *, limit: int, empty: str) -> Answer:
    """The sources in every form."""
    both = [*finding.value.outlets, *finding.value.voices]
    return Answer(
        value=finding,
        columns=COLUMNS,
        rows=lambda: source_rows(both),
        show=lambda console: show_sources(finding, console, limit=limit),
        empty=empty,
    )


def source_rows(found: "Sequence[SourceRecord]") -> Iterator[tuple[object, ...]]:
    """A row for each outlet and each first-hand source."""
    for one in found:
        stances, hows = dict(one.stances), Counter(pair.how for pair in one.contradicted)
        yield (
            one.name, one.role, one.kind, one.sides, one.claims, one.own_voice, one.of_itself,
            *(stances.get(name, 0) for name in ("asserts", "denies", "unsure", "plans")),
            one.events, len(one.first), _claims(one.borne_out), _claims(one.contradicted),
            *(hows.get(how, 0) for how in ("figure", "update", "denial", "agent")),
            tuple(f"{kind} {number}" for kind, number in one.kinds),
        )  # fmt: skip


def _claims(pairs: "Sequence[Pair]") -> int:
    """How many claims of the source the pairs are of."""
    return len({pair.claim for pair in pairs})


def show_sources(finding: "Finding[Sources]", console: "Console", *, limit: int) -> None:
    """Prints those who speak first-hand, then the outlets, those with the most claims first."""
    told = (("Who says so first-hand", finding.value.voices), ("Outlets", finding.value.outlets))
    for n, (title, found) in enumerate((title, found) for title, found in told if found):
        console.print("\n" if n else "", end="")
        console.print(title, style="bold")
        print_table(TABLE, map(_row, found[:limit]), console)
        if len(found) > limit:
            console.print(f"and {len(found) - limit:,} more; --limit {len(found)} shows them", style="dim")
    print_notes([NOTE, *finding.notes], console)


def _row(one: "SourceRecord") -> list[str]:
    kind = one.kind.replace("_", " ")
    return [
        one.name,
        f"{kind}, {listed(one.sides)}" if one.sides else kind,
        f"{one.claims:,}",
        str(one.events),
        str(len(one.first)),
        str(_claims(one.borne_out)),
        _contradicted(one.contradicted),
    ]


def _contradicted(pairs: "Sequence[Pair]") -> str:
    """How many claims are contradicted, and in what."""
    hows = Counter(pair.how for pair in {(pair.claim, pair.how): pair for pair in pairs}.values())
    told = listed([f"{number} {how}" for how, number in hows.most_common()])
    return f"{_claims(pairs)} ({told})" if pairs else "0"
