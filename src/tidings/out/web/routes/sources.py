"""Sources: the outlets and those who speak first-hand, and the page of one with its claims beside those of others."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from litestar import Request, Response, get
from msgspec import structs

from tidings.opened.listing import Role, SourceRow, Tellers
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.subjects.narrowing import other_filters
from tidings.out.web.subjects.source import ALL, Group, SourcePage, groups, is_named, source_page
from tidings.out.web.tables import csv

#: The days that are offered where a source has too many claims for all of them.
MONTH = timedelta(days=30)


@get("/sources", include_in_schema=False, sync_to_thread=True)
def sources_page(
    request: Request[Any, Any, Any], desk: Desk, address: Address, role: Group | None = None
) -> Response[str]:
    """The sources of the record: those who speak first-hand, the outlets, and those whom nobody names."""
    like = address.text
    rows = desk.kept(("subjects.tellers", like), lambda record: record.tellers(like, limit=ALL)).rows
    found = {name: _cut(some, address) for name, some in groups(rows).items() if role in (None, name)}
    return page(request, "sources.html", address=address, found=found)


@get("/json/sources", sync_to_thread=True, tags=["sources"])
def sources_json(desk: Desk, address: Address, role: Role | None = None) -> Tellers:
    """The outlets and first-hand sources, those of most claims first; `q` is how a name, or a word of it, begins."""
    return _tellers(desk, address, role)


@get("/csv/sources", sync_to_thread=True, tags=["sources"], media_type="text/csv")
def sources_csv(desk: Desk, address: Address, role: Role | None = None) -> Response[str]:
    """The same as a table."""
    return csv(SourceRow.__struct_fields__, map(structs.astuple, _tellers(desk, address, role).rows))


@get("/sources/{source_id:str}", include_in_schema=False, sync_to_thread=True)
def source_html(
    request: Request[Any, Any, Any], desk: Desk, address: Address, source_id: str, compare: bool = False
) -> Response[str]:
    """A source."""
    found = source_page(desk, source_id, address, compare)
    chips = other_filters(desk, address, "source")
    return page(
        request, "source.html", address=address, found=found, chips=chips, month=MONTH,
        named=is_named(found.source),
    )  # fmt: skip


@get("/json/sources/{source_id:str}", sync_to_thread=True, tags=["sources"])
def source_json(desk: Desk, address: Address, source_id: str, compare: bool = False) -> SourcePage:
    """A source: what it says, where it was first, and who bears it out or contradicts it. No mark for credibility."""
    return source_page(desk, source_id, address, compare)


def _tellers(desk: Desk, address: Address, role: Role | None) -> Tellers:
    like, limit, offset = address.text, address.limit, address.offset
    return desk.kept(
        ("subjects.tellers", like, role, limit, offset), lambda record: record.tellers(like, role, limit, offset)
    )


def _cut(rows: Sequence[SourceRow], address: Address) -> Tellers:
    return Tellers(tuple(rows[address.offset :][: address.limit]), len(rows), address.limit, address.offset)


ROUTES = [sources_page, sources_json, sources_csv, source_html, source_json]
