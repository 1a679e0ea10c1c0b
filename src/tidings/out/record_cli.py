"""`tidings read`: what is put into the record."""

from pathlib import Path
from typing import Annotated

import typer

from tidings.out import options
from tidings.out.terminal import say

app = typer.Typer()


@app.command(epilog="Try:  tidings read reports/     tidings read reports.jsonl --record syria.db")
def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files or folders to read; - for standard input.")],
    *,
    record: options.Record = "",
    published: Annotated[
        str, typer.Option(metavar="DATE", help="Day of publication of reports that do not give their own (2024-12-06).")
    ] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Outlet of reports that do not name their own.")] = "",
) -> None:
    """Read reports into the record.

    Takes what `tidings extract` takes: text, HTML, JSON and JSON Lines. A report that is there already is passed over,
    so that a run may be stopped at any moment and begun again. What cannot be read is said on standard error and costs
    only itself; the exit status is then 1.
    """
    from tidings.out.read_command import read_into_record
    from tidings.read.published import parse_published

    day = parse_published(published, "--published", say)
    if published and day is None:
        raise typer.Exit(1)
    paths = [Path(file) if file != "-" else None for file in files]
    raise typer.Exit(read_into_record(paths, record, published=day, outlet=outlet or None))
