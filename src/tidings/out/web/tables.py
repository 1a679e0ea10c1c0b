"""Tables for spreadsheets: the rows of `tidings … --format csv`, as an answer of the page."""

from collections.abc import Iterable, Sequence
from io import StringIO

from litestar import Response

from tidings.out.answer import write_csv

#: RFC 4180 gives the type; that the first line names the columns is its `header`.
CSV = "text/csv; charset=utf-8; header=present"


def csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Response[str]:
    """A header and a line for each row, as docs/columns.md tells them."""
    text = StringIO()
    write_csv(text, columns, rows)
    return Response(text.getvalue(), media_type=CSV)
