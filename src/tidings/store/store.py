"""A record that is open."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType

from sqlalchemy import Engine

from tidings.record import Decision, Entry, Event, Link, Report
from tidings.store.engine import WRITING, take_turn
from tidings.store.failures import told
from tidings.store.query import Near, Query
from tidings.store.reading import Counts, Problem, Snapshot
from tidings.store.soundness import faults
from tidings.store.writing import Writing


class Store:
    """A record: facts that are only added, and what follows from them. Close it, or use it in a `with`."""

    def __init__(self, engine: Engine, where: str, patience_s: float) -> None:
        self._engine, self.where, self._patience_s = engine, where, patience_s

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """No connection is left open."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction of the one writer: at its end all of it is kept, or after an error none.

        Waits while another process writes; raises BusyError when that takes too long.
        """
        with told(self.where), self._engine.connect() as connection:
            writer = connection.execution_options(**{WRITING: True})
            with writer.begin():
                take_turn(writer, self._patience_s)
                yield Writing(writer)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The record as it stands now, for several questions whose answers must fit together."""
        with told(self.where), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield Snapshot(connection)

    def entries(self, query: Query) -> list[Entry]:
        """See Snapshot.entries."""
        with self.snapshot() as now:
            return now.entries(query)

    def entries_of(self, claim_ids: Iterable[str]) -> list[Entry]:
        """See Snapshot.entries_of."""
        with self.snapshot() as now:
            return now.entries_of(claim_ids)

    def all_entries(self) -> Iterator[Entry]:
        """See Snapshot.all_entries."""
        with self.snapshot() as now:
            yield from now.all_entries()

    def events(self, query: Query) -> list[Event]:
        """See Snapshot.events."""
        with self.snapshot() as now:
            return now.events(query)

    def event(self, id: str) -> Event | None:
        """See Snapshot.event."""
        with self.snapshot() as now:
            return now.event(id)

    def events_like(self, id: str) -> list[Event]:
        """See Snapshot.events_like."""
        with self.snapshot() as now:
            return now.events_like(id)

    def report(self, id: str) -> Report | None:
        """See Snapshot.report."""
        with self.snapshot() as now:
            return now.report(id)

    def reports(self) -> Iterator[Report]:
        """See Snapshot.reports."""
        with self.snapshot() as now:
            yield from now.reports()

    def has(self, report: Report) -> bool:
        """See Snapshot.has."""
        with self.snapshot() as now:
            return now.has(report)

    def as_version(self, report: Report, at: datetime) -> Report | None:
        """See Snapshot.as_version."""
        with self.snapshot() as now:
            return now.as_version(report, at)

    def versions(self, report_id: str) -> list[Report]:
        """See Snapshot.versions."""
        with self.snapshot() as now:
            return now.versions(report_id)

    def links_of(self, claim_ids: Iterable[str]) -> list[Link]:
        """See Snapshot.links_of."""
        with self.snapshot() as now:
            return now.links_of(claim_ids)

    def links_among(self, claim_ids: Iterable[str]) -> list[Link]:
        """See Snapshot.links_among."""
        with self.snapshot() as now:
            return now.links_among(claim_ids)

    def places_near(self, near: Near) -> set[str]:
        """See Snapshot.places_near."""
        with self.snapshot() as now:
            return now.places_near(near)

    def place_counts(self, ids: Iterable[str] | None = None) -> dict[str, int]:
        """See Snapshot.place_counts."""
        with self.snapshot() as now:
            return now.place_counts(ids)

    def count(self) -> Counts:
        """See Snapshot.count."""
        with self.snapshot() as now:
            return now.count()

    def problems(self) -> list[Problem]:
        """See Snapshot.problems."""
        with self.snapshot() as now:
            return now.problems()

    def decisions(self) -> list[Decision]:
        """See Snapshot.decisions."""
        with self.snapshot() as now:
            return now.decisions()

    def faults(self) -> list[str]:
        """What is wrong with the record, a sentence each; empty where it is sound."""
        with told(self.where), self._engine.connect() as connection:  # no commit, which a damaged file may not allow
            return faults(connection)
