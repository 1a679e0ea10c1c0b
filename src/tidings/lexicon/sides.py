"""Camps: whose states and described parties are, by country (data/sides.csv), and their names (data/camps.csv)."""

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


class CampRow(Struct, frozen=True):
    """A row of data/camps.csv; `name` holds ways to say it, the one that asks for most first."""

    side: str
    name: tuple[str, ...]
    country: str = ""


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
def load_camps() -> dict[tuple[str, str], tuple[str, ...]]:
    """The names of each side, by side and country ("" for all); raises LexiconError where a row is wrong.

    A side without a row that is the id of a party has the party's name.
    """
    parties = [row for _, row in read_csv("actors.csv", ActorRow)]
    known = {row.side for row in parties}
    found = {(row.id, ""): row.names[:1] for row in parties if row.id in known}
    seen: set[tuple[str, str]] = set()
    problems = []
    for line, row in read_csv("camps.csv", CampRow):
        if row.side not in known:
            problems.append(f"data/camps.csv:{line}: no party of data/actors.csv has the side {row.side}; mend it")
        if (row.side, row.country) in seen:
            problems.append(f"data/camps.csv:{line}: {row.side} {row.country} has a row already; leave one")
        if not row.name or "{" in row.name[-1]:
            problems.append(f"data/camps.csv:{line}: the last name must ask for nothing; add one without braces")
        seen.add((row.side, row.country))
        found[row.side, row.country] = row.name
    if problems:
        raise LexiconError(problems)
    return found


@lru_cache(maxsize=1)
def load_outlets() -> dict[str, Actor]:
    """The outlets that data/actors.csv gives a side, by each of their names in small letters."""
    rows = [row for _, row in read_csv("actors.csv", ActorRow) if row.side and row.kind in OUTLETS]
    return {name.lower(): actor_of(row) for row in rows for name in row.names}
