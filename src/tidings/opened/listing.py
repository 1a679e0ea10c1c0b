"""What lists of the record hold: events, days, marks of a map, parties, sources, places, reports and claims.

Names are those that may be shown (tidings.views.private); a private person is in no list. A page of a list tells its
`total`, and how it was cut by `limit` and `offset`.
"""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from tidings.record import Grade, Modality, PlaceKind
from tidings.store import ReportRow

#: Newest first or oldest first, by day.
Order = Literal["newest", "oldest"]
#: An outlet publishes reports, a voice is who is told to say it first-hand.
Role = Literal["outlet", "voice"]


class State(Struct, frozen=True):
    """What tells whether anything changed: `token` is another one after every addition, `changed` is the last (UTC)."""

    token: str
    changed: datetime | None


class Span(Struct, frozen=True, kw_only=True):
    """How far the record reaches: the first and the last day of its events, and how much it holds.

    `newest` is the moment from which the report counts that became known last.
    """

    first: date | None
    last: date | None
    reports: int
    claims: int
    events: int
    sources: int
    newest: datetime | None


class Row(Struct, frozen=True, kw_only=True):
    """An event as a list shows it.

    `sentence` is what the claim says that tells it best, without counts; `figures` are the counts in words, "" for
    none; `dead` is the best estimate of those killed. `origins` counts the tellings that do not depend on each other.
    `assumed` is True where no report tells the day, so that it is the day of the report; `disputed` where a claim
    denies it or says that another side did it. `known` is when it first became known.
    """

    event: str
    kind: str
    family: str
    sentence: str
    modality: Modality
    grade: Grade
    origins: int
    claims: int
    place: str | None
    place_name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    earliest: date | None
    latest: date | None
    assumed: bool
    disputed: bool
    dead: int | None
    figures: str
    known: datetime


class Listed(Struct, frozen=True):
    """Some events of a question; `notes` are sentences on what was left out."""

    rows: tuple[Row, ...]
    total: int
    limit: int
    offset: int
    notes: tuple[str, ...] = ()


class DayCount(Struct, frozen=True):
    """How many events of a family began on a day."""

    day: date
    family: str
    events: int


class Mark(Struct, frozen=True, kw_only=True):
    """How many events of a family a place has that can be put on a map."""

    place: str
    name: str
    country: str | None
    lat: float
    lon: float
    family: str
    events: int


class PartyRow(Struct, frozen=True, kw_only=True):
    """A listed party: in how many claims it acts, is acted on, and speaks; the days of these claims.

    `side` is what its camp is called.
    """

    id: str
    name: str
    kind: str
    side: str | None
    country: str | None
    does: int
    suffers: int
    says: int
    first: date | None
    last: date | None


class Parties(Struct, frozen=True):
    """Some parties of the record, those of most claims first."""

    rows: tuple[PartyRow, ...]
    total: int
    limit: int
    offset: int


class SourceRow(Struct, frozen=True, kw_only=True):
    """An outlet or a first-hand source: how many claims it tells, and their days.

    `side` is what the camp is called whose account it gives.
    """

    id: str
    name: str
    role: Role
    kind: str
    side: str | None
    claims: int
    first: date | None
    last: date | None


class Tellers(Struct, frozen=True):
    """Some sources of the record, those of most claims first."""

    rows: tuple[SourceRow, ...]
    total: int
    limit: int
    offset: int


class PlaceRow(Struct, frozen=True, kw_only=True):
    """A place of the record: how many claims tell of it, and their days."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None
    lon: float | None
    claims: int
    first: date | None
    last: date | None


class PlacesTold(Struct, frozen=True):
    """Some places of the record, those of most claims first."""

    rows: tuple[PlaceRow, ...]
    total: int
    limit: int
    offset: int


class Reports(Struct, frozen=True):
    """Some reports of the record."""

    rows: tuple[ReportRow, ...]
    total: int
    limit: int
    offset: int


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A claim as a list shows it. `tellers` are first-hand first; `spans` say where in the report its quotes stand."""

    claim: str
    event: str
    report: str
    outlet: str | None
    known: datetime
    kind: str
    modality: Modality
    sentence: str
    tellers: tuple[str, ...]
    place_name: str | None
    earliest: date | None
    latest: date | None
    quotes: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class Told(Struct, frozen=True):
    """Some claims of a question, those known last first."""

    rows: tuple[ClaimRow, ...]
    total: int
    limit: int
    offset: int
