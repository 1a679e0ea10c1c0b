"""Names of places that tell them apart: a site with its town, and places of one name with what they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tidings.opened.listing import PlaceRow
from tidings.opened.open import OpenRecord
from tidings.out.web.desk import Desk

#: More places than any record tells of.
ALL = 10_000_000
#: Stands in the ids of parts and sites of a town (tidings.gazetteer.derived).
SITE = "@"


def told_names(desk: Desk) -> Mapping[str, str]:
    """The names of those places that their own name does not tell apart, by their ids.

    A site of a town has the town's ("Goma airport"); where the record tells of two places of one name, each has its
    kind ("Mosul (district)") or, where that is the same, its country ("Tripoli (Libya)").
    """
    return desk.kept("subjects.names", _names)


def place_name(desk: Desk, written: str) -> str:
    """The name of the place of an id or a name, told apart from others. Raises QuestionError where there is none."""
    place = desk.record.place(written)
    return told_names(desk).get(place.id, place.name)


def namesakes(record: OpenRecord, id: str) -> tuple[PlaceRow, ...]:
    """The other places of the same name and country that the record tells of."""
    rows = record.places_told(limit=ALL).rows
    own = next((one for one in rows if one.id == id), None)
    alike = (one for one in rows if own and _key(one) == _key(own) and one.country == own.country)
    return tuple(one for one in alike if one.id != id)


def _names(record: OpenRecord) -> dict[str, str]:
    rows = record.places_told(limit=ALL).rows
    named = {one.id: one.name for one in rows if SITE in one.id}
    groups: dict[str, list[PlaceRow]] = defaultdict(list)
    for one in rows:
        groups[_key(one)].append(one)
    for some in groups.values():
        if len(some) > 1:
            named |= {one.id: f"{one.name} ({_apart(one, some, record)})" for one in some}
    return named


def _apart(one: PlaceRow, some: Sequence[PlaceRow], record: OpenRecord) -> str:
    """What tells a place apart from others of its name: its kind, its country, or both."""
    others = [each for each in some if each.id != one.id]
    country = record.gazetteer.country(one.country) if one.country else None
    where = country.name if country else "no country"
    if all(each.kind != one.kind for each in others):
        return one.kind
    return where if all(each.country != one.country for each in others) else f"{one.kind}, {where}"


def _key(one: PlaceRow) -> str:
    return one.name.casefold()
