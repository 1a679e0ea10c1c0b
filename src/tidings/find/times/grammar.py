"""All expressions of time of a report in one pass: the longest form at each word, with ranges and parts of days."""

from collections.abc import Callable

from tidings.find.times import dates, lengths, slices
from tidings.find.times.atoms import NOTHING, Line
from tidings.find.times.expression import Expression
from tidings.lexicon.times import Feast, Fixed

NOT_TIME = ""  #: The value of phrases that only look like times ("as soon as").
Form = Callable[[Line, int], Expression | None]


def expressions(line: Line) -> list[Expression]:
    """The expressions of time in the order of the text; none overlap."""
    found: list[Expression] = []
    i, count = 0, len(line.atoms)
    openings = _openings(line)
    while i < count:
        atom = line.atoms[i]
        if atom.word is NOTHING and atom.digits is None and atom.lower not in openings:
            i += 1
            continue
        here = at(line, i)
        if here is None or here.last <= i:
            i += 1
            continue
        if here.value != NOT_TIME:
            found.append(here)
        i = here.last
    return found


def _openings(line: Line) -> set[str]:
    """The words that may open an expression without being words of time themselves."""
    file = line.file
    return {*line.lexicon.phrases, *file.articles, *file.last_words, *file.rates, *file.plural_weekdays,
            *file.half_words, *file.decade_words, *dates.APOSTROPHES}  # fmt: skip


def at(line: Line, i: int) -> Expression | None:
    """The longest expression that begins at an atom, with what belongs to it after it."""
    best: Expression | None = None
    for form in (phrase, edged, sliced, lengths.length, whole_date, hour_of, part_of, lengths.bare, lengths.recurring):
        found = form(line, i)
        if found and (best is None or found.last > best.last):
            best = found
    return best


def phrase(line: Line, i: int) -> Expression | None:
    """Yesterday, last night, now, recently, New Year's Eve: the phrases of the lexicon."""
    led = line.lower(i) in line.file.articles
    for start, entry in ((n, e) for n in range(i, i + 1 + led) for e in line.lexicon.phrases.get(line.lower(n), ())):
        if not line.follows(start, entry.words):
            continue
        last = start + len(entry.words)
        if isinstance(entry, Fixed):
            days = (entry.first, entry.first if entry.last is None else entry.last)
            found = Expression(first=i, last=last, days=days, part=entry.part)
            return with_part(line, found)
        if isinstance(entry, Feast):
            return dates.with_year(line, Expression(first=i, last=last, month=entry.month, day=entry.day))
        first = i + entry.skip if start == i else i
        return Expression(first=first, last=last, kind="reference", value=entry.value, back=entry.back)
    return None


def edged(line: Line, i: int) -> Expression | None:
    """Early on Monday, late last month, mid-January, the end of 2014, the early hours of Sunday, earlier this year."""
    file = line.file
    start = i + (line.lower(i) in file.articles)
    edge = line.word(start).edge
    if edge is None:
        return None
    after = start + 1
    for words in file.hours_of:
        if line.follows(after, words):
            inner = _after_links(line, after + len(words))
            return _merged(i, inner, edge, "MO") if inner else None
    noun = line.lower(start) in file.edge_nouns
    if noun and line.lower(after) not in file.possession:
        return None
    if both := _edge_to_edge(line, i, edge, after):
        return both
    inner = _after_links(line, after)
    if inner:
        return _edged_range(line, _merged(i, inner, edge, None))
    if edge in ("early", "late") and line.lower(after) in file.links and line.lower(after + 1) in file.definite:
        return _within(line, i, after + 2, edge)
    if line.word(after).daypart:
        return with_part(line, Expression(first=i, last=after + 1, part=line.word(after).daypart, edge=edge))
    return None


def sliced(line: Line, i: int) -> Expression | None:
    """The first two weeks of March, the second week of May 2016, the last days of July."""
    opened = slices.opening(line, i)
    inner = date(line, opened[1]) if opened else None
    if opened is None or inner is None or not slices.fits(inner):
        return None
    inner.first, inner.slice = i, opened[0]
    return inner


def _edge_to_edge(line: Line, i: int, edge: str, after: int) -> Expression | None:
    """Early to mid-September: from one part of a month to another."""
    if line.lower(after) not in line.file.range_links or line.word(after + 1).edge is None:
        return None
    end = edged(line, after + 1)
    if end is None or end.month is None or end.day is not None or end.until:
        return None
    return Expression(first=i, last=end.last, month=end.month, year=end.year, edge=edge, until=end)


def _within(line: Line, first: int, i: int, edge: str) -> Expression | None:
    """Earlier in the day, later in the year: a part of the day last named, or of the year of the report."""
    unit = line.word(i)
    if unit.unit is None or unit.plural or unit.unit.startswith("T"):
        return None
    return Expression(first=first, last=i + 1, relation=0, unit=unit.unit, narrative=unit.unit == "D", edge=edge)


def _edged_range(line: Line, found: Expression) -> Expression:
    """The end of December and the beginning of January, after "between": a range of two parts."""
    file = line.file
    opened = line.lower(found.first - 1) in file.range_openers
    if found.until or not opened or line.lower(found.last) not in file.range_links:
        return found
    end = edged(line, found.last + 1)
    if end and end.kind == "date" and not end.until and _alike(found, end):
        found.until, found.last, found.year = end, end.last, found.year or end.year
    return found


def _after_links(line: Line, i: int) -> Expression | None:
    """The date that follows, past one link and one article ("of the", "on")."""
    file = line.file
    i += line.lower(i) in file.links or line.lower(i) == "-"
    found = phrase(line, i) or whole_date(line, i)
    return found if found and found.kind == "date" else None


def _merged(first: int, inner: Expression, edge: str, part: str | None) -> Expression:
    inner.first, inner.edge = first, edge
    inner.part = inner.part or part
    return inner


_DATES: tuple[Form, ...] = (
    dates.numeric, dates.weekday, dates.day_month, dates.month_day, dates.related, dates.narrated, dates.portion,
    dates.season, dates.decade, dates.year,
)  # fmt: skip


def date(line: Line, i: int) -> Expression | None:
    """The longest date at an atom, an article before it included."""
    file = line.file
    start = i + (line.lower(i) in file.articles)
    best: Expression | None = None
    for form in _DATES:
        found = form(line, start)
        if found and (best is None or found.last > best.last):
            best = found
    if best is None and line.lower(i) in file.definite:
        best = _definite(line, start)
    if best:
        best.first = i
    return best


def _definite(line: Line, start: int) -> Expression | None:
    """The weekend; the day before, the night after."""
    unit, after = line.word(start), line.lower(start + 1)
    file = line.file
    if unit.unit == "WE":
        return Expression(first=start, last=start + 1, relation=-1, unit="WE")
    if unit.unit not in ("D", "W") and not unit.daypart:
        return None
    direction = -1 if after in file.before else 1 if after in file.after else 0
    if not direction or unit.plural:
        return None
    found = Expression(first=start, last=start + 2, relation=direction, unit=unit.unit or "D", narrative=True)
    found.part = unit.daypart
    if lengths.starts_phrase(line, start + 2):
        found.event, found.last = True, start + 1
    return found


def whole_date(line: Line, i: int) -> Expression | None:
    """A date with the part of the day, the hour or the second end of a range that follows it."""
    found = date(line, i) or _numbers_of_month(line, i)
    if found is None:
        return None
    found = with_part(line, found)
    return _ranged(line, found) if not found.narrative else found


def _numbers_of_month(line: Line, i: int) -> Expression | None:
    """3-7 May, 12 and 13 September, 28–29 December 2017: the first day lacks its month."""
    a, b = line.digits(i), line.digits(i + 2)
    if a is None or b is None or not 1 <= a < b <= 31 or line.lower(i + 1) not in line.file.range_links:
        return None
    end = dates.day_month(line, i + 2)
    if end is None:
        return None
    return Expression(first=i, last=end.last, day=a, month=end.month, year=end.year, until=end)


def _ranged(line: Line, found: Expression) -> Expression:
    """The date as the first end of a range, where a second follows: Dec 1 to 5, 2011-2013, June–July 2016."""
    file, link = line.file, line.lower(found.last)
    if found.until or link not in file.range_links or found.kind != "date":
        return found
    start = found.last + 1
    opened = line.lower(found.first - 1) in file.range_openers
    weak = link in file.weak_range_links and not (link == "-" and line.glued(start))
    end = _second_end(line, found, start)
    if end is None or (weak and not opened and not (found.is_day and end.day is not None and end.weekday is None)):
        return found
    if line.lower(found.last) in file.weak_range_links and not opened and (found.day or 0) + 1 < (end.day or 0):
        return found
    if found.year is None and end.year:
        found.year = end.year
    found.until, found.last = end, end.last
    return found


def _second_end(line: Line, found: Expression, start: int) -> Expression | None:
    """The second end of a range: a day of the same month, a short year, or a date of the same kind."""
    digits = line.digits(start)
    if found.is_day and digits is not None and (found.day or 0) < digits <= 31 and line.word(start + 1).month is None:
        end = Expression(first=start, last=start + 1, month=found.month, day=digits)
        return dates.with_year(line, end)
    if found.year and found.month is None and digits is not None and len(line.lower(start)) == 2 and line.glued(start):
        return Expression(first=start, last=start + 1, year=found.year // 100 * 100 + digits)
    end_ = date(line, start)
    return end_ if end_ and end_.kind == "date" and _alike(found, end_) else None


def _alike(one: Expression, two: Expression) -> bool:
    """True if both name a day, a month, a year or a weekday."""
    fields = ("day", "month", "weekday", "decade", "season", "portion")
    same = all((getattr(one, f) is None) == (getattr(two, f) is None) for f in fields)
    return same and (one.relation is None) == (two.relation is None)


def with_part(line: Line, found: Expression) -> Expression:
    """The date with the part of the day or the hour that follows: Thursday night, Dec 5 at 4 p.m., today at noon."""
    after = line.word(found.last)
    if after.daypart and not found.part and (found.weekday is not None or found.days or found.day is not None):
        found.part, found.last = after.daypart, found.last + 1
    elif after.daypart and found.part and found.edge:
        found.last += 1
    start = found.last + (line.lower(found.last) in line.file.hour_links)
    if (found.is_day or found.weekday is not None or found.days) and (hour := lengths.clock(line, start)):
        found.clock, found.last = hour
    return found


def hour_of(line: Line, i: int) -> Expression | None:
    """4 p.m., 4:30 pm on Tuesday, 1030 GMT Thursday."""
    told = lengths.clock(line, i)
    if told is None:
        return None
    hour, last = told
    inner = _after_links(line, last)
    if inner and (inner.is_day or inner.weekday is not None or inner.days):
        inner.first, inner.clock = i, hour
        return inner
    return Expression(first=i, last=last, clock=hour)


def part_of(line: Line, i: int) -> Expression | None:
    """The night of 5 December, midnight Monday, at dawn, in the morning."""
    file = line.file
    led = line.lower(i) in file.articles
    part = line.word(i + led).daypart
    if part is None:
        return None
    last = i + led + 1
    inner = _after_links(line, last)
    if inner and (inner.is_day or inner.weekday is not None or inner.days) and not inner.part:
        inner.first, inner.part = i, part
        return inner
    definite = line.lower(i) in file.definite and line.lower(i - 1) in file.links
    if line.lower(i + led) in file.bare_dayparts or definite:
        return Expression(first=i, last=last, part=part, event=line.lower(last) in file.possession)
    return None
