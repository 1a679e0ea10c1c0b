"""Events made of grouped claims: what the claims of one occurrence agree on most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tidings.link.grade import grade
from tidings.link.group import event_id, group
from tidings.record import Entry, Event, Link, Place, When

#: Kinds that say least of how it was done: where they are as common as another kind, the other one says more.
GENERAL = ("attack", "clash", "destroy")


def events(entries: Iterable[Entry], links: Iterable[Link]) -> tuple[Event, ...]:
    """The events that the claims tell, the earliest known first."""
    by_id = {entry.claim.id: entry for entry in entries}
    groups = group(by_id.values(), links)
    return tuple(event([by_id[one] for one in members], event_id(members[0])) for members in groups)


def event(entries: Iterable[Entry], id: str = "") -> Event:
    """The event that claims of one occurrence tell; without an id, as the claim known first founded it."""
    members = _ordered(entries)
    return Event(
        id=id or event_id(members[0].claim.id),
        kind=_kind(members),
        claims=tuple(entry.claim.id for entry in members),
        place=_place(members),
        time=_time(members),
        grade=grade(members),
    )


def _order(entry: Entry) -> tuple[float, str]:
    return entry.known.timestamp(), entry.claim.id


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=_order)


def _kind(members: Sequence[Entry]) -> str:
    """The commonest kind; of equally common ones the one that says more, then the one told first."""
    counts = Counter(entry.claim.kind for entry in members)
    most = max(counts.values())
    often = [kind for kind in counts if counts[kind] == most]
    return next((kind for kind in often if kind not in GENERAL), often[0])


def _place(members: Sequence[Entry]) -> Place | None:
    """The most exact place; of equally exact ones the one named most, then first."""
    named = [entry.claim.place.value for entry in members if entry.claim.place]
    places = [place for place in named if isinstance(place, Place)]
    often = Counter(place.id for place in places)
    return min(places, key=lambda place: (place.lat is None, place.radius_km, -often[place.id]), default=None)


def _time(members: Sequence[Entry]) -> When | None:
    """The days that most claims allow, those told in words before those assumed; the first such stretch."""
    times = [time for entry in members if (time := entry.claim.time) is not None]
    told = [time for time in times if time.basis != "published"] or times
    if not told:
        return None
    best = max(told, key=lambda time: (_allowing(time.earliest, told), -_days_long(time)))
    holding = [time for time in told if _allows(time, best.earliest)]
    earliest = max((time.earliest for time in holding if time.earliest), default=None)
    latest = min((time.latest for time in holding if time.latest), default=None)
    return When(earliest, latest, best.basis, best.span)


def _allows(time: When, day: date | None) -> bool:
    return day is None or ((time.earliest or day) <= day <= (time.latest or day))


def _allowing(day: date | None, times: Sequence[When]) -> int:
    """How many of the times allow a day."""
    return sum(_allows(time, day) for time in times)


def _days_long(time: When) -> int:
    return (time.latest - time.earliest).days if time.earliest and time.latest else date.max.toordinal()
