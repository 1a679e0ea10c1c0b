"""What the sections of a brief share: the claims that count, the events of the day, footnotes, and names to hide."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from tidings.lexicon.brief import Wording
from tidings.record import Event, When
from tidings.views.brief.footnotes import MOST_AGAINST, MOST_FOR, Footnotes
from tidings.views.brief.page import Day, Line
from tidings.views.case import Case, case_of
from tidings.views.figures import Rule
from tidings.views.known import counted
from tidings.views.private import hidden_names, name_alone
from tidings.views.series import DAYS_OF_NEWS
from tidings.views.standing import members_of
from tidings.views.timeline import Occurrence, occurrence, weighty_first


class Told(NamedTuple):
    """An event with what its claims add up to, and how a timeline shows it."""

    case: Case
    shown: Occurrence

    @property
    def event(self) -> Event:
        """The event."""
        return self.case.event


class Desk:
    """One brief on its way."""

    def __init__(self, about: Day, wording: Wording, known_by: datetime | None, rule: Rule) -> None:
        self.about, self.wording, self.rule = about, wording, rule
        self.by_id = {one.claim.id: one for one in counted(about.entries, known_by)}
        self.footnotes = Footnotes(self.by_id, wording)
        self.hidden = hidden_names(self.by_id.values(), wording)
        self.told = self._told()

    def _told(self) -> tuple[Told, ...]:
        """The events of which a claim counts, the weightiest first."""
        found: dict[str, Told] = {}
        for event in self.about.events:
            if members := members_of(event, self.by_id):
                case = case_of(event, members, self.rule)
                found[event.id] = Told(case, occurrence(case, self.wording))
        return tuple(found[one.event] for one in weighty_first(told.shown for told in found.values()))

    def of_the_day(self) -> tuple[Told, ...]:
        """The events of this day: their last day is this one, and their days are no more than a day's news covers."""
        return tuple(one for one in self.told if _is_of(one.event, self.about.day))

    def line(self, sentence: str, support: Iterable[str], dissent: Iterable[str] = (), **more: object) -> Line:
        """A sentence with those of its claims that count, and its footnotes."""
        told = tuple(one for one in support if one in self.by_id)
        against = tuple(one for one in dissent if one in self.by_id)
        return Line(
            sentence=sentence,
            support=told,
            dissent=against,
            notes=self.footnotes.numbers(told, MOST_FOR),
            notes_against=self.footnotes.numbers(against, MOST_AGAINST),
            **more,  # type: ignore[arg-type]
        )

    def shown(self, name: str) -> str:
        """A party's name as it may be shown."""
        return self.hidden.get(name) or name_alone(name, self.wording)

    def line_of(self, told: Told, **more: object) -> Line:
        """The line of an event."""
        event, one = told.event, told.shown
        place = event.place.name if event.place else None
        return self.line(one.sentence, one.support, one.dissent, grade=one.grade, event=event.id, place=place, **more)


def _is_of(event: Event, day: date) -> bool:
    return last_day(event) == day and not is_wide(event.time)


def last_day(event: Event) -> date | None:
    """The day that an event is counted to: its last one, as sums over days count it."""
    return (event.time.latest or event.time.earliest) if event.time else None


def is_wide(when: When | None) -> bool:
    """True of a time of more days than a day's news covers, or with an end that is not known."""
    if when is None or when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days >= DAYS_OF_NEWS
