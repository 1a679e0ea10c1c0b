"""`tidings brief`: one day on one page, on the terminal, as JSON or CSV, or as a page of HTML."""

from pathlib import Path

from tidings.errors import QuestionError
from tidings.out.answer import give
from tidings.out.empty import nothing
from tidings.out.opening import record_asked
from tidings.out.question import AS_A_DAY, day_of, question_of
from tidings.out.show.brief import answer_brief


def brief_day(day: str, *, place: str, known_by: str, html: Path | None, form: str, record: str) -> None:
    """The brief of a day is printed, or written as a page."""
    about = day_of(day, "--day")
    if about is None:
        raise QuestionError("say which day", where="--day", remedy=AS_A_DAY)
    asked = question_of(place=place, since=day, until=day, known_by=known_by, form=form)
    with record_asked(record) as opened:
        finding = opened.brief(about, place=asked.place, known_by=asked.known_by)
        empty = "" if finding.value.sections else nothing(opened, "event", asked)
        wording = opened.wording
    if html is None:
        give(answer_brief(finding, empty), asked.form)
        return
    from tidings.out.brief_html import brief_html

    try:
        html.write_text(brief_html(finding, wording), "utf-8")
    except OSError as error:
        raise QuestionError(error.strerror or str(error), where=str(html), remedy="give a file to write to") from error
    print(f"The brief of {finding.value.day} is in {html}; it needs nothing else and can be sent as it is.")
