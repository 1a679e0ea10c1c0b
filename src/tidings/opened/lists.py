"""A record with its lists: what a page shows of events, days, places, reports and claims, a page at a time.

A list of events rests on the events as they stand: their own place, days, kind and grade. As known by a moment an event
is there if a claim of it counted then, and what its row shows is told anew from what counted; which place, days and
grade it is found by are those of today.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from msgspec import structs

from tidings.opened.asked import Asked
from tidings.opened.derive import events_among
from tidings.opened.directory import Directory
from tidings.opened.listing import DayCount, Listed, Mark, Order, Reports, Row, Span, State, Told
from tidings.opened.narrowing import aware
from tidings.opened.rows import claim_row, event_rows, family_of
from tidings.store import Query, ReportsAsked
from tidings.store.coding import micros
from tidings.store.reading import Snapshot
from tidings.views.known import counted
from tidings.views.timeline import undated_note

#: Rows that are kept at most, some 5 MB; a window that moves over the days shows most of its events again.
MOST_ROWS = 5_000


class Lists(Directory):
    """A record that answers with lists."""

    def state(self) -> State:
        """Whether anything was added since."""
        with self.store.snapshot() as now:
            found = now.changed()
        return State(found.token, found.at)

    def span(self, known_by: datetime | None = None) -> Span:
        """How far the record reaches, and how much it holds, as known by a moment."""
        moment = aware(known_by)
        latest = micros(moment) if moment else None
        told = self._while_unchanged("tellers known", lambda now: now.values_of(("voice", "outlet")))
        with self.store.snapshot() as now:
            extent = now.extent(moment)
            return Span(
                first=extent.first,
                last=extent.last,
                reports=extent.reports,
                claims=now.number_of_claims(Query(known_by=moment)),
                events=now.number_of_events(Query(known_by=moment)),
                sources=sum(latest is None or one.known <= latest for one in told),
                newest=extent.newest,
            )

    def listed(self, limit: int = 50, offset: int = 0, order: Order = "newest", **asked: Any) -> Listed:
        """The events of a question in the order of their days."""
        of = self.asked(**asked)
        query = of.query()
        with self.store.snapshot() as now:
            page = now.page_of_events(structs.replace(query, limit=limit, offset=offset), newest=order == "newest")
            return Listed(self._rows(now, page.ids, of), page.total, limit, offset, _left_out(now, of))

    def _rows(self, now: Snapshot, ids: Sequence[str], of: Asked) -> tuple[Row, ...]:
        """The rows of events, told from what counted at the moment asked about; those of today are kept."""
        if of.known_by is not None:
            entries = counted(now.entries_of(one.claim for one in now.members(ids)), of.known_by)
            then = event_rows(events_among(entries), entries, self.kinds, self.wording)
            return _picked(ids, then)
        kept: dict[str, Row] = self.kept.of("rows", now.changed().token, dict)
        there = {id: row for id in ids if (row := kept.get(id))}
        events = now.events_of(id for id in ids if id not in there)
        entries = counted(now.entries_of(id for one in events for id in one.claims))
        fresh = event_rows(events, entries, self.kinds, self.wording)
        if len(kept) > MOST_ROWS:
            kept.clear()
        kept.update({row.event: row for row in fresh})
        return _picked(ids, [*there.values(), *fresh])

    def days(self, **asked: Any) -> tuple[DayCount, ...]:
        """How many events began on each day, by family."""
        query = self.asked(**asked).query()
        with self.store.snapshot() as now:
            found = now.days_of_events(query)
        counts: Counter[tuple[Any, str]] = Counter()
        for one in found:
            counts[one.day, family_of(one.kind, self.kinds)] += one.events
        return tuple(DayCount(day, family, counts[day, family]) for day, family in sorted(counts))

    def marks(self, **asked: Any) -> tuple[Mark, ...]:
        """How many events each place has that can be put on a map, by family."""
        query = self.asked(**asked).query()
        with self.store.snapshot() as now:
            found = now.places_of_events(query)
        counts: Counter[tuple[str, str]] = Counter()
        for one in found:
            counts[one.place, family_of(one.kind, self.kinds)] += one.events
        named = self.named("place")
        return tuple(
            Mark(place=at.id, name=at.name, country=at.country or None, lat=at.lat, lon=at.lon, family=family, events=n)
            for (id, family), n in sorted(counts.items())
            if (at := named.get(id)) and at.lat is not None and at.lon is not None
        )

    def reports(
        self,
        limit: int = 50,
        offset: int = 0,
        order: Order = "newest",
        *,
        outlet: str | None = None,
        text: str = "",
        since: date | None = None,
        until: date | None = None,
        known_by: datetime | None = None,
    ) -> Reports:
        """The reports of the record by the moment from which they count, of an outlet, with words in their title.

        `since` and `until` are the days on which they began to count, both included.
        """
        ends = [_begins(until + timedelta(days=1))] if until else []
        moment = aware(known_by)
        ends += [moment + timedelta(microseconds=1)] if moment else []
        asked = ReportsAsked(
            outlet=outlet,
            text=text,
            since=_begins(since) if since else None,
            until=min(ends, default=None),
            newest=order == "newest",
            limit=limit,
            offset=offset,
        )
        with self.store.snapshot() as now:
            rows = tuple(now.page_of_reports(asked))
            return Reports(rows, now.number_of_reports(asked), limit, offset)

    def told(self, limit: int = 50, offset: int = 0, *, report: str | None = None, **asked: Any) -> Told:
        """The claims of a question, or of one report, those known last first."""
        query = self.asked(**asked).query()
        if report is not None:
            query = structs.replace(query, reports=(report,))
        with self.store.snapshot() as now:
            ids = now.page_of_claims(structs.replace(query, limit=limit, offset=offset))
            found = {one.claim.id: one for one in now.entries_of(ids)}
            total = now.number_of_claims(query)
        return Told(tuple(claim_row(found[id], self.wording) for id in ids), total, limit, offset)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _picked(ids: Sequence[str], rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of some events, in the order of their ids."""
    found = {row.event: row for row in rows}
    return tuple(found[id] for id in ids if id in found)


def _left_out(now: Snapshot, of: Asked) -> tuple[str, ...]:
    """A sentence on the events that are in no period, where a period is asked about."""
    if of.since is None and of.until is None:
        return ()
    undated = now.number_without_day(structs.replace(of.query(), since=None, until=None))
    return (undated_note(undated),) if undated else ()
