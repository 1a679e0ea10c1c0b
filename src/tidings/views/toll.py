"""How many were killed and injured, event by event and in all, for the entries of a place and the days of a period.

An event counts once, with low, best and high by the rule (rules.py); its updates, copies and parts add nothing. Running
tolls and sums over a day or an area are shown beside, never added (series.py, sums.py). What is denied, possible,
conditional or intended adds nothing. docs/tolls.md tells all of it with examples.
"""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from tidings.lexicon.counting import load_counting
from tidings.record import Entry, Finding
from tidings.views.figures import Estimate
from tidings.views.happenings import Period
from tidings.views.remarks import remarks
from tidings.views.rules import Rule
from tidings.views.series import Series
from tidings.views.tally import LeftOut, Question, tally
from tidings.views.totals import Beside, Counted, Sum

VIEW = "toll"


class EventToll(Struct, frozen=True, kw_only=True):
    """The figures of one event. `edge` is True where it may have happened outside the days asked about."""

    event: str
    kind: str
    place: str
    place_name: str
    first: date | None
    last: date | None
    edge: bool
    estimates: tuple[Estimate, ...]


class Toll(Struct, frozen=True, kw_only=True):
    """The toll of a place and a period: sums by measure and class, the events they are made of, and what is beside.

    `beside` are sums over a day or an area of which the events are added instead, `running` the tolls that count from
    a first day on, by source, and `left_out` every claim with such figures that was not added, with the reason.
    """

    rule: Rule
    since: date | None
    until: date | None
    totals: tuple[Sum, ...]
    events: tuple[EventToll, ...]
    beside: tuple[Beside, ...] = ()
    running: tuple[Series, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def toll(
    entries: Iterable[Entry],
    *,
    rule: Rule = "latest",
    since: date | None = None,
    until: date | None = None,
    known_by: datetime | None = None,
    subject: str = "",
) -> Finding[Toll]:
    """The toll that the entries tell from `since` to `until`, both included, as known by a moment.

    The entries are those of the place asked about; `subject` is its id.
    """
    period = Period(since, until)
    measures = load_counting().measures.toll
    question = Question(measures=measures, rule=rule, period=period, known_by=known_by, rivals=True)
    found = tally(entries, question)
    value = Toll(
        rule=rule,
        since=since,
        until=until,
        totals=found.sums,
        events=tuple(_event(one) for one in found.added),
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


def _event(one: Counted) -> EventToll:
    happening = one.happening
    return EventToll(
        event=happening.event,
        kind=happening.kind,
        place=happening.place_id,
        place_name=happening.place.name if happening.place else "",
        first=happening.first,
        last=happening.last,
        edge=one.lies == "edge",
        estimates=one.estimates,
    )
