"""One transaction that adds facts and puts what follows from them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tidings.errors import StoreError
from tidings.record import Claim, Decision, Event, Link, Report, content_id
from tidings.store.asking import parts
from tidings.store.coding import (
    OF_REPORT,
    beside_rows,
    claim_row,
    decided,
    event_row,
    link_row,
    point_rows,
    report_row,
)
from tidings.store.placing import as_version, placed, unrelated
from tidings.store.reading import Snapshot
from tidings.store.tables import (
    DERIVED,
    claim_places,
    claims,
    decisions,
    derived_bands,
    derived_claims,
    derived_events,
    derived_keys,
    derived_links,
    derived_signatures,
    derived_versions,
    links,
    places,
    problems,
    reports,
)
from tidings.store.versions import COLUMNS, Version, family_of, in_families, untils

Rows = Sequence[Mapping[str, Any]]


class Writing(Snapshot):
    """The record within one transaction of the one writer; all of it is kept, or none."""

    # facts

    def add_report(self, report: Report, at: datetime) -> Report | None:
        """The report as stored: under its id, or as a version under another; None where this very one is there."""
        place = placed(self._connection, report, at)
        if place is None:
            return None
        stored, given = place
        self._insert(reports, [report_row(stored, given, at)])
        self._put_untils([family_of(self._connection, as_version(stored, given, at))])
        return stored

    def add_reports(self, some: Sequence[Report], at: datetime) -> list[Report | None]:
        """The reports as stored, as by add_report for each; hundreds of thousands take seconds."""
        plain = unrelated(self._connection, some)
        self._insert(reports, [report_row(some[place], some[place].id, at) for place in sorted(plain)])
        return [one if place in plain else self.add_report(one, at) for place, one in enumerate(some)]

    def add_claims(self, report_id: str, found: Sequence[Claim]) -> None:
        """The claims of a stored report are kept; those that are there stay as they are."""
        self.add_claims_of({report_id: found})

    def add_claims_of(self, found: Mapping[str, Sequence[Claim]]) -> None:
        """The claims of many reports are kept, by the reports' ids."""
        for part in parts(found):
            rows = self._connection.execute(select(*OF_REPORT).where(reports.c.id.in_(part)))
            of = {row.id: row for row in rows}
            missing = [id for id in part if id not in of]
            if missing:
                raise StoreError("there is no such report to keep claims of", where=missing[0])
            self._insert_new(claims, [_row(one, of[id]) for id in part for one in found[id]])
            self._insert_new(places, point_rows(one for id in part for one in found[id]))
            self._insert_new(claim_places, beside_rows(one for id in part for one in found[id]))

    def add_problem(self, report_id: str, what: str, at: datetime) -> None:
        """What is wrong with a report that could not be read is kept, once."""
        row = {"report": report_id, "what": what, "at": at.isoformat(), "mark": content_id(report_id, what)}
        self._insert_new(problems, [row])

    def add_link(self, link: Link) -> None:
        """A person's link is kept, once; raises StoreError where a claim of it is not there."""
        row = link_row(link)
        self._check_there({link.left, link.right})
        at = link.at.isoformat() if link.at else None
        mark = content_id(row["left"], row["right"], link.verdict, link.by, at)
        self._insert_new(links, [row | {"at": at, "mark": mark}])

    def add_decision(self, decision: Decision) -> None:
        """A person's decision is kept, once, and holds from now on; raises StoreError where the claim is not there."""
        self._check_there({decision.claim})
        row = {
            "claim": decision.claim,
            "field": decision.field,
            "value": decision.value,
            "by": decision.by,
            "at": decision.at.isoformat(),
            "why": decision.why,
        }
        self._insert_new(decisions, [row | {"mark": content_id(*row.values())}])
        self._decide([decision.claim])

    def _check_there(self, ids: set[str]) -> None:
        there = set(self._connection.execute(select(claims.c.id).where(claims.c.id.in_(ids))).scalars())
        if ids - there:
            raise StoreError("there is no such claim", where=min(ids - there), remedy="tidings claims lists them")

    def _decide(self, ids: Iterable[str]) -> None:
        """What a query asks of claims follows the last decision of each field."""
        for part in parts(ids):
            rows = self._connection.execute(select(decisions).where(decisions.c.claim.in_(part))).all()
            for id, columns in decided(rows).items():
                self._connection.execute(update(claims).where(claims.c.id == id).values(**columns))

    # what follows

    def put_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        """These are the keys of these claims, and no others."""
        for part in parts(keys):
            self._connection.execute(delete(derived_keys).where(derived_keys.c.claim.in_(part)))
            self._insert(derived_keys, [{"key": key, "claim": id} for id in part for key in set(keys[id])])

    def put_links(self, found: Iterable[Link]) -> None:
        """The machine's links of these pairs are these."""
        self._upsert(derived_links, [link_row(link) for link in found])

    def drop_links(self, claim_ids: Iterable[str]) -> None:
        """The machine holds nothing any more of how these claims belong with others."""
        for part in parts(claim_ids):
            either = derived_links.c.left.in_(part) | derived_links.c.right.in_(part)
            self._connection.execute(delete(derived_links).where(either))

    def put_bands(self, report_id: str, bands: Iterable[str], signature: bytes) -> None:
        """These are the report's signature and the bands under which it is found."""
        self.put_bands_of({report_id: (bands, signature)})

    def put_bands_of(self, found: Mapping[str, tuple[Iterable[str], bytes]]) -> None:
        """These are the signatures and bands of many reports."""
        for part in parts(found):
            self._connection.execute(delete(derived_bands).where(derived_bands.c.report.in_(part)))
            rows = [{"band": str(band), "report": id} for id in part for band in set(found[id][0])]
            self._insert(derived_bands, rows)
            self._upsert(derived_signatures, [{"report": id, "signature": found[id][1]} for id in part])

    def set_origins(self, origins: Mapping[str, str]) -> None:
        """These are the origins of these claims."""
        self._upsert(derived_claims, [{"claim": id, "origin": origin} for id, origin in origins.items()])

    def set_events(self, events: Mapping[str, str]) -> None:
        """These are the events of these claims, by their ids."""
        self._upsert(derived_claims, [{"claim": id, "event": event} for id, event in events.items()])

    def put_events(self, ids: Iterable[str], found: Iterable[Event]) -> None:
        """Of the events of these ids there are these, and no others."""
        for part in parts(ids):
            self._connection.execute(delete(derived_events).where(derived_events.c.id.in_(part)))
        self._upsert(derived_events, [event_row(event) for event in found])

    def drop_derived(self) -> None:
        """Nothing derived is left but what the store itself derives, which is made anew.

        That is `until`, and what decisions make of the columns of claims.
        """
        for table in DERIVED:
            self._connection.execute(delete(table))
        rows = self._connection.execute(select(*COLUMNS))
        self._put_untils(in_families([Version(*row) for row in rows]))
        self._decide(self._connection.execute(select(decisions.c.claim).distinct()).scalars().all())

    def _put_untils(self, families: Iterable[Sequence[Version]]) -> None:
        ends = [untils(family) for family in families if len(family) > 1]
        self._upsert(derived_versions, [{"report": id, "until": end} for one in ends for id, end in one.items()])

    # rows

    def _insert(self, table: Table, rows: Rows) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _insert_new(self, table: Table, rows: Rows) -> None:
        """The rows that are not there yet are there; those that are stay as they are."""
        if rows:
            self._connection.execute(self._insert_of(table).on_conflict_do_nothing(), rows)

    def _upsert(self, table: Table, rows: Rows) -> None:
        """The rows are there, in place of what had their primary key; columns not given stay as they are."""
        if not rows:
            return
        adding = self._insert_of(table)
        keys = [column.name for column in table.primary_key]
        changed = {name: adding.excluded[name] for name in rows[0] if name not in keys}
        self._connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=changed), rows)

    def _insert_of(self, table: Table) -> Any:
        return sqlite.insert(table) if self._connection.dialect.name == "sqlite" else postgresql.insert(table)


def _row(claim: Claim, report: Any) -> dict[str, Any]:
    """A claim as a row, with what its report's row adds."""
    if claim.report != report.id:
        raise ValueError(f"the claim {claim.id} is of the report {claim.report}, not of {report.id}")
    return claim_row(claim, report)
