"""Holds that a report tells as what was before the change that it reports."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import structs

from tidings.lexicon.ground import load_ground
from tidings.views.control.words import Word
from tidings.views.places import LANGUAGE
from tidings.views.sides import opposed

#: What another side does on the day that ends a hold.
GAINS = ("takes", "holds", "enters")


def before_loss(words: Sequence[Word]) -> list[Word]:
    """The words, a hold that "had" lasted ending on the day before its own report tells another side's gain."""
    by_report: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        by_report[word.entry.claim.report].append(word)
    return [_ended(word, by_report[word.entry.claim.report]) for word in words]


def _ended(word: Word, told: Iterable[Word]) -> Word:
    if word.since is None or word.party is None or not _had(word):
        return word
    gains = [one.first for one in told if _gains_from(one, word) and word.since < one.first <= word.latest]
    return structs.replace(word, latest=min(gains) - timedelta(1)) if gains else word


def _gains_from(one: Word, hold: Word) -> bool:
    """True of what another side is told to gain."""
    if not one.asserted or one.effect not in GAINS or one.party is None or hold.party is None:
        return False
    return opposed(one.party.side, hold.party.side)


def _had(word: Word) -> bool:
    until = load_ground(LANGUAGE).words.until
    return any(part in until for quote in word.entry.quotes for part in quote.lower().split())
