"""Dates as inputs give them: ISO 8601, as on the web, or RFC 2822, as in mail and feeds."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from tidings.read.report import Note

#: Years in which a report can have been published. Outside them a date is a slip or a placeholder (0001-01-01 is
#: what an unset date looks like in several content systems), and is taken as unknown.
YEARS = range(1900, 2101)


def parse_published(value: object, where: str, note: Note) -> datetime | None:
    """The moment a value gives: aware in UTC, or naive where only the day is known; None, with a note, if unusable.

    An hour without a zone is no moment, so only its day is kept.
    """
    if value is None or value == "":
        return None
    moment = _parse(str(value).strip()) if isinstance(value, str) else None
    if moment is None:
        note(f"{where}: the date {str(value)[:40]!r} is not understood and taken as unknown (write it as 2024-12-06)")
        return None
    if moment.year not in YEARS:
        note(f"{where}: the date {str(value)[:40]!r} is outside {YEARS[0]} to {YEARS[-1]} and taken as unknown")
        return None
    return moment.astimezone(UTC) if moment.tzinfo else datetime(moment.year, moment.month, moment.day)


def _parse(value: str) -> datetime | None:
    for parse in (_iso_day, datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _iso_day(value: str) -> datetime:
    day = date.fromisoformat(value)
    return datetime(day.year, day.month, day.day)
