"""Whose camp a party is of: two parties of one side do not contest each other."""

from functools import cache, lru_cache

from msgspec import Struct

from tidings.lexicon.demonyms import Demonym, load_demonyms
from tidings.lexicon.sides import STATE, load_camps, load_outlets, load_sides
from tidings.record import Actor, Mention, Source

#: Sides that mean another camp in every country (record.Actor says so); all others keep their meaning across borders.
OF_A_COUNTRY = ("government", "opposition")
#: What stands in a key between the country and the side of such a camp.
SCOPE = ":"
#: Who a state's organ is a part of begins with the code of its country ("sy.military").
ORGAN = "."
#: "Turkish-backed": what stands before or after the hyphen names who backs the party.
HYPHEN, BACKED = "-", "backed by"


class Side(Struct, frozen=True, order=True):
    """A camp: `key` is the same for all its parties, `name` is what people call it (data/camps.csv).

    The key of a party of which only a description is known begins with "?": it may be anybody.
    """

    key: str
    name: str

    @property
    def known(self) -> bool:
        """False where a party is only described, so that its camp cannot be told."""
        return not self.key.startswith("?")

    @property
    def of_a_country(self) -> bool:
        """True of a camp inside one country, such as its government."""
        return SCOPE in self.key


def side_of(mention: Mention, country: str | None = None) -> Side:
    """The camp of a party; `country` (ISO 3166-1 alpha-2) is where it acted, for parties that name none themselves.

    The Syrian army and the National Defense Forces are one side, HTS and the SNA another; Russia, Wagner and the
    Donetsk republic are one. A party that is only described ("gunmen") is a side of its own, by its words.
    """
    actor = mention.value if isinstance(mention.value, Actor) else Actor("", mention.name, "")
    return _side_of(actor, mention.name, country)


def side_of_actor(actor: Actor, country: str | None = None) -> Side:
    """The camp of a listed party, wherever it acts."""
    return _side_of(actor, actor.name, country)


def side_of_key(key: str) -> Side:
    """The camp of a key that another one had; of a party that is only described by its words."""
    country, colon, label = key.rpartition(SCOPE)
    return Side(key, key[1:]) if key.startswith("?") else _side(label, country if colon else None)


#: Parties kept with their side: more than the lexicon knows. One finding asks for the same few thousands of times.
KEPT = 4096


@lru_cache(maxsize=KEPT)
def _side_of(actor: Actor, name: str, country: str | None) -> Side:
    label = _label(actor, country)
    return _side(label, actor.country or country) if label else Side(f"?{name.lower()}", name)


def side_of_outlet(outlet: str | None, country: str | None = None) -> Side | None:
    """The camp that an outlet speaks for in its own voice; None for one that is of none, or not known."""
    actor = load_outlets().get((outlet or "").lower())
    label = _label(actor, country) if actor else None
    return _side(label, actor.country or country) if actor and label else None


def side_of_source(source: Source, country: str | None = None) -> Side | None:
    """The camp whose account a source gives; None for one that is of none, such as a monitor or a wire.

    Who speaks of his own acts, and is described by a country ("Ukraine's army chief"), is of its state's camp.
    """
    if source.side:
        actor = source.mention.value
        return _side(source.side, (actor.country if isinstance(actor, Actor) else None) or country)
    side = side_of(source.mention, country)
    actor = source.mention.value
    if not isinstance(actor, Actor):
        return None
    if source.own and not actor.id and actor.country:
        return _side(load_sides().get((actor.country, STATE), OF_A_COUNTRY[0]), actor.country)
    return side if actor.kind in PARTIES and side.known else None


#: Kinds of actor that speak for a camp even where the source itself is not marked with one.
PARTIES = frozenset({"state", "government", "military", "rebel", "jihadist", "paramilitary", "militia", "police"})


def opposed(one: Side, other: Side) -> bool:
    """True of two camps that are known and not the same; one that is only described may be either."""
    return one.known and other.known and one.key != other.key


def _side(label: str, country: str | None) -> Side:
    scope = country if label in OF_A_COUNTRY and country else ""
    return Side(f"{scope}{SCOPE}{label}" if scope else label, _called(label, scope))


@cache
def _called(label: str, country: str) -> str:
    """What people call a camp: as data/camps.csv says, else its own word."""
    names = load_camps()
    land = _lands().get(country)
    fields = {"adjective": land.adjectives[0] if land and land.adjectives else "", "country": land.name if land else ""}
    told = names.get((label, country)) or names.get((label, "")) or (label.replace("-", " ").title(),)
    needed = [(one, [field for field in fields if f"{{{field}}}" in one]) for one in told]
    return next(one.format(**fields) for one, asks in needed if all(fields[field] for field in asks))


@cache
def _lands() -> dict[str, Demonym]:
    return {row.country: row for row in load_demonyms()}


def _label(actor: Actor, country: str | None) -> str | None:
    """The side's own word: the actor's, that of the state it is or belongs to, or that of its kind where it acted."""
    sides = load_sides()
    where = actor.country or country or ""
    if not actor.id and (told := _described(actor, where)):
        return told
    if not actor.id and actor.side == "government" and where:
        return sides.get((where, STATE), actor.side)
    if actor.side == "government" and (state := _state(actor)):
        return sides.get((state, STATE), actor.side)
    if actor.side:
        return actor.side
    state = _state(actor)
    return sides.get((state, STATE), "government") if state else None


def _described(actor: Actor, where: str) -> str | None:
    """The camp of a described party in a country: by a word of the description, by its backer, else by its kind."""
    sides = load_sides()
    words = [word.rstrip("s") for word in actor.name.lower().split()]
    parts = [part for word in words if HYPHEN in word for part in word.split(HYPHEN)]
    backers = (
        [] if actor.side == OF_A_COUNTRY[0] else [f"{BACKED} {_peoples()[one]}" for one in parts if one in _peoples()]
    )
    return next((side for of in (*words, *backers, actor.kind) if (side := sides.get((where, of)))), None)


@cache
def _peoples() -> dict[str, str]:
    """The country of each adjective, in small letters."""
    return {word.lower(): row.country for row in reversed(load_demonyms()) for word in row.adjectives}


def _state(actor: Actor) -> str:
    """The country whose state an actor is, or is an organ or the people of; "" for others."""
    if actor.kind in (STATE, "people"):
        return actor.country or ""
    home, dot, _ = (actor.part_of or actor.id).partition(ORGAN)
    code = home.upper()
    return code if dot and code == actor.country else ""
