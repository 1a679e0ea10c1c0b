"""Rows put into tables, in each database's own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from tidings.store.asking import Asking

Rows = Sequence[Mapping[str, Any]]


class Putting(Asking):
    """Puts rows within one transaction."""

    def _insert(self, table: Table, rows: Rows) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _insert_new(self, table: Table, rows: Rows) -> None:
        """The rows that are not there yet are there; those that are stay as they are."""
        if rows:
            self._connection.execute(self._adding(table).on_conflict_do_nothing(), rows)

    def _upsert(self, table: Table, rows: Rows) -> None:
        """The rows are there, in place of what had their primary key; columns not given stay as they are."""
        if not rows:
            return
        adding = self._adding(table)
        keys = [column.name for column in table.primary_key]
        changed = {name: adding.excluded[name] for name in rows[0] if name not in keys}
        self._connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=changed), rows)

    def _adding(self, table: Table) -> Any:
        return sqlite.insert(table) if self._dialect == "sqlite" else postgresql.insert(table)
