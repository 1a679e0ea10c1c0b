"""The order of words about one place: a point in time for each, as far as days and the order of a text tell."""

from collections import defaultdict
from datetime import date, timedelta

from tidings.views.control.words import Word
from tidings.views.sides import Side

#: Ranges wider than a month ("in 2022") say little of the order; then the order of the text says more.
VAGUE_DAYS = 31
#: How far a vague time is put from the one that its text tells before or after it: less than a day, in days.
TELLING = 0.01


def takers_by_day(words: list[Word]) -> dict[date, set[Side]]:
    """The camps told to take the place, by each day on which they may have; vague times are left out."""
    found: dict[date, set[Side]] = defaultdict(set)
    for word in words:
        days = (word.latest - word.first).days
        if word.effect == "takes" and word.party and days <= VAGUE_DAYS:
            for n in range(days + 1):
                found[word.first + timedelta(n)].add(word.party.side)
    return found


def points_of(words: list[Word]) -> dict[str, float]:
    """One point in time for each word, in days, to order them by: the middle of its days, the last day of a hold.

    Of a vague time as much is meant as lies between the times that its report tells before and after it.
    """
    found: dict[str, float] = {}
    reports: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        first, last = word.first.toordinal(), word.latest.toordinal()
        found[word.id] = float(last if word.effect == "holds" and word.since is None else (first + last) / 2)
        reports[word.entry.claim.report].append(word)
    for told in reports.values():
        told.sort(key=lambda word: (word.entry.claim.quotes[:1], word.id))
        _squeeze(told, found)
    return found


def _squeeze(told: list[Word], points: dict[str, float]) -> None:
    """Moves the points of vague times, of words in the order of one text, behind what is told before and then after."""
    reached = 0.0
    for word in told:
        if _is_vague(word) and points[word.id] < reached:
            points[word.id] = float(min(reached + TELLING, word.latest.toordinal()))
        reached = max(reached, points[word.id])
    ahead = float(date.max.toordinal())
    for word in reversed(told):
        if not _is_vague(word):
            ahead = points[word.id] if points[word.id] < ahead else ahead
        elif points[word.id] > ahead - TELLING and (word.earliest is None or word.earliest.toordinal() <= ahead):
            points[word.id] = ahead = ahead - TELLING


def _is_vague(word: Word) -> bool:
    return word.earliest is None or (word.latest - word.earliest).days > VAGUE_DAYS
