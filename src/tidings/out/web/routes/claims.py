"""Claims: a search over their words, and a list of all that match."""

from typing import Any

from litestar import MediaType, Request, Response, get

from tidings.opened.listing import Told
from tidings.out.show.claim_list import COLUMNS, claim_row
from tidings.out.web.accounts.found_words import found_in
from tidings.out.web.address import Address
from tidings.out.web.chips import chips_of
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.tables import csv


@get("/claims", include_in_schema=False, sync_to_thread=True)
def claims_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The claims with the words asked for in their quotes, and which match in all else."""
    listed, chips = told(desk, address), chips_of(desk, address)
    return page(request, "claims.html", address=address, listed=listed, chips=chips, found_in=found_in)


@get("/json/claims", sync_to_thread=True, tags=["claims"])
def claims_json(desk: Desk, address: Address) -> Told:
    """The claims that match, those known last first; a page of them."""
    return told(desk, address)


@get("/csv/claims", sync_to_thread=True, media_type=MediaType.TEXT, tags=["claims"])
def claims_table(desk: Desk, address: Address) -> Response[str]:
    """The claims that match, a page of them, with the columns of `tidings claims --format csv`."""
    ids = [one.claim for one in told(desk, address).rows]
    record = desk.record
    entries = {one.claim.id: one for one in record.store.entries_of(ids)}
    return csv(COLUMNS, (claim_row(entries[id], record.wording) for id in ids if id in entries))


def told(desk: Desk, address: Address) -> Told:
    """The claims that match, a page of them."""
    return desk.kept(
        ("told", address),
        lambda record: record.told(limit=address.limit, offset=address.offset, **address.asked()),
    )


ROUTES = [claims_page, claims_json, claims_table]
