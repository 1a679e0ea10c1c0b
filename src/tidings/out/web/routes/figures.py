"""The figures: tolls, displacement, events a day and sources compared, as charts with their tables."""

from collections.abc import Callable
from typing import Any, get_args

from litestar import MediaType, Request, Response, get
from litestar.exceptions import NotFoundException

from tidings.out.web.address import Address
from tidings.out.web.chips import chips_of
from tidings.out.web.desk import Desk
from tidings.out.web.figures import asking, effort, rows
from tidings.out.web.figures.shown import Compared, Counts, DaysByFamily, Figures
from tidings.out.web.pages import page
from tidings.out.web.tables import csv
from tidings.views.rules import Rule

#: The parts of the page, in their order, and what makes each.
PARTS: dict[str, Callable[[Desk, Address], Any]] = {
    "toll": asking.toll, "displacement": asking.displacement, "days": asking.days, "sources": asking.compared,
}  # fmt: skip


@get("/figures", include_in_schema=False, sync_to_thread=True)
def figures_page(request: Request[Any, Any, Any], desk: Desk, address: Address) -> Response[str]:
    """All figures of what the address asks about; those that take long are counted afterwards."""
    events = asking.size(desk, address)
    whole = effort.is_at_once(events)
    made = {name: make(desk, address) if whole else None for name, make in PARTS.items()}
    waits = {name: round(effort.seconds(name, events)) for name in PARTS if effort.is_asked_first(name, events)}
    return _page(request, "figures.html", desk, address, made=made, events=events, waits=waits)


@get("/figures/{part:str}", include_in_schema=False, sync_to_thread=True)
def figure_page(
    request: Request[Any, Any, Any], desk: Desk, address: Address, part: str, bare: str = ""
) -> Response[str]:
    """One of the figures, counted however long it takes; `bare`: without the page around it, to be put into one."""
    if part not in PARTS:
        raise NotFoundException
    made = {part: PARTS[part](desk, address)}
    return _page(request, "parts/figure_bare.html" if bare else "figure.html", desk, address, made=made)


def _page(request: Request[Any, Any, Any], template: str, desk: Desk, address: Address, **values: Any) -> Response[str]:
    return page(
        request, template, address=address, chips=chips_of(desk, address), rules=get_args(Rule), **values
    )  # fmt: skip


@get("/json/figures", sync_to_thread=True, tags=["figures"])
def figures_json(desk: Desk, address: Address) -> Figures:
    """All that the page of figures draws."""
    return Figures(
        asking.toll(desk, address), asking.displacement(desk, address), asking.days(desk, address),
        asking.compared(desk, address),
    )  # fmt: skip


@get("/json/figures/toll", sync_to_thread=True, tags=["figures"])
def toll_json(desk: Desk, address: Address) -> Counts:
    """Killed and injured over time."""
    return asking.toll(desk, address)


@get("/json/figures/displacement", sync_to_thread=True, tags=["figures"])
def displacement_json(desk: Desk, address: Address) -> Counts:
    """People who moved, over time."""
    return asking.displacement(desk, address)


@get("/json/figures/days", sync_to_thread=True, tags=["figures"])
def days_json(desk: Desk, address: Address) -> DaysByFamily:
    """Events by day and family."""
    return asking.days(desk, address)


@get("/json/figures/sources", sync_to_thread=True, tags=["figures"])
def sources_json(desk: Desk, address: Address) -> Compared:
    """Sources compared."""
    return asking.compared(desk, address)


@get("/csv/figures/toll", sync_to_thread=True, media_type=MediaType.TEXT, tags=["figures"])
def toll_table(desk: Desk, address: Address) -> Response[str]:
    """The numbers that the chart of killed and injured draws."""
    return csv(rows.COUNTS, rows.count_rows(asking.toll(desk, address)))


@get("/csv/figures/displacement", sync_to_thread=True, media_type=MediaType.TEXT, tags=["figures"])
def displacement_table(desk: Desk, address: Address) -> Response[str]:
    """The numbers that the chart of people who moved draws."""
    return csv(rows.COUNTS, rows.count_rows(asking.displacement(desk, address)))


@get("/csv/figures/days", sync_to_thread=True, media_type=MediaType.TEXT, tags=["figures"])
def days_table(desk: Desk, address: Address) -> Response[str]:
    """The numbers that the chart of events by day and family draws."""
    return csv(rows.DAYS, rows.day_rows(asking.days(desk, address)))


@get("/csv/figures/sources", sync_to_thread=True, media_type=MediaType.TEXT, tags=["figures"])
def sources_table(desk: Desk, address: Address) -> Response[str]:
    """The numbers that the chart of sources draws."""
    return csv(rows.SOURCES, rows.source_rows(asking.compared(desk, address)))


@get("/csv/figures/given", sync_to_thread=True, media_type=MediaType.TEXT, tags=["figures"])
def given_table(desk: Desk, address: Address) -> Response[str]:
    """The figures of several sources of one count, which the second chart of sources draws."""
    return csv(rows.GIVEN, rows.given_rows(asking.compared(desk, address)))


ROUTES = [
    figures_page, figure_page, figures_json, toll_json, displacement_json, days_json, sources_json, toll_table,
    displacement_table, days_table, sources_table, given_table,
]  # fmt: skip
