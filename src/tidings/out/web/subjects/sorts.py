"""Parties and held places by sorts: an army is not listed among persons, nor a palace among towns."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from tidings.gazetteer import Gazetteer
from tidings.lexicon.parties import REST, PartySort, load_party_sorts, party_sorts
from tidings.opened.listing import PartyRow
from tidings.out.web.subjects.place import Held

#: Sorts of places in the order in which a page has them.
PlaceSort = Literal["town", "site", "province", "area"]
#: The sorts of the kinds of places (record.PlaceKind); all others lie about a place, and no borders of them are told.
OF_PLACE: dict[str, PlaceSort] = {
    "city": "town", "town": "town", "village": "town", "site": "site", "region": "province", "district": "province",
}  # fmt: skip


class PartiesOfSort(Struct, frozen=True):
    """Some parties of a sort, those of most claims first; `total` is how many the record has of it."""

    sort: PartySort
    rows: tuple[PartyRow, ...]
    total: int


class HeldOfSort(Struct, frozen=True):
    """The held places of a sort."""

    sort: PlaceSort
    rows: Held


def parties_by_sort(parties: Iterable[PartyRow], offset: int, limit: int) -> tuple[PartiesOfSort, ...]:
    """Those parties that stand on one page of the list, which has one sort after the other."""
    sorts = load_party_sorts()
    groups: dict[PartySort, list[PartyRow]] = {sort: [] for sort in party_sorts()}
    for one in parties:
        groups[sorts.get(one.kind, REST)].append(one)
    found: list[PartiesOfSort] = []
    before = 0
    for sort, some in groups.items():
        rows = some[max(offset - before, 0) : max(offset + limit - before, 0)]
        before += len(some)
        found += [PartiesOfSort(sort, tuple(rows), len(some))] if rows else []
    return tuple(found)


def held_by_sort(held: Held, gazetteer: Gazetteer) -> tuple[HeldOfSort, ...]:
    """Places by their sorts, each in the order that they have."""
    groups: dict[PlaceSort, Held] = {"town": (), "site": (), "province": (), "area": ()}
    for one in held:
        place = gazetteer.place(one.subject)
        sort = "province" if one.value.derived else OF_PLACE.get(place.kind, "area") if place else "area"
        groups[sort] += (one,)
    return tuple(HeldOfSort(sort, some) for sort, some in groups.items() if some)
