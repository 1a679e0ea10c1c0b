"""Events one a line: when, what, where, how many, from how many independent origins, and how well borne out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tidings.out.answer import Answer
from tidings.out.show.tables import Column, print_notes, print_table
from tidings.out.show.words import ASSUMED_NOTE, count, counted, days, listed, of_whom, short
from tidings.record import Basis, Entry, Event, Grade, Place
from tidings.views.figures import Estimate, Rule, estimates
from tidings.views.standing import members_of, standing

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    "event", "kind", "place", "place_id", "country", "lat", "lon", "earliest", "latest", "basis", "grade", "origins",
    "claims", "figures", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
)  # fmt: skip
TABLE = (
    Column("event", whole=True, style="dim"),
    Column("day", whole=True),
    Column("kind", whole=True, style="cyan"),
    Column("place"),
    Column("figures"),
    Column("origins", right=True),
    Column("grade", whole=True),
)
#: On a narrower page kind, place and figures share a column.
WIDE = 110
NARROW = (
    Column("event", whole=True, style="dim"),
    Column("day", whole=True),
    Column("what"),
    Column("origins", right=True),
    Column("grade", whole=True),
)
#: Counts that stand in one row of the table, wholes first; the account of the event has them all.
COUNTS_SHOWN = 3


class Listed(Struct, frozen=True, kw_only=True):
    """An event as a list shows it. `origins` counts the tellings of it that do not depend on each other."""

    id: str
    kind: str
    place: Place | None
    earliest: date | None
    latest: date | None
    basis: Basis | None
    grade: Grade
    origins: int
    estimates: tuple[Estimate, ...]
    claims: tuple[str, ...]


def listed_events(events: Iterable[Event], entries: Iterable[Entry], rule: Rule) -> list[Listed]:
    """The events with what their claims add up to."""
    by_id = {one.claim.id: one for one in entries}
    return [_listed(event, members_of(event, by_id), rule) for event in events]


def _listed(event: Event, members: Sequence[Entry], rule: Rule) -> Listed:
    return Listed(
        id=event.id,
        kind=event.kind,
        place=event.place,
        earliest=event.time.earliest if event.time else None,
        latest=event.time.latest if event.time else None,
        basis=event.time.basis if event.time else None,
        grade=event.grade,
        origins=standing(members).origins,
        estimates=estimates(members, rule),
        claims=event.claims,
    )


def in_day_order(events: Iterable[Event]) -> list[Event]:
    """Events by their first day, then by id; those without a day first."""
    return sorted(events, key=lambda one: (_first_day(one), one.id))


def _first_day(event: Event) -> date:
    return (event.time and (event.time.earliest or event.time.latest)) or date.min


def answer_events(found: Sequence[Listed], *, of: int, empty: str) -> Answer:
    """The events in every form; they are the last of so many."""
    return Answer(
        value=list(found),
        columns=COLUMNS,
        rows=lambda: event_rows(found),
        show=lambda console: show_events(found, console, of=of),
        empty=empty,
    )


def event_rows(found: Iterable[Listed]) -> Iterator[tuple[object, ...]]:
    """A row for each event."""
    for one in found:
        place = one.place
        where = (place.name, place.id, place.country, place.lat, place.lon) if place else (None,) * 5
        figures = tuple(
            f"{each.measure} ({each.who}) {count(each.low, each.best, each.high)}" for each in one.estimates
        )
        whole = {each.measure: each for each in one.estimates if each.who == "all"}
        yield (
            one.id, one.kind, *where, one.earliest, one.latest, one.basis, one.grade, one.origins, len(one.claims),
            figures, *_bounds(whole, "killed"), *_bounds(whole, "injured"),
        )  # fmt: skip


def _bounds(whole: Mapping[str, Estimate], measure: str) -> tuple[int | None, int | None, int | None]:
    one = whole.get(measure)
    return (one.low, one.best, one.high) if one else (None, None, None)


def show_events(found: Sequence[Listed], console: "Console", *, of: int) -> None:
    """Prints the events as a table, and of how many they are the last."""
    wide = console.width >= WIDE
    print_table(TABLE if wide else NARROW, (_line(one) if wide else _short_line(one) for one in found), console)
    notes = [ASSUMED_NOTE] if any(one.basis == "published" for one in found) else []
    notes += [f"The last {len(found):,} of {counted(of, 'event')}; --limit {of} shows all."] if of > len(found) else []
    print_notes(notes, console)


def _line(one: Listed) -> list[str]:
    figures = [f"{count(e.low, e.best, e.high)} {of_whom(e.measure, e.who)}" for e in one.estimates[:COUNTS_SHOWN]]
    figures += ["…"] if len(one.estimates) > COUNTS_SHOWN else []
    return [
        short(one.id),
        days(one.earliest, one.latest, assumed=one.basis == "published"),
        one.kind,
        place_words(one.place),
        listed(figures),
        str(one.origins),
        one.grade,
    ]


def _short_line(one: Listed) -> list[str]:
    id, day, kind, place, figures, origins, grade = _line(one)
    return [id, day, " · ".join(part for part in (kind, place, figures) if part), origins, grade]


def place_words(place: Place | None) -> str:
    """A place with its country."""
    if place is None:
        return ""
    return f"{place.name}, {place.country}" if place.country and place.kind != "country" else place.name
