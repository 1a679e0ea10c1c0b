"""A report among those that are there: the same, a version of one, or new."""

from datetime import datetime

from msgspec import structs
from sqlalchemy import ColumnElement, Connection, or_, select

from tidings.record import Report
from tidings.store.coding import address_of, known_of, micros, words_of
from tidings.store.tables import reports
from tidings.store.versions import NUMBER, Version, family_of, stored


def given_of(connection: Connection, id: str) -> str:
    """The id with which a report came: without "~2", where a report of the rest is there."""
    plain = NUMBER.sub("", id)
    if plain == id:
        return id
    there = connection.execute(select(reports.c.number).where(reports.c.id == plain)).first()
    return plain if there else id


def placed(connection: Connection, report: Report, at: datetime) -> tuple[Report, str] | None:
    """The report with the id and `supersedes` of its place among its versions, and the id it came with.

    None where this very report is there. Of an id that is taken, the next number makes another. What it supersedes,
    where it does not say, is the newest of its versions that was known no later than itself.
    """
    given = given_of(connection, report.id)
    near = stored(connection, or_(*_near(report, given)))
    if any(one.same(report, given) for one in near):
        return None
    taken = {one.id for one in near}
    report = structs.replace(report, id=_free(report.id, given, taken))
    seed = as_version(report, given, at)
    if report.supersedes is None and any(seed.versions(one) for one in near):
        known = [one for one in family_of(connection, seed) if one.id != seed.id and one.known <= seed.known]
        report = structs.replace(report, supersedes=known[-1].id if known else None)
    return report, given


def _near(report: Report, given: str) -> list[ColumnElement[bool]]:
    """The conditions under which a stored report can be this one or a version of it."""
    parts: list[ColumnElement[bool]] = [
        reports.c.words == words_of(report.text),
        reports.c.given == given,
        reports.c.id == report.id,
    ]
    return parts + ([reports.c.address == address_of(report.url)] if report.url else [])


def _free(id: str, given: str, taken: set[str]) -> str:
    """The id, where it is free; else the first of given~2, given~3 and so on that is."""
    number = 2
    while id in taken:
        id = f"{given}~{number}"
        number += 1
    return id


def as_version(report: Report, given: str, at: datetime) -> Version:
    """What tells a report that is not stored yet from its versions."""
    return Version(
        number=2**31 - 1,  # after all that are stored
        id=report.id,
        given=given,
        words=words_of(report.text),
        address=address_of(report.url),
        supersedes=report.supersedes,
        known=micros(known_of(report, at)),
        outlet=report.outlet,
        published=report.published.isoformat() if report.published else None,
        url=report.url,
    )
