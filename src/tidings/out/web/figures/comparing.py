"""Sources side by side: how their claims compare, and what each of them gives of one count over time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tidings.lexicon.counting import WHOLE
from tidings.opened.listing import SourceRow
from tidings.out.web.figures.growth import Key
from tidings.out.web.figures.running import points_of, teller
from tidings.out.web.figures.shown import Compared, ComparedSource, Given, Teller
from tidings.out.web.figures.spans import axis_of
from tidings.record import Finding
from tidings.views.displacement import Displacement
from tidings.views.happenings import Period
from tidings.views.sources import Pair, Role, SourceRecord, Sources
from tidings.views.toll import Toll

#: Rows that can be read at a glance on one screen; how many more sources there are is told.
MOST_VOICES, MOST_OUTLETS, MOST_TELLERS = 14, 10, 10


def compared(
    sources: Finding[Sources],
    summed: Finding[Toll] | Finding[Displacement],
    known: Iterable[SourceRow],
    measure: str | None = None,
) -> Compared:
    """What the charts of sources draw; without a measure, of the count of which most sources give figures."""
    period = Period(summed.value.since, summed.value.until)
    told = tellers(summed, period)
    key = _key(told, measure)
    ids = {(one.role, one.name.casefold()): one.id for one in known}
    value, giving = sources.value, told.get(key, [])
    days = [each.day for one in giving for each in (*one.events, *one.running)]
    return Compared(
        since=period.since,
        until=period.until,
        known_by=summed.known_by,
        voices=_rows(value.voices, ids)[:MOST_VOICES],
        voices_in_all=len(value.voices),
        outlets=_rows(value.outlets, ids)[:MOST_OUTLETS],
        outlets_in_all=len(value.outlets),
        measure=key[0],
        who=key[1],
        axis=axis_of(days, period.since, period.until) if days else None,
        tellers=tuple(giving[:MOST_TELLERS]),
        tellers_in_all=len(giving),
    )


def _key(told: Mapping[Key, Sequence[Teller]], measure: str | None) -> Key:
    """The count that is compared: of the measure asked for, or of any, that of which most sources give figures."""
    fitting = [key for key in told if measure in (None, key[0])]
    best = (key for key in sorted(fitting, key=lambda key: (-len(told[key]), key[1] != WHOLE, key)))
    return next(best, (measure or "", WHOLE))


def tellers(summed: Finding[Toll] | Finding[Displacement], period: Period) -> dict[Key, list[Teller]]:
    """What each source gives of each count, those first that give most figures."""
    events: dict[Key, dict[str, list[Given]]] = defaultdict(lambda: defaultdict(list))
    running: dict[Key, dict[str, list[Given]]] = defaultdict(lambda: defaultdict(list))
    for key, name, given in _of_events(summed):
        events[key][name].append(given)
    for one in summed.value.running:
        running[one.measure, one.who][teller(one)] += [each for each in points_of(one) if period.holds(each.day)]
    return {key: _tellers(events[key], running[key]) for key in [*events, *(running.keys() - events.keys())]}


def _tellers(events: Mapping[str, list[Given]], running: Mapping[str, list[Given]]) -> list[Teller]:
    found = [
        Teller(name, _by_day(events.get(name, ())), _by_day(running.get(name, ())))
        for name in dict.fromkeys([*events, *running])
    ]
    given = [one for one in found if one.events or one.running]
    return sorted(given, key=lambda one: (-len(one.events) - len(one.running), one.source))


def _by_day(many: Iterable[Given]) -> tuple[Given, ...]:
    return tuple(sorted(many, key=lambda one: (one.day, one.count, one.claim)))


def _of_events(summed: Finding[Toll] | Finding[Displacement]) -> Iterable[tuple[Key, str, Given]]:
    """Each figure that a source gives of an event whose day is told."""
    value = summed.value
    places = {one.event: one.place_name for one in value.events} if isinstance(value, Toll) else {}
    for one in value.events if isinstance(value, Toll) else value.moves:
        day = one.first or one.last
        for each in one.estimates if day else ():
            for said in each.said:
                given = Given(
                    day=_shown(day or date.min, value.since), count=said.count, bound=said.bound, low=said.low,
                    high=said.high, claim=said.claims[0], claims=len(said.claims), event=one.event,
                    place=places.get(one.event, ""),
                )  # fmt: skip
                yield (each.measure, each.who), said.source or said.outlet or "", given


def _shown(day: date, since: date | None) -> date:
    """An event that may have begun before the days asked about is at the first of them."""
    return max(day, since) if since else day


def _rows(found: Iterable[SourceRecord], ids: Mapping[tuple[Role, str], str]) -> tuple[ComparedSource, ...]:
    """The sources that can be compared before those that cannot, by in how many events."""
    rows = [
        ComparedSource(
            id=ids.get((one.role, one.name.casefold()), ""),
            name=one.name,
            role=one.role,
            kind=one.kind,
            sides=one.sides,
            claims=one.claims,
            shared=one.events,
            first=len(one.first),
            borne_out=_claims(one.borne_out),
            contradicted=_claims(one.contradicted),
        )
        for one in found
    ]
    return tuple(sorted(rows, key=lambda one: (-one.shared, -one.claims, one.name)))


def _claims(pairs: Iterable[Pair]) -> int:
    """How many claims of a source the pairs are of."""
    return len(Counter(pair.claim for pair in pairs))
