"""Which claims are worth comparing: two that share a key.

A key is made of a group of kin kinds, of ground and of days, so that the number of claims under one key grows with how
much happened there and then, and not with the record. Days are cut into windows that overlap by half, so that two days
not more than half a window apart always share one. The keys that a claim is kept under are not those that it seeks:
two towns meet by the cells around them, and by their province only with a claim about the province.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tidings.lexicon.links import LinkWeights
from tidings.link.profile import Profile, is_armed, profile
from tidings.link.score import weigher
from tidings.record import Entry, Link

#: Days of a window. Reports of one event are mostly off by a day or two, by the hour of going to press and by zones.
WINDOW_DAYS = 4
#: The same where little happens: there reports look back on an event for weeks, and few are found under a key.
QUIET_WINDOW_DAYS = 16
#: Windows of a span at most; a claim about more days is a claim about months.
MOST_WINDOWS = 4
#: Months of a span at most ("in 2014"); of a longer one only the months of its beginning and its end.
MOST_MONTHS = 14
#: Degrees of the cells of the grid, about 25 km: with the eight around it, all that may be called by one town's name.
CELL_DEGREES = 0.25
#: Cells of the grid on a side of those in which later reports look back: about 50 km, towns of one front.
SPOT_CELLS = 2
#: Radius in km of a place up to which its point says where it is: "north of Hama" as much as Hama.
CELL_KM = 50.0
#: Figures under this are told of every other event.
LEAST_COUNT = 5


def keys(entry: Entry, weights: LinkWeights) -> tuple[str, ...]:
    """The keys under which a claim is kept."""
    return kept_keys(profile(entry, weights), weights)


def sought(entry: Entry, weights: LinkWeights) -> tuple[str, ...]:
    """The keys under which those are kept that a claim may tell one event with: its candidates."""
    return sought_keys(profile(entry, weights), weights)


def kept_keys(one: Profile, weights: LinkWeights) -> tuple[str, ...]:
    """The keys under which a claim that is worked out already is kept."""
    return _keys(one, _kept_grounds(one, weights), weights)


def sought_keys(one: Profile, weights: LinkWeights) -> tuple[str, ...]:
    """The keys of the candidates of a claim that is worked out already."""
    return _keys(one, _sought_grounds(one, weights), weights)


def _keys(one: Profile, grounds: Iterable[str], weights: LinkWeights) -> tuple[str, ...]:
    days = tuple(_days(one, QUIET_WINDOW_DAYS if one.land and one.land not in weights.busy else WINDOW_DAYS))
    found = {f"{group}|{ground}|{day}" for ground in grounds for group in one.groups for day in days}
    found |= {f"{group}|{one.report}" for group in one.groups}
    if _looked_back_on(one, weights):
        spots = tuple(_spots(one))
        found |= {f"{one.kind}|{spot}|{month}" for spot in spots for month in _months(one)}
    return tuple(sorted(found))


class Kept(NamedTuple):
    """A claim worked out, and the keys under which it is kept."""

    profile: Profile
    keys: tuple[str, ...]


def worked_out(entry: Entry, weights: LinkWeights) -> Kept:
    """A claim as linking sees it, which does not change unless a person corrects it."""
    one = profile(entry, weights)
    return Kept(one, kept_keys(one, weights))


def pairs(new: Sequence[Kept], known: Sequence[Kept], weights: LinkWeights) -> Iterator[tuple[Profile, Profile]]:
    """Each new claim with each claim, new or known, that it shares a key with, once."""
    by_key: dict[str, list[Profile]] = defaultdict(list)
    for one in known:
        for key in one.keys:
            by_key[key].append(one.profile)
    for one in new:
        near = [by_key[key] for key in sought_keys(one.profile, weights) if key in by_key]
        others = {other.id: other for some in near for other in some if other.id != one.profile.id}
        yield from ((one.profile, others[id]) for id in sorted(others))
        for key in one.keys:
            by_key[key].append(one.profile)


def links(new: Iterable[Entry], known: Iterable[Entry], weights: LinkWeights) -> tuple[Link, ...]:
    """The links of new claims with one another and with known ones, those that say something, by their ids.

    They come without their reasons (tidings.link.compare gives them).

    `known` are the claims that the record holds under the keys of the new ones. Pairs that are surely different are
    left out, since a group takes a pair without a link for that.
    """
    return links_of([worked_out(one, weights) for one in new], [worked_out(one, weights) for one in known], weights)


def links_of(new: Sequence[Kept], known: Iterable[Kept], weights: LinkWeights) -> tuple[Link, ...]:
    """The same of claims worked out already."""
    ids = {one.profile.id for one in new}
    weigh = weigher(weights)
    old = [one for one in known if one.profile.id not in ids]
    found = (weigh(left, right) for left, right in pairs(new, old, weights))
    kept = [link for link in found if link is not None]
    return tuple(sorted(kept, key=lambda link: (link.left, link.right)))


def _kept_grounds(one: Profile, weights: LinkWeights) -> Iterator[str]:
    """The ground of a claim: its province and its cell; a country only together with what else is rare."""
    if _is_everywhere(one, weights):
        yield from _wide_grounds(one, weights)
        return
    if region := _region(one):
        yield f"{'in' if _is_town(one, weights) else 'all'} {region}"
    if cell := _cell(one):
        yield f"{cell[0]},{cell[1]}"
    yield from _rare_grounds(one, weights)


def _sought_grounds(one: Profile, weights: LinkWeights) -> Iterator[str]:
    """The ground of a claim's candidates: for a town the cells around it and claims about all of its province."""
    if _is_everywhere(one, weights):
        yield from _wide_grounds(one, weights)
        return
    if region := _region(one):
        yield f"all {region}"
        if not _is_town(one, weights):
            yield f"in {region}"
    if cell := _cell(one):
        yield from (f"{cell[0] + north},{cell[1] + east}" for north in (-1, 0, 1) for east in (-1, 0, 1))
    yield from _rare_grounds(one, weights)


def _is_everywhere(one: Profile, weights: LinkWeights) -> bool:
    """True of a claim that names no place within a country, or none that matters."""
    return one.kind in weights.words or one.width in ("", "country")


def _is_town(one: Profile, weights: LinkWeights) -> bool:
    """True of a claim about one point; not of a move, which may be told of either of its ends."""
    return one.width == "point" and one.kind not in weights.moving


def _region(one: Profile) -> str | None:
    """The id of the province that a claim's place is or lies in."""
    assert one.place is not None
    return one.place.id if one.place.kind == "region" else one.place.within


def _rare_grounds(one: Profile, weights: LinkWeights) -> Iterator[str]:
    """The country with what of a claim is rare in it."""
    land = one.place.country if one.place else None
    yield from (f"{land} {mark}" for mark in _marks(one))
    if one.kind in weights.grand or land not in weights.busy:
        yield f"{land} alone"


def _cell(one: Profile) -> tuple[int, int] | None:
    """The cell of the grid in which the place of a claim lies; None for a place that is too wide to lie in one."""
    place = one.place
    if place is None or place.lat is None or place.lon is None or place.radius_km > CELL_KM:
        return None
    return int(place.lat // CELL_DEGREES), int(place.lon // CELL_DEGREES)


def _wide_grounds(one: Profile, weights: LinkWeights) -> Iterator[str]:
    """The ground of a claim that names a country or nothing: the country alone, and with what else is rare."""
    land = one.land
    if land:
        yield f"{land} alone"
    elif one.kind in weights.grand:
        yield "nowhere"
    yield from (f"{land} {mark}" for mark in _marks(one))
    if not land:
        yield from (f"by {party.key or ' '.join(sorted(party.stems))}" for party in one.agents[:2])


def _marks(one: Profile) -> Iterator[str]:
    """What of a claim is rare enough to be looked up by with no more than a country: its figure, an unarmed victim."""
    counts = [(measure, count) for (measure, _), (_, count) in one.counted.items() if count >= LEAST_COUNT]
    yield from (f"{measure} {count}" for measure, count in counts[:2])
    yield from (f"to {party.key}" for party in one.targets[:2] if party.key and not is_armed(party))


def _spots(one: Profile) -> Iterator[str]:
    """The very place, or for an act of words or one without a place the one who did it."""
    if cell := _cell(one):
        yield f"{cell[0] // SPOT_CELLS},{cell[1] // SPOT_CELLS}"
    elif one.place is not None and one.width == "wide":
        yield one.place.id
    elif one.agents:
        yield f"by {one.agents[0].key or ' '.join(sorted(one.agents[0].stems))}"


def _days(one: Profile, window_days: int) -> Iterator[str]:
    """The windows that the days of a claim lie in; none for a long span."""
    half = window_days // 2
    first, last = one.first // half - 1, one.last // half
    if last - first <= MOST_WINDOWS + 1:
        yield from (f"{window_days}d{nth}" for nth in range(first, last + 1))


def _looked_back_on(one: Profile, weights: LinkWeights) -> bool:
    """True of what later reports look back on, and of long spans."""
    return one.kind in weights.landmarks or one.last - one.first > MOST_WINDOWS * WINDOW_DAYS // 2


def _months(one: Profile) -> Iterator[str]:
    """The months that a claim lies in; of many only the first and the last."""
    first, last = (date.fromordinal(day) for day in (one.first, one.last))
    nths = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    kept = nths if len(nths) <= MOST_MONTHS else (*nths[: MOST_MONTHS // 2], *nths[-MOST_MONTHS // 2 :])
    yield from (f"m{nth}" for nth in kept)
