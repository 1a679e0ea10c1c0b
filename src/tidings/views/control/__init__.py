"""Who holds a place, through time: each change with the claims for it and those against it.

A claim that is denied, planned, possible or conditional changes nothing; it is shown beside what others tell. Being in
the suburbs of a place, or around it, or on the way to it, is not holding it. A strike changes nothing either.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from tidings.gazetteer import Gazetteer
from tidings.record import Entry, Finding
from tidings.views.control.holding import Change, Holder, Holding, State
from tidings.views.control.ledger import FRESH_DAYS, Course, course_of, ids
from tidings.views.control.provinces import provinces
from tidings.views.control.telling import Ground, Told, grounds_of, told_of
from tidings.views.control.words import Word
from tidings.views.places import Spoken

__all__ = [
    "FRESH_DAYS", "Change", "Ground", "Holder", "Holding", "State", "Told", "control", "found_on", "grounds_of",
    "told_of",
]  # fmt: skip

VIEW = "control"
#: Effects of which a word may stand outside every change: a side left that did not have the place, or was there before.
IDLE = ("leaves", "loses", "surrounds", "fights", "enters")


def control(
    entries: Iterable[Entry],
    *,
    as_of: date | None = None,
    known_by: datetime | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Finding[Holding], ...]:
    """A finding for each place of which a claim says who holds it, and with a gazetteer for each of their provinces.

    `as_of` None is the last day that the claims about the place tell of. Findings are in the order of their subjects.
    """
    return found_on(grounds_of(told_of(entries), known_by), as_of=as_of, known_by=known_by, gazetteer=gazetteer)


def found_on(
    grounds: Mapping[str, Ground],
    *,
    as_of: date | None = None,
    known_by: datetime | None = None,
    gazetteer: Gazetteer | None = None,
) -> tuple[Finding[Holding], ...]:
    """As `control`, by what was told of each place and counts at the moment."""
    findings = {key: _finding(ground, as_of, known_by) for key, ground in grounds.items()}
    kept = {key: one for key, one in findings.items() if one is not None}
    if gazetteer is not None:
        towns = [(grounds[key].spoken.place, one) for key, one in kept.items() if not grounds[key].spoken.wide]
        kept |= provinces([(place, one) for place, one in towns if place], kept, gazetteer)
    return tuple(kept[key] for key in sorted(kept))


def _finding(ground: Ground, as_of: date | None, known_by: datetime | None) -> Finding[Holding] | None:
    """What the words about one place add up to; None where none of them is of the day asked about or before."""
    spoken, words = ground.spoken, ground.words
    day = as_of or max(word.latest for word in words)
    course = course_of(words, day)
    if all(word.first > day for word in words):
        return None
    last = course.changes[-1] if course.changes else None
    earliest, latest = _since(course.changes)
    holding = Holding(
        place=spoken.key,
        name=spoken.name,
        state=last.state if last else "unknown",
        holder=last.holder if last else None,
        rivals=last.rivals if last else (),
        earliest=earliest,
        latest=latest,
        ledger=course.changes,
    )
    return Finding(
        view=VIEW,
        subject=spoken.key,
        value=holding,
        as_of=as_of,
        known_by=known_by,
        support=last.support if last else (),
        dissent=tuple(dict.fromkeys((*(last.dissent if last else ()), *_denials(course)))),
        notes=_notes(spoken, course, day),
    )


def _since(changes: tuple[Change, ...]) -> tuple[date | None, date | None]:
    """The days between which the last state's holder came to have the place; those of the state without a holder."""
    if not changes:
        return None, None
    found = changes[-1]
    for change in reversed(changes):
        same = change.holder is not None and found.holder is not None and change.holder.side == found.holder.side
        if not same and change is not found:
            break
        found = change
    return found.earliest, found.latest


def _denials(course: Course) -> tuple[str, ...]:
    """The ids of denials that speak against no change in particular."""
    return ids(word for word in course.idle if word.entry.claim.modality == "denied")


def _notes(spoken: Spoken, course: Course, day: date) -> tuple[str, ...]:
    """Sentences on what was told and changed nothing."""
    notes = []
    if spoken.wide:
        notes.append(f"This is what is said of {spoken.name} as a whole; it does not make each place in it held.")
    unsure = [word for word in course.idle if not word.asserted and word.entry.claim.modality != "denied"]
    if unsure:
        notes.append(f"Planned, possible or conditional, and so no change: {_number(unsure)}.")
    presses = [word for word in course.idle if word.asserted and word.effect == "presses"]
    if presses:
        notes.append(f"Advances on it, which do not make it held or lost: {_number(presses)}.")
    later = [word for word in course.idle if word.asserted and word.latest > day and word.effect != "presses"]
    if later:
        notes.append(f"Of days that may be before or after {day.isoformat()}, and so not counted: {_number(later)}.")
    rest = [word for word in course.idle if word.asserted and word.latest <= day and word.effect in IDLE]
    if rest:
        notes.append(f"Told of the place, and no change of it as the rest tells: {_number(rest)}.")
    return tuple(notes)


def _number(words: list[Word]) -> str:
    return "1 claim" if len(words) == 1 else f"{len(words)} claims"
