"""Claims one a row, by names that may be shown, for a person and for other programs."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from rich.text import Text

from tidings.errors import QuestionError
from tidings.out.answer import Answer, cell
from tidings.out.pretty import figure_text
from tidings.out.show.claims import who_says
from tidings.out.show.tables import print_notes, say_under
from tidings.out.show.words import ASSUMED_NOTE, counted, days, moment_words
from tidings.record import Entry, Place

if TYPE_CHECKING:
    from rich.console import Console

    from tidings.lexicon.brief import Wording

COLUMNS = (
    "claim", "report", "outlet", "known", "kind", "mode", "modality", "place", "place_id", "country", "lat", "lon",
    "earliest", "latest", "basis", "agents", "targets", "sources", "figures", "quotes", "event", "origin", "score",
    "by",
)  # fmt: skip


def answer_claims(entries: Sequence[Entry], wording: "Wording", *, limit: int, empty: str) -> Answer:
    """The claims in every form."""
    rows = [claim_row(one, wording) for one in entries]
    return Answer(
        value=[dict(zip(COLUMNS, row, strict=True)) for row in rows],
        columns=COLUMNS,
        rows=lambda: iter(rows),
        show=lambda console: show_claims(entries, wording, console, limit=limit),
        empty=empty,
    )


def claim_row(entry: Entry, wording: "Wording") -> tuple[object, ...]:
    """A claim as a flat row."""
    from tidings.views.wording import names_of, place_name

    claim, time = entry.claim, entry.claim.time
    place = claim.place.value if claim.place and isinstance(claim.place.value, Place) else None
    where = (place.id, place.country, place.lat, place.lon) if place else (None,) * 4
    parties = (names_of(some, wording) for some in (claim.agents, claim.targets, claim.sources))
    days_told = (time.earliest, time.latest, time.basis) if time else (None,) * 3
    return (
        claim.id, claim.report, entry.outlet, entry.known, claim.kind, claim.mode, claim.modality,
        place_name(claim.place) or None, *where, *days_told, *parties, tuple(map(figure_text, claim.figures)),
        entry.quotes, entry.event or None, entry.origin or None, round(claim.score, 3), claim.by,
    )  # fmt: skip


def show_claims(entries: Sequence[Entry], wording: "Wording", console: "Console", *, limit: int) -> None:
    """Prints the first claims: what, where and when, who says so, and the words."""
    shown = entries[:limit]
    for entry in shown:
        console.print(_headline(entry), soft_wrap=True)
        say_under("", f"{who_says(entry, wording)} · known {moment_words(entry.known)}", console, indent=2)
        for quote in entry.quotes:
            say_under("", f"“{quote}”", console, indent=2, style="italic")
        console.print()
    notes = [ASSUMED_NOTE] if any(_assumed(one) for one in shown) else []
    if len(entries) > limit:
        notes.append(f"{counted(len(shown), 'claim')} of {len(entries):,}; --limit {len(entries)} shows all.")
    print_notes(notes, console)


def _headline(entry: Entry) -> Text:
    from tidings.views.wording import place_name

    claim, time = entry.claim, entry.claim.time
    day = days(time.earliest, time.latest, assumed=_assumed(entry)) if time else ""
    line = Text(claim.id, style="dim").append("  ").append(claim.kind, style="bold cyan not dim")
    line.append(f", {claim.modality}" if claim.modality != "asserted" else "", style="bold yellow not dim")
    where = " · ".join(part for part in (place_name(claim.place), day, *map(figure_text, claim.figures)) if part)
    return line.append(f" · {where}" if where else "", style="not dim")


def _assumed(entry: Entry) -> bool:
    return entry.claim.time is not None and entry.claim.time.basis == "published"


def write_claims(answer: Answer, path: Path) -> None:
    """The claims are in the file, in the form that its ending names."""
    write = {".csv": _write_csv, ".json": _write_json, ".parquet": _write_parquet}.get(path.suffix.lower())
    if write is None:
        raise QuestionError(
            "the form of this file is not known", where=str(path), remedy="name it .csv, .json or .parquet"
        )
    try:
        write(answer, path)
    except OSError as error:
        raise QuestionError(error.strerror or str(error), where=str(path), remedy="give a file to write to") from error
    print(f"{counted(len(answer.value), 'claim')} in {path}")


def _write_csv(answer: Answer, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows([cell(value) for value in row] for row in answer.rows())


def _write_json(answer: Answer, path: Path) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(answer.value), indent=1) + b"\n")


def _write_parquet(answer: Answer, path: Path) -> None:
    import polars

    lists = ("agents", "targets", "sources", "figures", "quotes")
    rows = [{**row, **{name: list(row[name]) for name in lists}} for row in answer.value]
    text, number, day = polars.String(), polars.Float64(), polars.Date()
    schema: dict[str, Any] = dict.fromkeys(COLUMNS, text) | dict.fromkeys(lists, polars.List(text))
    schema |= dict.fromkeys(("lat", "lon", "score"), number) | dict.fromkeys(("earliest", "latest"), day)
    polars.DataFrame(rows, schema={**schema, "known": polars.Datetime("us", "UTC")}).write_parquet(path)
