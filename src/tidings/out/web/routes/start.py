"""The start page: the map, the time line and the events together, and what its scripts ask for."""

from datetime import date, datetime
from typing import Any, Literal, get_args

from litestar import Request, Response, get
from msgspec import Struct

from tidings.errors import QuestionError
from tidings.lexicon.counting import load_counting
from tidings.opened.listing import DayCount, Listed, Order, Span
from tidings.opened.open import OpenRecord
from tidings.out.show.words import counted
from tidings.out.web.address import Address
from tidings.out.web.chips import blamed, chips_of
from tidings.out.web.desk import Desk
from tidings.out.web.lead import lead
from tidings.out.web.pages import page
from tidings.record import Grade

#: Suggestions for a name that is being typed: as many as a list under a field shows without scrolling.
SUGGESTED = 12


class Days(Struct, frozen=True):
    """How many events began on each day that has any, by family in the order of `families`.

    `first` and `last` are the ends of the record, `newest` is the moment from which its latest report counts.
    """

    first: date | None
    last: date | None
    newest: datetime | None
    families: tuple[str, ...]
    days: tuple[tuple[date, tuple[int, ...]], ...]


class Suggestion(Struct, frozen=True):
    """A name that may be asked for: `value` is what to write into the field, `note` tells which one it is."""

    value: str
    note: str


@get("/", include_in_schema=False, sync_to_thread=True)
def start_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The map, the time line and the events of the record; what was asked wrong is told in the place of the events."""
    told: dict[str, Any] = {"listed": None, "lead": None, "chips": (), "blamed": (), "mistake": None, "status": 200}
    try:
        found = listed(desk, address)
        told |= {"listed": found, "chips": chips_of(desk, address)}
        told["blamed"] = () if found.total else blamed(desk, address)
        first = not told["chips"] and address.order == "newest" and not address.offset
        told["lead"] = lead(found.rows, desk.record.kinds) if first else None
    except QuestionError as error:
        told |= {"mistake": error, "status": 400}
    return page(
        request, "start.html", address=address, span=span(desk, address), grades=get_args(Grade),
        measures=load_counting().order, **told,
    )  # fmt: skip


@get("/json", sync_to_thread=True, tags=["events"])
def start_json(desk: Desk, address: Address) -> Listed:
    """The events that the start page lists."""
    return listed(desk, address)


@get("/json/days", sync_to_thread=True, tags=["events"])
def days_json(desk: Desk, address: Address) -> Days:
    """How many events began on each day, by family, whatever days the address asks for."""
    whole, families = desk.kept(("span", None), OpenRecord.span), tuple(desk.record.kinds.families)
    asked = address.asked("since", "until")
    counts = desk.kept(("days", tuple(asked.items())), lambda record: record.days(**asked))
    return Days(whole.first, whole.last, whole.newest, families, by_day(counts, families))


@get("/json/suggest", sync_to_thread=True, tags=["events"])
def suggest_json(desk: Desk, part: Literal["place", "actor", "source"], begins: str = "") -> tuple[Suggestion, ...]:
    """Names of places, parties or sources of the record that hold some letters, those told of most first."""
    return desk.kept(("suggest", part, begins), lambda record: suggestions(record, part, begins.strip()))


def listed(desk: Desk, address: Address) -> Listed:
    """The events that match, a page of them."""
    order: Order = "oldest" if address.order == "oldest" else "newest"
    return desk.kept(
        ("listed", address),
        lambda record: record.listed(limit=address.limit, offset=address.offset, order=order, **address.asked()),
    )


def span(desk: Desk, address: Address) -> Span:
    """How much there is in the record, and of which days."""
    return desk.kept(("span", address.known), lambda record: record.span(known_by=address.known))


def by_day(counts: tuple[DayCount, ...], families: tuple[str, ...]) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Counts as one row a day."""
    at = {family: n for n, family in enumerate(families)}
    rows: dict[date, list[int]] = {}
    for one in counts:
        rows.setdefault(one.day, [0] * len(families))[at[one.family]] += one.events
    return tuple((day, tuple(row)) for day, row in sorted(rows.items()))


def suggestions(record: OpenRecord, part: str, begins: str) -> tuple[Suggestion, ...]:
    """What may be meant by some letters; where two have one name, the less told of is named by its id."""
    rows: list[tuple[str, str, str]]
    if part == "place":
        found = record.places_told(like=begins, limit=SUGGESTED).rows
        rows = [(one.id, one.name, _note(one.kind, one.country, one.claims)) for one in found]
    elif part == "actor":
        parties = record.parties(like=begins, limit=SUGGESTED).rows
        rows = [(one.id, one.name, _note(one.kind, one.country, one.does + one.suffers + one.says)) for one in parties]
    else:
        rows = [(one.id, one.name, _note(one.role, one.side, one.claims))
                for one in record.tellers(like=begins, limit=SUGGESTED).rows]  # fmt: skip
    names = [name for _, name, _ in rows]
    return tuple(
        Suggestion(name, note) if names.index(name) == n else Suggestion(id, f"{name}, {note}")
        for n, (id, name, note) in enumerate(rows)
    )


def _note(kind: str, where: str | None, claims: int) -> str:
    return ", ".join(part for part in (kind, where, counted(claims, "claim")) if part)


ROUTES = [start_page, start_json, days_json, suggest_json]
