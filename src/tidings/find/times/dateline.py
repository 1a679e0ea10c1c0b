"""Of what day a report is: its own dateline first, then the day of publication; and whether it is a chronicle."""

from datetime import date
from statistics import median

from msgspec import Struct

from tidings.find.times.atoms import BREAK, Line, atoms_of
from tidings.find.times.calendar import Days, day_of, month_of, sane
from tidings.find.times.expression import Expression
from tidings.find.times.grammar import expressions
from tidings.find.times.story import Story, story_of, years_inside
from tidings.lexicon.times import TimesLexicon
from tidings.roles import is_verbal
from tidings.syntax import Sentences

#: A text whose dates lie further than this from its day of publication tells of the past, not of the news.
NEWS_DAYS = 60
#: So many dates to each "yesterday" or weekday make a chronicle of a text.
DATES_TO_DEICTICS = 6
#: A text without a day of a month is no chronicle for fewer months than this ("the war that broke out in March 2011").
FEWEST_DATES = 3
#: At most this many words stand before the date in "KANDAHAR, Afghanistan, Oct. 3 (Agency)".
CITY_WORDS = 10
Anchors = list[tuple[int, date]]
MARKS = frozenset(".!?:|(")
FULL_STOPS = frozenset(".,;")


class Reading(Struct):
    """A report's expressions of time, with what tells how to place them.

    `day` is the day of the report, None where unknown and in a chronicle, whose days come from the dates it names.
    `anchors` are the days the text states in full, each with its atom.
    """

    line: Line
    found: list[Expression]
    datelines: list[Expression]
    day: date | None
    chronicle: bool
    anchors: Anchors
    title_year: int | None
    story: Story


def read(sentences: Sentences, lexicon: TimesLexicon) -> Reading:
    """The report's expressions of time and the day it is of."""
    line = atoms_of(sentences, lexicon)
    found = expressions(line)
    published = sane(sentences.report.day)
    datelines, day = _datelines(line, found, published)
    anchors, year = _anchors(line, found), title_year(line, found)
    day = day or published
    story = story_of(line, found, day)
    archived = (sentences.report.outlet or "").lower() in lexicon.file.archives
    chronicle = not datelines and (archived or _tells_the_past(found, anchors, (year, story.frame), day))
    return Reading(line, found, datelines, None if chronicle else day, chronicle, anchors, year, story)


def report_day(sentences: Sentences, lexicon: TimesLexicon) -> date | None:
    """The day a report is of: its dateline's, else that of publication; None where unknown, and in a chronicle."""
    return read(sentences, lexicon).day


def is_chronicle(sentences: Sentences, lexicon: TimesLexicon) -> bool:
    """True if the report tells of dated days long before its publication, so that each day follows from the last."""
    return read(sentences, lexicon).chronicle


def _datelines(line: Line, found: list[Expression], published: date | None) -> tuple[list[Expression], date | None]:
    """The expressions that are the report's own date (the first, and repetitions of it), and that day."""
    last = _head_end(line)
    own = [(one, day) for one in found if one.first < last and (day := _own_day(line, one, published))]
    return [one for one, day in own if day == own[0][1]], own[0][1] if own else None


def _own_day(line: Line, one: Expression, published: date | None) -> date | None:
    """The day of an expression if it is the report's own date, else None."""
    if not one.is_day or one.until or one.relation is not None:
        return None
    if one.year:
        return sane(_full_day(one, published)) if _is_own(line, one) or _after_city(line, one) else None
    return _nearest(one, published) if published and _after_city(line, one) else None


def _head_end(line: Line) -> int:
    """The atom up to which a dateline may stand: so many words into the body."""
    sentences = line.sentences
    body = next((s.first for s in sentences.sentences if not s.title), 0)
    start = next((i for i, atom in enumerate(line.atoms) if atom.token >= body), 0)
    return start + line.file.dateline.words


def _is_own(line: Line, one: Expression) -> bool:
    """True if a full date stands by itself: after "posted on", at the start, or between a name and a new sentence."""
    file = line.file.dateline
    i = one.first - 1
    while i >= 0 and one.first - i <= 4 and line.lower(i) in file.between:
        i -= 1
    if line.lower(i) in file.cues:
        return True
    before, after = line.token(one.first - 1), line.token(one.last)
    opens = one.first == 0 or line.lower(one.first - 1) == BREAK or line.lower(one.first - 1) in MARKS
    named = before is not None and before.text[0].isupper() and before.pos not in ("ADP", "DET", "SCONJ", "PRON")
    if not opens and (not named or _ends_a_sentence(line, one)):
        return False
    return after is None or not after.text[0].islower() or (opens and after.pos == "ADP")


def _ends_a_sentence(line: Line, one: Expression) -> bool:
    """True if the date is the last of a sentence with a verb: "Captured by Russia 3 March 2022." is no dateline."""
    after = line.token(one.last)
    if after is not None and after.text not in FULL_STOPS:
        return False
    opens = line.token(one.first)
    assert opens is not None
    sentence = line.sentences.sentence_of(opens)
    return any(is_verbal(token) for token in line.sentences.tokens[sentence.first : opens.i])


def _after_city(line: Line, one: Expression) -> bool:
    """True for "BEIRUT, Dec 5 (Agency) -": nothing but names before the date, or an agency in brackets after it."""
    file = line.file.dateline
    if line.lower(one.last) not in file.closers and line.lower(one.last) != ",":
        return False
    if line.lower(one.last) == "(" and line.lower(one.last + 2) == ")" and line.lower(one.last + 3) in file.closers:
        return True
    i = one.first - 1
    while i >= 0 and line.lower(i) != BREAK and one.first - i <= CITY_WORDS:
        letter = line.sentences.report.text[line.atoms[i].start]
        if letter.islower() or letter.isdigit():
            return False
        i -= 1
    return i < one.first - 1 and (i < 0 or line.lower(i) == BREAK) and line.lower(one.last) in file.closers


def _full_day(one: Expression, published: date | None) -> date | None:
    """The day of a full date; month first where only that is the day of publication."""
    assert one.year
    assert one.month
    assert one.day
    plain = day_of(one.year, one.month, one.day)
    if one.swapped and published and (other := day_of(one.year, one.day, one.month)) and other == published:
        return other
    return plain


def _nearest(one: Expression, published: date) -> date | None:
    """The day of a date without a year that lies nearest to publication."""
    assert one.month
    assert one.day
    days = [day_of(published.year + n, one.month, one.day) for n in (-1, 0, 1)]
    return min((d for d in days if d), key=lambda d: abs((d - published).days), default=None)


def _anchors(line: Line, found: list[Expression]) -> Anchors:
    """The days that the text states with their year, each with its atom."""
    parts = [part for one in found for part in (one, one.until) if part and part.year and part.month]
    return [
        (one.first, day_of(one.year, one.month, one.day or 15) or month_of(one.year, one.month)[0])
        for one in parts
        if one.year and one.month and 1 < one.year < 9999
    ]


def title_year(line: Line, found: list[Expression]) -> int | None:
    """The one year that the title names, None where it names none or several."""
    titles = {s.index for s in line.sentences.sentences if s.title}
    inside = [one for one in found if line.sentences.tokens[line.atoms[one.first].token].sentence in titles]
    years = {part.year for one in inside for part in (one, one.until) if part and part.year}
    return years.pop() if len(years) == 1 else None


def _tells_the_past(
    found: list[Expression], anchors: Anchors, title: tuple[int | None, Days | None], day: date | None
) -> bool:
    """True if the text places its days by dates, few of them near the day of the report, and hardly by "yesterday"."""
    told = [one for one in found if one.is_day and one.relation is None]
    deictic = sum(_is_deictic(one) for one in found)
    year, frame = title
    if not told and len(anchors) < FEWEST_DATES:
        return False
    if not (anchors or year or frame) or deictic * DATES_TO_DEICTICS > len(told):
        return False
    if day is None:
        return True
    over = frame if frame and (day - frame[1]).days > NEWS_DAYS else None
    years = [] if anchors or not year else [date(year, 7, 1)]
    dated = [d for _, d in anchors] + years + [d for one in told if not one.year and (d := _told_day(one, day, over))]
    return median(abs((d - day).days) for d in dated) > NEWS_DAYS


def _told_day(one: Expression, day: date, over: Days | None) -> date | None:
    """A day told without a year: inside the event that the report tells of, else nearest to the day of the report."""
    years = years_inside(one, over) if over else []
    return day_of(years[0], one.month or 1, one.day or 1) if years else _nearest(one, day)


def _is_deictic(one: Expression) -> bool:
    """True if the words count from the day of the report."""
    if one.kind == "shift":
        return not one.narrative
    if one.kind != "date" or one.narrative or one.is_day:
        return False
    return one.days is not None or one.weekday is not None or one.relation is not None
