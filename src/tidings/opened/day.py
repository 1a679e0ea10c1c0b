"""All that the brief of a day is made of."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec import structs

from tidings.gazetteer import Gazetteer
from tidings.opened.asked import Asked, Grouped, grouped, grouped_then
from tidings.record import Entry, Place
from tidings.store import Query, Store
from tidings.views.brief import Day
from tidings.views.control import control
from tidings.views.control.words import EFFECTS
from tidings.views.displacement import displacement
from tidings.views.toll import toll

#: How far back a brief looks for who held a place before: a front that was quiet for longer is told of as new. It
#: bounds what a day costs in a record of many years.
LOOKED_BACK = timedelta(days=120)


def day_of(store: Store, day: date, of: Asked, gazetteer: Gazetteer) -> Day:
    """The events of a day and what became known on it of others, with control, toll and displacement of that day."""
    told = grouped(store, of.query())
    learned = _learned(store, day, of)
    entries = tuple({one.claim.id: one for one in (*told.entries, *learned.entries)}.values())
    events = tuple({one.id: one for one in (*told.events, *learned.events)}.values())
    places = tuple(sorted({place.id for entry in told.entries if (place := _held(entry))}))
    before = Query(places=places, kinds=tuple(EFFECTS), since=day - LOOKED_BACK, until=day, known_by=of.known_by)
    ledger = store.entries(before) if places else []
    return Day(
        day=day,
        place=of.place,
        events=events,
        entries=entries,
        control=control(ledger, as_of=day, known_by=of.known_by, gazetteer=gazetteer),
        toll=toll(told.entries, since=day, until=day, known_by=of.known_by, subject=of.subject),
        displacement=displacement(told.entries, since=day, until=day, known_by=of.known_by, subject=of.subject),
    )


def _learned(store: Store, day: date, of: Asked) -> Grouped:
    """What became known on a day, of whatever days."""
    begin = datetime.combine(day, time(), UTC)
    end = begin + timedelta(days=1) - timedelta(microseconds=1)
    moment = min(end, of.known_by) if of.known_by else None
    query = structs.replace(of.query(), since=None, until=None, known_since=begin, known_by=moment or end)
    found = grouped_then(store, query, moment)
    ids = {one.claim.id for one in found.entries if begin <= one.known <= end}
    events = tuple(event for event in found.events if not ids.isdisjoint(event.claims))
    kept = {id for event in events for id in event.claims}
    return Grouped(tuple(one for one in found.entries if one.claim.id in kept), events)


def _held(entry: Entry) -> Place | None:
    """The place of a claim that has a say in who holds it."""
    place = entry.claim.place.value if entry.claim.place else None
    return place if isinstance(place, Place) and entry.claim.kind in EFFECTS else None
