"""Figures of many events added up for a place and a period: what a toll and a displacement have in common.

The caller chooses the entries of the place. Here each event is estimated by itself (figures.py), laid to the period
(happenings.py), freed of sums of others (sums.py) and of running tolls (series.py), and what is left is added up. Every
claim with such a figure that is not added is listed with the reason.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from tidings.lexicon.counting import Counting, load_counting
from tidings.record import Entry, Figure
from tidings.views.figures import Rule, weigh
from tidings.views.happenings import Lies, Period, happenings
from tidings.views.joined import joined
from tidings.views.known import counted, counts
from tidings.views.retold import without_retold
from tidings.views.series import Series, is_long_sum, is_running, last_day, series
from tidings.views.sums import held
from tidings.views.totals import Beside, Counted, Sum, beside, totals
from tidings.views.votes import Telling

Why = Literal[
    "superseded", "denied", "not-asserted", "copy", "vaguer", "updated", "rival", "part", "running", "period-unknown",
    "day-unknown", "too-wide", "sum",
]  # fmt: skip

#: The reasons, the one that says most of a claim last.
SENTENCES: dict[Why, str] = {
    "copy": "It repeats a figure of the same origin, which counts once.",
    "vaguer": "Its report gives a figure that is greater or firmer.",
    "part": "It counts only some of those whom another figure counts as a whole.",
    "rival": "The rule takes another figure of this event, which this one does not allow.",
    "updated": "The same source gave another figure later.",
    "running": "It counts from a first day on, or over more days than one, what other figures count event by event.",
    "sum": "It is a sum over a day or an area whose events are added one by one.",
    "too-wide": "The days that it may have happened on are more than those asked about.",
    "day-unknown": "No claim tells on what day it happened, so that it may lie outside the days asked about.",
    "period-unknown": "It is a sum, and no claim tells over what days.",
    "not-asserted": "It is told as possible, conditional or intended, not as a fact.",
    "denied": "It is denied; the denial stands among what disagrees.",
    "superseded": "A newer version of its report is known.",
}


class LeftOut(Struct, frozen=True, kw_only=True):
    """A claim with figures that were not added, why, and in a sentence."""

    claim: str
    event: str
    reason: Why
    sentence: str


class Tally(NamedTuple):
    """All that a finding on figures is made of."""

    sums: tuple[Sum, ...]
    added: tuple[Counted, ...]
    beside: tuple[Beside, ...]
    running: tuple[Series, ...]
    left_out: tuple[LeftOut, ...]
    support: tuple[str, ...]
    dissent: tuple[str, ...]


class Question(Struct, frozen=True, kw_only=True):
    """What is asked: of which measures, by which rule, over which days, as known by when.

    `rivals` is True where all that is told of one place and day counts the same people (sums.py).
    """

    measures: tuple[str, ...]
    rule: Rule
    period: Period
    known_by: datetime | None
    rivals: bool


def tally(entries: Iterable[Entry], question: Question) -> Tally:
    """The figures of the entries added up, with all that was not added."""
    return _Tallying(tuple(entries), question, load_counting()).result()


class _Tallying:
    """One tally on its way; `reasons` holds why a claim is left out, by its id."""

    def __init__(self, entries: Sequence[Entry], question: Question, counting: Counting) -> None:
        self.question, self.counting = question, counting
        self._added = frozenset(question.measures) - set(counting.measures.stocks)
        self.entries, self.retold = without_retold(counted(entries, question.known_by), counting)
        measures = frozenset(question.measures)
        self.figures = {one.claim.id: told for one in entries if (told := _figures_of(one, measures))}
        self.telling = [one for one in self.entries if one.claim.id in self.figures]
        self.reasons: dict[str, Why] = {}
        self.by_id = {one.claim.id: one for one in self.telling}
        for one in entries:
            if one.claim.id in self.figures and _is_superseded(one, question.known_by) and self._lies(one) != "outside":
                self.by_id[one.claim.id] = one
                self._leave(one, "superseded")

    def result(self) -> Tally:
        found = self._in_period()
        sums = held([(one.happening, one.estimates) for one in found], rivals=self.question.rivals)
        for one in found:
            self._explain(one, one.happening.event in sums)
        added = tuple(one for one in found if one.estimates and one.happening.event not in sums)
        return Tally(
            sums=totals(added, self.question.period),
            added=added,
            beside=tuple(beside(one, sums[one.happening.event]) for one in found if one.happening.event in sums),
            running=self._running(),
            left_out=self._left_out(),
            support=_once(claim for one in added for figure in one.estimates for claim in figure.support),
            dissent=_once(claim for one in added for figure in one.estimates for claim in figure.dissent),
        )

    def _in_period(self) -> list[Counted]:
        """The events with figures that lie in the period or on its edge; why the others are left out is noted."""
        events = {one.event or one.claim.id for one in self.telling if not is_long_sum(one, self.counting)}
        members = (one for one in self.entries if (one.event or one.claim.id) in events)
        found = []
        told = happenings((one for one in members if not is_long_sum(one, self.counting)), self.counting)
        for one in joined(told, self.question.measures) if self.question.rivals else told:
            lies = self.question.period.lies(one.first, one.last)
            if lies == "outside":
                continue
            if one.is_undated_sum or lies in ("day-unknown", "too-wide"):
                self._leave_all(one.members, "period-unknown" if one.is_undated_sum else _as_reason(lies))
                continue
            weighed = weigh(one.members, self.question.rule)
            estimates = tuple(each for each in weighed.estimates if each.measure in self._added)
            found.append(Counted(one, lies, weighed, estimates))
        return found

    def _lies(self, entry: Entry) -> Lies:
        time = entry.claim.time
        return self.question.period.lies(time.earliest if time else None, time.latest if time else None)

    # what is left out, and why

    def _leave(self, entry: Entry, reason: Why) -> None:
        if entry.claim.id in self.figures:
            self.reasons[entry.claim.id] = reason

    def _leave_all(self, members: Iterable[Entry], reason: Why) -> None:
        for one in members:
            self._leave(one, _by_modality(one) or reason)

    def _explain(self, one: Counted, is_sum: bool) -> None:
        """Notes of each claim of an event with figures why none of them is added, where none is."""
        dropped = {each.claim: each.reason for each in one.weighed.dropped if each.key[0] in self._added}
        parts = {claim for each in one.estimates if each.part for claim in each.support}
        taken = one.taken
        for member in one.happening.members:
            claim = member.claim.id
            if claim not in self.figures:
                continue
            if reason := _by_modality(member):
                self._leave(member, reason)
            elif self._runs(member):
                self._leave(member, "running")
            elif is_sum:
                self._leave(member, "sum")
            elif claim not in taken:
                self._leave(member, dropped.get(claim) or ("part" if claim in parts else "rival"))

    def _runs(self, entry: Entry) -> bool:
        """True of a claim whose figures are running ones, or repeat one of its report."""
        claim = entry.claim.id
        runs = all(is_running(entry, figure, self.counting) for figure in self.figures[claim])
        return runs or (claim in self.retold and not entry.claim.figures)

    def _running(self) -> tuple[Series, ...]:
        """The running tolls, and the sums over days that nobody tells."""
        running = []
        for one in self.telling:
            if is_long_sum(one, self.counting) and self.question.period.holds(last_day(one)):
                self._leave(one, _by_modality(one) or "running")
            if one.claim.modality == "asserted":
                undated = self.reasons.get(one.claim.id) == "period-unknown"
                figures = [
                    each for each in self.figures[one.claim.id] if undated or is_running(one, each, self.counting)
                ]
                running += [Telling(one, each) for each in figures]
        return series(running, since=self.question.period.since, until=self.question.period.until)

    def _left_out(self) -> tuple[LeftOut, ...]:
        return tuple(
            LeftOut(claim=claim, event=self.by_id[claim].event, reason=reason, sentence=SENTENCES[reason])
            for claim, reason in sorted(self.reasons.items())
        )


def _figures_of(entry: Entry, measures: frozenset[str]) -> tuple[Figure, ...]:
    return tuple(one for one in entry.claim.figures if one.measure in measures)


def _is_superseded(entry: Entry, known_by: datetime | None) -> bool:
    """True of a claim that was known by then and no longer counted."""
    return (known_by is None or entry.known <= known_by) and not counts(entry, known_by)


def _by_modality(entry: Entry) -> Why | None:
    """Why a claim that is not asserted adds nothing."""
    if entry.claim.modality == "asserted":
        return None
    return "denied" if entry.claim.modality == "denied" else "not-asserted"


def _as_reason(lies: Lies) -> Why:
    return "too-wide" if lies == "too-wide" else "day-unknown"


def _once(claims: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claims))
