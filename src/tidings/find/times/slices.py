"""Parts of a month or a year counted from its first or its last day: the first two weeks of March, its last days."""

from datetime import timedelta

from tidings.find.times.atoms import Line
from tidings.find.times.calendar import Days, shifted
from tidings.find.times.expression import Expression, Slice
from tidings.find.times.lengths import number

#: So many units are meant where the number is not told ("the first days of July").
UNTOLD = {"D": 5, "W": 2, "M": 2}
DAY = timedelta(days=1)


def opening(line: Line, i: int) -> tuple[Slice, int] | None:
    """Which units, counted from which end, and the atom of the period after "of"; None where that is not told."""
    at = i + (line.lower(i) in line.file.articles)
    place = line.word(at).ordinal or (-1 if line.lower(at) in line.file.last_words else None)
    if place is None:
        return None
    count = number(line, at + 1)
    unit_at = count.last if count else at + 1
    unit = line.word(unit_at)
    if unit.unit not in UNTOLD or line.lower(unit_at + 1) not in line.file.links:
        return None
    amount = count.amount if count and not count.vague else UNTOLD[unit.unit] if unit.plural else 1
    whole = 1 <= (amount or 0) == int(amount or 0)
    return ((place, int(amount or 1), unit.unit), unit_at + 2) if whole else None


def sliced(days: Days, part: Slice) -> Days:
    """The part of a period, not longer than the period itself."""
    place, count, unit = part
    if place < 0:
        return max(days[0], shifted(days[1] + DAY, -count, unit)), days[1]
    first = shifted(days[0], place - 1, unit)
    return (first, min(days[1], shifted(first, count, unit) - DAY)) if first <= days[1] else days


def fits(inner: Expression) -> bool:
    """True if an expression is a period of which a part can be told: a month or a year."""
    return inner.kind == "date" and inner.day is None and inner.until is None and bool(inner.month or inner.year)
