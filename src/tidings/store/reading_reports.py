"""Reports as the record holds them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import select

from tidings.record import Report
from tidings.store.asking import Asking
from tidings.store.coding import moment, report_of, words_of
from tidings.store.placing import given_of, placed
from tidings.store.tables import derived_versions, reports
from tidings.store.versions import family_of, stored


class ReportsRead(Asking):
    """What may be asked of reports."""

    def report(self, id: str) -> Report | None:
        """The report of that id."""
        row = self._connection.execute(select(reports).where(reports.c.id == id)).first()
        return report_of(row) if row else None

    def reports(self) -> Iterator[Report]:
        """Every report, in the order of adding."""
        return (report_of(row) for row in self._pages(select(reports), reports.c.number))

    def report_ids(self) -> list[str]:
        """The ids of the reports, in the order of adding."""
        return list(self._connection.execute(select(reports.c.id).order_by(reports.c.number)).scalars())

    def has(self, report: Report) -> bool:
        """True if this very report is there, so that it need not be read again."""
        given = given_of(self._connection, report.id)
        return any(
            one.same(report, given) for one in stored(self._connection, reports.c.words == words_of(report.text))
        )

    def as_version(self, report: Report, at: datetime) -> Report | None:
        """The report as it would be stored, with the id and `supersedes` of a version; None where it is there."""
        place = placed(self._connection, report, at)
        return place[0] if place else None

    def versions(self, report_id: str) -> list[Report]:
        """The report with all its versions, the one known first first."""
        seeds = stored(self._connection, reports.c.id == report_id)
        ids = [one.id for one in family_of(self._connection, seeds[0])] if seeds else []
        found = {one.id: one for one in self._by_ids(ids, self._reports_of)}
        return [found[id] for id in ids]

    def until(self, report_id: str) -> datetime | None:
        """The moment from which a version that supersedes the report was known; None while it is the newest."""
        column = select(derived_versions.c.until).where(derived_versions.c.report == report_id)
        micros = self._connection.execute(column).scalar()
        return moment(micros) if micros is not None else None

    def known_of(self, report_ids: Iterable[str]) -> dict[str, datetime]:
        """From when each of these reports counts."""
        rows = self._by_ids(report_ids, lambda part: self._connection.execute(
            select(reports.c.id, reports.c.known).where(reports.c.id.in_(part))))  # fmt: skip
        return {row.id: moment(row.known) for row in rows}

    def _reports_of(self, ids: list[str]) -> list[Report]:
        return [report_of(row) for row in self._connection.execute(select(reports).where(reports.c.id.in_(ids)))]
