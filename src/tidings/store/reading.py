"""The record as it stands at one moment, read."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import func, select, true

from tidings.record import Decision
from tidings.store.coding import decision_of
from tidings.store.reading_events import EventsRead
from tidings.store.reading_lists import ListsRead
from tidings.store.reading_pages import PagesRead
from tidings.store.reading_reports import ReportsRead
from tidings.store.tables import claims, decisions, derived_events, problems, reports


class Counts(Struct, frozen=True):
    """How much a record holds."""

    reports: int
    claims: int
    events: int
    problems: int


class Problem(Struct, frozen=True):
    """A report that could not be read: its id, or where it was to be read from; what is wrong; when that was seen."""

    report: str
    what: str
    at: datetime


class Snapshot(ReportsRead, EventsRead, ListsRead, PagesRead):
    """What the record held when the transaction began."""

    def count(self) -> Counts:
        """How many reports, claims, events and problems there are; claims that a person rejected count."""
        there = {derived_events: derived_events.c.gone.is_(False)}
        tables = (reports, claims, derived_events, problems)
        asked = (select(func.count()).select_from(one).where(there.get(one, true())) for one in tables)
        return Counts(*(self._connection.execute(one).scalar_one() for one in asked))

    def problems(self) -> list[Problem]:
        """The reports that could not be read, and why, in the order in which that was seen."""
        rows = self._connection.execute(select(problems).order_by(problems.c.number))
        return [Problem(row.report, row.what, datetime.fromisoformat(row.at)) for row in rows]

    def decisions(self) -> list[Decision]:
        """The decisions of persons, in the order of adding."""
        return [decision_of(row) for row in self._connection.execute(select(decisions).order_by(decisions.c.number))]
