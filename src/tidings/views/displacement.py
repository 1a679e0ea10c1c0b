"""How many people moved, event by event and in all, for the entries of a place and the days of a period.

Counted like the dead (toll.py), with three differences. A figure is either of a movement of those days or a running
total ("since"), and the two are never added. Those besieged are in a state, not on the move: their number is shown as a
series and never summed. Households are a unit by themselves and are never added to people.

From where to where: a claim has one place. By its meaning that is the place left; for those who returned, and where the
words before its name say so ("crossed into Thailand"), it is the place reached. The other end is None: nothing in a
claim says it. Two events of one place and day may be two groups of people, so both are added.
"""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from tidings.lexicon.counting import Counting, load_counting
from tidings.lexicon.ground import load_ground
from tidings.record import Actor, Entry, Finding
from tidings.views.figures import Estimate
from tidings.views.happenings import Happening, Period
from tidings.views.places import LANGUAGE
from tidings.views.remarks import remarks
from tidings.views.rules import Rule
from tidings.views.series import Series
from tidings.views.tally import LeftOut, Question, tally
from tidings.views.totals import Beside, Counted, Sum

VIEW = "displacement"


class Move(Struct, frozen=True, kw_only=True):
    """People who moved in one event: from one place (`left`) or to one (`reached`), as ids; None where not told.

    `by` are the listed parties that are told to have moved them. `edge` is True where it may have happened outside the
    days asked about.
    """

    event: str
    kind: str
    left: str | None
    left_name: str | None
    reached: str | None
    reached_name: str | None
    by: tuple[str, ...]
    first: date | None
    last: date | None
    edge: bool
    estimates: tuple[Estimate, ...]


class Displacement(Struct, frozen=True, kw_only=True):
    """Those who moved, of a place and a period: sums by measure and class, the movements, and what is beside.

    The fields are as in `toll.Toll`. Sums are of movements in the period; `running` are totals since a first day.
    """

    rule: Rule
    since: date | None
    until: date | None
    totals: tuple[Sum, ...]
    moves: tuple[Move, ...]
    beside: tuple[Beside, ...] = ()
    running: tuple[Series, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def displacement(
    entries: Iterable[Entry],
    *,
    rule: Rule = "latest",
    since: date | None = None,
    until: date | None = None,
    known_by: datetime | None = None,
    subject: str = "",
) -> Finding[Displacement]:
    """Those who moved from `since` to `until`, both included, as the entries tell and as known by a moment.

    The entries are those of the place asked about; `subject` is its id.
    """
    counting, period = load_counting(), Period(since, until)
    measures = counting.measures.displacement
    question = Question(measures=measures, rule=rule, period=period, known_by=known_by, rivals=False)
    found = tally(entries, question)
    value = Displacement(
        rule=rule,
        since=since,
        until=until,
        totals=found.sums,
        moves=tuple(_move(one, counting) for one in found.added),
        beside=found.beside,
        running=found.running,
        left_out=found.left_out,
    )
    return Finding(
        view=VIEW,
        subject=subject,
        value=value,
        as_of=until,
        known_by=known_by,
        support=found.support,
        dissent=found.dissent,
        notes=remarks(found, period),
    )


def _move(one: Counted, counting: Counting) -> Move:
    happening = one.happening
    place = happening.place
    arrived = all(each.measure in counting.measures.reached for each in one.estimates) or _is_reached(happening)
    left, reached = (None, place) if arrived else (place, None)
    return Move(
        event=happening.event,
        kind=happening.kind,
        left=left.id if left else None,
        left_name=left.name if left else None,
        reached=reached.id if reached else None,
        reached_name=reached.name if reached else None,
        by=_by(happening),
        first=happening.first,
        last=happening.last,
        edge=one.lies == "edge",
        estimates=one.estimates,
    )


def _is_reached(happening: Happening) -> bool:
    """True where the words before the place say in every claim that names it that people went there."""
    ground = load_ground(LANGUAGE)
    found = []
    for entry in happening.members:
        place = entry.claim.place
        for span, words in zip(entry.claim.quotes, entry.quotes, strict=False):
            if place and entry.claim.figures and span.holds(place.span):
                found.append(ground.is_reached(words[: place.span.start - span.start]))
                break
    return bool(found) and all(found)


def _by(happening: Happening) -> tuple[str, ...]:
    """The parties that did it, as far as they are listed: whom the text only describes, its quotes tell."""
    asserted = (one.claim for one in happening.members if one.claim.modality == "asserted")
    actors = (agent.value for claim in asserted for agent in claim.agents)
    return tuple(sorted({one.name for one in actors if isinstance(one, Actor) and one.id}))
