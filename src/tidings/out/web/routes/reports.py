"""Reports: the text of one with what was read from it marked in it, and the list of all."""

from typing import Any

from litestar import MediaType, Request, Response, get
from msgspec import structs

from tidings.opened.listing import Reports
from tidings.out.web.accounts.reading import Reading, link_of, paragraphs_of, reading_of, titled
from tidings.out.web.address import Address
from tidings.out.web.chips import chips_of
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.tables import csv
from tidings.store import ReportRow


@get("/reports", include_in_schema=False, sync_to_thread=True)
def reports_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The reports of the record, of an outlet, of some days, known by a moment, or with words in their titles."""
    chips = [one for one in chips_of(desk, address) if one.part in ("text", "source", "days", "known")]
    return page(request, "reports.html", address=address, listed=reports_of(desk, address), chips=chips)


@get("/json/reports", sync_to_thread=True, tags=["reports"])
def reports_json(desk: Desk, address: Address) -> Reports:
    """The reports of the record, of an outlet (`source`), of days, or with words in the title (`q`); a page of them."""
    return reports_of(desk, address)


@get("/csv/reports", sync_to_thread=True, media_type=MediaType.TEXT, tags=["reports"])
def reports_csv(desk: Desk, address: Address) -> Response[str]:
    """The same as a table."""
    return csv(ReportRow.__struct_fields__, map(structs.astuple, reports_of(desk, address).rows))


def reports_of(desk: Desk, address: Address) -> Reports:
    """The reports that match, a page of them."""
    return desk.kept(
        ("reports", address),
        lambda record: record.reports(
            address.limit, address.offset, address.order, outlet=address.source, text=address.text,
            since=address.since, until=address.until, known_by=address.known,
        ),
    )  # fmt: skip


@get("/reports/{report_id:str}", include_in_schema=False, sync_to_thread=True)
def report_page(request: Request[Any, Any, Any], desk: Desk, address: Address, report_id: str) -> Response[str]:
    """A report as it was published, the words of each claim marked."""
    found = reading(desk, report_id)
    lines = paragraphs_of(found.report, found.claims)
    has_title = titled(found.report)
    return page(
        request,
        "report.html",
        address=address,
        it=found,
        title=lines[0] if has_title else (),
        lines=lines[1:] if has_title else lines,
        link=link_of(found.report.url),
        numbers={one.claim: number for number, one in enumerate(found.claims, 1)},
    )


@get("/json/reports/{report_id:str}", sync_to_thread=True, tags=["reports"])
def report_json(desk: Desk, report_id: str) -> Reading:
    """A report as it was published, with its claims and where their words stand in its text."""
    return reading(desk, report_id)


def reading(desk: Desk, report_id: str) -> Reading:
    """The report of that id with its claims."""
    return desk.kept(("reading", report_id), lambda record: reading_of(record, report_id))


ROUTES = [reports_page, reports_json, reports_csv, report_page, report_json]
