"""The forms of dates: each function reads one form from an atom on, or finds that it is not there."""

from tidings.find.times.atoms import NOTHING, Line
from tidings.find.times.expression import Expression
from tidings.syntax import Token

FIRST_YEAR, LAST_YEAR = 1000, 2100  #: Years told in four digits that a report may name.
FIRST_PLAIN_YEAR, LAST_PLAIN_YEAR = 1900, 2050  #: Those that a bare number may be with no word before it to say so.

SHORT_YEARS_FROM = 50  #: A year of two digits is of the last century from here on.
APOSTROPHES = ("'", "’", "‘")
PLURALS = ("NNS", "NNPS")  #: Penn tags of what is counted.


def numeric(line: Line, i: int) -> Expression | None:
    """2013-03-22, 22/3/2013, 22.03.2013: three numbers with the same mark between and no space."""
    a, b, c = line.digits(i), line.digits(i + 2), line.digits(i + 4)
    mark, again = line.lower(i + 1), line.lower(i + 3)
    if a is None or b is None or c is None or mark != again or mark not in ("-", "/", ".", "–"):
        return None
    if not all(line.glued(n) for n in range(i + 1, i + 5)):
        return None
    if a > 999:
        return _checked(i, a, b, c)
    if c < FIRST_YEAR:
        return None
    if b > 12 or (a > 12 and b > 12):
        return _checked(i, c, a, b)
    found = _checked(i, c, b, a)
    if found:
        found.swapped = a <= 12
    return found


def _checked(i: int, year: int, month: int, day: int) -> Expression | None:
    good = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    return Expression(first=i, last=i + 5, year=year, month=month, day=day) if good else None


def weekday(line: Line, i: int) -> Expression | None:
    """Thursday; Thursday, 5 May 2016; Wed Apr 5; Thursday last week."""
    word = line.word(i)
    if word.weekday is None:
        return None
    after = i + 1 + (line.lower(i + 1) in (",", "."))
    after += line.lower(after) in line.file.articles
    date = month_day(line, after) or day_month(line, after)
    if date and date.day is not None:
        date.first, date.weekday = i, word.weekday
        return date
    if word.short:
        return None
    after = i + 1 + (line.lower(i + 1) in line.file.possession)
    if line.word(after).relation is not None and line.is_one(after + 1, "W"):
        return Expression(first=i, last=after + 2, weekday=word.weekday, relation=line.word(after).relation, unit="W")
    return Expression(first=i, last=i + 1, weekday=word.weekday)


def day_month(line: Line, i: int) -> Expression | None:
    """5 May, 5 May 2016, 27th of November, the first of May."""
    day, ordinal = line.digits(i), line.word(i).ordinal
    of = line.lower(i + 1) in line.file.possession
    number = day if day is not None else ordinal
    at = i + 1 + of
    month = line.word(at).month
    if number is None or month is None or not 1 <= number <= 31:
        return None
    if day is None and not of and not line.lower(i)[0].isdigit():
        return None
    found = Expression(first=i, last=at + 1, month=month, day=number)
    return with_year(line, found)


def month_day(line: Line, i: int) -> Expression | None:
    """May 5, May 5th, May 5, 2016; May 2016; May of 2016; May by itself."""
    month = line.word(i).month
    if month is None:
        return None
    short = line.lower(i) in line.file.month_abbreviations
    at = i + 1 + (short and line.lower(i + 1) == "." and line.glued(i + 1))
    found = Expression(first=i, last=at, month=month)
    day = line.digits(at) if line.digits(at) is not None else line.word(at).ordinal
    if day is not None and 1 <= day <= 31 and _is_day(line, i, at):
        found.day, found.last = day, at + 1
        return with_year(line, found)
    found = with_year(line, found)
    return found if found.year or _is_month(line, i) else None


def _is_day(line: Line, i: int, at: int) -> bool:
    """True if the number after a month is a day of it: not a count ("in May 20 people"), a clock or a share."""
    after = line.lower(at + 1)
    if after in (":", "%") or (after in (".", ",") and line.glued(at + 2) and line.digits(at + 2)):
        return False
    if _year(line, at + 1 + (line.lower(at + 1) == ",")) or line.word(at).ordinal:
        return after not in line.file.numbered
    token = line.token(at)
    counts = token is not None and token.dep == "nummod" and token.head > token.i
    return not (counts and line.lower(i - 1) in line.file.month_signals) and line.word(at + 1).unit is None


def _is_month(line: Line, i: int) -> bool:
    """True if a month by itself is one: "may" and "march" are verbs, "Jan" and "April" names."""
    file, token = line.file, line.token(i)
    name = line.lower(i).rstrip(".")
    if name in file.months and name not in file.doubtful_months:
        return token is None or token.entity != "PERSON"
    cued = line.lower(i - 1) in file.year_cues | file.links | file.range_links or line.word(i - 1).relation is not None
    cued = cued or line.word(i - 1).edge is not None
    after = line.token(i + 1)
    if line.lower(i - 1) in file.definite and (after is None or not after.text[0].islower()):
        return False
    return cued and token is not None and token.pos == "PROPN" and token.text[0].isupper() and token.entity != "PERSON"


def with_year(line: Line, found: Expression) -> Expression:
    """The expression with the year that follows it, where one does."""
    at = found.last
    if line.lower(at) == "," or line.lower(at) in line.file.possession:
        at += 1
    if line.digits(at) and _year(line, at):
        found.year, found.last = line.digits(at), at + 1
    elif found.is_day and (short := _short_year(line, at)):
        found.year, found.last = short, at + 1
    elif line.lower(at - 1) != "," and line.word(at).relation is not None and line.is_one(at + 1, "Y"):
        found.relation, found.unit, found.last = line.word(at).relation, "Y", at + 2
    return found


def _short_year(line: Line, i: int) -> int | None:
    """The year of two digits that ends the date of a dateline: 19 Apr 89 (Agency)."""
    digits = line.digits(i)
    if digits is None or len(line.lower(i)) != 2 or line.lower(i + 1) not in line.file.dateline.closers:
        return None
    return digits + (1900 if digits >= SHORT_YEARS_FROM else 2000)


def _year(line: Line, i: int) -> bool:
    """True if the atom is four digits of a year that stand by themselves."""
    digits = line.digits(i)
    if digits is None or len(line.lower(i)) != 4 or not FIRST_YEAR <= digits <= LAST_YEAR:
        return False
    return not (line.lower(i + 1) in (",", ".", ":") and line.glued(i + 1) and line.glued(i + 2) and line.digits(i + 2))


def year(line: Line, i: int) -> Expression | None:
    """A bare 2011, where it counts nothing."""
    if not _year(line, i) or not _is_year(line, i):
        return None
    return Expression(first=i, last=i + 1, year=line.digits(i))


def _is_year(line: Line, i: int) -> bool:
    file, token, before = line.file, line.token(i), line.lower(i - 1)
    value = line.digits(i) or 0
    plain = FIRST_PLAIN_YEAR <= value <= LAST_PLAIN_YEAR
    if token is None:
        return False
    if before in file.count_cues:
        return before in file.range_links and plain and line.lower(i - 3) in file.range_openers
    cued = before in file.year_cues or line.word(i - 1).edge is not None or line.word(i - 1).season is not None
    if _counts(line, i, token):
        return cued and before not in file.possession and value % 100 != 0 and plain
    return cued or (plain and line.lower(i + 1) not in file.measures)


def _counts(line: Line, i: int, token: Token) -> bool:
    """True if a number counts what follows it: "2000 people"."""
    head, after = line.sentences.tokens[token.head], line.token(i + 1)
    counted = token.dep == "nummod" and token.head > token.i and head.tag in PLURALS
    return counted or (after is not None and after.tag in PLURALS and line.word(i + 1) is NOTHING)


def decade(line: Line, i: int) -> Expression | None:
    """1990s, the '90s, the nineties."""
    if line.lower(i) in APOSTROPHES:
        found = decade(line, i + 1) if line.glued(i + 1) and line.lower(i + 1)[:1].isdecimal() else None
        return Expression(first=i, last=found.last, decade=found.decade) if found else None
    lower = line.lower(i)
    if lower[:-1].isdecimal() and lower[-2:] in line.file.decade_endings:
        digits = lower[:-1]
        if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR:
            return Expression(first=i, last=i + 1, decade=digits[:3])
        if len(digits) == 2:
            return Expression(first=i, last=i + 1, decade=("20" if digits in ("00", "10") else "19") + digits[0])
    spoken = line.file.decade_words.get(lower)
    if spoken and (line.lower(i - 1) in line.file.definite or line.word(i - 1).edge):
        return Expression(first=i, last=i + 1, decade=f"19{spoken // 10}")
    return None


def portion(line: Line, i: int) -> Expression | None:
    """The third quarter, the first half of 2014, the 19th century."""
    ordinal = line.word(i).ordinal
    if ordinal is None:
        return None
    at = i + 1 + (line.lower(i + 1) == "-")
    word, lower = line.word(at), line.lower(at)
    if word.unit == "CE":
        return Expression(first=i, last=at + 1, century=ordinal - 1)
    mark = "Q" if word.unit == "Q" else "H" if lower in line.file.half_words else ""
    if not mark or ordinal > (4 if mark == "Q" else 2) or word.plural:
        return None
    return with_year(line, Expression(first=i, last=at + 1, portion=f"{mark}{ordinal}"))


def season(line: Line, i: int) -> Expression | None:
    """Summer, the spring of 2015, winter 2013."""
    word, token = line.word(i), line.token(i)
    if word.season is None or token is None or token.pos not in ("NOUN", "PROPN"):
        return None
    found = with_year(line, Expression(first=i, last=i + 1, season=word.season))
    before = line.word(i - 1)
    led = line.lower(i - 1) in line.file.definite | line.file.links or before.edge is not None
    if (
        found.year
        or found.relation is not None
        or (led and token.pos == "NOUN" and line.lower(i + 1) not in line.file.possession)
    ):
        return found
    return None


def related(line: Line, i: int) -> Expression | None:
    """Last week, this past month, next Friday, last May, this summer, this weekend, last Friday night."""
    word = line.word(i)
    if word.relation is None or (word.narrative is not None and line.lower(i - 1) in line.file.definite):
        return None
    relation, at = word.relation, i + 1
    if relation == 0 and line.word(at).relation:
        relation, at = line.word(at).relation or 0, at + 1
    target = line.word(at)
    found = Expression(first=i, last=at + 1, relation=relation)
    if target.weekday is not None and not target.short:
        found.weekday = target.weekday
    elif target.month is not None and (date := month_day(line, at)):
        found.month, found.day, found.last, found.year = target.month, date.day, date.last, date.year
    elif target.season is not None:
        found.season = target.season
    elif target.unit and not target.plural and not target.unit.startswith("T"):
        found.unit = target.unit
    elif target.daypart and relation in (0, -1):
        found.part, found.unit = target.daypart, "D"
    else:
        return None
    return found


def narrated(line: Line, i: int) -> Expression | None:
    """The next day, the same week, that night, the following month, the previous evening."""
    word, at = line.word(i), i + 1
    if word.narrative is None:
        return None
    led = line.lower(i - 1) in line.file.definite
    if word.relation is not None and not led:
        return None
    target = line.word(at)
    found = Expression(first=i, last=at + 1, relation=word.narrative, narrative=True)
    if target.weekday is not None and not target.short:
        found.weekday = target.weekday
    elif target.daypart:
        found.part, found.unit = target.daypart, "D"
    elif target.unit and not target.plural and not target.unit.startswith("T"):
        found.unit = target.unit
    else:
        return None
    return found
