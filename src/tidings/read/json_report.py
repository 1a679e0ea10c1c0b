"""JSON: one report, a list of reports, or JSON Lines, a report a line."""

import json
from typing import Any

from tidings.errors import FormatError
from tidings.read.published import parse_published
from tidings.read.report import Given
from tidings.record import Report

FIELDS = "report or id, title, text, published, outlet, url, language, fetched, supersedes"


def parse_json(text: str, where: str) -> Any:
    """The value of a JSON text; raises FormatError with the place of the mistake."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise FormatError(f"not JSON: {error.msg} at {place}", where=where, remedy="mend the JSON there") from error
    except RecursionError as error:
        raise FormatError("JSON nested too deeply", where=where, remedy="give a flat object") from error
    except ValueError as error:  # a whole number of thousands of digits
        raise FormatError(f"not JSON that can be read: {error}", where=where, remedy="mend that value") from error


def report_of_json(raw: object, where: str, given: Given) -> Report:
    """The report of a JSON object; fields that are not known are left alone. Raises FormatError."""
    if not isinstance(raw, dict):
        raise FormatError("not a JSON object", where=where, remedy=f"give an object with {FIELDS}")
    if "text" not in raw and "title" not in raw:
        raise FormatError("a report without text", where=where, remedy=f"the fields that are read: {FIELDS}")
    title = " ".join(_string(raw, "title", where).splitlines())
    return Report(
        id=_string(raw, "report", where) or _string(raw, "id", where),
        title=title,
        text=f"{title}\n{_string(raw, 'text', where)}",
        outlet=_string(raw, "outlet", where) or None,
        url=_string(raw, "url", where) or None,
        language=_string(raw, "language", where) or None,
        supersedes=_string(raw, "supersedes", where) or None,
        published=parse_published(raw.get("published"), where, given.note),
        fetched=parse_published(raw.get("fetched"), where, given.note),
    )


def _string(raw: dict[str, Any], field: str, where: str) -> str:
    """The field as a string, "" where it is missing; a number is taken for an id only."""
    value = raw.get(field)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and field in ("report", "id", "supersedes"):
        return str(value)
    if not isinstance(value, str):
        raise FormatError(f"'{field}' is {type(value).__name__}, not a string", where=where, remedy=f"quote '{field}'")
    return value
