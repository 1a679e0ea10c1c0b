"""`tidings read`, `link`, `doctor`: what is put into the record, and whether it is sound."""

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


@app.command(epilog="Try:  tidings link --again     tidings link 3f9a2c41 b07d55e0 --different --by 'A. Editor'")
def link(
    left: Annotated[str, typer.Argument(help="The id of a claim, or its first letters.", show_default=False)] = "",
    right: Annotated[str, typer.Argument(help="The id of another.", show_default=False)] = "",
    *,
    same: Annotated[bool, typer.Option("--same", help="The two claims tell one event.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They tell two events.")] = False,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says so; kept with the link.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why; kept with the link.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Rebuild all links and events from the facts.")] = False,
    record: options.Record = "",
) -> None:
    """Say that two claims tell one event or two, or rebuild everything that is derived.

    A person outranks the machine, and nothing that was said is lost: who says the contrary later is kept beside it.
    The ids of claims stand in `tidings event ID`.
    """
    from tidings.out.link_command import link_again, link_two, verdict_of

    if again:
        link_again(record)
    else:
        link_two(left, right, verdict_of(same=same, different=different), by=by, why=why, record=record)


@app.command(epilog="Try:  tidings doctor --record syria.db")
def doctor(*, record: options.Record = "") -> None:
    """Check the record for faults; the exit status is 1 where there are any."""
    from tidings.out.opening import record_asked
    from tidings.out.show.words import counted

    with record_asked(record) as opened:
        faults, held = opened.doctor(), opened.count()
    for fault in faults:
        say(fault)
    holds = [counted(held.reports, "report"), counted(held.claims, "claim"), counted(held.events, "event")]
    print(f"{counted(len(faults), 'fault')} found." if faults else f"The record is sound: {', '.join(holds)}.")
    raise typer.Exit(1 if faults else 0)
