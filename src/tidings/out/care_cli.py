"""`tidings link`, `doctor`: what persons say of the record, and whether it is sound."""

from typing import Annotated

import typer

from tidings.out import options
from tidings.out.terminal import say

app = typer.Typer()


@app.command(epilog="Try:  tidings link --again     tidings link LEFT RIGHT --different --by 'A. Editor'")
def link(
    left: Annotated[str, typer.Argument(help="The id of a claim (tidings event shows it).", show_default=False)] = "",
    right: Annotated[str, typer.Argument(help="The id of another.", show_default=False)] = "",
    *,
    same: Annotated[bool, typer.Option("--same", help="The two claims tell one event.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They tell two events.")] = False,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says so; kept with the link.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why; kept with the link.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Rebuild all links and events from the facts.")] = False,
    record: options.Record = "",
) -> None:
    """Say that two claims tell one event or two; rebuild events.

    A person outranks the machine, and nothing that was said is lost: who says the contrary later is kept beside it.
    The ids of claims stand in `tidings event ID` and in `tidings claims`.
    """
    from tidings.out.link_command import link_again, link_two, verdict_of

    if again:
        link_again(record)
    else:
        link_two(left, right, verdict_of(same=same, different=different), by=by, why=why, record=record)


@app.command(epilog="Try:  tidings doctor --record syria.db")
def doctor(*, record: options.Record = "") -> None:
    """Check the record for faults.

    Each is told in a sentence; the exit status is 1 where there are any.
    """
    from tidings.out.opening import record_asked
    from tidings.out.show.words import counted

    with record_asked(record) as opened:
        faults, held = opened.doctor(), opened.count()
    for fault in faults:
        say(fault)
    holds = [counted(held.reports, "report"), counted(held.claims, "claim"), counted(held.events, "event")]
    print(f"{counted(len(faults), 'fault')} found." if faults else f"The record is sound: {', '.join(holds)}.")
    raise typer.Exit(1 if faults else 0)
