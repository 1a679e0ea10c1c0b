"""One transaction that adds facts and puts what follows from them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from tidings.errors import StoreError
from tidings.record import Claim, Decision, Link, Report, content_id
from tidings.store.asking import pages, parts
from tidings.store.coding import (
    OF_REPORT,
    beside_rows,
    claim_row,
    decided,
    link_row,
    point_rows,
    quotes_of,
    report_row,
)
from tidings.store.placing import as_version, placed
from tidings.store.putting import Rows
from tidings.store.reading import Snapshot
from tidings.store.tables import (
    DERIVED,
    claim_places,
    claims,
    decisions,
    derived_bands,
    derived_claims,
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
from tidings.store.words import CLAIM_WORDS, REPORT_WORDS, drop_words, keep_words, make_words
from tidings.store.writing_lists import ListsWriting


class Writing(Snapshot, ListsWriting):
    """The record within one transaction of the one writer; all of it is kept, or none."""

    # facts

    def add_report(self, report: Report, at: datetime) -> Report | None:
        """The report as stored: under its id, or as a version under another; None where this very one is there."""
        place = placed(self._connection, report, at)
        if place is None:
            return None
        stored, given = place
        self._insert(reports, [report_row(stored, given, at)])
        number = self._connection.execute(select(reports.c.number).where(reports.c.id == stored.id)).scalar_one()
        keep_words(self._connection, REPORT_WORDS, {number: [stored.title]})
        self._put_untils([family_of(self._connection, as_version(stored, given, at))])
        return stored

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
            self._add_claims([_row(one, of[id]) for id in part for one in found[id]])
            self._insert_new(places, point_rows(one for id in part for one in found[id]))
            self._insert_new(claim_places, beside_rows(one for id in part for one in found[id]))

    def _add_claims(self, rows: Rows) -> None:
        """The claims that are not there yet are, and are found by their words."""
        last = self._connection.execute(select(func.max(claims.c.number))).scalar() or 0
        self._insert_new(claims, rows)
        quotes = {row["id"]: row["quotes"] for row in rows}
        asked = select(claims.c.number, claims.c.id).where(claims.c.number > last)
        fresh = {number: quotes_of(quotes[id]) for number, id in self._connection.execute(asked)}
        keep_words(self._connection, CLAIM_WORDS, fresh)

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

    def put_bands_of(self, found: Mapping[str, tuple[Iterable[str], bytes]]) -> None:
        """These are the signatures and bands of many reports."""
        for part in parts(found):
            self._connection.execute(delete(derived_bands).where(derived_bands.c.report.in_(part)))
            rows = [{"band": str(band), "report": id} for id in part for band in set(found[id][0])]
            self._insert(derived_bands, rows)
            self._upsert(derived_signatures, [{"report": id, "signature": found[id][1]} for id in part])

    def set_origins(self, origins: Mapping[str, str]) -> None:
        """These are the origins of these claims."""
        self._set_of_claims("origin", origins)

    def set_events(self, events: Mapping[str, str]) -> None:
        """These are the events of these claims, by their ids."""
        self._set_of_claims("event", events)

    def _set_of_claims(self, what: str, found: Mapping[str, str]) -> None:
        asked = select(claims.c.id, claims.c.number, claims.c.known, derived_versions.c.until).select_from(
            claims.outerjoin(derived_versions, derived_versions.c.report == claims.c.report)
        )
        for part in parts(found):
            rows = self._connection.execute(asked.where(claims.c.id.in_(part)))
            self._upsert(derived_claims, [
                {"claim": id, "number": number, "known": known, "until": until, what: found[id]}
                for id, number, known, until in rows
            ])  # fmt: skip

    def drop_derived(self) -> None:
        """Nothing derived is left but what the store itself derives, which is made anew.

        That is `until`, what decisions make of the columns of claims, and the words that they are found by.
        """
        for table in DERIVED:
            self._connection.execute(delete(table))
        rows = self._connection.execute(select(*COLUMNS))
        self._put_untils(in_families([Version(*row) for row in rows]))
        self._decide(self._connection.execute(select(decisions.c.claim).distinct()).scalars().all())
        self._keep_all_words()

    def _keep_all_words(self) -> None:
        """Every claim and report is found by its words, worked out anew."""
        for column, name in ((claims.c.quotes, CLAIM_WORDS), (reports.c.title, REPORT_WORDS)):
            drop_words(self._connection, name)
            make_words(self._connection, name)
            number = column.table.c.number
            for page in pages(self._connection, select(number, column), number):
                texts = {n: quotes_of(told) if name == CLAIM_WORDS else (told,) for n, told in page}
                keep_words(self._connection, name, texts)

    def _put_untils(self, families: Iterable[Sequence[Version]]) -> None:
        ends = {id: end for family in families if len(family) > 1 for id, end in untils(family).items()}
        self._upsert(derived_versions, [{"report": id, "until": end} for id, end in ends.items()])
        of = derived_claims.c.claim.in_(select(claims.c.id).where(claims.c.report == bindparam("report")))
        if ends:
            put = update(derived_claims).where(of).values(until=bindparam("end"))
            self._connection.execute(put, [{"report": id, "end": end} for id, end in ends.items()])


def _row(claim: Claim, report: Any) -> dict[str, Any]:
    """A claim as a row, with what its report's row adds."""
    if claim.report != report.id:
        raise ValueError(f"the claim {claim.id} is of the report {claim.report}, not of {report.id}")
    return claim_row(claim, report)
