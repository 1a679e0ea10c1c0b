"""Comparison of the days of two claims."""

from datetime import date
from functools import lru_cache

from tidings.lexicon.links import LinkWeights
from tidings.link.levels import Found
from tidings.link.profile import Profile

#: Days of a span that is vague: a month and more.
VAGUE_DAYS = 27
#: Gaps in days between two claims, for the levels "near", "days" and "weeks".
NEAR_GAP, DAYS_GAP, WEEKS_GAP = 2, 7, 21
#: Days by which what is told may seem to lie after its telling: it was a day later already where it happened.
ZONE_DAYS = 1


def day(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How the days of two claims lie to each other."""
    gap = max(left.first, right.first) - min(left.last, right.last)
    says = (_days(left.first, left.last), _days(right.first, right.last))
    if gap <= 0:
        return _together(left, right), says
    if _told_before(left, right) or _told_before(right, left):
        return "told before", says
    if not (left.stated and right.stated):
        return _assumed(gap), says
    return _apart(left, right, weights, gap), says


def _together(left: Profile, right: Profile) -> str:
    """The level for days that overlap."""
    longest, shortest = (end(left.last - left.first, right.last - right.first) for end in (max, min))
    if shortest >= VAGUE_DAYS:
        return "same span" if left.first == right.first or left.last == right.last else "both vague"
    if longest >= VAGUE_DAYS:
        return "vague"
    if not (left.stated and right.stated):
        return "assumed" if left.last == right.last or left.stated or right.stated else "assumed next"
    return "same day" if longest <= 1 else "overlap"


def _told_before(one: Profile, other: Profile) -> bool:
    """True if a claim was published as done before the day that the other one states."""
    return one.modality == "asserted" and other.stated and one.told + ZONE_DAYS < other.first


def _assumed(gap: int) -> str:
    """The level for a gap where a day is only that of publication: news of an event comes days after it, too."""
    if gap <= NEAR_GAP:
        return "assumed near"
    return "assumed week" if gap <= DAYS_GAP else "assumed weeks" if gap <= WEEKS_GAP else "weeks apart"


def _apart(left: Profile, right: Profile, weights: LinkWeights, gap: int) -> str:
    """The level for a gap between days that are both told."""
    if left.kind in weights.ground and max(left.last - left.first, right.last - right.first) >= VAGUE_DAYS:
        return "ended"
    if gap <= NEAR_GAP and left.kind in weights.standing and right.kind in weights.standing:
        return "standing"
    if gap <= NEAR_GAP:
        return "next day" if gap == 1 else "near"
    return "days apart" if gap <= DAYS_GAP else "weeks apart"


@lru_cache(maxsize=4096)
def _days(first: int, last: int) -> str:
    begin, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return begin if begin == end else f"{begin} to {end}"
