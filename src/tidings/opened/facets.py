"""What each claim is found by in lists: its parties, who says it, what it counts and where, by names that may be shown.

A party is listed where data/actors.csv, or an organ that every state has, names it. A private person is none of the
values: what stands for one is what the words tell ("a resident").
"""

from collections.abc import Iterable, Iterator

from tidings.lexicon.brief import Wording
from tidings.record import Actor, Entry, Mention, Place, Source
from tidings.store import Facet, Faceted, Named, Writing
from tidings.store.coding import other_places
from tidings.views.private import public_name
from tidings.views.sides import side_of_actor, side_of_source
from tidings.views.standing import country_of

#: What the ids of outlets and of unlisted sources begin with, so that none is the id of a party.
OUTLET, SOURCE = "outlet:", "source:"
#: Letters of a name that its id is made of: an index of PostgreSQL takes some 2,700 bytes a row.
LONGEST_ID = 200


def put_facets(writing: Writing, entries: Iterable[Entry], wording: Wording) -> None:
    """The facets of claims are stored."""
    writing.put_facets({one.claim.id: faceted(one, wording) for one in entries})


def faceted(entry: Entry, wording: Wording) -> Faceted:
    """The facets of a claim, and whom they name."""
    found = [*_parties(entry), *_voices(entry, wording), *_outlet(entry), *_places(entry)]
    measures = {Facet("measure", figure.measure) for figure in entry.claim.figures}
    return Faceted(frozenset({facet for facet, _ in found} | measures), frozenset(named for _, named in found))


def outlet_id(outlet: str) -> str:
    """The id of an outlet, one for all ways to write it in capitals."""
    return OUTLET + outlet.casefold()[:LONGEST_ID]


def is_outlet(id: str) -> bool:
    """True of the id of an outlet, among those of sources."""
    return id.startswith(OUTLET)


def _parties(entry: Entry) -> Iterator[tuple[Facet, Named]]:
    claim = entry.claim
    for one in claim.agents:
        if actor := listed_actor(one):
            yield Facet("does", actor.id), _party(actor)
    for one in claim.targets:
        if actor := listed_actor(one):
            yield Facet("suffers", actor.id), _party(actor)


def _voices(entry: Entry, wording: Wording) -> Iterator[tuple[Facet, Named]]:
    """Each link of the chain of who says so; of a listed party by its id."""
    for source in entry.claim.sources:
        side = side_of_source(source, country_of(entry.claim))
        name, actor = public_name(source, wording), listed_actor(source)
        id = actor.id if actor else SOURCE + name.casefold()[:LONGEST_ID]
        yield Facet("voice", id), Named("voice", id, name, source.kind, side.key if side else "")
        if actor:
            yield Facet("voice", id), _party(actor)


def _outlet(entry: Entry) -> Iterator[tuple[Facet, Named]]:
    if entry.outlet:
        id = outlet_id(entry.outlet)
        yield Facet("outlet", id), Named("outlet", id, entry.outlet, "outlet")


def _places(entry: Entry) -> Iterator[tuple[Facet, Named]]:
    own = entry.claim.place.value if entry.claim.place else None
    for place in ([own] if isinstance(own, Place) else []) + other_places(entry.claim):
        named = Named("place", place.id, place.name, place.kind, "", place.country or "", place.lat, place.lon)
        yield Facet("place", place.id), named


def listed_actor(who: Mention | Source) -> Actor | None:
    """The listed party that somebody is; None for who is only described or named."""
    value = who.mention.value if isinstance(who, Source) else who.value
    return value if isinstance(value, Actor) and value.id else None


def _party(actor: Actor) -> Named:
    side = side_of_actor(actor)
    return Named("party", actor.id, actor.name, actor.kind, side.key if side.known else "", actor.country or "")
