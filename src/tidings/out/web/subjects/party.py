"""What a party's page is made of: what it is said to have done and suffered, what it says, and what its camp holds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct

from tidings.errors import QuestionError
from tidings.lexicon.actors import ActorsLexicon, load_actors
from tidings.opened.keeping import LANGUAGE
from tidings.opened.listing import ClaimRow, PartyRow
from tidings.opened.open import OpenRecord
from tidings.opened.rows import claim_row
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.subjects.place import Held
from tidings.record import Actor, Claim, Entry, Finding, Mention
from tidings.views.control import Holding
from tidings.views.sides import Side, side_of_key

#: Acts that a list of the page shows; the list of events has all.
ACTS = 10
#: Claims of a party that its page reads, those known last: a list of the newest acts needs no more, and half a second
#: is enough for them.
MOST_READ = 600


class Act(Struct, frozen=True, kw_only=True):
    """One event as claims tell it of a party: the claim known last, how many tell it, and from how many origins."""

    event: str
    claim: ClaimRow
    claims: int
    origins: int


class Acts(Struct, frozen=True):
    """The newest of the events in which a party has one part; `total` is of all, of those read where `cut`."""

    rows: tuple[Act, ...]
    total: int
    cut: bool


class Kin(Struct, frozen=True):
    """A party that another one is a part of, or that is a part of it; `told` is False where no claim names it."""

    id: str
    name: str
    told: bool


class PartyPage(Struct, frozen=True, kw_only=True):
    """One listed party. `camp` is what its side is called, None of one that is of none.

    `holds` are the places that its camp holds at the day asked about, `disputes` those that it fights for, surrounds or
    claims.
    """

    party: PartyRow
    camp: str | None
    part_of: Kin | None
    parts: tuple[Kin, ...]
    does: Acts
    suffers: Acts
    says: Acts
    holds: Held
    disputes: Held


@cache
def actors() -> ActorsLexicon:
    """The parties that the program knows."""
    return load_actors(LANGUAGE)


def party_page(desk: Desk, id: str, address: Address, held: Held) -> PartyPage:
    """The page of a listed party; `held` is what is held. Raises QuestionError where no claim names it."""
    return desk.kept(("subjects.party", id, address), lambda record: _page(record, id, address, held))


def _page(record: OpenRecord, id: str, address: Address, held: Held) -> PartyPage:
    row = party_row(record, id)
    asked = address.asked("actor")
    entries, cut = _read(record, asked | {"actor": id})
    said, said_cut = _read(record, address.asked("source") | {"source": id}) if row.says else ([], False)
    side = side_of_key(record.named("party")[id].side)
    whole, parts = _kin(id, {one.id: one.name for one in record.parties(limit=ALL).rows})
    return PartyPage(
        party=row,
        camp=row.side,
        part_of=whole,
        parts=parts,
        does=_acts(_in_part(entries, id, lambda claim: claim.agents), cut, record),
        suffers=_acts(_in_part(entries, id, lambda claim: claim.targets), cut, record),
        says=_acts(_in_part(said, id, lambda claim: [one.mention for one in claim.sources]), said_cut, record),
        holds=_sorted(one for one in held if _has(one.value.holder, side)),
        disputes=_sorted(
            one for one in held
            if not _has(one.value.holder, side) and any(_has(rival, side) for rival in one.value.rivals)
        ),
    )  # fmt: skip


#: More parties than any lexicon lists.
ALL = 1_000_000


def party_row(record: OpenRecord, id: str) -> PartyRow:
    """The party of an id. Raises QuestionError where it is not listed, or no claim names it."""
    try:
        return record.party(id)
    except QuestionError as error:
        remedy = "the list of parties names those of the record; people and groups that are not listed have no page"
        raise QuestionError(error.what, where=id, remedy=remedy) from error


def _sorted(some: Iterable[Finding[Holding]]) -> Held:
    """Places by their names, provinces last."""
    return tuple(sorted(some, key=lambda one: (one.value.derived, one.value.name, one.subject)))


def _has(holder: object, side: Side) -> bool:
    return getattr(holder, "side", None) == side.key


def _kin(id: str, told: Mapping[str, str]) -> tuple[Kin | None, tuple[Kin, ...]]:
    """What a party is a part of, and the parties of the record that are parts of it."""
    known = actors().actors
    own = known.get(id)
    whole = known.get(own.part_of) if own and own.part_of else None
    parts = (Kin(one, told[one], True) for one in sorted(told) if one in known and known[one].part_of == id)
    return (Kin(whole.id, whole.name, whole.id in told) if whole else None), tuple(parts)


def _read(record: OpenRecord, asked: dict[str, Any]) -> tuple[list[Entry], bool]:
    """The claims of a question that were known last, and whether there are more."""
    told = record.told(limit=MOST_READ, **asked)
    return record.store.entries_of(one.claim for one in told.rows), told.total > len(told.rows)


def _in_part(entries: Iterable[Entry], id: str, part: Callable[[Claim], Sequence[Mention]]) -> list[Entry]:
    """The claims in which a party has a part."""
    return [
        entry for entry in entries
        if any(isinstance(one.value, Actor) and one.value.id == id for one in part(entry.claim))
    ]  # fmt: skip


def _acts(entries: Iterable[Entry], cut: bool, record: OpenRecord) -> Acts:
    """The events of some claims, those of the last days first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.event or entry.claim.id].append(entry)
    ordered = sorted(found, key=lambda event: (max(map(_day, found[event])), event), reverse=True)
    return Acts(tuple(_act(event, found[event], record) for event in ordered[:ACTS]), len(found), cut)


def _act(event: str, members: Sequence[Entry], record: OpenRecord) -> Act:
    last = max(members, key=lambda one: (one.claim.modality == "asserted", one.known, one.claim.id))
    origins = {one.origin or one.claim.id for one in members}
    return Act(event=event, claim=claim_row(last, record.wording), claims=len(members), origins=len(origins))


def _day(entry: Entry) -> date:
    time = entry.claim.time
    told = (time.latest or time.earliest) if time else None
    return told or (entry.published or entry.known).date()
