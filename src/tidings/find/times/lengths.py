"""The forms of lengths of time, of times so long ago, and of times that recur."""

from msgspec import Struct

from tidings.find.times.atoms import Line
from tidings.find.times.expression import Expression

#: A larger number counts no units of time but people or money.
LONGEST_NUMBER = 10_000
#: Half of a unit is told in the unit below it.
HALVES = {"TH": "PT30M", "Y": "P6M", "D": "PT12H"}


class Number(Struct):
    """A number of units: `amount` None where it is not told; `vague` where it is only hinted at ("several")."""

    amount: float | None
    vague: bool
    last: int
    article: bool = False


def number(line: Line, i: int) -> Number | None:
    """Two, 24, twenty-four, a, a few, a couple of, half a, two and a half, dozens of."""
    word, digits, lower = line.word(i), line.digits(i), line.lower(i)
    if lower in line.file.articles:
        return _after_article(line, i)
    if lower in line.file.half_words and line.lower(i + 1) in line.file.articles:
        return Number(0.5, False, i + 2)
    if digits is not None and digits < LONGEST_NUMBER:
        if line.lower(i + 1) == "." and line.glued(i + 2) and line.digits(i + 2) is not None:
            return Number(float(f"{digits}.{line.lower(i + 2)}"), False, i + 3)
        return _halved(line, Number(digits, False, i + 1))
    if word.number is None:
        return None
    if word.vague:
        return Number(word.number, True, i + 1 + (line.lower(i + 1) in line.file.possession))
    amount, at = word.number, i + 1
    tail = at + (line.lower(at) == "-")
    if amount >= 20 and amount < 100 and 0 < (line.word(tail).number or 0) < 10 and not line.word(tail).vague:
        amount, at = amount + (line.word(tail).number or 0), tail + 1
    if line.word(at).number == 100 and not line.word(at).vague:
        amount, at = amount * 100, at + 1
    return _halved(line, Number(amount, False, at))


def _after_article(line: Line, i: int) -> Number | None:
    """A few, a couple of, a hundred, a (one), the two."""
    inner = number(line, i + 1) if line.lower(i + 1) not in line.file.articles else None
    if inner:
        return inner
    return Number(1, False, i + 1, article=True) if line.lower(i) not in line.file.definite else None


def _halved(line: Line, found: Number) -> Number:
    """Two and a half; two to four, two or three: the greater of the two."""
    at = found.last
    if line.follows(at, line.file.and_a_half):
        return Number((found.amount or 0) + 0.5, False, at + 3)
    if line.lower(at) in line.file.number_links and found.amount is not None:
        digits, word = line.digits(at + 1), line.word(at + 1)
        other = digits if digits is not None else None if word.vague else word.number
        if other is not None and found.amount < other < LONGEST_NUMBER and line.word(at + 2).unit:
            return Number(other, False, at + 2)
    return found


def length(line: Line, i: int) -> Expression | None:
    """Three days, a two-year, several weeks ago, the past three days, two days later, a week after."""
    file, at, relation = line.file, i, None
    if line.lower(at) in file.articles and line.word(at + 1).relation is not None:
        at += 1
    token = line.token(at)
    if line.word(at).relation is not None and token is not None and token.pos != "VERB":
        relation, at = line.word(at).relation, at + 1
        at += line.word(at).relation is not None
    count = number(line, at)
    if count is None and relation is not None:
        count = _lone_unit(line, i, at)
    if count is None:
        return None
    at = count.last
    joined = line.lower(at) == "-"
    while line.lower(at) in file.unit_adjectives:
        at += 1
    unit = line.word(at)
    if unit.unit is None or (unit.unit == "Q" and relation is None):
        return None
    if line.word(at).ordinal and line.word(at).unit == "TS" and not unit.plural:
        return None
    found = Expression(first=i, last=at + 1, kind="length", amount=count.amount, vague=count.vague, unit=unit.unit)
    found.relation = relation
    found.closed = not unit.plural and (joined or (count.amount or 0) > 1)
    return _finished(line, found, count)


def _lone_unit(line: Line, first: int, at: int) -> Number | None:
    """The past year; over the last week: one unit that ends now, and no week of the calendar. The past days: untold."""
    file, unit = line.file, line.word(at)
    if unit.unit is None:
        return None
    if unit.plural:
        return Number(None, True, at)
    led = line.lower(first) in file.articles
    if line.lower(at - 1) in file.length_relations or (led and line.lower(first - 1) in file.length_signals):
        return Number(1, False, at) if line.word(at - 1).relation in (-1, 1) else None
    return None


def _finished(line: Line, found: Expression, count: Number) -> Expression | None:
    """The length with the words after it that make it a time ago, an age, a rate."""
    file, at = line.file, found.last
    for words in file.or_so:
        if line.follows(at, words):
            at += len(words)
    if line.lower(at + (line.lower(at) == "-")) in file.ages and line.lower(at) not in file.after:
        return None
    if found.relation is None and not found.closed and (shift := _shift(line, found, at)):
        return shift
    if count.article and found.amount == 1 and _is_rate(line, found):
        found.kind, found.value, found.first = "set", duration_value(1, found.unit or "D"), found.first
    return found


def _shift(line: Line, found: Expression, at: int) -> Expression | None:
    """The length as a time before or after now (ago, from now) or the time last named (earlier, later, before)."""
    file, lower = line.file, line.lower(at)
    for words in file.from_now:
        if line.follows(at, words):
            return _as_shift(found, at + len(words), 1, False)
    if lower in file.ago:
        return _as_shift(found, at + 1, -1, False)
    direction = -1 if lower in file.before else 1 if lower in file.after else 0
    if not direction:
        return None
    if lower in file.before_signals | file.after_signals and starts_phrase(line, at + 1):
        found.event = True
        return found
    return _as_shift(found, at + 1, direction, True)


def starts_phrase(line: Line, i: int) -> bool:
    """True if a noun phrase or a clause begins at the atom: "the day before the vote" and no mere day before."""
    token = line.token(i)
    if token is None or line.atoms[i].lower == "\n":
        return False
    return token.pos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM") or (token.pos == "VERB" and token.tag == "VBG")


def _as_shift(found: Expression, last: int, direction: int, narrative: bool) -> Expression:
    found.kind, found.last, found.direction, found.narrative = "shift", last, direction, narrative
    return found


def _is_rate(line: Line, found: Expression) -> bool:
    """True for "three times a week", "20 barrels a day"."""
    file, token = line.file, line.token(found.last - 1)
    if line.lower(found.first - 1) in file.times_words:
        return True
    before = line.token(found.first - 1)
    if token is None or before is None or token.dep not in ("npadvmod", "nmod", "prep"):
        return False
    counted = before.pos in ("NOUN", "NUM", "SYM") and line.word(found.first - 1).weekday is None
    return counted and token.head <= before.i


def bare(line: Line, i: int) -> Expression | None:
    """Years, in "for years": more than one, untold."""
    word = line.word(i)
    file = line.file
    if line.is_one(i, "Y") and line.lower(i + 1) == "-" and line.lower(i + 2) in file.ago | file.before:
        return Expression(first=i, last=i + 3, kind="shift", amount=1, unit="Y", direction=-1)
    if not word.plural or word.unit == "WE":
        return None
    led = line.lower(i - 1 - (line.lower(i - 1) in file.definite)) in file.bare_length_signals
    if not led and line.lower(i + 1) not in file.ago | file.before | file.after:
        return None
    found = Expression(first=i, last=i + 1, kind="length", amount=None, vague=True, unit=word.unit)
    return _finished(line, found, Number(None, True, i))


def recurring(line: Line, i: int) -> Expression | None:
    """Every day, each Monday, every two weeks, per month, daily, on Fridays, Monday nights."""
    file, lower, word = line.file, line.lower(i), line.word(i)
    if word.repeated:
        return Expression(first=i, last=i + 1, kind="set", value=word.repeated)
    if lower in file.plural_weekdays:
        return Expression(first=i, last=i + 1, kind="set", value=f"XXXX-WXX-{file.plural_weekdays[lower] + 1}")
    if lower not in file.rates:
        return None
    count = number(line, i + 1) or Number(1, False, i + 1)
    target = line.word(count.last)
    value = None
    if target.weekday is not None and not target.short:
        value = f"XXXX-WXX-{target.weekday + 1}"
    elif target.month is not None:
        value = f"XXXX-{target.month:02d}"
    elif target.season:
        value = f"XXXX-{target.season}"
    elif target.unit and target.unit not in ("CE",):
        value = duration_value(count.amount, target.unit)
    elif target.daypart and target.daypart.isalpha():
        value = f"XXXX-XX-XXT{target.daypart}"
    return Expression(first=i, last=count.last + 1, kind="set", value=value) if value else None


def duration_value(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3D, PT2H, P2.5Y, PXM where the number is not told."""
    if unit == "2W":
        return duration_value(None if amount is None else amount * 2, "W")
    if amount == 0.5 and unit in HALVES:
        return HALVES[unit]
    told = "X" if amount is None else f"{amount:g}"
    return f"PT{told}{unit[1:]}" if unit.startswith("T") else f"P{told}{unit}"


def clock(line: Line, i: int) -> tuple[str, int] | None:
    """The hour as TIMEX3 writes it, and the atom after: 4 p.m., 4:30 pm, 14:30, 1030 GMT, 3 o'clock."""
    file, hour = line.file, line.digits(i)
    if hour is None:
        return None
    minute, at = 0, i + 1
    if len(line.lower(i)) == 4 and line.lower(at) in file.clock_zones:
        hour, minute = divmod(hour, 100)
    elif line.lower(at) in (":", ".") and line.glued(at + 1) and len(line.lower(at + 1)) == 2:
        told = line.digits(at + 1)
        if told is None or (line.lower(at) == "." and line.lower(at + 2) not in file.clock_halves):
            return None
        minute, at = told, at + 2
    elif line.lower(at) not in file.clock_halves and line.lower(at) not in file.clock_words:
        return None
    half = file.clock_halves.get(line.lower(at))
    if half is not None:
        hour, at = hour % 12 + half, at + 1
    elif line.lower(at) in file.clock_words:
        at += 1
    if hour > 24 or minute > 59:
        return None
    while line.lower(at) in file.clock_zones or (
        line.lower(at) in file.zone_nouns and line.lower(at - 1) in file.clock_zones
    ):
        at += 1
    return f"{hour:02d}:{minute:02d}", at
