"""`tidings events`: the events that fit, of which a person is shown the last ones."""

from typing import TYPE_CHECKING

from tidings.opened.asked import Grouped, grouped
from tidings.out.answer import Answer
from tidings.out.empty import nothing
from tidings.out.question import Question
from tidings.out.show.events import answer_events, in_day_order, listed_events
from tidings.views.known import counted

if TYPE_CHECKING:
    from tidings.opened.open import OpenRecord


def events_answer(record: "OpenRecord", asked: Question, limit: int) -> Answer:
    """The events that fit; only of those that are shown the claims are looked at."""
    found = _found(record, asked)
    told = in_day_order(found.events)
    shown = told[-limit:] if asked.form == "table" else told
    entries = found.entries or counted(record.store.entries_of(id for event in shown for id in event.claims))
    empty = "" if told else nothing(record, "event", asked)
    return answer_events(listed_events(shown, entries, asked.rule), of=len(told), empty=empty)


def _found(record: "OpenRecord", asked: Question) -> Grouped:
    """The events; with their claims where they have to be made anew, for a moment that is past."""
    query = record.asked(**asked.narrowed(), grade=asked.grade).query()
    return grouped(record.store, query) if asked.known_by else Grouped((), tuple(record.store.events(query)))
