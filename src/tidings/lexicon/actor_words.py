"""The types of lang/*/actors.toml: words that describe parties, and what a party named before is taken up by."""

from typing import Literal

from msgspec import Struct

HeadClass = Literal["armed", "aircraft", "state", "group", "people", "voice", "media"]


class Organ(Struct, frozen=True):
    """A part of any state; `name` holds {adjective}."""

    id: str
    kind: str
    name: str
    side: str = "government"
    within: str = "government"


class Heads(Struct, frozen=True, rename={"sort": "class"}):
    """Nouns that carry a description of a party."""

    sort: HeadClass
    kind: str
    words: tuple[str, ...]
    organ: str | None = None
    side: str | None = None
    lone: bool = False


class Modifiers(Struct, frozen=True):
    """Words before such a noun, and what they make of it."""

    words: tuple[str, ...]
    side: str | None = None
    kind: str | None = None
    organ: str | None = None
    strong: bool = False
    state: bool = False


class Portfolio(Struct, frozen=True):
    """What a ministry is for."""

    organ: str
    words: tuple[str, ...]


class Relations(Struct, frozen=True):
    """Words that tie a party to another one: "led" in "US-led", "pro" in "pro-Iran", "loyal" (to), "of"."""

    after: frozenset[str]
    before: frozenset[str]
    same: frozenset[str]
    phrases: frozenset[str]
    of: frozenset[str]


class Away(Struct, frozen=True):
    """Verbs by which people leave a country for another, and what leads in where to: "fled to", "refuge in"."""

    verbs: frozenset[str]
    to: frozenset[str]


class Titles(Struct, frozen=True):
    """Words before a person's name."""

    ranks: frozenset[str]
    offices: frozenset[str]
    speaks: frozenset[str]
    speaks_for_monitors: frozenset[str]


class Bodies(Struct, frozen=True):
    """Words that make a run of capitals the name of a body, and verbs whose subject is a party whatever it is."""

    first: frozenset[str]
    last: frozenset[str]
    inside: frozenset[str]
    ties: frozenset[str]
    never: frozenset[str]
    speak: frozenset[str]


class Governments(Struct, frozen=True):
    """Where the name of a country is its government: subject of these verbs, not after these prepositions."""

    before_place: frozenset[str]
    of_land: frozenset[str]
    verbs: frozenset[str]
    land: frozenset[str]
    doers: frozenset[str]
    where: frozenset[str]
    places: frozenset[str]
    nouns: frozenset[str]
    verbs_to: frozenset[str]


class Deeds(Struct, frozen=True):
    """Nouns for what parties do and use, by lemma."""

    nouns: frozenset[str]


class Idle(Struct, frozen=True):
    """Words before a noun that say nothing of the party."""

    words: frozenset[str]


class AnaphoraNouns(Struct, frozen=True):
    """Nouns that take up a party named before, with the kinds of party they may stand for."""

    words: tuple[str, ...]
    kinds: frozenset[str]


class Anaphora(Struct, frozen=True):
    """How a party named before is taken up, and how many sentences back it may stand."""

    reach_sentences: int
    determiners: frozenset[str]
    nouns: tuple[AnaphoraNouns, ...]


class Pronouns(Struct, frozen=True):
    """Pronouns by what they stand for."""

    many: frozenset[str]
    one: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    own: frozenset[str]


class Articles(Struct, frozen=True):
    """The Arabic article, always or only before a hyphen."""

    always: frozenset[str]
    hyphened: frozenset[str]


class Example(Struct, frozen=True):
    """A sentence with the actors that must and must not be found in it."""

    text: str
    finds: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()


class ActorWords(Struct, frozen=True):
    """The whole of lang/*/actors.toml."""

    spelling: dict[str, str]
    articles: Articles
    organs: tuple[Organ, ...]
    heads: tuple[Heads, ...]
    modifiers: tuple[Modifiers, ...]
    portfolios: tuple[Portfolio, ...]
    relations: Relations
    away: Away
    communities: dict[str, frozenset[str]]
    titles: Titles
    bodies: Bodies
    governments: Governments
    deeds: Deeds
    idle: Idle
    anaphora: Anaphora
    pronouns: Pronouns
    examples: tuple[Example, ...]
