"""The findings that charts are made of, asked of the desk: each is made once and kept while the record stays."""

from typing import Any

from tidings.opened.listing import SourceRow
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.figures import by_family, comparing
from tidings.out.web.figures.counts import counts
from tidings.out.web.figures.shown import Compared, Counts, DaysByFamily
from tidings.record import Finding
from tidings.views.displacement import Displacement
from tidings.views.sources import Sources
from tidings.views.timeline import Timeline
from tidings.views.toll import Toll

#: More sources than a record has, since those that are shown may be any of them.
ALL = 1_000_000


def size(desk: Desk, address: Address) -> int:
    """How many events the address asks about."""
    asked = address.asked()
    return desk.kept(("size", *asked.items()), lambda record: record.listed(limit=1, **asked).total)


def toll(desk: Desk, address: Address) -> Counts:
    """Killed and injured over time."""
    return desk.kept(_key("toll over time", address), lambda _: counts(toll_finding(desk, address)))


def displacement(desk: Desk, address: Address) -> Counts:
    """People who moved, over time."""
    return desk.kept(_key("displacement over time", address), lambda _: counts(displacement_finding(desk, address)))


def days(desk: Desk, address: Address) -> DaysByFamily:
    """Events by day and family."""
    asked = address.asked()
    return desk.kept(
        ("days by family", *asked.items()),
        lambda record: by_family.days(
            record.days(**asked), record.kinds.families,
            since=address.since, until=address.until, known_by=address.known,
        ),
    )  # fmt: skip


def compared(desk: Desk, address: Address) -> Compared:
    """Sources side by side, with what they give of the measure asked about, or of the dead."""
    return desk.kept(
        _key("sources beside", address),
        lambda _: comparing.compared(
            sources_finding(desk, address), toll_finding(desk, address), _tellers(desk), address.measure
        ),
    )


def toll_finding(desk: Desk, address: Address) -> Finding[Toll]:
    """The toll of what the address asks about."""
    asked = address.asked()
    return desk.kept(_key("toll", address), lambda record: record.toll(rule=address.rule, **asked))


def displacement_finding(desk: Desk, address: Address) -> Finding[Displacement]:
    """The displacement of what the address asks about."""
    asked = address.asked()
    return desk.kept(_key("displacement", address), lambda record: record.displacement(rule=address.rule, **asked))


def sources_finding(desk: Desk, address: Address) -> Finding[Sources]:
    """What each source says of what the address asks about."""
    asked = address.asked()
    return desk.kept(("sources", *asked.items()), lambda record: record.sources(**asked))


def timeline_finding(desk: Desk, address: Address) -> Finding[Timeline]:
    """The events of what the address asks about, by their days."""
    asked = address.asked()
    return desk.kept(("timeline", *asked.items()), lambda record: record.timeline(**asked))


def _tellers(desk: Desk) -> tuple[SourceRow, ...]:
    return desk.kept(("all tellers",), lambda record: record.tellers(limit=ALL).rows)


def _key(name: str, address: Address) -> tuple[Any, ...]:
    return name, address.rule, *address.asked().items()
