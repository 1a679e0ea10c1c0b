"""The types of a brief: what it is made of, and the page that comes of it."""

from datetime import date, datetime

from msgspec import Struct

from tidings.record import Entry, Event, Finding, Grade, Place
from tidings.views.brief.footnotes import Note
from tidings.views.control import Holding
from tidings.views.displacement import Displacement
from tidings.views.toll import Toll


class Line(Struct, frozen=True, kw_only=True):
    """A sentence with what is for it and against it: all claims, and the numbers of the footnotes to some of them.

    `known` is the moment at which it became known, where that is what the line is about.
    """

    sentence: str
    support: tuple[str, ...]
    dissent: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    notes_against: tuple[int, ...] = ()
    grade: Grade | None = None
    event: str | None = None
    place: str | None = None
    known: datetime | None = None


class Section(Struct, frozen=True):
    """Lines under a heading."""

    name: str
    heading: str
    lines: tuple[Line, ...]


class Brief(Struct, frozen=True, kw_only=True):
    """A day on one page. `newest` is the moment at which the last claim became known that counts; all times are UTC."""

    day: date
    title: str
    newest: datetime | None
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


class Day(Struct, frozen=True, kw_only=True):
    """What the brief of a day is made of: the events and claims that count, and the findings of that day.

    `place` is what the brief is narrowed to. The control findings hold the whole ledger of each place up to the day;
    toll and displacement are those of the day.
    """

    day: date
    events: tuple[Event, ...]
    entries: tuple[Entry, ...]
    control: tuple[Finding[Holding], ...] = ()
    toll: Finding[Toll] | None = None
    displacement: Finding[Displacement] | None = None
    place: Place | None = None
