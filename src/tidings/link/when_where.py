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
NEAR_GAP, DAYS_GAP = 2, 7


def place(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How the places of two claims lie to each other."""
    here, there = left.place, right.place
    if here is None or there is None or not left.width or not right.width:
        if left.place_name and left.place_name == right.place_name:
            return "same name", _names(left, right)
        return ("open", None) if left.width != right.width else ("none", None)
    return _lie(left, right, weights), (here.name, there.name)


def _lie(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two places that are on the map."""
    here, there = left.place, right.place
    assert here is not None
    assert there is not None
    if here.id == there.id:
        return "same country" if left.width == "country" else "same"
    if left.width == "country" or right.width == "country":
        return "in the country" if _one_land(here, there) else _far(left, weights)
    if left.width == "wide" or right.width == "wide":
        return _with_wide(left, right, weights)
    return _points(left, right, weights)


def _with_wide(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two places of which one is a province or an area."""
    here, there = left.place, right.place
    assert here is not None
    assert there is not None
    inside = here.id == there.within or there.id == here.within
    if inside or _gap_km(here, there) <= 0:
        return "part of wide" if left.kind in weights.ground and left.width != right.width else "within"
    return _far(left, weights)


def _points(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two towns, villages or sites."""
    here, there = left.place, right.place
    assert here is not None
    assert there is not None
    gap = _gap_km(here, there)
    if left.kind in weights.ground and (here.kind == "site") != (there.kind == "site") and gap <= 0:
        return "site of town"
    if gap <= 0 and (here.kind == "site") != (there.kind == "site"):
        return "within"
    if gap <= 0:
        return "close"
    return "near" if gap <= NEAR_KM else _far(left, weights)


def _far(left: Profile, weights: LinkWeights) -> str:
    return "other end" if left.kind in weights.moving else "apart"


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
    if gap > 0:
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
        return "assumed", says
    return ("same day" if longest <= 1 else "overlap"), says


def _days(one: Profile) -> str:
    first, last = date.fromordinal(one.first).isoformat(), date.fromordinal(one.last).isoformat()
    return first if first == last else f"{first} to {last}"
