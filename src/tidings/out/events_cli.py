"""`tidings events`, `event`, `timeline`, `claims`: what happened, and who says what of it."""

from pathlib import Path
from typing import Annotated

import typer

from tidings.out import options

app = typer.Typer()


@app.command(epilog="Try:  tidings events --place Hama --from 2024-11-27 --to 2024-12-08 --kind capture")
def events(
    *,
    place: options.PlaceName = "",
    since: options.Since = "",
    until: options.Until = "",
    kind: options.KindNames = [],  # noqa: B006 (typer reads it and does not keep it)
    grade: options.GradeName = "",
    actor: options.ActorName = "",
    source: options.SourceName = "",
    measure: options.MeasureName = "",
    text: options.Words = "",
    known_by: options.KnownBy = "",
    rule: options.RuleName = "latest",
    limit: options.Limit = options.ROWS_SHOWN,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """List what happened, with figures, origins and grades.

    `origins` counts the tellings that do not depend on each other; the grade says how well an event is borne out. The
    table shows the last events by day, JSON and CSV have all.
    """
    from tidings.out.answer import give
    from tidings.out.events_command import events_answer
    from tidings.out.opening import record_asked
    from tidings.out.question import question_of

    asked = question_of(
        place=place, since=since, until=until, kinds=kind, grade=grade, known_by=known_by, rule=rule, actor=actor,
        source=source, measure=measure, text=text, form=form,
    )  # fmt: skip
    with record_asked(record) as opened:
        answer = events_answer(opened, asked, limit)
    give(answer, asked.form)


@app.command(epilog="Try:  tidings event 3f9a2c41     (the id, or its first letters, from tidings events)")
def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of an event, its first letters, or a claim of it.")],
    *,
    known_by: options.KnownBy = "",
    rule: options.RuleName = "latest",
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Show one event: who says what of it, and why it is one.

    The figures stand side by side, each claim with its words; then come the grade and why, and the links.
    """
    from tidings.errors import QuestionError
    from tidings.out.answer import give
    from tidings.out.opening import record_asked
    from tidings.out.question import question_of
    from tidings.out.show.account import answer_account

    asked = question_of(known_by=known_by, rule=rule, form=form)
    if not id.strip():
        raise QuestionError("name an event by its id", remedy="tidings events lists them")
    with record_asked(record) as opened:
        finding = opened.event(id.strip(), rule=asked.rule, known_by=asked.known_by)
    give(answer_account(finding), asked.form)


@app.command(epilog="Try:  tidings timeline --place Syria --from 2024-12-05 --to 2024-12-08")
def timeline(
    *,
    place: options.PlaceName = "",
    since: options.Since = "",
    until: options.Until = "",
    kind: options.KindNames = [],  # noqa: B006 (typer reads it and does not keep it)
    actor: options.ActorName = "",
    source: options.SourceName = "",
    measure: options.MeasureName = "",
    text: options.Words = "",
    known_by: options.KnownBy = "",
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Tell what happened day by day.

    The weightiest events of a day come first; what was learned of one only later is told under it.
    """
    from tidings.out.answer import give
    from tidings.out.empty import nothing
    from tidings.out.opening import record_asked
    from tidings.out.question import question_of
    from tidings.out.show.timeline import answer_timeline

    asked = question_of(
        place=place, since=since, until=until, kinds=kind, known_by=known_by, actor=actor, source=source,
        measure=measure, text=text, form=form,
    )  # fmt: skip
    with record_asked(record) as opened:
        finding = opened.timeline(**asked.narrowed())
        empty = "" if finding.value.days else nothing(opened, "event of a known day", asked)
    give(answer_timeline(finding, empty), asked.form)


@app.command(epilog="Try:  tidings claims --place Hama --format csv > hama.csv     tidings claims --out claims.parquet")
def claims(
    *,
    place: options.PlaceName = "",
    since: options.Since = "",
    until: options.Until = "",
    kind: options.KindNames = [],  # noqa: B006 (typer reads it and does not keep it)
    actor: options.ActorName = "",
    source: options.SourceName = "",
    measure: options.MeasureName = "",
    text: options.Words = "",
    known_by: options.KnownBy = "",
    limit: options.Limit = options.ROWS_SHOWN,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write them there: .parquet, .csv or .json.")] = None,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """List or export the claims themselves.

    A claim is what one party says in one report; all else is made of claims. Private persons are named in the quotes
    only.
    """
    from tidings.out.answer import give
    from tidings.out.empty import nothing
    from tidings.out.opening import record_asked
    from tidings.out.question import question_of
    from tidings.out.show.claim_list import answer_claims, write_claims

    asked = question_of(
        place=place, since=since, until=until, kinds=kind, known_by=known_by, actor=actor, source=source,
        measure=measure, text=text, form=form,
    )  # fmt: skip
    with record_asked(record) as opened:
        entries = opened.entries(**asked.narrowed())
        empty = "" if entries else nothing(opened, "claim", asked)
        answer = answer_claims(entries, opened.wording, limit=limit, empty=empty)
    if out:
        write_claims(answer, out)
    else:
        give(answer, asked.form)
