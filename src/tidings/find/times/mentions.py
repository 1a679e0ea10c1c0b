"""Mentions of time: expressions with their days, widened by the words that govern them ("since", "by", "until")."""

from datetime import date, timedelta

from msgspec import Struct

from tidings.find.times.between import clause_told_from, days_told_from
from tidings.find.times.calendar import Days
from tidings.find.times.dateline import Reading, read
from tidings.find.times.expression import Expression
from tidings.find.times.resolve import Resolved, Resolver
from tidings.find.times.tense import tense_of
from tidings.find.times.timex import value_of
from tidings.find.times.wars import WarTimes
from tidings.lexicon.times import TimesLexicon
from tidings.record import Basis, Mention, Option, Span, When
from tidings.syntax import Sentences, Token

#: The name of the mention that is the report's own date; it dates the report and no claim.
DATELINE = "dateline"
#: A period up to a month long says well enough when a length in its sentence ended.
LONGEST_END = 31


class Timex(Struct, frozen=True):
    """An expression as TimeML annotates it: its characters, its type and its value."""

    start: int
    end: int
    type: str
    value: str


class Placed(Struct):
    """An expression with its days."""

    one: Expression
    resolved: Resolved


def find_times(sentences: Sentences, lexicon: TimesLexicon) -> tuple[Mention, ...]:
    """Every time that the report mentions, in the order of its text, with its days where they can be known.

    The report's own date has the name "dateline". A mention that opens with "since" runs to the day of the report;
    where "since" opens a clause that holds a date ("since the war began in March"), the whole is one more mention,
    whose head is the word "since".
    """
    return times_and_day(sentences, lexicon)[0]


def times_and_day(sentences: Sentences, lexicon: TimesLexicon) -> tuple[tuple[Mention, ...], date | None]:
    """What `find_times` and `report_day` give, of one reading."""
    reading = read(sentences, lexicon)
    resolver, placed, then = _place(reading)
    writer = Writer(reading, resolver, placed)
    found = [mention for one in placed for mention in writer.mentions(one)]
    found += writer.since_clauses() + [writer.since_then(i, days) for i, days in then]
    found += WarTimes(reading, writer.dated()).mentions()
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))), reading.day


def read_timexes(sentences: Sentences, lexicon: TimesLexicon) -> list[Timex]:
    """Every expression of time as TimeML annotates it: both ends of a range apart, no words that govern it."""
    reading = read(sentences, lexicon)
    resolver = Resolver(reading)
    atoms, found = reading.line.atoms, []
    for one in reading.found:
        days = resolver.resolve(one).days
        ends: list[tuple[Expression, Days | None]] = [(one, days)]
        if one.until:
            ends = [(one, days and (days[0], days[0])), (one.until, days and (_start_of(one.until, days), days[1]))]
        for part, its in ends:
            led = atoms[part.first].lower in reading.line.file.articles and _describes(reading, resolver.head(part))
            last = one.until.first - 1 if one.until and part is one else part.last
            kind, value = value_of(part, its)
            first = part.first + led - (_quantified(reading, part) if part.kind in ("length", "shift") else 0)
            found.append(Timex(atoms[first].start, atoms[last - 1].end, kind, value))
    return found


def _quantified(reading: Reading, one: Expression) -> int:
    """How many words before a number say how nearly it is meant ("about", "more than"), which TimeML takes in."""
    line = reading.line
    if one.relation is not None:
        return 0
    fitting = [len(words) for words in line.file.quantifiers if line.follows(one.first - len(words), words)]
    return max(fitting, default=0)


def _describes(reading: Reading, head: Token) -> bool:
    """True if a noun after the expression is what it belongs to, and its article too ("the April survey")."""
    return head.head > head.i and reading.line.sentences.tokens[head.head].pos in ("NOUN", "PROPN")


def _start_of(end: Expression, days: Days) -> date:
    """The first day of the second end of a range."""
    if end.is_day or end.weekday is not None:
        return days[1]
    return days[1].replace(day=1) if end.month else days[1].replace(month=1, day=1)


def _place(reading: Reading) -> tuple[Resolver, list[Placed], list[tuple[int, Days]]]:
    """Every expression with its days, and each "since then" with the days it points back to."""
    resolver, line, file = Resolver(reading), reading.line, reading.line.file
    since = [i for i, atom in enumerate(line.atoms) if atom.lower in file.since]
    thens = [i for i in since if line.lower(i + 1) in file.since_then or _is_adverb(line.token(i))]
    placed: list[Placed] = []
    then: list[tuple[int, Days]] = []
    for one in reading.found:
        while thens and thens[0] < one.first:
            at = thens.pop(0)
            if resolver.dated:
                then.append((at, resolver.dated))
        if one in reading.datelines:
            day = reading.day
            placed.append(Placed(one, Resolved((day, day) if day else None, True)))
        else:
            placed.append(Placed(one, resolver.resolve(one)))
    then += [(at, resolver.dated) for at in thens if resolver.dated]
    return resolver, placed, then


def _is_adverb(token: Token | None) -> bool:
    """True for the "since" of "has since advanced": since the time last named."""
    return token is not None and token.dep == "advmod" and not token.children


class Writer:
    """Writes the mentions of a report."""

    def __init__(self, reading: Reading, resolver: Resolver, placed: list[Placed]) -> None:
        self.reading, self.line, self.file = reading, reading.line, reading.line.file
        self.resolver, self.placed = resolver, placed
        self.sentences = self.line.sentences
        self.days_of_sentence: dict[int, Days] = {}
        for one in placed:
            days = one.resolved.days
            if days and (days[1] - days[0]).days <= LONGEST_END and one.one not in reading.datelines:
                sentence = resolver.head(one.one).sentence
                known = self.days_of_sentence.get(sentence)
                if known is None or known[0] != known[1] == days[1]:
                    self.days_of_sentence[sentence] = days

    def dated(self) -> dict[int, Days]:
        """The days of each token that an expression with known days takes up."""
        atoms = self.line.atoms
        return {
            i: placed.resolved.days
            for placed in self.placed
            if placed.resolved.days and placed.one.kind in ("date", "shift")
            for i in range(atoms[placed.one.first].token, atoms[placed.one.last - 1].token + 1)
        }

    def mentions(self, placed: Placed) -> list[Mention]:
        """The mention of one expression."""
        one, days = placed.one, placed.resolved.days
        first = one.first + (self.line.lower(one.first) in self.file.articles and one.last > one.first + 1)
        basis: Basis = "stated" if placed.resolved.stated else "relative"
        token = self.resolver.head(one)
        if one in self.reading.datelines:
            return [self._mention(one, one.first, token.start, self._when(days, basis), DATELINE)]
        if (verb := clause_told_from(self.line, one)) is not None:
            days = days_told_from(self.line, one, self.days_of_sentence, self.reading.day)
            return [self._mention(one, first, verb.start, self._when(days, basis), None, days)]
        ends: tuple[date | None, date | None] | None = days
        if one.kind == "length":
            ends = self._length(one, token)
        else:
            first, ends = self._governed(one, first, days, token)
        return [self._mention(one, first, token.start, self._when(ends, basis), None, days)]

    def _when(self, ends: tuple[date | None, date | None] | None, basis: Basis) -> When | None:
        return When(ends[0], ends[1], basis) if ends and (ends[0] or ends[1]) else None

    def _mention(
        self, one: Expression, first: int, head: int, when: When | None, name: str | None, days: Days | None = None
    ) -> Mention:
        atoms, report = self.line.atoms, self.sentences.report
        span = Span(report.id, atoms[first].start, atoms[one.last - 1].end)
        if days is None and when and when.earliest and when.latest:
            days = when.earliest, when.latest
        kind, value = value_of(one, days)
        if when:
            when = When(when.earliest, when.latest, when.basis, span)
        options = (Option(value, kind, 1.0, "relative" if when is None else when.basis),)
        return Mention(span, "time", report.quote(span), name or _name(when, value), head, options, when)

    def _ends_at(self, token: Token, own: bool) -> date | None:
        """The day at which a length or a "since" ends: that of its sentence in a chronicle, else that of the report."""
        here = self.days_of_sentence.get(token.sentence)
        if here and (own or self.reading.chronicle):
            return here[1]
        if self.reading.day:
            return self.reading.day
        return None

    def _length(self, one: Expression, token: Token) -> tuple[date | None, date | None] | None:
        """The days of a length, where its words say when it ends."""
        at = one.first - 1
        while self.line.lower(at) in self.file.approximators:
            at -= 1
        lower = self.line.lower(at)
        if one.closed and self._names_a_war(token):
            return self.resolver.length(one, self.reading.day) if not one.vague else None
        if one.closed or one.event or one.amount is None or (one.vague and one.relation is None):
            return None
        if one.relation is None:
            if lower not in self.file.length_signals or not self._is_past(one, token, lower):
                return None
        elif one.relation not in (-1, 1):
            return None
        return self.resolver.length(one, self._ends_at(token, one.relation is None))

    def _names_a_war(self, token: Token) -> bool:
        """True for "the four-year war": what the length measures is still going on."""
        head = self.sentences.head(token)
        return head is not None and head.lemma in self.file.going_on and head.i > token.i

    def _is_past(self, one: Expression, token: Token, signal: str) -> bool:
        """True if a length is told as over or going on, and not as one to come."""
        if any(above.lemma in self.file.ahead_lengths for above in [*self.sentences.ancestors(token)][:3]):
            return False
        if signal not in self.file.spent_signals and self.line.lower(one.last) not in self.file.possession:
            return False
        return tense_of(self.sentences, token, self.file) == "past"

    def _governed(
        self, one: Expression, first: int, days: Days | None, token: Token
    ) -> tuple[int, tuple[date | None, date | None] | None]:
        """The first atom and the days, with a "since", "by", "until", "before" or "after" before it taken in."""
        at = one.first - 1
        lower = self.line.lower(at)
        if days is None or one.kind == "reference":
            return first, days
        if lower in self.file.since:
            return at, (days[0], self._since_end(days, token))
        if not self._directly(at, token) or self.line.lower(one.last) in self.file.possessives:
            return first, days
        if lower in self.file.by:
            return at, ((days[1] - timedelta(days=1) if days[0] == days[1] else days[0]), days[1])
        if lower in self.file.until:
            return at, (None, days[1])
        if lower in self.file.before_signals and days[0] == days[1]:
            return at, (None, days[0] - timedelta(days=1))
        if lower in self.file.after_signals and days[0] == days[1] and not one.part:
            return at, (days[0], self._since_end(days, token))
        return first, days

    def _since_end(self, days: Days, token: Token) -> date | None:
        """The day to which "since" runs, not before it began."""
        end = self._ends_at(token, False)
        return end if end is None or end >= days[0] else None

    def _directly(self, at: int, token: Token) -> bool:
        """True if the word at an atom governs the token itself, and not a noun that the token only describes."""
        signal = self.line.token(at)
        return signal is not None and (token.head == signal.i or signal.dep == "mark")

    def since_clauses(self) -> list[Mention]:
        """One mention more for each clause or phrase after "since" that holds a date further on."""
        found = []
        for i, atom in enumerate(self.line.atoms):
            if atom.lower in self.file.since and (one := self._dated_in(i)):
                found.append(self._since(i, one.one.last, one))
        return found

    def _dated_in(self, at: int) -> Placed | None:
        """The first dated expression inside the clause that a "since" opens, unless it follows the "since" at once."""
        since = self.line.token(at)
        if since is None:
            return None
        head = self.sentences.head(since) if since.dep == "mark" else since
        inside = {t.i for t in self.sentences.subtree(head)} if head else set()
        for placed in self.placed:
            one, days = placed.one, placed.resolved.days
            if one.first > at and days and one.kind in ("date", "shift") and self.resolver.head(one).i in inside:
                return placed if one.first > at + 1 else None
        return None

    def _since(self, at: int, last: int, placed: Placed) -> Mention:
        days = placed.resolved.days
        assert days
        token = self.resolver.head(placed.one)
        basis: Basis = "stated" if placed.resolved.stated else "relative"
        when = When(days[0], self._since_end(days, token), basis)
        return self._mention(placed.one, at, self.line.atoms[at].start, when, None, days)

    def since_then(self, at: int, days: Days) -> Mention:
        """The mention "since then", from the date that the text named last."""
        token = self.sentences.tokens[self.line.atoms[at].token]
        last = at + 1 + (self.line.lower(at + 1) in self.file.since_then)
        one = Expression(first=at, last=last, kind="reference", value="PAST_REF")
        return self._mention(one, at, token.start, When(days[0], self._since_end(days, token), "relative"), None, days)


def _name(when: When | None, value: str) -> str:
    """The days in ISO form, both ends where they differ; the TIMEX3 value where no day is known."""
    if when is None:
        return value
    ends = [d.isoformat() if d else "" for d in (when.earliest, when.latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)
