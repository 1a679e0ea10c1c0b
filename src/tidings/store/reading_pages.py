"""Pages of claims and of reports, and how many there are in all."""

from datetime import datetime
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import func, select

from tidings.store.asking import Asking
from tidings.store.coding import micros, moment
from tidings.store.query import Query, conditions, told_with
from tidings.store.query_events import counts
from tidings.store.tables import claims, derived_claims, reports
from tidings.store.words import REPORT_WORDS, holding, is_blank


class ReportsAsked(Struct, frozen=True, kw_only=True):
    """Which reports a list shows: of an outlet; with words in the title; that count from a moment between two others.

    `since` and `until` are aware; `until` itself is past the end.
    """

    outlet: str | None = None
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    newest: bool = True
    limit: int | None = None
    offset: int = 0


class ReportRow(Struct, frozen=True, kw_only=True):
    """A report as a list shows it: without its text, with how many claims it makes."""

    id: str
    title: str
    outlet: str | None
    published: datetime | None
    known: datetime
    claims: int
    supersedes: str | None


class PagesRead(Asking):
    """What lists of claims and of reports ask."""

    def number_of_claims(self, query: Query) -> int:
        """How many claims a query asks for, of those that count at its moment."""
        return int(self._connection.execute(self._counting(query, func.count())).scalar_one())

    def page_of_claims(self, query: Query) -> list[str]:
        """The ids of the claims that a query asks for, of those that count at its moment, the one known last first."""
        asked = self._counting(query, derived_claims.c.claim)
        asked = asked.order_by(derived_claims.c.known.desc(), derived_claims.c.claim.desc())
        return list(self._connection.execute(asked.limit(query.limit).offset(query.offset)).scalars())

    def _counting(self, query: Query, what: Any) -> Any:
        """What is asked of the claims that match and count; the claims themselves are read only where they must be."""
        told = told_with(derived_claims.c.number, query, self._dialect)
        here = (derived_claims.c.event != "", counts(query.known_by), *told)
        rest = structs.replace(query, having=(), text="", known_by=None, limit=None, offset=0)
        if rest == Query():
            return select(what).select_from(derived_claims).where(*here)
        joined = derived_claims.join(claims, claims.c.number == derived_claims.c.number)
        return select(what).select_from(joined).where(*here, *conditions(rest, self._dialect))

    def number_of_reports(self, asked: ReportsAsked) -> int:
        """How many reports are asked for."""
        return int(self._connection.execute(self._reports(asked, func.count())).scalar_one())

    def page_of_reports(self, asked: ReportsAsked) -> list[ReportRow]:
        """The reports that are asked for, by the moment from which they count, then by id."""
        columns = [reports.c[name] for name in ("id", "title", "outlet", "published", "known", "supersedes")]
        ends = (reports.c.known.desc(), reports.c.id.desc()) if asked.newest else (reports.c.known, reports.c.id)
        cut = self._reports(asked, *columns).order_by(*ends).limit(asked.limit).offset(asked.offset)
        rows = self._connection.execute(cut).all()
        told = self._claims_of([row.id for row in rows])
        return [_headed(row, told.get(row.id, 0)) for row in rows]

    def _reports(self, asked: ReportsAsked, *what: Any) -> Any:
        found = select(*what).select_from(reports)
        if asked.outlet is not None:
            found = found.where(reports.c.outlet == asked.outlet)
        if not is_blank(asked.text):
            found = found.where(holding(REPORT_WORDS, reports.c.number, asked.text, self._dialect))
        if asked.since is not None:
            found = found.where(reports.c.known >= micros(asked.since))
        if asked.until is not None:
            found = found.where(reports.c.known < micros(asked.until))
        return found

    def _claims_of(self, ids: list[str]) -> dict[str, int]:
        counted = select(claims.c.report, func.count()).where(claims.c.report.in_(ids)).group_by(claims.c.report)
        return {row[0]: row[1] for row in self._connection.execute(counted)}


def _headed(row: Any, told: int) -> ReportRow:
    return ReportRow(
        id=row.id,
        title=row.title,
        outlet=row.outlet,
        published=datetime.fromisoformat(row.published) if row.published else None,
        known=moment(row.known),
        supersedes=row.supersedes,
        claims=told,
    )
