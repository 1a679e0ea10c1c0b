"""What claims tell of who holds each place, worked out once for any day and any moment of knowing that is asked about.

Reading the words of a claim costs ten times as much as finding who holds a place by them; a page that is asked for one
day after another keeps what is told and finds anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from tidings.record import Entry, Place
from tidings.views.control.earlier import before_loss
from tidings.views.control.words import Word, words_of
from tidings.views.known import counts, in_order
from tidings.views.places import Spoken

#: By the key of each place, what claims tell of it, in the order of their becoming known.
Told = Mapping[str, tuple[tuple[Spoken, Word], ...]]


class Ground(Struct, frozen=True):
    """A place with the words about it that count at a moment, holds ended where their own reports tell the loss."""

    spoken: Spoken
    words: tuple[Word, ...]


def told_of(entries: Iterable[Entry]) -> Told:
    """What the claims tell of each place, also those that only counted for a time."""
    found: dict[str, list[tuple[Spoken, Word]]] = defaultdict(list)
    for entry in in_order(entries):
        for spoken, word in words_of(entry):
            found[spoken.key].append((spoken, word))
    return {key: tuple(pairs) for key, pairs in found.items()}


def grounds_of(told: Told, known_by: datetime | None = None, country: str | None = None) -> dict[str, Ground]:
    """What counts at a moment of each place; only by claims of acts in a country, where one is given."""
    found: dict[str, Ground] = {}
    for key, pairs in told.items():
        here = [pair for pair in pairs if counts(pair[1].entry, known_by) and _is_in(pair[1].entry, country)]
        if here:
            found[key] = Ground(here[0][0], tuple(before_loss([word for _, word in here])))
    return found


def _is_in(entry: Entry, country: str | None) -> bool:
    if country is None:
        return True
    place = entry.claim.place.value if entry.claim.place else None
    return isinstance(place, Place) and place.country == country
