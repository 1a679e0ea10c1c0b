"""Whether a record is sound: what `tidings doctor` tells."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, exists, or_, select, text
from sqlalchemy.exc import DBAPIError

from tidings.record import Claim
from tidings.store.asking import pages, parts
from tidings.store.coding import (
    OF_REPORT,
    aware,
    beside_rows,
    claim_row,
    decided,
    event_of,
    event_row,
    point_rows,
    report_of,
    report_row,
)
from tidings.store.failures import NO_DATABASE, kind_of
from tidings.store.tables import (
    claim_places,
    claims,
    decisions,
    derived_bands,
    derived_claims,
    derived_events,
    derived_facets,
    derived_keys,
    derived_links,
    derived_signatures,
    derived_versions,
    links,
    places,
    reports,
)
from tidings.store.versions import COLUMNS, Version, in_families, untils
from tidings.store.words import CLAIM_WORDS, REPORT_WORDS, numbers_kept

Found = Iterator[tuple[str, str]]

AGAIN = "run `tidings link --again`"

#: A column, the column whose values it must be among, and what is wrong where it is not.
TIES: tuple[tuple[Column[Any], Column[Any], str], ...] = (
    (claims.c.report, reports.c.id, "claims of a report that is not there"),
    (claim_places.c.claim, claims.c.id, "places of a claim that is not there"),
    (links.c.left, claims.c.id, "links of a claim that is not there"),
    (links.c.right, claims.c.id, "links of a claim that is not there"),
    (decisions.c.claim, claims.c.id, "decisions on a claim that is not there"),
    (derived_claims.c.claim, claims.c.id, f"derived rows of a claim that is not there; {AGAIN}"),
    (derived_facets.c.number, claims.c.number, f"facets of a claim that is not there; {AGAIN}"),
    (derived_keys.c.claim, claims.c.id, f"keys of a claim that is not there; {AGAIN}"),
    (derived_links.c.left, claims.c.id, f"machine links of a claim that is not there; {AGAIN}"),
    (derived_links.c.right, claims.c.id, f"machine links of a claim that is not there; {AGAIN}"),
    (derived_bands.c.report, derived_signatures.c.report, f"bands without the signature of their report; {AGAIN}"),
    (derived_signatures.c.report, reports.c.id, f"signatures of a report that is not there; {AGAIN}"),
)


def faults(connection: Connection) -> list[str]:
    """What is wrong with the record, a sentence each; empty where it is sound."""
    broken = _broken_file(connection)
    if broken:  # nothing else can be trusted
        return broken
    found: dict[str, list[str]] = defaultdict(list)
    for looked in (_strays, _words, _reports, _claims, _derived_claims, _events, _versions):
        for what, which in looked(connection):
            found[what].append(which)
    return [_sentence(what, which) for what, which in found.items()]


def _sentence(what: str, which: list[str]) -> str:
    return f"{len(which):,} {what} (such as {which[0]})" if len(which) > 1 else f"1 {what} ({which[0]})"


def _broken_file(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return []
    try:
        found = connection.execute(text("PRAGMA integrity_check(10)")).scalars().all()
    except DBAPIError as error:
        if kind_of(error) is not NO_DATABASE:
            raise
        found = [str(error.orig)]
    return [f"the file is damaged: {one}; restore a copy" for one in found if one != "ok"]


def _strays(connection: Connection) -> Found:
    """Rows that point to nothing."""
    for column, among, what in TIES:
        asked = select(column).where(~exists().where(among == column)).distinct()
        yield from ((what, str(one)) for one in connection.execute(asked).scalars())


def _words(connection: Connection) -> Found:
    """Claims and reports that no search finds."""
    for of, name, what in ((claims, CLAIM_WORDS, "claims"), (reports, REPORT_WORDS, "reports")):
        asked = select(of.c.id).where(of.c.number.not_in(numbers_kept(name, connection.dialect.name)))
        found = connection.execute(asked).scalars()
        yield from ((f"{what} whose words are not kept; {AGAIN}", id) for id in found)


def _reports(connection: Connection) -> Found:
    """Reports whose columns do not follow from what they say."""
    for page in pages(connection, select(reports), reports.c.number):
        for row in page:
            told = report_row(report_of(row), row.given, aware(datetime.fromisoformat(row.added)))
            if not _agrees(row, told):
                yield "reports whose columns do not fit what they say", row.id


def _claims(connection: Connection) -> Found:
    """Claims whose quotes are not in their report, or whose columns do not follow from them."""
    told = decided(connection.execute(select(decisions)).all())
    points = {tuple(row) for row in connection.execute(select(places))}
    for page in pages(connection, select(claims), claims.c.number):
        wanted = {row.report for row in page}
        rows = connection.execute(select(*OF_REPORT).where(reports.c.id.in_(wanted)))
        of = {row.id: row for row in rows}
        among = claim_places.c.claim.in_({row.id for row in page})
        beside = {tuple(row) for row in connection.execute(select(claim_places).where(among))}
        for row in page:
            claim = _read(row)
            if claim is None:
                yield "claims that cannot be read", row.id
            elif row.report in of:
                yield from ((what, row.id) for what in _claim(row, claim, of[row.report], told.get(row.id, {})))
                lacking = any(tuple(one.values()) not in points for one in point_rows([claim]))
                if lacking or any(tuple(one.values()) not in beside for one in beside_rows([claim])):
                    yield "claims whose place is not among the places", row.id


def _read(row: Any) -> Claim | None:
    try:
        return msgspec.json.decode(row.body, type=Claim)
    except msgspec.DecodeError:
        return None


def _claim(row: Any, claim: Claim, report: Any, of_persons: dict[str, Any]) -> Iterator[str]:
    if any(not 0 <= span.start <= span.end <= len(report.text) for span in claim.quotes):
        yield "claims with a quote outside of their report's text"
    if not _agrees(row, claim_row(claim, report) | of_persons):
        yield "claims whose columns do not fit what they say and what was decided"


def _agrees(row: Any, told: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in told.items())


def _derived_claims(connection: Connection) -> Found:
    """Derived claims whose columns are not those of the claim and its report."""
    joined = derived_claims.join(claims, claims.c.id == derived_claims.c.claim)
    joined = joined.outerjoin(derived_versions, derived_versions.c.report == claims.c.report)
    pairs = [(derived_claims.c.number, claims.c.number), (derived_claims.c.known, claims.c.known)]
    pairs.append((derived_claims.c.until, derived_versions.c.until))
    wrong = or_(*(mine.is_distinct_from(theirs) for mine, theirs in pairs))
    asked = select(derived_claims.c.claim).select_from(joined).where(wrong)
    found = connection.execute(asked).scalars()
    yield from ((f"derived rows that do not fit their claims; {AGAIN}", id) for id in found)


def _events(connection: Connection) -> Found:
    """Events whose columns, or whose claims, do not fit, and claims that name an event that is not there."""
    for page in pages(connection, select(derived_events), derived_events.c.id):
        events = [event_of(row) for row in page]
        unlike = (row.id for row, event in zip(page, events, strict=True) if not _agrees(row, event_row(event)))
        yield from ((f"events whose columns do not fit what they say; {AGAIN}", id) for id in unlike)
        of: dict[str, str] = {}
        for part in parts(id for event in events for id in event.claims):
            asked = select(derived_claims.c.claim, derived_claims.c.event).where(derived_claims.c.claim.in_(part))
            of |= {row.claim: row.event for row in connection.execute(asked)}
        wrong = (event for event in events if any(of.get(id) != event.id for id in event.claims))
        yield from ((f"events that do not fit their claims; {AGAIN}", event.id) for event in wrong)
    for id in connection.execute(_without_event()).scalars():
        yield f"claims of an event that is not there; {AGAIN}", id


def _without_event() -> Any:
    """The claims of events that are not there, but those of superseded reports, whose events may be gone."""
    joined = derived_claims.outerjoin(derived_events, derived_events.c.id == derived_claims.c.event)
    joined = joined.outerjoin(claims, claims.c.id == derived_claims.c.claim)
    joined = joined.outerjoin(derived_versions, derived_versions.c.report == claims.c.report)
    named = select(derived_claims.c.claim).select_from(joined).where(derived_claims.c.event != "")
    return named.where(derived_events.c.id.is_(None), derived_versions.c.report.is_(None))


def _versions(connection: Connection) -> Found:
    """Reports whose end does not follow from the versions that are there."""
    versions = [Version(*row) for row in connection.execute(select(*COLUMNS))]
    told = {id: end for family in in_families(versions) for id, end in untils(family).items()}
    kept = {row.report: row.until for row in connection.execute(select(derived_versions))}
    for id in sorted(told.keys() | kept.keys()):
        if told.get(id) != kept.get(id):
            yield f"reports whose versions do not fit; {AGAIN}", id
