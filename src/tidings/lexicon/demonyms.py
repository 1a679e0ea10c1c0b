"""Countries by what is of them: data/demonyms.csv, asked by the stages for places, actors and times alike."""

from functools import lru_cache

from msgspec import Struct

from tidings.lexicon.files import read_csv


class Demonym(Struct, frozen=True):
    """A row of data/demonyms.csv: a country's adjectives, its people, its capital, and its seat of government."""

    country: str
    name: str
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    government: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_demonyms() -> tuple[Demonym, ...]:
    """Every row, in the order of the file; raises LexiconError where one breaks the form."""
    return tuple(row for _, row in read_csv("demonyms.csv", Demonym))
