"""Comparisons of place and day."""

from datetime import date

from tidings.lexicon.links import LinkWeights
from tidings.link.distance import apart_km
from tidings.link.profile import Profile
from tidings.record import Place

#: A level and the words of both sides for its sentence; an empty level says nothing.
Found = tuple[str, tuple[str, str] | None]

NOTHING: Found = ("", None)
#: Beyond the reach of both places together, in km: one front still, or another place.
NEAR_KM = 15.0
#: Days of a span that is vague: a month and more.
VAGUE_DAYS = 27
#: Gaps in days between two claims, for the levels "near", "days" and "weeks".
NEAR_GAP, DAYS_GAP, WEEKS_GAP = 2, 7, 21


def place(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How the places of two claims lie to each other."""
    here, there = left.place, right.place
    if here is None or there is None or not left.width or not right.width:
        if left.names and left.names == right.names:
            return "same name", _names(left, right)
        if left.land and left.land == right.land:
            return ("home" if left.land not in weights.busy else "busy home"), (left.land, right.land)
        return ("open", None) if left.width != right.width else ("none", None)
    return _lie(left, right, weights), (here.name, there.name)


def _lie(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two places that are on the map."""
    here, there = left.place, right.place
    assert here is not None
    assert there is not None
    if here.id == there.id:
        if left.kind in weights.ground and _thing(left) != _thing(right):
            return "site of town"
        return _same(here, left.width, weights)
    if left.width == "country" or right.width == "country":
        return _in_country(here, there, weights)
    if left.width == "wide" or right.width == "wide":
        return _with_wide(left, right, weights)
    return _points(left, right, weights)


def _same(here: Place, width: str, weights: LinkWeights) -> str:
    """The level for one place named twice; a country says more where little happens."""
    if width == "country":
        return "same busy country" if here.country in weights.busy else "same country"
    return "same area" if width == "wide" else "same"


def _in_country(here: Place, there: Place, weights: LinkWeights) -> str:
    """The level for a place and a country, which may be that of those who act and not where they do."""
    if not _one_land(here, there):
        return "other country"
    return "in the busy country" if (here.country or there.country) in weights.busy else "in the country"


def _with_wide(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two places of which one is a province or an area."""
    here, there = left.place, right.place
    assert here is not None
    assert there is not None
    inside = here.id == there.within or there.id == here.within
    if inside or _gap_km(here, there) <= 0:
        part = left.width != right.width and left.kind in weights.ground - weights.moving
        return "part of wide" if part else "within"
    return _far(left, right, weights)


def _points(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two towns, villages or sites."""
    here, there = left.place, right.place
    assert here is not None
    assert there is not None
    gap = _gap_km(here, there)
    if gap <= 0:
        sites = (here.kind == "site") + (there.kind == "site")
        return ("close", _site(left, right, weights), _sites(left, right))[sites]
    return "near" if gap <= NEAR_KM else _far(left, right, weights)


def _thing(one: Profile) -> bool:
    """True if a claim about ground names as its target a thing in the place ("the headquarters"), and no party."""
    return any(not target.kind and not target.stems <= one.names for target in one.targets)


def _site(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for a site and the town around it: who takes the one has not taken the other."""
    if left.kind not in weights.ground:
        return "site in town"
    site, town = (left, right) if left.place and left.place.kind == "site" else (right, left)
    told = any((target.stems - town.names) & town.said for target in site.targets)
    return "site told too" if told else "site of town"


def _sites(left: Profile, right: Profile) -> str:
    """The level for two sites close to each other: one where the words on the one name the other too."""
    return "close" if left.names <= right.said or right.names <= left.said else "two sites"


def _far(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two places far from each other, which a traveller may have left and reached."""
    if left.kind not in weights.moving or right.kind not in weights.moving:
        return "apart"
    persons = {one.key for one in left.agents if one.kind == "person" and one.key}
    return "both ends" if persons & {one.key for one in right.agents} else "other end"


def _one_land(here: Place, there: Place) -> bool:
    return here.country == there.country or here.country is None or there.country is None


def _gap_km(here: Place, there: Place) -> float:
    """How far apart two places are beyond the larger of their radii."""
    return apart_km(here, there) - max(here.radius_km, there.radius_km)


def _names(left: Profile, right: Profile) -> tuple[str, str]:
    mine, other = left.entry.claim.place, right.entry.claim.place
    return (mine.name if mine else "", other.name if other else "")


def day(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How the days of two claims lie to each other."""
    gap = max(left.first, right.first) - min(left.last, right.last)
    says = (_days(left), _days(right))
    if gap > 0 and not (left.stated and right.stated):
        return _assumed(gap), says
    if gap > 0:
        if left.kind in weights.ground and max(left.last - left.first, right.last - right.first) >= VAGUE_DAYS:
            return "ended", says
        if gap <= NEAR_GAP and left.kind in weights.standing and right.kind in weights.standing:
            return "standing", says
        if gap <= NEAR_GAP:
            return ("next day" if gap == 1 else "near"), says
        return ("days apart" if gap <= DAYS_GAP else "weeks apart"), says
    longest = max(left.last - left.first, right.last - right.first)
    shortest = min(left.last - left.first, right.last - right.first)
    if shortest >= VAGUE_DAYS:
        return ("same span" if left.first == right.first or left.last == right.last else "both vague"), says
    if longest >= VAGUE_DAYS:
        return "vague", says
    if not (left.stated and right.stated):
        return ("assumed" if left.last == right.last or left.stated or right.stated else "assumed next"), says
    return ("same day" if longest <= 1 else "overlap"), says


def _assumed(gap: int) -> str:
    """The level for a gap where a day is only that of publication: news of an event comes days after it, too."""
    if gap <= NEAR_GAP:
        return "assumed near"
    return "assumed week" if gap <= DAYS_GAP else "assumed weeks" if gap <= WEEKS_GAP else "weeks apart"


def _days(one: Profile) -> str:
    first, last = date.fromordinal(one.first).isoformat(), date.fromordinal(one.last).isoformat()
    return first if first == last else f"{first} to {last}"
