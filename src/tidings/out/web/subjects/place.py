"""What a place's page is made of: who holds it through time and on whose word, what happened there, how many died."""

from collections import Counter
from collections.abc import Iterable
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
#: More places than any record tells of.
ALL = 10_000_000
#: Stands in the ids of parts and sites of a town (tidings.gazetteer.derived).
SITE = "@"


class InCamp(Struct, frozen=True):
    """How many places that lie in one are held by a camp: `camp` is what it is called, "" where nobody holds them."""

    side: str
    camp: str
    places: int


class PlacePage(Struct, frozen=True, kw_only=True):
    """One place. `place` is None of one that no gazetteer knows; `around` are the places it lies in, the nearest first.

    `control` is None where no claim tells who holds it, `inside` the same of places that lie in it, `camps` their
    number by who holds them. `claims` are those that its ledger rests on. `toll` and `displacement` are None where so
    many claims are there that one has to ask.
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
    if place and place.id in (named := site_names(desk)):
        place = structs.replace(place, name=named[place.id])
    own = next((one for one in held if one.subject == (place.id if place else id)), None)
    if place is None and own is None:
        raise QuestionError("no claim tells of a place of this name", where=id)
    return desk.kept(("subjects.place", id, address), lambda record: _page(record, place, own, address, held))


def _page(
    record: OpenRecord, place: Place | None, own: Finding[Holding] | None, address: Address, held: Held
) -> PlacePage:
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
    )


def _sums(record: OpenRecord, address: Address, asked: dict[str, Any]) -> tuple[Finding[Toll], Finding[Displacement]]:
    return record.toll(rule=address.rule, **asked), record.displacement(rule=address.rule, **asked)


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


def site_names(desk: Desk) -> dict[str, str]:
    """Names of parts and sites of towns with that of the town ("Goma airport"); a gazetteer names the town only."""
    return desk.kept(
        "subjects.sites",
        lambda record: {one.id: one.name for one in record.places_told(limit=ALL).rows if SITE in one.id},
    )


def countries(gazetteer: Gazetteer, codes: Iterable[str | None]) -> dict[str, str]:
    """The names of countries by their codes."""
    found = {code: gazetteer.country(code) for code in sorted({code for code in codes if code})}
    return {code: place.name if place else code for code, place in found.items()}
