"""A clause told as so many days after or before another: "the army left, two days after rebels had entered"."""

from datetime import date, timedelta

from tidings.find.times.atoms import Line
from tidings.find.times.calendar import Days, shifted
from tidings.find.times.expression import Expression
from tidings.syntax import Token

#: The units that leave a day known; hours leave it as it is.
WHOLE_DAYS = ("D", "W")
#: A day named further from that of the report than this is background, and nothing of the news is counted from it.
NEAR_DAYS = 31
#: Without a day named, news happened on the day of the report or the one before.
NEWS_DAYS = 1


def clause_told_from(line: Line, one: Expression) -> Token | None:
    """The verb of the clause whose time a length tells: "entered" in "two days after rebels had entered"; else None."""
    mark = line.token(one.last)
    if mark is None or mark.dep != "mark" or one.amount is None or one.vague or one.unit not in WHOLE_DAYS:
        return None
    known = line.lower(one.last) in line.file.after | line.file.before
    return line.sentences.head(mark) if one.event and known else None


def days_told_from(line: Line, one: Expression, named: dict[int, Days], report_day: date | None) -> Days | None:
    """The days of that clause, counted from the day named last, or from that of the report where none is near it.

    `named` are the days that sentences name, by their number.
    """
    start = _anchor(line, one, named, report_day)
    if start is None or one.amount is None or one.unit is None:
        return None
    amount = -one.amount if line.lower(one.last) in line.file.after else one.amount
    return shifted(start[0], amount, one.unit), shifted(start[1], amount, one.unit)


def _anchor(line: Line, one: Expression, named: dict[int, Days], report_day: date | None) -> Days | None:
    token = line.token(one.first)
    before = [sentence for sentence in named if token is not None and sentence <= token.sentence]
    last = named[max(before)] if before else None
    if last and (report_day is None or abs((report_day - last[1]).days) <= NEAR_DAYS):
        return last
    after = line.lower(one.last) in line.file.after  # what news came before is not known from the day of the report
    return (report_day - timedelta(days=NEWS_DAYS), report_day) if report_day and after else None
