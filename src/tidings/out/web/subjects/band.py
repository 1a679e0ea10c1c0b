"""Holders through time as a horizontal band: where on it each state begins and ends, in hundredths of its width.

What lies far apart in time is drawn in chapters, each with a scale of its own: a year of quiet between two weeks of
fighting would leave neither of them to be seen.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tidings.views.control import Change, Holder, State

#: A silence of so many days begins a new chapter: a quarter of a year is longer than a front rests in one campaign.
QUIET_DAYS = 90
#: A change of which no more than the year is told is shown with all of its days.
MOST_VAGUE_DAYS = 366
#: The shortest chapter, so that a single day is not as wide as the page.
SHORTEST_DAYS = 10
#: What is drawn before and after the changes of a chapter, as a part of its length.
MARGIN = 0.12
#: So many marks stand on the axis of a chapter; more run into each other on the narrowest screen.
MOST_TICKS = 4


class Chapter(Struct, frozen=True):
    """Days that are drawn on one scale, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where the beginning of a day lies, from 0 to 100; days outside lie at the ends."""
        return round(min(max((day - self.first).days / self.days, 0.0), 1.0) * 100, 2)


class Stretch(Struct, frozen=True, kw_only=True):
    """A state from `x` for `width`, in hundredths; `slots` are the colours of its holder and rivals.

    `since` and `until` are its days; None where it begins before the chapter, or goes on after it.
    """

    x: float
    width: float
    state: State
    holder: Holder | None
    rivals: tuple[Holder, ...]
    slots: tuple[str, ...]
    since: date | None
    until: date | None


class Seam(Struct, frozen=True):
    """Days between which a change came, where no single day is told; in hundredths."""

    x: float
    width: float
    earliest: date
    latest: date


class Tick(Struct, frozen=True):
    """A mark on the axis: a day, and where it lies."""

    x: float
    day: date


class Band(Struct, frozen=True):
    """One place in one chapter."""

    stretches: tuple[Stretch, ...]
    seams: tuple[Seam, ...]


def chapters(changes: Iterable[Change], since: date | None = None, until: date | None = None) -> tuple[Chapter, ...]:
    """The chapters of all changes, in their order; one alone where both ends of the days are asked for."""
    if since and until:
        return (Chapter(since, until),)
    told = (days_of(one) for one in changes if turn(one))
    return tuple(_chapter(run, since, until) for run in runs(one for one in told if not since or one[1] >= since))


def runs(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """First and last days of what follows upon each other, in their order; a long silence parts them."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(days):
        if found and (first - found[-1][1]).days <= QUIET_DAYS:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def days_of(change: Change) -> tuple[date, date]:
    """The days that a chapter has to show of a change: those between which it came, unless they are very many."""
    last = change.latest or change.earliest or date.max
    first = change.earliest or last
    return (first, last) if (last - first).days <= MOST_VAGUE_DAYS else (last, last)


def _chapter(run: tuple[date, date], since: date | None, until: date | None) -> Chapter:
    length = max((run[1] - run[0]).days + 1, SHORTEST_DAYS)
    margin = timedelta(max(round(length * MARGIN), 2))
    first, last = run[0] - margin, max(run[1] + margin, run[0] - margin + timedelta(SHORTEST_DAYS))
    return Chapter(max(first, since) if since else first, min(last, until) if until else last)


def turn(change: Change) -> date | None:
    """The day from which a change is sure; None where no day of it is told."""
    return change.latest or change.earliest


def band(ledger: Sequence[Change], chapter: Chapter, slots: Mapping[str, str]) -> Band:
    """What is drawn of a place's changes in a chapter; `slots` are the colours of camps by the keys of their sides."""
    told = [one for one in ledger if turn(one)]
    found: list[Stretch] = []
    seams: list[Seam] = []
    for n, one in enumerate(told):
        begin = turn(one) or chapter.first
        after = turn(told[n + 1]) if n + 1 < len(told) else None
        if begin <= chapter.last and (after is None or after > chapter.first):
            found.append(_stretch(one, begin, after, chapter, slots))
        before = turn(told[n - 1]) if n else None
        if seam := _seam(one, before, chapter):
            seams.append(seam)
    return Band(tuple(one for one in found if one.width > 0), tuple(seams))


def _stretch(one: Change, begin: date, after: date | None, chapter: Chapter, slots: Mapping[str, str]) -> Stretch:
    x = chapter.at(begin)
    end = chapter.at(after) if after else 100.0
    parties = ([one.holder] if one.holder else []) + list(one.rivals)
    return Stretch(
        x=x,
        width=round(end - x, 2),
        state=one.state,
        holder=one.holder,
        rivals=one.rivals,
        slots=tuple(slots.get(each.side, "other") for each in parties),
        since=begin if begin >= chapter.first else None,
        until=after if after and after <= chapter.last else None,
    )


def _seam(one: Change, before: date | None, chapter: Chapter) -> Seam | None:
    """The days in which a change came, no earlier than the change before it; None where it is one day or not told."""
    if one.earliest is None or one.latest is None:
        return None
    first = max(one.earliest, before) if before else one.earliest
    x, end = chapter.at(first), chapter.at(one.latest)
    return Seam(x, round(end - x, 2), first, one.latest) if first < one.latest and end > x else None


def ticks(chapter: Chapter) -> tuple[Tick, ...]:
    """Marks for the axis: a few days, firsts of months or firsts of years, as far apart as the chapter is long."""
    for step in (1, 2, 3, 5, 7):
        if chapter.days / step <= MOST_TICKS + 1:
            found = [chapter.first + timedelta(n) for n in range(step // 2 + 1, chapter.days, step)]
            return tuple(Tick(chapter.at(day), day) for day in found)
    firsts = _firsts(chapter)
    if len(firsts) < 2:
        step = chapter.days // MOST_TICKS
        firsts = [chapter.first + timedelta(n) for n in range(step // 2, chapter.days, step)]
    every = -(-len(firsts) // MOST_TICKS)
    return tuple(Tick(chapter.at(day), day) for day in firsts[::every])


def _firsts(chapter: Chapter) -> list[date]:
    """The first days of the months in a chapter, of the years in a long one."""
    years = chapter.days > 366 * 2
    months = [date(year, month, 1) for year in range(chapter.first.year, chapter.last.year + 1) for month in
              ((1,) if years else range(1, 13))]  # fmt: skip
    return [day for day in months if chapter.first < day <= chapter.last]
