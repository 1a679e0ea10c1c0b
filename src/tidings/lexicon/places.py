"""The words by which places are told: data/lang/en/places.toml and data/demonyms.csv, typed and ready for look-up."""

from functools import cached_property

from msgspec import Struct

from tidings.lexicon.demonyms import Demonym, load_demonyms
from tidings.lexicon.files import read_toml
from tidings.record import PlaceKind


class KindWords(Struct, frozen=True):
    """Words for one kind of place; `whole`: the place named beside the word is itself of that kind."""

    kind: PlaceKind
    whole: bool
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Government(Struct, frozen=True):
    """Words beside which a country or a capital stands for its government."""

    verbs: frozenset[str]
    company: frozenset[str]
    objects: frozenset[str]
    by: frozenset[str]
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Listed(Struct, frozen=True):
    """data/lang/en/places.toml."""

    locative: frozenset[str]
    weak: frozenset[str]
    told_of_label: frozenset[str]
    joining: frozenset[str]
    titles: frozenset[str]
    stop: frozenset[str]
    given: frozenset[str]
    bodies: frozenset[str]
    enclosing: frozenset[str]
    streets: frozenset[str]
    compounds: frozenset[str]
    directions: dict[str, int]
    units: dict[str, float]
    kinds: tuple[KindWords, ...]
    anaphora: dict[str, tuple[PlaceKind, ...]]
    sites: dict[str, str]
    site_in: frozenset[str]
    site_the: frozenset[str]
    government: Government


class PlaceWords(Struct, frozen=True, dict=True):
    """The section of the lexicon that find/places reads."""

    listed: Listed
    demonyms: tuple[Demonym, ...]

    @cached_property
    def kind_of(self) -> dict[str, KindWords]:
        """Words for places, of one token or several with single spaces, to their kinds."""
        return {word: kind for kind in self.listed.kinds for word in kind.words}

    @cached_property
    def peoples(self) -> dict[str, str]:
        """Adjectives and words for peoples, in small letters, to the code of their country."""
        return {word.lower(): row.country for row in reversed(self.demonyms) for word in (*row.adjectives, *row.people)}

    @cached_property
    def seats(self) -> dict[str, str]:
        """Capitals, houses of government and countries, in small letters, to the code of the country."""
        rows = [(row.country, (row.name, *row.capital, *row.government)) for row in reversed(self.demonyms)]
        return {word.lower(): country for country, words in rows for word in words}


def load_places(language: str) -> PlaceWords:
    """The words for places of a language."""
    listed = read_toml(f"lang/{language}/places.toml", Listed)
    return PlaceWords(listed, load_demonyms())
