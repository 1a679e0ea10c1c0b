"""The command line. Everything heavy is imported by the command that needs it, so that help comes at once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tidings.errors import TidingsError
from tidings.out import care_cli, events_cli, findings_cli, gazetteer_cli, page_cli, record_cli
from tidings.out.terminal import run_settings, say

app = typer.Typer(
    help="Reads reports of armed conflict and keeps the record: what is said to have happened, and who says so.",
    epilog="Try:  tidings read reports/     tidings events     tidings control",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for family in (record_cli, events_cli, findings_cli, page_cli, care_cli):
    app.registered_commands += family.app.registered_commands
app.add_typer(gazetteer_cli.app, name="gazetteer")


def main() -> None:
    """A command is run; what is wrong outside the program ends in one line on standard error and exit status 1."""
    try:
        app()
    except TidingsError as error:
        say(error)
        sys.exit(1)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"tidings {version('tidings')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Nothing of its own: holds the options that stand before a command."""


@app.command(
    short_help="Print the claims of reports as JSON; nothing is stored.",
    epilog="Try:  tidings extract --pretty article.html     cat reports.jsonl | tidings extract - > claims.jsonl",
)
def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files or folders to read; - for standard input.")],
    pretty: Annotated[bool, typer.Option("--pretty", help="For a person instead of JSON.")] = False,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Also every place, time, actor, figure, act and attribution found.")
    ] = False,
    published: Annotated[
        str, typer.Option(metavar="DATE", help="Day of publication of reports that do not give their own (2024-12-06).")
    ] = "",
    outlet: Annotated[str, typer.Option(metavar="NAME", help="Outlet of reports that do not name their own.")] = "",
) -> None:
    """Print the claims of reports, one JSON line a report; nothing is stored.

    Reads plain text, HTML, JSON (title, text, published, outlet, url, report or id) and JSON Lines. What cannot be
    read is said on standard error and costs only itself; the exit status is then 1.
    """
    from tidings.out.extract import Extraction
    from tidings.read.published import parse_published

    day = parse_published(published, "--published", say)
    if published and day is None:
        raise typer.Exit(1)
    run = Extraction(run_settings(), pretty=pretty, mentions=mentions, published=day, outlet=outlet or None)
    run.read([Path(file) if file != "-" else None for file in files])
    raise typer.Exit(1 if run.failures else 0)


@app.command(short_help="Check settings, lexicon and gazetteer.")
def check() -> None:
    """Check settings, lexicon and gazetteer: all mistakes at once, each with its file, line and remedy."""
    from tidings.out.check import check_all

    problems, told = check_all()
    for problem in problems:
        say(problem)
    print(f"{len(problems)} to mend" if problems else told)
    raise typer.Exit(1 if problems else 0)
