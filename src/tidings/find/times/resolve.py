"""Expressions of time into days: against the day of the report, the dates the text names, and the time last named."""

from datetime import date, timedelta

from msgspec import Struct

from tidings.find.times.calendar import (
    Days,
    around,
    cut,
    day_of,
    month_of,
    months_of,
    period_of,
    shifted,
    week_of,
    weekday_from,
    years_of,
)
from tidings.find.times.dateline import Reading
from tidings.find.times.expression import Expression
from tidings.find.times.slices import sliced
from tidings.find.times.story import years_told
from tidings.find.times.tense import Tense, tense_of
from tidings.syntax import Token

#: A date without a year this many days past the day of the report is still the one just gone (time zones, late pages).
SLACK_DAYS = 3
#: Where no verb tells, a date ahead is taken only if this many times as near as the one gone.
FUTURE_WEIGHT = 2
#: Texts tell on rather than back: a day before the last one named must be this many times as near as one after it.
BACKWARD_WEIGHT = 2.5
#: A time last named serves "the same day" over this many sentences of news; a chronicle's serves on.
MEMORY_SENTENCES = 3
#: A period longer than this is no day for "the next day" to follow.
LONGEST_DAY = 7
#: Units whose "following" one counts from a period and not only from a day.
LONG_UNITS = ("M", "Q", "Y", "DE")
DAY = timedelta(days=1)
#: A battle named inside a longer war tells of which of its years a day is, if it is shorter than this.
LONGEST_BATTLE = 300 * DAY


class Resolved(Struct, frozen=True):
    """The days of an expression, and whether the text gives them by itself (`stated`)."""

    days: Days | None
    stated: bool


class Resolver:
    """Days for expressions, taken in the order of the text: each day named is remembered for those that follow it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.line, self.day, self.file = reading.line, reading.day, reading.line.file
        self.named: tuple[int, Days] | None = None
        self.dated: Days | None = None
        self.period: tuple[int, Days] | None = None
        self.trail: list[tuple[int, date]] = list(reading.anchors)

    def head(self, one: Expression) -> Token:
        """The token that carries an expression in the syntax."""
        atoms, tokens = self.line.atoms, self.line.sentences.tokens
        first, last = atoms[one.first].token, atoms[one.last - 1].token
        for i in range(first, last + 1):
            if not first <= tokens[i].head <= last or tokens[i].head == i:
                return tokens[i]
        return tokens[first]

    def resolve(self, one: Expression) -> Resolved:
        """The days that an expression stands for, None where nothing can be said; the day is then the last named."""
        token = self.head(one)
        tense = tense_of(self.line.sentences, token, self.file)
        found = self._range(one, tense, token) if one.until else self._days(one, tense, token)
        if found and one.slice:
            found = sliced(found, one.slice)
        found = _ordered(found)
        if found and one.kind in ("date", "shift") and (found[1] - found[0]).days <= LONGEST_DAY and not one.event:
            self.named = (token.sentence, found)
        if found:
            self.dated, self.period = found, (token.sentence, found)
        if found and one.month and not one.event:
            self.trail.append((one.last - 1, found[1]))
        return Resolved(found, _is_stated(one))

    def _range(self, one: Expression, tense: Tense, token: Token) -> Days | None:
        assert one.until
        left, right = self._days(one, tense, token), self._days(one.until, tense, token)
        if left is None or right is None:
            return None
        if right[1] < left[0] and one.year is None:
            left = tuple(shifted(d, -1, "Y") for d in left)  # type: ignore[assignment]
        return (left[0], right[1]) if left[0] <= right[1] else None

    def _days(self, one: Expression, tense: Tense, token: Token) -> Days | None:
        if one.kind == "shift":
            return self._shift(one, token)
        if one.kind == "reference":
            return (self.day - timedelta(days=one.back), self.day) if one.back and self.day else None
        if one.kind != "date" or one.event:
            return None
        if one.days is not None:
            return (self.day + one.days[0] * DAY, self.day + one.days[1] * DAY) if self.day else None
        if one.month is not None:
            return self._month(one, tense)
        if one.weekday is not None:
            return self._weekday(one, tense, token)
        if one.season or one.portion:
            return self._part_of_year(one, tense)
        if one.year is not None:
            return cut(years_of(one.year, 1), one.edge, None)
        if one.decade is not None or one.century is not None:
            return cut(_age(one), one.edge, None)
        if one.unit is not None:
            return self._unit(one, tense, token)
        return self._same_day(token)

    def _shift(self, one: Expression, token: Token) -> Days | None:
        """So many units from the day of the report, or from the day last named."""
        base = self._base(token, one.unit or "D") if one.narrative else self.day
        if base is None or one.amount is None or one.unit is None:
            return None
        there = shifted(base, one.direction * one.amount, one.unit)
        if one.vague:
            return around(there, base)
        whole = one.unit in ("Y", "DE", "CE") or (one.unit == "M" and one.amount > 1)
        return period_of(there, one.unit) if whole else (there, there)

    def _base(self, token: Token, unit: str = "D") -> date | None:
        """The day last named, near enough in news; the day of the report where none is."""
        if unit in LONG_UNITS and self.period and token.sentence - self.period[0] <= MEMORY_SENTENCES:
            return self.period[1][1]
        if self.named and (self.reading.chronicle or token.sentence - self.named[0] <= MEMORY_SENTENCES):
            return self.named[1][1]
        return self.day

    def _same_day(self, token: Token) -> Days | None:
        """The day of a bare hour or part of the day: the day last named in this sentence or before, or the report's."""
        near = self.named and (self.reading.chronicle or self._is_near(token, self.named[0]))
        base = self._base(token) if near else self.day
        return (base, base) if base else None

    def _is_near(self, token: Token, sentence: int) -> bool:
        """True if a sentence is that of the token or the one before, in the same paragraph."""
        sentences = self.line.sentences.sentences
        same = sentences[token.sentence].paragraph == sentences[sentence].paragraph
        return same and token.sentence - sentence <= 1

    def _month(self, one: Expression, tense: Tense) -> Days | None:
        """A month or a day of it; its year from the text, else from the day of the report, else from other dates."""
        assert one.month
        year = one.year or self._year(one, tense)
        if year is None or not 1 < year < 9999:
            return None
        if one.day is not None:
            day = day_of(year, one.month, one.day)
            return (day, day) if day else None
        days = cut(month_of(year, one.month), one.edge, None)
        if days and self.day and one.year is None and days[0] <= self.day < days[1] and tense != "future":
            return days[0], self.day
        return days

    def _year(self, one: Expression, tense: Tense) -> int | None:
        """The year of a date that lacks it."""
        assert one.month
        if one.unit == "Y" and one.relation is not None:
            return self.day.year + one.relation if self.day else None
        if self.day is None:
            return self._year_by_anchor(one)
        days = {y: day_of(y, one.month, one.day or 1) for y in range(self.day.year - 8, self.day.year + 3)}
        near = {y: d for y, d in days.items() if d and abs(y - self.day.year) <= 1}
        if one.weekday is not None and one.day is not None:
            near = {y: d for y, d in days.items() if d and d.weekday() == one.weekday} or near
            return min(near, key=lambda y: abs((near[y] - self.day).days), default=None)  # type: ignore[operator]
        past = {y: d for y, d in near.items() if d <= self.day + SLACK_DAYS * DAY}
        ahead = {y: d for y, d in near.items() if d >= self.day - SLACK_DAYS * DAY}
        if one.relation:
            strict = [y for y, d in near.items() if (d < self.day.replace(day=1) if one.relation < 0 else d > self.day)]
            return (max(strict, default=None) if one.relation < 0 else min(strict, default=None)) or None
        if tense == "open" and past and ahead and one.relation is None and not one.edge:
            back, on = (self.day - past[max(past)]).days, (ahead[min(ahead)] - self.day).days
            return min(ahead) if on * FUTURE_WEIGHT < back else max(past)
        if tense == "future" or (one.relation == 0 and not past):
            return min(ahead, default=None)
        return max(past, default=None)

    def _year_by_anchor(self, one: Expression) -> int | None:
        """The year that brings the date nearest to the day whose mention is nearest in the text; else the title's."""
        assert one.month
        years = self._years_of_story(one)
        if len(years) == 1:
            return years[0]
        if not self.trail or (self.reading.title_year and self.trail[0][0] > one.first and not self.named):
            return self.reading.title_year
        apart_atoms = [one.first - at if at <= one.first else 1.5 * (at - one.first) for at, _ in self.trail]
        at, anchor = self.trail[apart_atoms.index(min(apart_atoms))]
        near = years or [anchor.year + n for n in (-1, 0, 1)]
        days = [d for year in near if (d := day_of(year, one.month, one.day or 15))]
        if one.weekday is not None:
            days = [d for d in days if d.weekday() == one.weekday] or days
        back = BACKWARD_WEIGHT if at < one.first else 1.0
        apart = [((d - anchor).days if d >= anchor else back * (anchor - d).days, d.year) for d in days]
        return min(apart)[1] if apart else None

    def _years_of_story(self, one: Expression) -> list[int]:
        """The years that a date may be of by the battle or the war that the report tells of; none where it is of none.

        A date that the text names apart from its story's, nearer to one with a year, keeps to that.
        """
        story, found = self.reading.story, self.reading.found
        if story.frame is None or not one.month:
            return []
        inner = [(war.begins, war.last(war.begins)) for event in story.events for war in event.named.sure]
        inner = [days for days in inner if days != story.frame and days[1] - days[0] < LONGEST_BATTLE]
        order = [one] + [other for other in found if other.first > one.first and other.is_day and not other.year]
        return years_told(one, story.frame, inner, order)

    def _weekday(self, one: Expression, tense: Tense, token: Token) -> Days | None:
        """A weekday: the latest not after the day of the report; the next where it lies ahead."""
        assert one.weekday is not None
        base = self.day
        if one.narrative or (base is None and self.reading.chronicle):
            base = self._base(token)
            tense = "future" if not one.narrative or (one.relation or 0) >= 0 else "past"
        if base is None:
            return None
        if one.unit == "W" and one.relation is not None:
            day = week_of(base + 7 * one.relation * DAY)[0] + one.weekday * DAY
        elif one.relation == -1:
            day = weekday_from(base - DAY, one.weekday, -1)
        elif one.relation == 1:
            day = weekday_from(base + DAY, one.weekday, 1)
        else:
            day = weekday_from(base, one.weekday, 1 if tense == "future" else -1)
        return day, day

    def _part_of_year(self, one: Expression, tense: Tense) -> Days | None:
        """A season, a quarter or a half of a year."""
        months = self.file.season_months
        start, count = months[one.season] if one.season else 1, 3
        if one.portion:
            count = 3 if one.portion[0] == "Q" else 6
            start = (int(one.portion[1]) - 1) * count + 1
        if one.year is not None:
            return cut(months_of(one.year, start, count), one.edge, None)
        if self.day is None:
            return None
        if one.unit == "Y" and one.relation is not None:
            return cut(months_of(self.day.year + one.relation, start, count), one.edge, None)
        spans = [months_of(self.day.year + n, start, count) for n in (-2, -1, 0, 1, 2)]
        if one.relation == 1 or tense == "future":
            return cut(next(s for s in spans if s[1] >= self.day), one.edge, None)
        past = [s for s in spans if (s[1] < self.day if one.relation == -1 else s[0] <= self.day)]
        return cut(past[-1], one.edge, None)

    def _unit(self, one: Expression, tense: Tense, token: Token) -> Days | None:
        """Last week, this month, the next day: so many units of the calendar from now or from the day last named."""
        assert one.unit
        base, relation = (self._base(token, one.unit) if one.narrative else self.day), one.relation or 0
        if base is None:
            return None
        if one.unit == "WE":
            return self._weekend(base, relation, tense)
        days = period_of(shifted(base, relation, one.unit), one.unit)
        if one.unit == "W" and relation == 0 and base.weekday() == 0 and tense == "past" and not one.narrative:
            return base - 7 * DAY, base
        now = base if relation == 0 and tense != "future" and not one.narrative else None
        return cut(days, one.edge, now)

    def _weekend(self, base: date, relation: int, tense: Tense) -> Days:
        """The weekend just gone or under way; the coming one where it lies ahead."""
        saturday = weekday_from(base, 5, -1) if relation <= 0 and tense != "future" else weekday_from(base, 5, 1)
        if base.weekday() == 6 and relation == 0:
            saturday = base - DAY
        return saturday, saturday + DAY

    def length(self, one: Expression, ends: date | None) -> Days | None:
        """The days of a length that ends on a day: the past three days, for six days."""
        if ends is None or one.amount is None or one.unit is None:
            return None
        if one.relation == 1:
            return ends, shifted(ends, one.amount, one.unit)
        return shifted(ends, -one.amount, one.unit), ends


def _age(one: Expression) -> Days:
    """The years of a decade or a century."""
    return years_of(int(one.decade) * 10, 10) if one.decade else years_of((one.century or 0) * 100 + 1, 100)


def _ordered(days: Days | None) -> Days | None:
    """The days if they are of the calendar that reports use, else None."""
    if days is None or days[0] > days[1]:
        return None
    return days if days[0].year >= 1000 and days[1].year <= 2200 else None


def _is_stated(one: Expression) -> bool:
    """True if the text gives the year itself."""
    return (one.year is not None or one.decade is not None or one.century is not None) and one.kind == "date"
