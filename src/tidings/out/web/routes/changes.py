"""What a version of a report says otherwise than the one that it supersedes."""

from typing import Any

from litestar import MediaType, Request, Response, get

from tidings.out.show.changes import COLUMNS, change_rows
from tidings.out.web.accounts.versions import apart, pairs
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.pages import page
from tidings.out.web.routes.reports import reading
from tidings.out.web.tables import csv
from tidings.record import Finding
from tidings.views.changes import Changes


@get("/changes/{report_id:str}", include_in_schema=False, sync_to_thread=True)
def changes_page(request: Request[Any, Any, Any], desk: Desk, address: Address, report_id: str) -> Response[str]:
    """Two versions of a report side by side."""
    finding = changes_of(desk, report_id)
    old, new = reading(desk, finding.value.old), reading(desk, finding.value.new)
    return page(
        request, "changes.html", address=address, finding=finding, old=old, new=new,
        before=apart(old.report, finding.value.removed), after=apart(new.report, finding.value.added),
        pairs=pairs(finding.value, old.claims, new.claims),
    )  # fmt: skip


@get("/json/changes/{report_id:str}", sync_to_thread=True, tags=["reports"])
def changes_json(desk: Desk, report_id: str) -> Finding[Changes]:
    """A version of a report against the one that it supersedes: claims new, gone and changed, and the words."""
    return changes_of(desk, report_id)


@get("/csv/changes/{report_id:str}", sync_to_thread=True, media_type=MediaType.TEXT, tags=["reports"])
def changes_table(desk: Desk, report_id: str) -> Response[str]:
    """The same with the columns of `tidings changes --format csv`."""
    return csv(COLUMNS, change_rows(changes_of(desk, report_id).value))


def changes_of(desk: Desk, report_id: str) -> Finding[Changes]:
    """A version of a report against the one that it supersedes."""
    return desk.kept(("changes", report_id), lambda record: record.changes(report_id))


ROUTES = [changes_page, changes_json, changes_table]
