"""`tidings control`, `toll`, `displacement`, `sources`, `changes`, `brief`: what the record says of a subject."""

from pathlib import Path
from typing import Annotated

import typer

from tidings.out import options

app = typer.Typer()


@app.command(epilog="Try:  tidings control --place Hama --as-of 2024-12-05 --known-by 2024-12-05T18:00")
def control(
    *,
    place: options.PlaceName = "",
    as_of: options.AsOf = "",
    known_by: options.KnownBy = "",
    limit: options.ClaimLimit = options.CLAIMS_SHOWN,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Tell who holds which place, and since when.

    With --place, each change is told with the claims for it and against it. A province is put together from the places
    in it, and said to be. What is denied or planned changes nothing.
    """
    from tidings.out.answer import give
    from tidings.out.control_command import control_answer
    from tidings.out.opening import record_asked
    from tidings.out.question import question_of

    asked = question_of(place=place, as_of=as_of, known_by=known_by, form=form)
    with record_asked(record) as opened:
        answer = control_answer(opened, asked, limit)
    give(answer, asked.form)


@app.command(epilog="Try:  tidings toll --place Syria --from 2024-11-27 --to 2024-12-08 --rule lowest")
def toll(
    *,
    place: options.PlaceName = "",
    since: options.Since = "",
    until: options.Until = "",
    rule: options.RuleName = "latest",
    actor: options.ActorName = "",
    source: options.SourceName = "",
    measure: options.MeasureName = "",
    text: options.Words = "",
    known_by: options.KnownBy = "",
    limit: options.Limit = options.EVENTS_SHOWN,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Tell how many were killed and injured, and who says so.

    Each event counts once, with low, best and high. Running tolls stand apart and are never added; what was left out is
    told with the reason.
    """
    from tidings.out.answer import give
    from tidings.out.empty import nothing
    from tidings.out.opening import place_words, record_asked
    from tidings.out.question import question_of
    from tidings.out.show.tolls import answer_toll, tells

    asked = question_of(
        place=place, since=since, until=until, rule=rule, known_by=known_by, actor=actor, source=source,
        measure=measure, text=text, form=form,
    )  # fmt: skip
    with record_asked(record) as opened:
        finding = opened.toll(rule=asked.rule, **asked.narrowed())
        empty = "" if tells(finding) else nothing(opened, "count of killed or injured", asked)
        subject = place_words(opened, asked)
    give(answer_toll(finding, subject, limit=limit, empty=empty), asked.form)


@app.command(epilog="Try:  tidings displacement --place Goma --from 2025-01-20 --to 2025-02-05")
def displacement(
    *,
    place: options.PlaceName = "",
    since: options.Since = "",
    until: options.Until = "",
    rule: options.RuleName = "latest",
    actor: options.ActorName = "",
    source: options.SourceName = "",
    measure: options.MeasureName = "",
    text: options.Words = "",
    known_by: options.KnownBy = "",
    limit: options.Limit = options.EVENTS_SHOWN,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Tell how many people moved, from where and to where.

    Each movement counts once, with low, best and high. Running totals stand apart and are never added; what was left
    out is told with the reason.
    """
    from tidings.out.answer import give
    from tidings.out.empty import nothing
    from tidings.out.opening import place_words, record_asked
    from tidings.out.question import question_of
    from tidings.out.show.tolls import answer_displacement, tells

    asked = question_of(
        place=place, since=since, until=until, rule=rule, known_by=known_by, actor=actor, source=source,
        measure=measure, text=text, form=form,
    )  # fmt: skip
    with record_asked(record) as opened:
        finding = opened.displacement(rule=asked.rule, **asked.narrowed())
        empty = "" if tells(finding) else nothing(opened, "count of people who moved", asked)
        subject = place_words(opened, asked)
    give(answer_displacement(finding, subject, limit=limit, empty=empty), asked.form)


@app.command(epilog="Try:  tidings sources --place Syria     tidings sources --format csv > sources.csv")
def sources(
    *,
    place: options.PlaceName = "",
    since: options.Since = "",
    until: options.Until = "",
    actor: options.ActorName = "",
    source: options.SourceName = "",
    measure: options.MeasureName = "",
    text: options.Words = "",
    known_by: options.KnownBy = "",
    limit: options.Limit = options.ROWS_SHOWN,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Tell what each source says, and who contradicts it.

    Counts only, for outlets and for those who say it first-hand: no source gets a mark for credibility.
    """
    from tidings.out.answer import give
    from tidings.out.empty import nothing
    from tidings.out.opening import record_asked
    from tidings.out.question import question_of
    from tidings.out.show.sources import answer_sources

    asked = question_of(
        place=place, since=since, until=until, known_by=known_by, actor=actor, source=source, measure=measure,
        text=text, form=form,
    )  # fmt: skip
    with record_asked(record) as opened:
        finding = opened.sources(**asked.narrowed())
        value = finding.value
        empty = "" if value.outlets or value.voices else nothing(opened, "source", asked)
    give(answer_sources(finding, limit=limit, empty=empty), asked.form)


@app.command(epilog="Try:  tidings changes kabul-airport-corrected")
def changes(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The id of the later version.")],
    *,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Compare a report with the version that it supersedes.

    Claims that are new or gone, figures and other fields that changed, and the words.
    """
    from tidings.out.answer import give
    from tidings.out.opening import record_asked
    from tidings.out.question import question_of
    from tidings.out.show.changes import answer_changes

    asked = question_of(form=form)
    with record_asked(record) as opened:
        finding = opened.changes(report)
    give(answer_changes(finding), asked.form)


@app.command(epilog="Try:  tidings brief --day 2024-12-05     tidings brief --day 2024-12-05 --html brief.html")
def brief(
    *,
    day: Annotated[str, typer.Option("--day", metavar="DAY", help="The day that it tells of (2024-12-05).")],
    place: options.PlaceName = "",
    known_by: options.KnownBy = "",
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write it as a page to send.")] = None,
    form: options.Form = "table",
    record: options.Record = "",
) -> None:
    """Tell one day on one page, each sentence with its sources."""
    from tidings.out.brief_command import brief_day

    brief_day(day, place=place, known_by=known_by, html=html, form=form, record=record)
