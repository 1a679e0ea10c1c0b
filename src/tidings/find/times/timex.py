"""TIMEX3 values of expressions, as TimeML 1.2.1 and TempEval-3 write them."""

from datetime import date

from tidings.find.times.calendar import Days
from tidings.find.times.expression import Expression
from tidings.find.times.lengths import duration_value

UNKNOWN_DAY = "XXXX-XX-XX"


def value_of(one: Expression, days: Days | None) -> tuple[str, str]:
    """The TIMEX3 type and value of an expression whose days are these."""
    if one.kind == "set":
        return "SET", one.value or "P1D"
    if one.kind == "reference":
        return "DATE", one.value or "PRESENT_REF"
    if one.kind == "length":
        return "DURATION", duration_value(None if one.vague else one.amount, one.unit or "D")
    if one.kind == "shift":
        return "DATE", _of_shift(one, days)
    time = one.clock or (one.part if one.part else None)
    day = _of_date(one, days)
    if time and len(day) == len(UNKNOWN_DAY) and day.count("-") == 2:
        return "TIME", f"{day}T{time}"
    return "DATE", day


def _of_shift(one: Expression, days: Days | None) -> str:
    """The value of "two weeks ago": in the grain of its unit; only before or after where the number is a hint."""
    if one.vague or one.amount is None:
        return "PAST_REF" if one.direction < 0 else "FUTURE_REF"
    if days is None:
        return UNKNOWN_DAY
    return _grain(days[0], one.unit or "D")


def _grain(day: date, unit: str) -> str:
    """A day in the grain of a unit: its week, month, quarter, year or decade."""
    if unit in ("W", "2W", "WE"):
        iso = day.isocalendar()
        return f"{iso.year}-W{iso.week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "DE":
        return f"{day.year // 10}"
    return f"{day.year // 100}" if unit == "CE" else day.isoformat()


def _of_date(one: Expression, days: Days | None) -> str:
    """The value of a date in the grain its words have."""
    if one.decade is not None:
        return one.decade
    if one.century is not None:
        return f"{one.century}"
    if days is None:
        return _unresolved(one)
    first = days[0]
    if one.is_day or one.weekday is not None or one.days is not None:
        return (days[1] if one.days and one.days[0] != one.days[1] else first).isoformat()
    if one.month is not None:
        return _grain(first, "M")
    if one.season:
        return f"{first.year:04d}-{one.season}"
    if one.portion:
        return f"{first.year:04d}-{one.portion}"
    if one.year is not None:
        return f"{one.year:04d}"
    return _grain(first, one.unit or "D")


def _unresolved(one: Expression) -> str:
    """The value of a date whose year is not known."""
    year = f"{one.year:04d}" if one.year is not None else "XXXX"
    if one.month is not None:
        return f"{year}-{one.month:02d}" + (f"-{one.day:02d}" if one.day is not None else "")
    if one.weekday is not None:
        return f"XXXX-WXX-{one.weekday + 1}"
    if one.season or one.portion:
        return f"{year}-{one.season or one.portion}"
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(one.unit or "D", UNKNOWN_DAY)
