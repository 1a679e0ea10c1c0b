"""Comparison of the places of two claims."""

from functools import lru_cache

from tidings.gazetteer.relate import distance_km
from tidings.lexicon.links import LinkWeights
from tidings.link.levels import Found
from tidings.link.profile import Profile
from tidings.record import Place

#: Beyond the reach of both places together, in km: one front still, or another place.
NEAR_KM = 15.0


def place(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How the places of two claims lie to each other."""
    here, there = left.place, right.place
    if here is None or there is None or not left.width or not right.width:
        return _unplaced(left, right, weights)
    return _lie(left, right, here, there, weights), (here.name, there.name)


def _unplaced(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """The level where at least one claim names no place that is on the map."""
    if left.names and left.names == right.names:
        return "same name", _names(left, right)
    if left.land and left.land == right.land:
        return ("home" if left.land not in weights.busy else "busy home"), (left.land, right.land)
    return ("open", None) if left.width != right.width else ("none", None)


def _lie(left: Profile, right: Profile, here: Place, there: Place, weights: LinkWeights) -> str:
    """The level for two places that are on the map."""
    if here.id == there.id:
        if left.kind in weights.ground and _thing(left) != _thing(right):
            return "site of town"
        return _same(here, left.width, weights)
    if "country" in (left.width, right.width):
        return _in_country(here, there, weights)
    gap_km = apart_km(here, there) - max(here.radius_km, there.radius_km)
    if "wide" in (left.width, right.width):
        inside = gap_km <= 0 or here.id == there.within or there.id == here.within
        return _in_wide(left, right, weights) if inside else _far(left, right, weights)
    return _points(left, right, gap_km, weights)


def _same(here: Place, width: str, weights: LinkWeights) -> str:
    """The level for one place named twice; a country says more where little happens."""
    if width == "country":
        return "same busy country" if here.country in weights.busy else "same country"
    return "same area" if width == "wide" else "same"


def _in_country(here: Place, there: Place, weights: LinkWeights) -> str:
    """The level for a place and a country, which may be that of those who act and not where they do."""
    if here.country != there.country and here.country and there.country:
        return "other country"
    return "in the busy country" if (here.country or there.country) in weights.busy else "in the country"


def _in_wide(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for a place in a province or an area: who takes a town has not taken the province."""
    part = left.width != right.width and left.kind in weights.ground - weights.moving
    return "part of wide" if part else "within"


def _points(left: Profile, right: Profile, gap_km: float, weights: LinkWeights) -> str:
    """The level for two towns, villages or sites that are not one."""
    assert left.place is not None
    assert right.place is not None
    if left.names <= right.said and right.names <= left.said:
        return "named together"
    sites = (left.place.kind == "site") + (right.place.kind == "site")
    if gap_km <= 0 and sites:
        return _site(left, right, weights) if sites == 1 else _sites(left, right)
    if left.kind in weights.ground:
        return _far(left, right, weights)
    return "close" if gap_km <= 0 else "near" if gap_km <= NEAR_KM else "apart"


def _thing(one: Profile) -> bool:
    """True if a claim about ground has as its target a thing in the place ("the headquarters") and not the place."""
    return not one.names <= one.said and any(
        not target.kind and not target.stems <= one.names for target in one.targets
    )


def _site(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for a site and the town around it: who takes the one has not taken the other."""
    if left.kind not in weights.ground:
        return "site in town"
    site, town = (left, right) if left.place and left.place.kind == "site" else (right, left)
    told = any((target.stems - town.names) & town.said for target in site.targets)
    return "site told too" if told else "site of town"


def _sites(left: Profile, right: Profile) -> str:
    """The level for two sites close to each other: one where the words on the one name the other too."""
    return "one site" if left.names <= right.said or right.names <= left.said else "two sites"


def _far(left: Profile, right: Profile, weights: LinkWeights) -> str:
    """The level for two places that are not one, which a traveller may have left and reached."""
    if left.kind not in weights.moving or right.kind not in weights.moving:
        return "apart"
    persons = {one.key for one in left.agents if one.kind == "person" and one.key}
    return "both ends" if persons & {one.key for one in right.agents} else "other end"


def apart_km(here: Place, there: Place) -> float:
    """The distance between the points of two places; endless where one is on no map."""
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return float("inf")
    return _distance_km(here.lat, here.lon, there.lat, there.lon)


@lru_cache(maxsize=65_536)
def _distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """The distance, kept: the towns of one front are compared time and again."""
    return distance_km(lat, lon, to_lat, to_lon)


def _names(left: Profile, right: Profile) -> tuple[str, str]:
    mine, other = left.entry.claim.place, right.entry.claim.place
    return (mine.name if mine else "", other.name if other else "")
