"""The bands of a place's page: its own, or for a country and a province one for each place in it, on one scale."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from tidings.out.web.address import Address
from tidings.out.web.subjects.band import Band, Chapter, Tick, band, chapters, ticks
from tidings.out.web.subjects.place import WIDE, PlacePage
from tidings.record import Finding
from tidings.views.control import Holding

#: Bands of one chart: as many as a screen or a sheet of paper shows at a time.
MOST_BANDS = 40


class Line(Struct, frozen=True):
    """A place of a chart with its band."""

    id: str
    name: str
    band: Band


class Chart(Struct, frozen=True):
    """A chapter with the bands of its places; `more` places had changes in these days and are not drawn.

    `on_to` is the day up to which nothing newer is told, so that its last states go on; None where it ends with them.
    """

    chapter: Chapter
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    more: int
    on_to: date | None


def charts_of(
    found: PlacePage, slots: Mapping[str, str], address: Address, day: date | None = None
) -> tuple[Chart, ...]:
    """The charts of a place, the newest chapter first; `slots` are the colours of camps by the keys of their sides.

    `day` is that of the page: up to it the last chapter goes on, and each other one up to the next.
    """
    wide = found.place is not None and found.place.kind in WIDE
    held = [one for one in found.inside if not one.value.derived] if wide else [found.control] if found.control else []
    shown = [one for one in held if one.value.ledger]
    drawn = chapters((change for one in shown for change in one.value.ledger), address.since, address.until)
    ends = [*(one.first for one in drawn[1:]), day] if drawn else []
    return tuple(_chart(one, shown, slots, end) for one, end in reversed([*zip(drawn, ends, strict=True)]))


def _chart(chapter: Chapter, held: Sequence[Finding[Holding]], slots: Mapping[str, str], end: date | None) -> Chart:
    """A chapter with those places that have a change in it, the earliest last hold first."""
    lines = [Line(one.subject, one.value.name, band(one.value.ledger, chapter, slots)) for one in held]
    told = [one for one in lines if any(each.since for each in one.band.stretches) or len(held) == 1]
    told.sort(key=lambda one: (max((each.x for each in one.band.stretches), default=0.0), one.name))
    return Chart(
        chapter,
        ticks(chapter),
        tuple(told[:MOST_BANDS]),
        max(len(told) - MOST_BANDS, 0),
        on_to=end if end and end > chapter.last else None,
    )
