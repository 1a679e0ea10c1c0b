"""Tables for spreadsheets: the rows of `tidings … --format csv`, as an answer of the page."""

import csv as writing
from collections.abc import Iterable, Sequence
from io import StringIO

from litestar import Response

from tidings.out.answer import cell


def csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Response[str]:
    """A header and a line for each row, as docs/columns.md tells them."""
    text = StringIO()
    writer = writing.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8")
