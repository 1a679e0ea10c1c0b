"""A table as a file for a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from litestar import Response

from tidings.out.answer import cell

#: RFC 4180 gives the type; that the first line names the columns is its `header`.
CSV = "text/csv; charset=utf-8; header=present"


def sheet(columns: Sequence[str], rows: Iterable[Sequence[object]], name: str) -> Response[str]:
    """A header and a line for each row, as `tidings --format csv` writes them; `name` is that of the file."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return Response(text.getvalue(), media_type=CSV, headers={"Content-Disposition": f'inline; filename="{name}.csv"'})
