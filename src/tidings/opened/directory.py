"""A record with its directory: the parties, sources and places that its claims name, and how often.

Counts are of the claims that count now. Names are those that may be shown (tidings.opened.facets); a private person
stands in no list.
"""

from typing import TypeVar

from tidings.errors import QuestionError
from tidings.opened.facets import is_outlet
from tidings.opened.listing import Parties, PartyRow, PlaceRow, PlacesTold, Role, SourceRow, Tellers
from tidings.opened.narrowing import Narrowing
from tidings.store import Named
from tidings.store.facets import FacetName
from tidings.store.reading import Snapshot
from tidings.store.reading_lists import OfValue
from tidings.store.words import folded
from tidings.views.sides import side_of_key

Of = TypeVar("Of", PartyRow, SourceRow, PlaceRow)
#: Rows, each with the words that it is found by.
Found = tuple[tuple[Of, str], ...]


class Directory(Narrowing):
    """A record that tells whom and what its claims name."""

    def parties(self, like: str = "", limit: int = 50, offset: int = 0) -> Parties:
        """The listed parties of the record, of which a name has words that begin so."""
        rows = _like(like, self._parties())
        return Parties(tuple(rows[offset:][:limit]), len(rows), limit, offset)

    def party(self, id: str) -> PartyRow:
        """A listed party of the record. Raises QuestionError where there is none of that id."""
        return _only(self._parties(), "party", id)

    def tellers(self, like: str = "", role: Role | None = None, limit: int = 50, offset: int = 0) -> Tellers:
        """The outlets and the sources of the record, of which a name has words that begin so."""
        rows = [one for one in _like(like, self._tellers()) if role in (None, one.role)]
        return Tellers(tuple(rows[offset:][:limit]), len(rows), limit, offset)

    def teller(self, id: str) -> SourceRow:
        """A source of the record. Raises QuestionError where there is none of that id."""
        return _only(self._tellers(), "source", id)

    def places_told(self, like: str = "", limit: int = 50, offset: int = 0) -> PlacesTold:
        """The places that claims tell of, of which a name has words that begin so."""
        rows = _like(like, self._places())
        return PlacesTold(tuple(rows[offset:][:limit]), len(rows), limit, offset)

    def _parties(self) -> "Found[PartyRow]":
        aliases = self.aliases

        def made(now: Snapshot) -> Found[PartyRow]:
            named = {one.id: one for one in now.named(("party",))}  # of the same state as the counts
            told: dict[str, dict[FacetName, OfValue]] = {}
            for one in now.values_of(("does", "suffers", "voice")):
                if one.value in named:
                    told.setdefault(one.value, {})[one.facet] = one
            rows = [_party_row(named[id], of) for id, of in told.items()]
            rows.sort(key=lambda one: (-one.does - one.suffers - one.says, one.id))
            return tuple((one, _found_by(one.name, aliases.get(one.id, ""))) for one in rows)

        return self._while_unchanged("parties", made)

    def _tellers(self) -> "Found[SourceRow]":
        aliases = self.aliases

        def made(now: Snapshot) -> Found[SourceRow]:
            named = {one.id: one for one in now.named(("voice", "outlet"))}
            told = now.values_of(("voice", "outlet"))
            rows = [_source_row(named[one.value], one) for one in told if one.value in named]
            rows.sort(key=lambda one: (-one.claims, one.id))
            return tuple((one, _found_by(one.name, aliases.get(one.id, ""))) for one in rows)

        return self._while_unchanged("tellers", made)

    def _places(self) -> "Found[PlaceRow]":
        def made(now: Snapshot) -> Found[PlaceRow]:
            named = {one.id: one for one in now.named(("place",))}
            rows = [_place_row(named[one.value], one) for one in now.values_of(("place",)) if one.value in named]
            rows.sort(key=lambda one: (-one.claims, one.id))
            return tuple((one, _found_by(one.name)) for one in rows)

        return self._while_unchanged("places", made)


def _party_row(named: Named, told: dict[FacetName, OfValue]) -> PartyRow:
    counts = {name: one.claims for name, one in told.items()}
    return PartyRow(
        id=named.id,
        name=named.name,
        kind=named.kind,
        side=side_of_key(named.side).name if named.side else None,
        country=named.country or None,
        does=counts.get("does", 0),
        suffers=counts.get("suffers", 0),
        says=counts.get("voice", 0),
        first=min(one.first for one in told.values()),
        last=max(one.last for one in told.values()),
    )


def _source_row(named: Named, told: OfValue) -> SourceRow:
    return SourceRow(
        id=named.id,
        name=named.name,
        role="outlet" if is_outlet(named.id) else "voice",
        kind=named.kind,
        side=side_of_key(named.side).name if named.side else None,
        claims=told.claims,
        first=told.first,
        last=told.last,
    )


def _place_row(named: Named, told: OfValue) -> PlaceRow:
    return PlaceRow(
        id=named.id,
        name=named.name,
        kind=named.kind,  # type: ignore[arg-type]  # it was a PlaceKind when it was put
        country=named.country or None,
        lat=named.lat,
        lon=named.lon,
        claims=told.claims,
        first=told.first,
        last=told.last,
    )


def _found_by(*names: str) -> str:
    """The words of names, each after a space, by whose beginnings a row is found."""
    return "".join(f" {word}" for word in folded(" ".join(names)))


def _like(asked: str, entries: Found[Of]) -> list[Of]:
    """The rows of which a word begins with each of the words asked for; or whose id is asked for."""
    words = [f" {word}" for word in folded(asked)]
    return [row for row, names in entries if row.id == asked or all(word in names for word in words)]


def _only(entries: Found[Of], what: str, id: str) -> Of:
    for row, _ in entries:
        if row.id == id:
            return row
    raise QuestionError(f"there is no {what} of this id in the record", where=id)
