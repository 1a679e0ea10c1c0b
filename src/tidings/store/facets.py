"""What claims are found by beside their own columns: who acts, who speaks, what is counted, where.

The values are ids, and names that may be shown; which these are the store does not know, and is told.
"""

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import ColumnElement, select, union_all

from tidings.store.tables import derived_facets

#: does and suffers: a party that acts, or is acted on. voice: who is said to say it. outlet: who publishes it.
#: measure: what is counted. place: where, its own place or one told in one breath with it.
FacetName = Literal["does", "suffers", "voice", "outlet", "measure", "place"]
#: What the value of a facet is; a voice may be a party too.
Sort = Literal["party", "voice", "outlet", "place"]


class Facet(Struct, frozen=True, order=True):
    """A value that a claim has in one respect."""

    name: FacetName
    value: str


class Named(Struct, frozen=True, order=True):
    """Whom or what a value stands for, by a name that may be shown; "" and None for what is not known."""

    sort: Sort
    id: str
    name: str
    kind: str = ""
    side: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None


class Faceted(Struct, frozen=True):
    """The facets of one claim, and whom they name."""

    facets: frozenset[Facet]
    named: frozenset[Named] = frozenset()


def having(number: ColumnElement[int], group: Iterable[Facet]) -> ColumnElement[bool]:
    """True of the numbers of claims that have one of some facets."""
    values: dict[str, list[str]] = {}
    for facet in group:
        values.setdefault(facet.name, []).append(facet.value)
    table = derived_facets.c
    parts = [select(table.number).where(table.facet == name, table.value.in_(some)) for name, some in values.items()]
    return number.in_(union_all(*parts) if len(parts) > 1 else parts[0])


def named_row(one: Named) -> dict[str, Any]:
    """Whom or what a value stands for, as a row."""
    return {name: getattr(one, name) for name in one.__struct_fields__}
