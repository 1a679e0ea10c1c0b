"""A web page: the article in it, without menus and notices, as trafilatura finds it."""

import re
from typing import Any

from tidings.errors import FormatError
from tidings.read.published import parse_published
from tidings.read.report import Given
from tidings.record import Report

#: Only dates that the page states as its own: a search through all its text would find those of its stories.
DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
#: A brief that Tidings wrote (out/templates/brief.html): read again, its sentences would be told as an outlet's.
OWN = re.compile(r'<meta name="generator" content="Tidings\b')


def report_of_html(page: str, where: str, given: Given) -> Report:
    """The report of a page, yet without id; raises FormatError where it holds no article or is a brief of Tidings."""
    if OWN.search(page[:4096]):
        raise FormatError("Tidings wrote this page; it is no report", where=where, remedy="leave it out")
    found = _article(page)
    body = (found.text or "").strip("\n") if found else ""
    if not body.strip():
        raise FormatError("no article is found in this page", where=where, remedy="save its text and give that")
    title = " ".join((found.title or "").split())
    first, _, rest = body.partition("\n")
    body = rest if title and first.strip() == title else body
    return Report(
        id="",
        title=title,
        text=f"{title}\n{body}",
        outlet=found.sitename or found.hostname or None,
        url=found.url or None,
        published=parse_published(found.date, where, given.note),
    )


def _article(page: str) -> Any:
    from trafilatura import bare_extraction

    if not page.strip():
        return None
    return bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=DATES)
