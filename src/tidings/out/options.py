"""The options that commands share, so that one name means one thing everywhere. Nothing heavy is imported here."""

from typing import Annotated

import typer

Record = Annotated[
    str,
    typer.Option(
        "--record",
        metavar="URL",
        help="The record: a file, or postgresql://user@host/database. Without it, the one that the settings name "
        "(TIDINGS_RECORD), else tidings.db here.",
        show_default=False,
    ),
]


def _not_empty(ctx: typer.Context, param: typer.CallbackParam, value: str) -> str:
    """The name as given; an empty one, such as a script's unset variable, does not stand for all places."""
    given = ctx.get_parameter_source(param.name or "")
    if given is not None and given.name != "DEFAULT" and not value.strip():
        raise typer.BadParameter("give the name of a place, or leave --place out")
    return value


PlaceName = Annotated[
    str,
    typer.Option(
        "--place",
        metavar="NAME",
        callback=_not_empty,
        help="A place and what lies in it, of a town no other town: Hama, 'Hama province', 'Tripoli, LB'.",
    ),
]
Since = Annotated[str, typer.Option("--from", metavar="DAY", help="The first day asked about (2024-11-27).")]
Until = Annotated[str, typer.Option("--to", metavar="DAY", help="The last day asked about (2024-12-08).")]
KindNames = Annotated[
    list[str], typer.Option("--kind", metavar="KIND", help="Only this kind or family of acts; may be given again.")
]
ActorName = Annotated[
    str,
    typer.Option("--actor", metavar="NAME", help="Only acts by or against this party: 'HTS', or its id, ua.military."),
]
SourceName = Annotated[
    str, typer.Option("--source", metavar="NAME", help="Only what this source says, or this outlet publishes.")
]
MeasureName = Annotated[
    str, typer.Option("--measure", metavar="MEASURE", help="Only what gives such a count: killed, displaced.")
]
Words = Annotated[
    str,
    typer.Option(
        "--text",
        metavar="WORDS",
        help="Only what was told in all of these words, the last perhaps begun; '\"as one\"' of those that follow "
        "each other.",
    ),
]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DAY", help="The day asked about; without it, the latest.")]
KnownBy = Annotated[
    str,
    typer.Option(
        "--known-by",
        metavar="MOMENT",
        help="Only what was known by then: 2024-12-05T18:00 is UTC unless it gives a zone; a day alone is its end.",
    ),
]
RuleName = Annotated[
    str,
    typer.Option(
        "--rule", metavar="RULE", help="How the best count is chosen: latest, median, lowest, highest, most-trusted."
    ),
]
GradeName = Annotated[
    str, typer.Option("--grade", metavar="GRADE", help="Only events so graded: confirmed, fair, weak, contested.")
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="No more than so many rows.")]
ClaimLimit = Annotated[
    int, typer.Option("--limit", metavar="N", min=1, help="No more than so many claims for and against each change.")
]
Form = Annotated[str, typer.Option("--format", metavar="FORM", help="table, json or csv.")]

#: How many rows a table shows a person where no --limit is given; JSON and CSV are not cut.
ROWS_SHOWN = 50
#: The same for the events of a toll, of which the gravest come first, and for the claims under each change of control.
EVENTS_SHOWN = 20
CLAIMS_SHOWN = 5
