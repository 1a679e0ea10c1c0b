"""Sorts of parties: which kinds bear arms, govern or are persons (data/party_sorts.csv)."""

from functools import lru_cache
from typing import Literal, get_args

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.files import read_csv

PartySort = Literal["force", "government", "person", "organisation"]
#: The sort of a kind that has no row.
REST: PartySort = "organisation"


class SortRow(Struct, frozen=True):
    """A row of data/party_sorts.csv."""

    kind: str
    sort: PartySort


@lru_cache(maxsize=1)
def load_party_sorts() -> dict[str, PartySort]:
    """The sort of each kind of party that has one of its own; raises LexiconError where a row is wrong."""
    found: dict[str, PartySort] = {}
    problems = []
    for line, row in read_csv("party_sorts.csv", SortRow):
        if row.kind in found:
            problems.append(f"data/party_sorts.csv:{line}: {row.kind} has a row already; leave one")
        found[row.kind] = row.sort
    if problems:
        raise LexiconError(problems)
    return found


def party_sorts() -> tuple[PartySort, ...]:
    """All sorts, in the order in which lists have them."""
    return get_args(PartySort)
