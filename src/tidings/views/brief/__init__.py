"""One page that a person can send: what the record says of a day, each sentence with its sources and their words.

A brief holds what is told of events whose last day is this one, what passed into other hands on it, and what first
became known on it of earlier days. Plans and threats stand apart from what happened. Private persons have no names in
it but in the quotes.
"""

from collections.abc import Iterator
from datetime import datetime

from tidings.lexicon.brief import Wording
from tidings.record import Finding
from tidings.views.brief import sections as of
from tidings.views.brief.contested import contested
from tidings.views.brief.desk import Desk
from tidings.views.brief.footnotes import Note
from tidings.views.brief.page import Brief, Day, Line, Section
from tidings.views.figures import Rule
from tidings.views.wording import day_words

__all__ = ["Brief", "Day", "Line", "Note", "Section", "brief"]


def brief(about: Day, *, wording: Wording, known_by: datetime | None = None, rule: Rule = "latest") -> Finding[Brief]:
    """The brief of a day, of what was known by then; events and findings are to be made of what counts then."""
    desk = Desk(about, wording, known_by, rule)
    sections = tuple(section for section in _sections(desk) if section.lines)
    changed = of.claims_of(line for section in sections if section.name == "control" for line in section.lines)
    lines = [line for section in sections for line in section.lines]
    return Finding(
        view="brief",
        subject=about.place.id if about.place else "",
        value=Brief(
            day=about.day,
            title=_title(about, wording),
            newest=max((one.known for one in desk.by_id.values()), default=None),
            sections=sections,
            notes=tuple(desk.footnotes.notes.values()),
        ),
        as_of=about.day,
        known_by=known_by,
        support=tuple(dict.fromkeys(claim for line in lines for claim in line.support)),
        dissent=tuple(dict.fromkeys(claim for line in lines for claim in line.dissent)),
        notes=(*of.left_out(desk, changed), *_remarks(about)),
    )


def _title(about: Day, wording: Wording) -> str:
    words, day = wording.words.brief, day_words(about.day)
    return words.title_of_place.format(place=about.place.name, day=day) if about.place else words.title.format(day=day)


def _sections(desk: Desk) -> Iterator[Section]:
    """The sections in their order, so that footnotes are numbered as the page is read."""
    words = desk.wording.words.headings
    yield Section("numbers", words.numbers, tuple(of.numbers(desk)))
    control = tuple(of.control(desk))
    yield Section("control", words.control, control)
    yield Section("gravest", words.gravest, tuple(of.gravest(desk, of.claims_of(control))))
    yield Section("contested", words.contested, tuple(contested(desk)))
    yield Section("displacement", words.displacement, tuple(of.displacement(desk)))
    yield Section("planned", words.planned, tuple(of.planned(desk)))
    yield Section("learned", words.learned, tuple(of.learned(desk)))


def _remarks(about: Day) -> tuple[str, ...]:
    """What the findings of the day left out or assumed."""
    toll, moved = about.toll, about.displacement
    return (*(toll.notes if toll else ()), *(moved.notes if moved else ()))
