"""`tidings control`: all places, or one with every change and the claims for and against it."""

from typing import TYPE_CHECKING

from tidings.out.answer import Answer
from tidings.out.empty import nothing
from tidings.out.question import Question
from tidings.out.show.control import answer_control, answer_place, cited

if TYPE_CHECKING:
    from tidings.opened.open import OpenRecord


def control_answer(record: "OpenRecord", asked: Question, limit: int) -> Answer:
    """Who holds the places asked about; a single one is told with its claims."""
    found = record.control(**asked.only("place", "as_of", "known_by"))
    if not found:
        return answer_control(found, asked, nothing(record, "word on who holds a place", asked))
    place = record.place(asked.place) if asked.place else None
    own = [one for one in found if place and one.subject == place.id]
    if not own:
        return answer_control(found, asked, "")
    entries = {one.claim.id: one for one in record.store.entries_of(cited(own[0]))}
    others = [one for one in found if one is not own[0]]
    return answer_place(own[0], others, entries, wording=record.wording, limit=limit)
