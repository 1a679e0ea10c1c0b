"""The types of what charts draw; each is the JSON of a figure, and its rows are the table beside the chart."""

from datetime import date, datetime

from msgspec import Struct

from tidings.out.web.figures.spans import Axis
from tidings.record import Bound
from tidings.views.rules import Rule
from tidings.views.sources import Role
from tidings.views.totals import Sum


class Step(Struct, frozen=True):
    """What the events up to a day, that day included, add up to: low ≤ best ≤ high, of so many events.

    `low` and `best` take in what had happened by then on all its days, `high` also what may have. `high` None: open.
    `most` is the sum of the greatest figures that any source gives, by whatever rule `best` is chosen. `day` None: what
    happened on a day that nobody tells.
    """

    day: date | None
    low: int
    best: int
    high: int | None
    most: int
    events: int


class Given(Struct, frozen=True, kw_only=True):
    """A figure that a source gives: how many by a day, between the bounds that its words leave.

    Of a running toll it is the count up to that day; else that of one event, which began on that day. `claim` is the
    first that gives it, `claims` how many do.
    """

    day: date
    count: int
    bound: Bound
    low: int
    high: int | None
    claim: str
    claims: int
    event: str = ""
    place: str = ""


class Line(Struct, frozen=True, kw_only=True):
    """A running toll: what one source counted since a first day, as it gave it from day to day.

    `source` is empty where a report does not say who counted, or names nobody who is listed; `outlet` carried it first.
    `slot` is 1 to 6 for the sources that have a colour of their own, 0 for the others.
    """

    source: str
    outlet: str
    slot: int
    since: date | None
    place: str
    points: tuple[Given, ...]


class Panel(Struct, frozen=True, kw_only=True):
    """One count of one class of people: the events added up from day to day, and running tolls beside them.

    `before` is what lies before the first day of the axis, `undated` what happened on a day that nobody tells; `total`
    takes in all of it. `lines_left_out` is how many running tolls more there are than are drawn.
    """

    measure: str
    who: str
    total: Sum | None
    before: Step | None
    undated: Step | None
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    lines_left_out: int = 0


class SaidOf(Struct, frozen=True, kw_only=True):
    """What one source says of one count of one event; `chosen` is True where the rule takes it."""

    source: str
    outlet: str
    side: str
    count: int
    bound: Bound
    low: int
    high: int | None
    known: datetime
    claim: str
    claims: int
    chosen: bool


class Differing(Struct, frozen=True, kw_only=True):
    """A count of an event of which sources say different things, with the estimate by the rule."""

    event: str
    kind: str
    place: str
    first: date | None
    last: date | None
    measure: str
    who: str
    low: int
    best: int
    high: int | None
    said: tuple[SaidOf, ...]


class Moved(Struct, frozen=True, kw_only=True):
    """People who moved in one event, from where and to where as far as that is told."""

    event: str
    left: str
    reached: str
    first: date | None
    last: date | None
    measure: str
    who: str
    low: int
    best: int
    high: int | None


class Reason(Struct, frozen=True):
    """Why so many claims with such figures were not added."""

    reason: str
    sentence: str
    claims: int


class Counts(Struct, frozen=True, kw_only=True):
    """A toll or a displacement over time. `differing_in_all` tells how many there are of which `differing` are shown.

    `panels_left_out` are counts that stand in `totals` and are not drawn; `axis` None: there is no day to draw.
    """

    view: str
    subject: str
    rule: Rule
    since: date | None
    until: date | None
    known_by: datetime | None
    axis: Axis | None
    totals: tuple[Sum, ...]
    panels: tuple[Panel, ...]
    panels_left_out: int
    differing: tuple[Differing, ...]
    differing_in_all: int
    moves: tuple[Moved, ...]
    left_out: tuple[Reason, ...]
    notes: tuple[str, ...]


class Stretch(Struct, frozen=True):
    """How many events of each family began between two days, both included, in the order of `DaysByFamily.families`."""

    first: date
    last: date
    events: tuple[int, ...]


class Family(Struct, frozen=True):
    """A family of kinds of event: what they have in common, and how many there are in all."""

    name: str
    meaning: str
    events: int


class DaysByFamily(Struct, frozen=True, kw_only=True):
    """Events by their first day and family; those that began before the first day asked about are at that day.

    `before` is how many began before the first day of the axis where no day was asked for.
    """

    since: date | None
    until: date | None
    known_by: datetime | None
    axis: Axis | None
    families: tuple[Family, ...]
    stretches: tuple[Stretch, ...]
    before: int


class ComparedSource(Struct, frozen=True, kw_only=True):
    """A source, in how many claims: what it says, was first to say, and what others bear out or contradict.

    `id` is that of its page, "" where it has none; `shared` is in how many events others spoke too.
    """

    id: str
    name: str
    role: Role
    kind: str
    sides: tuple[str, ...]
    claims: int
    shared: int
    first: int
    borne_out: int
    contradicted: int


class Teller(Struct, frozen=True):
    """All figures of one count that a source gives, in the order of days; `running` are counts since a first day."""

    source: str
    events: tuple[Given, ...]
    running: tuple[Given, ...]


class Compared(Struct, frozen=True, kw_only=True):
    """Sources side by side: how their claims compare, and what each gives of one count (`measure`) over time."""

    since: date | None
    until: date | None
    known_by: datetime | None
    voices: tuple[ComparedSource, ...]
    voices_in_all: int
    outlets: tuple[ComparedSource, ...]
    outlets_in_all: int
    measure: str
    who: str
    axis: Axis | None
    tellers: tuple[Teller, ...]
    tellers_in_all: int


class Figures(Struct, frozen=True):
    """All that the page of figures draws."""

    toll: Counts
    displacement: Counts
    days: DaysByFamily
    sources: Compared
