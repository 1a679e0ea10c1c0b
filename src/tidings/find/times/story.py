"""The wars and battles that a report names, and the one it tells of: what gives its days the year that they lack."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from tidings.find.times.atoms import Line
from tidings.find.times.calendar import Days, day_of, month_of, years_of
from tidings.find.times.expression import Expression
from tidings.lexicon.wars import HYPHENS, Named, War, fold

#: So long before and after a battle its chronicle still tells of its preparation and of what came of it.
MARGIN = timedelta(days=45)
#: A war that ended this long ago is still "the war" of its country.
AFTERMATH = timedelta(days=365)
#: A report must name a country or its war so often, or in its title, for its war to be "the war".
FEWEST_HINTS = 2
#: A title weighs so many times as much as a naming further down.
TITLE_WEIGHT = 3
#: Two periods that share this much are of one event, whose first and last days authors put differently.
ALIKE = 0.5


class Event(Struct, frozen=True):
    """Words, from one atom up to another, that name wars or battles; `title` where they stand in the title."""

    first: int
    last: int
    named: Named
    title: bool

    @property
    def wars(self) -> tuple[War, ...]:
        """All that the words may name, what they surely name first."""
        return self.named.sure + self.named.weak


class Story(Struct, frozen=True):
    """The events that a report names, the days of the one it tells of, and how often it hints at each war."""

    events: tuple[Event, ...]
    frame: Days | None
    hints: dict[War, int]

    def war_on(self, day: date) -> War | None:
        """What "the war" is in this report on a day, where only one war fits."""
        going = {war: n for war, n in self.hints.items() if war.begins <= day <= war.last(day)}
        if not going:
            going = {war: n for war, n in self.hints.items() if war.begins <= day <= war.last(day) + AFTERMATH}
        most = max(going.values(), default=0)
        if most < FEWEST_HINTS:
            return None
        best = [war for war, n in going.items() if n == most]
        lands = {war.country[0] for war in best}
        return max(best, key=lambda war: war.begins) if len(lands) == 1 else None


def story_of(line: Line, found: list[Expression], published: date | None) -> Story:
    """What the report tells of, as far as data/wars.csv knows it."""
    events = named_events(line)
    hints: Counter[War] = Counter()
    for event in events:
        wars = event.named.hinted + tuple(war for war in event.named.sure if war.kind == "war")
        hints.update(dict.fromkeys(wars, TITLE_WEIGHT if event.title else 1))
    known = tuple(event for event in events if event.wars)
    return Story(known, _frame(line, found, known, published), dict(hints))


def named_events(line: Line) -> list[Event]:
    """Every name of a war or a battle, and every word for a country that had a war, longest names first."""
    wars, title_end = line.lexicon.wars, _title_end(line)
    words, places = _words(line)
    found: list[Event] = []
    end = 0
    for i, word in enumerate(words):
        if i < end or word not in wars.lengths:
            continue
        for length in wars.lengths[word]:
            named = wars.names.get(tuple(words[i : i + length]))
            if named:
                end = min(i + length, len(words))
                found.append(Event(places[i], places[end - 1] + 1, named, places[i] < title_end))
                break
    return found


def _words(line: Line) -> tuple[list[str], list[int]]:
    """The words of the report as names have them, and the atom of each; marks part them."""
    skipped, hyphened = line.lexicon.wars.skipped, line.file.events.hyphened
    words, places = [], []
    for i, atom in enumerate(line.atoms):
        lower = atom.lower
        if lower in skipped or (lower in hyphened and line.lower(i + 1) in HYPHENS):
            continue
        words.append(fold(lower))
        places.append(i)
    return words, places


def _title_end(line: Line) -> int:
    """The first atom after the title; 0 where there is none."""
    body = next((s.first for s in line.sentences.sentences if not s.title), len(line.sentences.tokens))
    return next((i for i, atom in enumerate(line.atoms) if atom.token >= body), len(line.atoms)) if body else 0


def _frame(line: Line, found: list[Expression], events: tuple[Event, ...], published: date | None) -> Days | None:
    """The days of the event that the title names, else of the one named most; what the title states comes first."""
    end = _title_end(line)
    stated = [days for one in found if one.first < end and (days := _stated(one))]
    told = [one for one in found if one.is_day and not one.year and one.first >= end]
    titled = [event.named for event in events if event.title]
    sure, weak = [w for n in titled for w in n.sure], [w for n in titled for w in n.weak]
    if len(stated) == 1:
        return _within(stated[0], (sure, weak), told, published)
    for wars in (sure, weak, _most_named(events)):
        best = _best(wars, told, published)
        if best:
            return _days(best, published or best.begins)
    return None


def _within(span: Days, named: tuple[list[War], ...], told: list[Expression], published: date | None) -> Days | None:
    """The days of the event that the title dates: the one most like a period it states, or one inside its year."""
    if span[0].year < span[1].year or span != years_of(span[0].year, 1):
        wars = [war for some in named for war in some]
        alike = max(wars, key=lambda war: likeness(_days(war, span[1]), span), default=None)
        return _days(alike, span[1]) if alike and likeness(_days(alike, span[1]), span) >= ALIKE else span
    for some in named:
        fitting = [war for war in some if war.begins <= span[1] and span[0] <= war.last(span[1])]
        best = _best(fitting, told, published)
        if best:
            return _days(best, published or span[1])
    return None


def likeness(one: Days, two: Days) -> float:
    """How much of the days of two periods, taken together, they share: 1 for the same, 0 for none."""
    shared = (min(one[1], two[1]) - max(one[0], two[0])).days + 1
    return max(0.0, shared / ((max(one[1], two[1]) - min(one[0], two[0])).days + 1))


def _stated(one: Expression) -> Days | None:
    """The days that an expression states in full, from its first end to its second."""
    first = _whole(one)
    last = _whole(one.until) if one.until else first
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _whole(one: Expression) -> Days | None:
    if one.year is None or not 1 < one.year < 9999:
        return None
    if one.month is None:
        return years_of(one.year, 1)
    day = day_of(one.year, one.month, one.day) if one.day else None
    return (day, day) if day else month_of(one.year, one.month)


def _most_named(events: tuple[Event, ...]) -> list[War]:
    """What the event named most in the body may be; the first of those named as often."""
    sure = [event.named.sure for event in events if event.named.sure and not event.title]
    counted = Counter(sure)
    return list(counted.most_common(1)[0][0]) if counted else []


def _best(wars: list[War], told: list[Expression], published: date | None) -> War | None:
    """The war whose days fit the most of the days told without a year; of those that fit as well, the shortest."""
    began = [war for war in wars if published is None or war.begins <= published]
    scores = {war: sum(bool(years_inside(one, _days(war, published or war.begins))) for one in told) for war in began}
    most = max(scores.values(), default=0)
    best = [war for war in began if scores[war] == most]
    if not best or (told and not most and not any(_near(war, told, published) for war in best)):
        return None
    shortest = min(best, key=lambda war: war.last(published or war.begins) - war.begins)
    return None if any(_are_apart(war, shortest) for war in best) else shortest


def _are_apart(one: War, two: War) -> bool:
    return one.last(two.begins) < two.begins or two.last(one.begins) < one.begins


def _near(war: War, told: list[Expression], published: date | None) -> bool:
    """True if some day told lies near a war."""
    first, last = _days(war, published or war.begins)
    return any(years_inside(one, (first - MARGIN, last + MARGIN)) for one in told)


def _days(war: War, otherwise: date) -> Days:
    return war.begins, war.last(otherwise)


def years_inside(one: Expression, days: Days) -> list[int]:
    """The years that put a day or month without a year inside a period."""
    assert one.month
    found = []
    for year in range(days[0].year, days[1].year + 1):
        day = day_of(year, one.month, one.day) if one.day else None
        first, last = (day, day) if day else month_of(year, one.month)
        if first <= days[1] and days[0] <= last:
            found.append(year)
    return found


def years_told(one: Expression, frame: Days, events: Iterable[Days], order: list[Expression]) -> list[int]:
    """The years that a day without one may be of, in a report that tells of a period: one, where that can be told.

    Inside the period, else near it; then inside another event that the report names; then where the days that follow
    in the text stay inside the period.
    """
    years = years_inside(one, frame) or years_inside(one, (frame[0] - MARGIN, frame[1] + MARGIN))
    if len(years) < 2:
        return years
    inner = {year for days in events for year in years_inside(one, days) if year in years}
    if len(inner) == 1:
        return [*inner]
    return [year for year in years if _runs_inside(year, order, frame)] or years


def _runs_inside(year: int, order: list[Expression], frame: Days) -> bool:
    """True if days told one after the other, the first in that year, all lie inside a period."""
    before: date | None = None
    for one in order:
        assert one.month
        years = [year] if before is None else [before.year, before.year + 1]
        days = [day for y in years if (day := day_of(y, one.month, one.day or 15))]
        days = [day for day in days if before is None or day >= before - MARGIN] or days[-1:]
        if not days:
            continue
        before = days[0]
        if not frame[0] <= before <= frame[1]:
            return False
    return True
