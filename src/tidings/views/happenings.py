"""What happened when and where, as the claims of each event tell: what is needed to say whether it lies in a period."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from tidings.lexicon.counting import Counting
from tidings.record import Entry, Place, When
from tidings.views.enclosure import is_wide
from tidings.views.series import DAYS_OF_NEWS

#: How an event lies to a period; on the edge it may have happened in part or altogether outside.
Lies = Literal["inside", "edge", "outside", "day-unknown", "too-wide"]


class Period(Struct, frozen=True):
    """The days asked about, both included; None: open at that end."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """True of a day inside."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def lies(self, first: date | None, last: date | None) -> Lies:
        """How something of those days lies to the period; one known end stands for both.

        What may have happened on more days than are asked about, and more than a day's news covers, says nothing of
        the period: it is too wide.
        """
        if self.since is None and self.until is None:
            return "inside"
        first, last = first or last, last or first
        if first is None or last is None:
            return "day-unknown"
        if (self.since and last < self.since) or (self.until and first > self.until):
            return "outside"
        if self.holds(first) and self.holds(last):
            return "inside"
        asked = (self.until - self.since).days + 1 if self.since and self.until else None
        wide = asked is not None and (last - first).days + 1 > max(asked, DAYS_OF_NEWS)
        return "too-wide" if wide else "edge"


class Happening(Struct, frozen=True, kw_only=True):
    """An event as its claims tell it; `is_sum` is True where all of them tell a sum over a day, not one occurrence."""

    event: str
    kind: str
    place: Place | None
    first: date | None
    last: date | None
    is_sum: bool
    members: tuple[Entry, ...]

    @property
    def days(self) -> int:
        """How many days it may cover; 0 where that is not known."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    @property
    def place_id(self) -> str:
        """The id of the place, "" where none is known."""
        return self.place.id if self.place else ""

    @property
    def is_undated_sum(self) -> bool:
        """True of a sum of which no claim tells the days, unless it is of one town: that is news of the day."""
        times = [one.claim.time for one in self.members]
        assumed = all(time is None or time.basis == "published" for time in times)
        return self.is_sum and assumed and (is_wide(self.place) or not any(times))


def happenings(entries: Iterable[Entry], counting: Counting) -> tuple[Happening, ...]:
    """The events of the entries, by their first day and id; a claim of no event is one by itself."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        groups[one.event or one.claim.id].append(one)
    found = (_happening(event, members, counting) for event, members in groups.items())
    return tuple(sorted(found, key=lambda one: (one.first or one.last or date.max, one.event)))


def _happening(event: str, members: Sequence[Entry], counting: Counting) -> Happening:
    kinds = Counter(one.claim.kind for one in members)
    first, last = days_of([one.claim.time for one in members if one.claim.time])
    return Happening(
        event=event,
        kind=next((kind for kind, _ in kinds.most_common() if kind not in counting.sums), next(iter(kinds))),
        place=_place_of(members),
        first=first,
        last=last,
        is_sum=all(kind in counting.sums for kind in kinds),
        members=tuple(members),
    )


def days_of(times: Iterable[When]) -> tuple[date | None, date | None]:
    """The days that most of the times allow, told days before assumed ones; of several such stretches the first."""
    known = [(time.earliest or time.latest, time.latest or time.earliest, time.basis) for time in times]
    spans = [(first, last, basis) for first, last, basis in known if first and last]
    told = [one for one in spans if one[2] != "published"] or spans
    if not told:
        return None, None
    bounds = Counter((first, last) for first, last, _ in told)
    start = max(bounds, key=lambda one: (_allowing(one[0], bounds), -one[0].toordinal()))[0]
    holding = [(first, last) for first, last in bounds if first <= start <= last]
    return max(first for first, _ in holding), min(last for _, last in holding)


def _allowing(day: date, bounds: Counter[tuple[date, date]]) -> int:
    return sum(count for (first, last), count in bounds.items() if first <= day <= last)


def _place_of(members: Sequence[Entry]) -> Place | None:
    """The most exact place; of equally exact ones the one named most, then first."""
    named = (one.claim.place.value for one in members if one.claim.place)
    places = [place for place in named if isinstance(place, Place)]
    often = Counter(place.id for place in places)
    return min(places, key=lambda place: (place.lat is None, place.radius_km, -often[place.id]), default=None)
