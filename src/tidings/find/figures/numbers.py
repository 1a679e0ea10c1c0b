"""The numbers of a sentence: in digits or words, exact or vague, with the words that say how firm they are."""

import re
from itertools import pairwise

from msgspec import Struct

from tidings.lexicon.figures import FiguresLexicon
from tidings.record import Bound
from tidings.syntax import Token

#: Digits with or without commas, a range, a letter for a scale ("24K"), a full stop left at the end by the tokeniser.
_DIGITS = re.compile(r"~?\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|bn)?(%)?[.,]?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[-–—](\d{1,3}(?:,\d{3})+|\d+)(%)?[.,]?")
#: A year of our time; numbers like it after "in" or "since" are dates.
_YEAR = re.compile(r"(?:19|20)\d\d")
#: No count of people or things in a report of one conflict is larger: a larger number is money, or no number.
MAX_COUNT = 10**13


#: A scale alone is a number only where it is a word ("dozen"), not a letter ("m").
SCALE_LETTERS = 5


class Number(Struct, frozen=True):
    """A number over tokens `first` up to `last`, which `cue` opens with the words that say how firm it is.

    Two counts are the ends of a range. `article` is True for "a" or "an", which count one only where the noun does.
    """

    first: int
    last: int
    counts: tuple[int, ...]
    bound: Bound
    cue: int
    article: bool = False
    vague: bool = False
    percent: bool = False


def find_numbers(
    tokens: list[Token], first: int, last: int, lexicon: FiguresLexicon, blocked: set[int]
) -> list[Number]:
    """The numbers between two token indexes, in order; those inside dates and names are left out."""
    found: list[Number] = []
    i = first
    while i < last:
        number = None if i in blocked else _number_at(tokens, i, last, lexicon)
        if number is None:
            i += 1
            continue
        i = number.last
        if not _is_name(tokens, number, first, last, lexicon):
            found.append(_firm(tokens, number, first, last, lexicon))
    return _ranges(tokens, found, lexicon)


def _number_at(tokens: list[Token], i: int, last: int, lexicon: FiguresLexicon) -> Number | None:
    """The number that begins at a token, if one does."""
    lower = tokens[i].lower
    for phrase, count in lexicon.vague.get(lower, ()):
        if _matches(tokens, i, last, phrase):
            return Number(i, i + len(phrase), (count,), "at_least", i, vague=True)
    span = _RANGE.fullmatch(lower)
    if span:
        low, high = (int(part.replace(",", "")) for part in span.group(1, 2))
        end, scale = _scaled(tokens, i + 1, last, lexicon)
        return Number(i, end, (low * scale, high * scale), "exact", i, percent=bool(span[3])) if low < high else None
    digits = _DIGITS.fullmatch(lower)
    if digits:
        return _from_digits(tokens, i, last, digits, lexicon)
    return _from_words(tokens, i, last, lexicon)


def _matches(tokens: list[Token], i: int, last: int, phrase: tuple[str, ...]) -> bool:
    return i + len(phrase) <= last and all(tokens[i + n].lower == word for n, word in enumerate(phrase))


def _from_digits(
    tokens: list[Token], i: int, last: int, digits: re.Match[str], lexicon: FiguresLexicon
) -> Number | None:
    """A number in digits; a part after the point needs a scale after it ("1.2 million")."""
    whole, part, letter, percent = digits.group(1, 2, 3, 4)
    end = i + 1
    if not part and len(whole) <= 3 and _parted(tokens, i, last, lexicon):
        whole, end = whole + tokens[i + 1].text, i + 2
    end, scale = _scaled(tokens, end, last, lexicon)
    if letter:
        scale *= lexicon.words.scales.get(letter.lower(), 1)
    value = float(whole.replace(",", "") + (part or "")) * scale
    if value > MAX_COUNT or whole.startswith("0") or (part and scale == 1 and not percent) or value < 1:
        return None
    return Number(i, end, (round(value),), "exact", i, percent=bool(percent))


def _parted(tokens: list[Token], i: int, last: int, lexicon: FiguresLexicon) -> bool:
    """True if the digits go on after a space that stands for a comma ("3 200 people")."""
    if i + 2 >= last or not re.fullmatch(r"\d{3}", tokens[i + 1].text) or tokens[i + 1].start != tokens[i].end + 1:
        return False
    before = tokens[i - 1].lower if i else ""
    return before not in lexicon.of("months") and tokens[i + 2].lower not in lexicon.units


def _scaled(tokens: list[Token], i: int, last: int, lexicon: FiguresLexicon) -> tuple[int, int]:
    """Where the scales after a number end, and what they multiply it by; "five dozen" but not "five dozens"."""
    scale = 1
    while i < last and tokens[i].lower in lexicon.words.scales:
        scale *= lexicon.words.scales[tokens[i].lower]
        i += 1
    return i, scale


def _from_words(tokens: list[Token], i: int, last: int, lexicon: FiguresLexicon) -> Number | None:
    """A number in words ("twenty-three", "half a million", "two dozen", "a hundred and four")."""
    units, scales = lexicon.words.numbers, lexicon.words.scales
    articles = lexicon.of("articles")
    fraction = _fraction(tokens, i, last, lexicon)
    if fraction is not None:
        return fraction
    article = tokens[i].lower in articles or tokens[i].lower in lexicon.of("another")
    if article and not (i + 1 < last and tokens[i + 1].lower in scales):
        counts_more = i + 1 < last and tokens[i + 1].pos == "NUM" and tokens[i].lower not in articles
        return None if counts_more else Number(i, i + 1, (1,), "exact", i, article=True)
    if (
        not article
        and tokens[i].lower not in units
        and (tokens[i].lower not in scales or len(tokens[i].text) < SCALE_LETTERS)
    ):
        return None
    total, current, end = 0, 0, i
    for j in range(i, last):
        word = tokens[j].lower
        if word in units and (j == i or _goes_on(tokens, j, current)):
            current += units[word]
        elif word in scales and (j > i or scales[word] >= 12):
            total, current = _multiply(total, current or 1, scales[word])
        elif (j == i and article) or _joint(tokens, j, last, lexicon, total + current):
            continue
        else:
            break
        end = j + 1
    value = total + current
    return Number(i, end, (value,), "exact", i) if end > i and 1 <= value <= MAX_COUNT else None


def _fraction(tokens: list[Token], i: int, last: int, lexicon: FiguresLexicon) -> Number | None:
    """A part of a scale: "half a million", "a quarter of a million"."""
    articles, scales = lexicon.of("articles"), lexicon.words.scales
    at = i + 1 if tokens[i].lower in articles and i + 1 < last else i
    divisor = lexicon.words.fractions.get(tokens[at].lower)
    if divisor is None:
        return None
    at += 1
    while at < last and (tokens[at].lower in articles or tokens[at].lower in lexicon.of("parted")):
        at += 1
    if at >= last or tokens[at].lower not in scales:
        return None
    return Number(i, at + 1, (scales[tokens[at].lower] // divisor,), "exact", i)


def _goes_on(tokens: list[Token], j: int, current: int) -> bool:
    """True if a word adds to the number before it: "three" in "twenty-three", "four" in "a hundred and four"."""
    return current == 0 or (current >= 20 and current % 10 == 0)


def _multiply(total: int, current: int, scale: int) -> tuple[int, int]:
    return (total, current * scale) if scale < 1000 else (total + current * scale, 0)


def _joint(tokens: list[Token], j: int, last: int, lexicon: FiguresLexicon, value: int) -> bool:
    """True if a hyphen or an "and" stands inside a number in words."""
    if j + 1 >= last or tokens[j + 1].lower not in lexicon.words.numbers:
        return False
    if tokens[j].text in "-–":
        return value >= 20
    return (
        tokens[j].lower in lexicon.of("joint")
        and value >= 100
        and value % 100 == 0
        and tokens[j - 1].lower in lexicon.words.scales
    )


def _is_name(tokens: list[Token], number: Number, first: int, last: int, lexicon: FiguresLexicon) -> bool:
    """True if the number is no count: a year, part of a date, of a name ("Resolution 2254") or of a compound."""
    before = tokens[number.first - 1] if number.first > first else None
    after = tokens[number.last] if number.last < last else None
    if after is not None and (
        after.lower in lexicon.of("months") or _hyphened(tokens, number, last, lexicon.of("percent"))
    ):
        return True
    if before is None:
        return False
    if before.lower in lexicon.of("labels") or before.lower in lexicon.of("months"):
        return True
    if before.text in ("/", ":", "№", "#") or (after is not None and after.text in ("/", ":") and not number.article):
        return tokens[number.first].text.isdigit()
    if number.last == number.first + 1 and before.text.isdigit() and before.i not in (number.first, number.last):
        return bool(_YEAR.fullmatch(tokens[number.first].text))
    year = number.last == number.first + 1 and _YEAR.fullmatch(tokens[number.first].text)
    return bool(year) and (
        before.lower in lexicon.of("year_cues") or after is None or after.pos not in ("NOUN", "ADJ", "PROPN")
    )


def _hyphened(tokens: list[Token], number: Number, last: int, percent: frozenset[str]) -> bool:
    """True for "20" in "20-year-old" or "four" in "four-day": a compound, glued by a hyphen without spaces."""
    i = number.last
    if i + 1 >= last or tokens[i].text not in "-–" or tokens[i].start != tokens[i - 1].end:
        return False
    word = tokens[i + 1]
    return (
        word.start == tokens[i].end and (not word.text[:1].isdigit() or "/" in word.text) and word.lower not in percent
    )


def _firm(tokens: list[Token], number: Number, first: int, last: int, lexicon: FiguresLexicon) -> Number:
    """The number with the bound that the words around it give."""
    bound: Bound = number.bound
    start = number.first
    while start > first:
        match = next(
            (row for row in lexicon.cues.get(tokens[start - 1].lower, ()) if _ends(tokens, start, first, row[0])), None
        )
        if match is None or number.article:
            break
        start -= len(match[0])
        bound = match[1] if match[1] and bound == number.bound else bound
    end = number.last
    for phrase, given in lexicon.after.get(tokens[end].lower, ()) if end < last else ():
        if _matches(tokens, number.last, last, phrase) and not number.article:
            bound, end = given, max(end, number.last + len(phrase))
    return Number(number.first, end, number.counts, bound, start, number.article, number.vague, number.percent)


def _ends(tokens: list[Token], end: int, first: int, phrase: tuple[str, ...]) -> bool:
    start = end - len(phrase)
    return start >= first and all(tokens[start + n].lower == word for n, word in enumerate(phrase))


def _ranges(tokens: list[Token], numbers: list[Number], lexicon: FiguresLexicon) -> list[Number]:
    """The numbers, with "between 20 and 30" and "20 to 30" as one; of "rose from 20 to 24" only the second."""
    found: list[Number] = []
    skip = False
    for left, right in pairwise([*numbers, None]):
        if skip or left is None:
            skip = False
            continue
        joined = right is not None and right.first == left.last + 1 and not right.article and not left.article
        if joined and right is not None and tokens[left.last].lower in lexicon.of("to"):
            pair = _range(tokens, left, right, lexicon)
            if pair is not None:
                skip = pair is not left
                if skip:
                    found.append(pair)
                continue
        found.append(left)
    return found


def _range(tokens: list[Token], left: Number, right: Number, lexicon: FiguresLexicon) -> Number | None:
    """The range of two numbers; the left one itself to say that only the right one counts; None if there is none."""
    joint = tokens[left.last].lower
    before = tokens[left.first - 1] if left.first else None
    low, high = left.counts[0], right.counts[-1]
    if len(right.counts) > 1 or len(left.counts) > 1:
        return None
    if low < high and tokens[right.first].lower != tokens[left.first].lower:
        low = _same_scale(tokens, low, left, right, lexicon)
    if before is not None and before.lower in lexicon.of("between") and joint in ("to", "and"):
        risen = before.i > 0 and any(t.lemma in lexicon.of("rising") for t in tokens[max(0, before.i - 6) : before.i])
        if before.lower == "from" and risen:
            return left
        cue = before.i
    elif joint == "and":
        return None
    else:
        cue = left.cue
    if not low < high:
        return None
    return Number(left.first, right.last, (low, high), "exact", cue, vague=left.vague, percent=right.percent)


def _same_scale(tokens: list[Token], low: int, left: Number, right: Number, lexicon: FiguresLexicon) -> int:
    """The lower end, times the scale that is said only once ("20 to 30 thousand")."""
    scale = lexicon.words.scales.get(tokens[right.last - 1].lower, 1)
    said = any(tokens[i].lower in lexicon.words.scales for i in range(left.first, left.last))
    return low * scale if scale > 1 and not said and low < 1000 else low
