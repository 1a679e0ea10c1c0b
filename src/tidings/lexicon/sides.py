"""The camps of states and of parties that are only described, by country: data/sides.csv."""

from functools import lru_cache

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.actors import ActorRow, actor_of
from tidings.lexicon.files import read_csv
from tidings.record import Actor

#: What `of` holds in the rows of states.
STATE = "state"
#: Kinds of data/actors.csv that publish in their own voice.
OUTLETS = ("media", "news_agency")


class SideRow(Struct, frozen=True):
    """A row of data/sides.csv."""

    country: str
    of: str
    side: str


@lru_cache(maxsize=1)
def load_sides() -> dict[tuple[str, str], str]:
    """The side for each country and "state" or kind of party; raises LexiconError where a row is wrong."""
    rows = read_csv("sides.csv", SideRow)
    known = {row.side for _, row in read_csv("actors.csv", ActorRow)}
    found: dict[tuple[str, str], str] = {}
    problems = []
    for line, row in rows:
        if row.side not in known:
            problems.append(f"data/sides.csv:{line}: no party of data/actors.csv has the side {row.side}; mend it")
        if (row.country, row.of) in found:
            problems.append(f"data/sides.csv:{line}: {row.country} {row.of} has a row already; leave one")
        found[row.country, row.of] = row.side
    if problems:
        raise LexiconError(problems)
    return found


@lru_cache(maxsize=1)
def load_outlets() -> dict[str, Actor]:
    """The outlets that data/actors.csv gives a side, by each of their names in small letters."""
    rows = [row for _, row in read_csv("actors.csv", ActorRow) if row.side and row.kind in OUTLETS]
    return {name.lower(): actor_of(row) for row in rows for name in row.names}
