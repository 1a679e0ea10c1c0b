"""What a place's page is made of: who holds it through time and on whose word, what happened there, how many died."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, structs

from tidings.errors import QuestionError
from tidings.gazetteer import Gazetteer
from tidings.opened.listing import ClaimRow, Listed
from tidings.opened.open import OpenRecord
from tidings.out.show.control import cited as ids_of
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.subjects.cited import cited
from tidings.out.web.subjects.names import SITE, namesakes, told_names
from tidings.out.web.subjects.stretches import InStretch, stretches
from tidings.record import Finding, Place
from tidings.views.control import Holding
from tidings.views.displacement import Displacement
from tidings.views.toll import Toll

Held = tuple[Finding[Holding], ...]
#: Events that the page shows; the list of events has all.
EVENTS = 12
#: Sums over more claims than these take more than the second that a page may take (some 5 000 claims a second, for the
#: killed and again for those who moved); they are asked for.
MOST_SUMMED = 2_500
#: How the key of a place begins that no gazetteer knows (tidings.views.places).
UNLISTED = "?"
WIDE = ("country", "region")


class InCamp(Struct, frozen=True):
    """How many places that lie in one are held by a camp: `camp` is what it is called, "" where nobody holds them."""

    side: str
    camp: str
    places: int


class Namesake(Struct, frozen=True):
    """Another place of the same name: what it is called to tell it apart, and how many events are told of it itself."""

    id: str
    name: str
    events: int


class PlacePage(Struct, frozen=True, kw_only=True):
    """One place. `place` is None of one that no gazetteer knows; `around` are the places it lies in, the nearest first.

    `control` is None where no claim tells who holds it, `inside` the same of places that lie in it, `camps` their
    number by who holds them. `claims` are those that its ledger rests on. `toll` and `displacement` are None where so
    many claims are there that one has to ask; `counted` are their sums by stretches of time, the newest first.
    `namesakes` are other places of its name that are told of, with the number of their events.
    """

    id: str
    name: str
    place: Place | None
    around: tuple[Place, ...]
    control: Finding[Holding] | None
    inside: Held
    camps: tuple[InCamp, ...]
    claims: tuple[ClaimRow, ...]
    events: Listed
    toll: Finding[Toll] | None
    displacement: Finding[Displacement] | None
    counted: tuple[InStretch, ...]
    namesakes: tuple[Namesake, ...]


def place_of(record: OpenRecord, id: str) -> Place | None:
    """The place of an id or a name; None for the key of one that no gazetteer knows."""
    if id.startswith(UNLISTED):
        return None
    try:
        return record.place(id)
    except QuestionError as error:
        raise QuestionError(error.what, where=id, remedy="the list of places names those of the record") from error


def place_page(desk: Desk, id: str, address: Address, held: Held) -> PlacePage:
    """The page of a place; `held` are the holdings of all. Raises QuestionError where there is none of that id."""
    place = place_of(desk.record, id)
    names = told_names(desk)
    if place and SITE in place.id and place.id in names:
        place = structs.replace(place, name=names[place.id])
    own = next((one for one in held if one.subject == (place.id if place else id)), None)
    if place is None and own is None:
        raise QuestionError("no claim tells of a place of this name", where=id)
    return desk.kept(("subjects.place", id, address), lambda record: _page(record, place, own, address, (held, names)))


def _page(
    record: OpenRecord,
    place: Place | None,
    own: Finding[Holding] | None,
    address: Address,
    others: tuple[Held, Mapping[str, str]],
) -> PlacePage:
    held, names = others
    asked = address.asked("place")
    events = Listed((), 0, EVENTS, 0)
    if place:
        asked["place"] = place.id
        events = record.listed(limit=EVENTS, offset=address.offset, order=address.order, **asked)
    inside = _inside(held, place, record) if place else ()
    few = place is not None and record.told(limit=1, **asked).total <= MOST_SUMMED
    sums = _sums(record, address, asked) if few else (None, None)
    return PlacePage(
        id=place.id if place else own.subject if own else "",
        name=place.name if place else own.value.name if own else "",
        place=place,
        around=tuple(record.gazetteer.within(place)) if place else (),
        control=own,
        inside=inside,
        camps=_camps(inside),
        claims=tuple(cited(record, ids_of(own)).values()) if own else (),
        events=events,
        toll=sums[0],
        displacement=sums[1],
        counted=stretches(sums[0].value, sums[1].value, own.value.ledger if own else ()) if sums[0] and sums[1] else (),
        namesakes=_namesakes(record, place, names, asked) if place else (),
    )


def _sums(record: OpenRecord, address: Address, asked: dict[str, Any]) -> tuple[Finding[Toll], Finding[Displacement]]:
    return record.toll(rule=address.rule, **asked), record.displacement(rule=address.rule, **asked)


def _namesakes(
    record: OpenRecord, place: Place, names: Mapping[str, str], asked: dict[str, Any]
) -> tuple[Namesake, ...]:
    return tuple(
        Namesake(one.id, names.get(one.id, one.name), _events_at(record, one.id, asked))
        for one in namesakes(record, place.id)
    )


def _events_at(record: OpenRecord, id: str, asked: dict[str, Any]) -> int:
    """The events of a place itself, without those of places in it."""
    return sum(one.events for one in record.marks(**asked | {"place": id}) if one.place == id)


def _inside(held: Held, place: Place, record: OpenRecord) -> Held:
    """The findings of the places that lie in one, provinces first, each sort by its name."""
    ids = _ids_inside(held, place, record)
    found = [one for one in held if one.subject in ids and one.subject != place.id]
    return tuple(sorted(found, key=lambda one: (not one.value.derived, one.value.state == "unknown", one.value.name)))


def _camps(inside: Held) -> tuple[InCamp, ...]:
    """The camps that hold places, provinces not counted, those with the most first; places that nobody holds last."""
    holders = [one.value.holder if one.value.state != "unknown" else None for one in inside if not one.value.derived]
    counts = Counter((one.side, one.camp) if one else ("", "") for one in holders)
    found = (InCamp(side, camp, number) for (side, camp), number in counts.items())
    return tuple(sorted(found, key=lambda one: (not one.side, -one.places, one.camp)))


def _ids_inside(held: Held, place: Place, record: OpenRecord) -> set[str]:
    if place.kind not in WIDE:
        return set(record.asked(place=place.id).places)
    return {one.subject for one in held if _lies_in(one.subject, place, record.gazetteer)}


def _lies_in(id: str, place: Place, gazetteer: Gazetteer) -> bool:
    """True of a place in a country or a region."""
    found = gazetteer.place(id)
    if found is None:
        return False
    if place.kind == "country":
        return found.country == place.country
    return any(around.id == place.id for around in gazetteer.within(found))


def countries(gazetteer: Gazetteer, codes: Iterable[str | None]) -> dict[str, str]:
    """The names of countries by their codes."""
    found = {code: gazetteer.country(code) for code in sorted({code for code in codes if code})}
    return {code: place.name if place else code for code, place in found.items()}
