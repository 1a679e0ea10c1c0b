"""Which form an input has, by its name where that says it, else by how it begins."""

import json
import re
from typing import Literal

Form = Literal["plain", "html", "json", "lines"]

#: Files of these names are taken from a folder; others are read only when named (a README is no report).
SUFFIXES: dict[str, Form] = {
    ".txt": "plain",
    ".text": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
#: A page begins with its doctype or one of these elements, perhaps after a comment or an XML declaration.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|article|div|p|meta|title)\b", re.I | re.S
)

#: "[Agency] Town" is text; a list of reports is not.
_JSON = re.compile(r"\ufeff?\s*(?:\{|\[\s*[{\]])")


def form_of(text: str) -> Form:
    """The form of a text without a telling name."""
    if _PAGE.match(text[:4096]):
        return "html"
    if _JSON.match(text):
        return "lines" if any(is_json_object(line) for line in text[:65536].splitlines()[:20]) else "json"
    return "plain"


def is_json_object(line: str) -> bool:
    """True if the line is a whole JSON object, as every line of JSON Lines is."""
    line = line.strip().removeprefix("\ufeff")
    if not (line.startswith("{") and line.endswith("}")):
        return False
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
