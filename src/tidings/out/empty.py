"""The sentence that answers a question to which the record has no answer: what was asked, and why there is nothing."""

from typing import TYPE_CHECKING

from msgspec import structs

from tidings.out.question import Question, in_words
from tidings.out.show.words import counted

if TYPE_CHECKING:
    from tidings.opened.open import OpenRecord


def nothing(record: "OpenRecord", what: str, question: Question) -> str:
    """No `what` was found for the question, and why."""
    asked = in_words(question)
    return f"no {what}{f' {asked}' if asked else ''}: {_why(record, question)}"


def _why(record: "OpenRecord", question: Question) -> str:
    held = record.count()
    if not held.reports:
        return "the record is empty; tidings read FILE fills it"
    if not held.claims:
        return f"no claim was found in what the record holds ({counted(held.reports, 'report')})"
    if question.place and not _any(record, place=question.place):
        place = record.place(question.place)
        where = ", ".join(part for part in (place.name, place.country) if part)
        return f"the record has no claim about {where} ({place.kind}); tidings gazetteer find shows places of its name"
    if question.known_by and not _any(record, known_by=question.known_by):
        return "nothing at all was known by then; ask with a later --known-by"
    if (question.since or question.until) and not _any(record, **question.only("place", "since", "until")):
        return "the record tells of no such day; ask for other days"
    return "no claim of the record fits all of that; ask with fewer options"


def _any(record: "OpenRecord", **asked: object) -> bool:
    """True if the record has a claim that fits."""
    query = record.asked(**asked).query()  # type: ignore[arg-type]
    return bool(record.store.entries(structs.replace(query, limit=1)))
