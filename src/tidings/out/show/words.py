"""Days, counts and names as a table tells them: short, and never shorter than they are true."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

#: Marks a day that no report tells, so that it is the day of the report.
ASSUMED = "*"
ASSUMED_NOTE = "* No report tells the day; it is the day of the report."
#: What stands for a moment of which only the day is known, as in the store.
END_OF_DAY = time(23, 59, 59)
#: Digits of an id that are shown; a record of a million events has two alike about a hundred times, and is asked again.
ID_SHOWN = 8


def days(earliest: date | None, latest: date | None, *, assumed: bool = False) -> str:
    """A day or a range of days with what its ends share said once: "5 Dec 2024", "27–30 Nov 2024"; a whole month is
    that month."""  # fmt: skip
    mark = ASSUMED if assumed else ""
    if earliest is None or latest is None:
        return (f"from {day(earliest)}" if earliest else f"until {day(latest)}" if latest else "") + mark
    if earliest == latest:
        return day(earliest) + mark
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return (f"{earliest.year}" if earliest.year == latest.year else f"{earliest.year}–{latest.year}") + mark
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        if (earliest.day, latest.day) == (1, monthrange(latest.year, latest.month)[1]):
            return f"{latest:%b %Y}{mark}"
        return f"{earliest.day}–{day(latest)}{mark}"
    if earliest.year == latest.year:
        return f"{earliest.day} {earliest:%b} – {day(latest)}{mark}"
    return f"{day(earliest)} – {day(latest)}{mark}"


def day(one: date | None) -> str:
    """A day as people write it, the month in three letters; nothing for none."""
    return f"{one.day} {one:%b %Y}" if one else ""


def count(low: int, best: int, high: int | None) -> str:
    """A best count with the bounds that the reports leave: "12", "12 (7 to 20)", "12 (7 or more)"."""
    if low == best == high:
        return f"{best:,}"
    if high is None:
        return f"{best:,} or more" if low == best else f"{best:,} ({low:,} or more)"
    return f"{best:,} ({low:,} to {high:,})"


def of_whom(measure: str, who: str) -> str:
    """What a count counts: "killed", "killed, civilians"."""
    told = measure.replace("_", " ")
    return told if who == "all" else f"{told}, {who}"


def counted(number: int, noun: str, many: str = "") -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {many or noun + 's'}"


def short(id: str) -> str:
    """As much of an id as is shown, and as may be given back."""
    return id[:ID_SHOWN]


def listed(names: Sequence[str]) -> str:
    """Names one after another."""
    return "; ".join(names)


def moment_words(moment: datetime) -> str:
    """A moment as a person writes it; the end of a day, which stands for a day without an hour, is said so."""
    at = moment.astimezone(UTC)
    hour = "end of day" if at.time() == END_OF_DAY else f"{at:%H:%M} UTC"
    return f"{day(at.date())}, {hour}"
