"""Briefs: the days that have one, and the brief of a day, to be read here, printed, or kept as one file."""

from datetime import date
from typing import Any

from litestar import MediaType, Request, Response, get
from msgspec import structs

from tidings.errors import QuestionError
from tidings.opened.listing import DayCount
from tidings.out.brief_html import brief_html
from tidings.out.question import AS_A_DAY, day_of
from tidings.out.show.brief import COLUMNS, brief_rows
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.subjects.calendar import days_told, months, neighbours
from tidings.out.web.tables import csv
from tidings.record import Finding
from tidings.views.brief import Brief


@get("/briefs", include_in_schema=False, sync_to_thread=True)
def briefs_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """The days that have a brief, by months."""
    told = days_told(_days(desk, address))
    return page(request, "briefs.html", address=address, found=months(told, address.offset), days=len(told))


@get("/json/briefs", sync_to_thread=True, tags=["briefs"])
def briefs_json(desk: Desk, address: Address) -> tuple[DayCount, ...]:
    """How many events began on each day, by family: the days that have a brief."""
    return _days(desk, address)


@get("/csv/briefs", sync_to_thread=True, tags=["briefs"], media_type="text/csv")
def briefs_csv(desk: Desk, address: Address) -> Response[str]:
    """The same as a table."""
    return csv(DayCount.__struct_fields__, map(structs.astuple, _days(desk, address)))


@get("/briefs/{day:str}", include_in_schema=False, sync_to_thread=True)
def brief_page(request: Request[Any, Any, Any], desk: Desk, address: Address, day: str) -> Response[str]:
    """The brief of a day."""
    finding = _brief(desk, address, day)
    about = finding.value.day
    before, after = neighbours(days_told(_days(desk, structs.replace(address, since=None, until=None))), about)
    wording = desk.record.wording.words
    return page(
        request, "brief.html", address=address, finding=finding, brief=finding.value, before=before, after=after,
        words=wording.brief, headings=wording.headings, grades=wording.grades, stances=wording.stances,
    )  # fmt: skip


@get("/briefs/{day:str}/file", include_in_schema=False, sync_to_thread=True)
def brief_file(desk: Desk, address: Address, day: str) -> Response[str]:
    """The brief of a day as one file that needs nothing else."""
    finding = _brief(desk, address, day)
    name = f"tidings-{finding.value.day.isoformat()}.html"
    kept = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(brief_html(finding, desk.record.wording), media_type=MediaType.HTML, headers=kept)


@get("/json/briefs/{day:str}", sync_to_thread=True, tags=["briefs"])
def brief_json(desk: Desk, address: Address, day: str) -> Finding[Brief]:
    """The brief of a day: sentences by section, each with its claims, and notes with their words."""
    return _brief(desk, address, day)


@get("/csv/briefs/{day:str}", sync_to_thread=True, tags=["briefs"], media_type="text/csv")
def brief_csv(desk: Desk, address: Address, day: str) -> Response[str]:
    """The sentences of the brief as a table."""
    finding = _brief(desk, address, day)
    return csv(COLUMNS, brief_rows(finding.value))


def _days(desk: Desk, address: Address) -> tuple[DayCount, ...]:
    return desk.kept(("subjects.days", address), lambda record: record.days(**address.asked()))


def _brief(desk: Desk, address: Address, written: str) -> Finding[Brief]:
    """The brief of a day as it stands in an address. Raises QuestionError where it is no day."""
    day = _day(written)
    place, known = address.place, address.known
    return desk.kept(
        ("subjects.brief", day, place, known), lambda record: record.brief(day, place=place, known_by=known)
    )


def _day(written: str) -> date:
    day = day_of(written, f"/briefs/{written}")
    if day is None:
        raise QuestionError("no day is named", where="/briefs/", remedy=AS_A_DAY)
    return day


ROUTES = [briefs_page, briefs_json, briefs_csv, brief_page, brief_file, brief_json, brief_csv]
