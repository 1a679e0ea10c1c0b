"""Which place a claim speaks of, and how much of it: the suburbs of a city are not the city."""

from msgspec import Struct

from tidings.lexicon.ground import Extent, load_ground
from tidings.record import Entry, Mention, Place

#: The language of the words around a name; reports in others are not read yet.
LANGUAGE = "en"
#: Kinds that tell who has a place; of these a clause after its name may tell ("near Sake, which the rebels hold").
OF_GROUND = ("capture", "withdraw", "hold", "encircle")
#: Places that hold others; what is said of one is not said of each place in it.
WIDE = ("country", "region", "area")
#: Ids of points told by distance and direction only ("10 km north of Hama"), which are no places that anybody holds.
POINTS = ("@off:", "@to:")


class Spoken(Struct, frozen=True):
    """The place of a claim: `key` is its id, or "?" and its name where no gazetteer knows it.

    `extent` says whether the claim speaks of the whole place, of less than it, of its edge, or of what lies beside it.
    """

    key: str
    name: str
    place: Place | None
    extent: Extent
    written: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What the place is called, in small letters."""
        return self.name.lower(), self.written.lower()

    @property
    def wide(self) -> bool:
        """True of a province, a country or an area: a place that holds others."""
        return self.place is not None and self.place.kind in WIDE


def all_spoken_of(entry: Entry) -> tuple[Spoken, ...]:
    """The place of a claim first, then those that it tells in one breath with it ("captured Rastan and Talbiseh")."""
    others = [one for one in entry.claim.targets if isinstance(one.value, Place)]
    found = [_spoken(entry, one) for one in (entry.claim.place, *others) if one]
    return tuple({one.key: one for one in reversed(found) if one}.values())[::-1]


def _spoken(entry: Entry, mention: Mention) -> Spoken | None:
    if not isinstance(mention.value, Place):
        return Spoken(f"?{mention.name.lower()}", mention.name, None, _extent(entry, mention), mention.text)
    place = mention.value
    if any(mark in place.id for mark in POINTS):
        return None
    name = mention.text if "@" in place.id else place.name
    return Spoken(place.id, name or place.name, place, _extent(entry, mention), mention.text)


def is_running(entry: Entry) -> bool:
    """True if the claim's time is told as one that went on from its first day: "since early March"."""
    when = entry.claim.time
    if when is None or when.span is None:
        return False
    for span, words in zip(entry.claim.quotes, entry.quotes, strict=False):
        if span.holds(when.span):
            at = when.span.start - span.start
            return load_ground(LANGUAGE).runs(words[:at], words[at:])
    return False


def _extent(entry: Entry, mention: Mention) -> Extent:
    """By the words before the name in the quote that holds it; the whole place where no quote holds it."""
    ground = load_ground(LANGUAGE)
    for span, words in zip(entry.claim.quotes, entry.quotes, strict=False):
        if span.holds(mention.span):
            told_after = entry.claim.kind in OF_GROUND and any(
                mention.span.end < one.span.start < span.end for one in entry.claim.agents
            )
            if told_after and ground.goes_on(words[mention.span.end - span.start :]):
                return "whole"
            return ground.extent(words[: mention.span.start - span.start])
    return "whole"
