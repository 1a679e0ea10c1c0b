"""The findings behind charts and lists, whole: as JSON, and as the tables that `tidings … --format csv` gives."""

from litestar import MediaType, Response, get

from tidings.out.answer import Answer
from tidings.out.show import sources as sources_show
from tidings.out.show import timeline as timeline_show
from tidings.out.show import tolls as tolls_show
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.figures import asking
from tidings.out.web.tables import csv
from tidings.record import Finding
from tidings.views.displacement import Displacement
from tidings.views.sources import Sources
from tidings.views.timeline import Timeline
from tidings.views.toll import Toll


@get("/json/toll", sync_to_thread=True, tags=["findings"])
def toll_json(desk: Desk, address: Address) -> Finding[Toll]:
    """How many were killed and injured: low, best by the rule, high, per event and in all, and what was left out."""
    return asking.toll_finding(desk, address)


@get("/json/displacement", sync_to_thread=True, tags=["findings"])
def displacement_json(desk: Desk, address: Address) -> Finding[Displacement]:
    """How many people moved, from where to where: low, best by the rule, high."""
    return asking.displacement_finding(desk, address)


@get("/json/timeline", sync_to_thread=True, tags=["findings"])
def timeline_json(desk: Desk, address: Address) -> Finding[Timeline]:
    """The events by their days, the weightiest first, and what was learned of them only later."""
    return asking.timeline_finding(desk, address)


@get("/json/sources-compared", sync_to_thread=True, tags=["findings"])
def sources_json(desk: Desk, address: Address) -> Finding[Sources]:
    """What each source says, and which claims of others contradict it or bear it out."""
    return asking.sources_finding(desk, address)


@get("/csv/toll", sync_to_thread=True, media_type=MediaType.TEXT, tags=["findings"])
def toll_table(desk: Desk, address: Address) -> Response[str]:
    """A row for each sum, event, sum beside and running toll, with the columns of `tidings toll --format csv`."""
    return _csv(tolls_show.answer_toll(asking.toll_finding(desk, address), "", limit=0, empty=""))


@get("/csv/displacement", sync_to_thread=True, media_type=MediaType.TEXT, tags=["findings"])
def displacement_table(desk: Desk, address: Address) -> Response[str]:
    """The same of people who moved, with the columns of `tidings displacement --format csv`."""
    found = asking.displacement_finding(desk, address)
    return _csv(tolls_show.answer_displacement(found, "", limit=0, empty=""))


@get("/csv/timeline", sync_to_thread=True, media_type=MediaType.TEXT, tags=["findings"])
def timeline_table(desk: Desk, address: Address) -> Response[str]:
    """A row for each event, with the columns of `tidings timeline --format csv`."""
    return _csv(timeline_show.answer_timeline(asking.timeline_finding(desk, address), ""))


@get("/csv/sources-compared", sync_to_thread=True, media_type=MediaType.TEXT, tags=["findings"])
def sources_table(desk: Desk, address: Address) -> Response[str]:
    """A row for each source, with the columns of `tidings sources --format csv`."""
    return _csv(sources_show.answer_sources(asking.sources_finding(desk, address), limit=0, empty=""))


def _csv(answer: Answer) -> Response[str]:
    return csv(answer.columns, answer.rows())


ROUTES = [
    toll_json, displacement_json, timeline_json, sources_json, toll_table, displacement_table, timeline_table,
    sources_table,
]  # fmt: skip
