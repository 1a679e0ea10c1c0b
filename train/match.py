"""Which act, place, party and figure of a labelled claim the program has found: the answers that the judges learn."""

from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

from tidings.record import Figure, Mention, Place, Source, When

Label = dict[str, Any]
EARTH_KM = 6371.0
#: Words of a name that tell no party from another.
EMPTY_WORDS = frozenset(
    [
        *("the", "a", "an", "of", "and", "in", "on", "for", "to", "by", "from", "its", "their", "his", "her"),
        *("local", "several", "some", "other", "forces", "force"),
    ]
)


@dataclass(frozen=True)
class LabelledClaim:
    """A labelled claim with the character ranges of its quotes."""

    number: int
    label: Label
    ranges: tuple[tuple[int, int], ...]

    @property
    def kind(self) -> str:
        """The kind that the label gives."""
        return str(self.label["kind"])

    def quotes(self, offset: int) -> bool:
        """True if the offset lies in one of the quotes."""
        return any(start <= offset < end for start, end in self.ranges)


def labelled(labels: list[Label], text: str) -> list[LabelledClaim]:
    """The labels with the places of their quotes in the text."""
    return [LabelledClaim(n, label, tuple(_ranges(label, text))) for n, label in enumerate(labels)]


def _ranges(label: Label, text: str) -> list[tuple[int, int]]:
    return [(at, at + len(quote)) for quote in label["quotes"] if (at := text.find(quote)) >= 0]


def claim_of(claims: list[LabelledClaim], kind: str, offset: int) -> LabelledClaim | None:
    """The claim of the kind whose quotes hold the offset; the one with the shortest such quote, where several do."""
    fits = [
        (end - start, claim.number, claim)
        for claim in claims
        if claim.kind == kind
        for start, end in claim.ranges
        if start <= offset < end
    ]
    return min(fits)[2] if fits else None


def place_fits(label: Label | None, mention: Mention | None) -> bool:
    """True if the mention's place lies within the label's tolerance, or if neither is there."""
    place = mention.value if mention else None
    if label is None or not isinstance(place, Place) or place.lat is None or place.lon is None:
        return label is None and mention is None
    return kilometres(label["lat"], label["lon"], place.lat, place.lon) <= float(label["within_km"])


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two points."""
    a, b = radians(lat), radians(other_lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def time_fits(label: Label | None, when: When | None) -> bool:
    """True if both ends are within a day, or half of all the days are shared, or neither is there."""
    if label is None or when is None or when.earliest is None or when.latest is None:
        return label is None and when is None
    a, b = (date.fromisoformat(label[key]).toordinal() for key in ("earliest", "latest"))
    c, d = when.earliest.toordinal(), when.latest.toordinal()
    if abs(a - c) <= 1 and abs(b - d) <= 1:
        return True
    return max(0, min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1) >= 0.5


def name_fits(names: list[str], mention: Mention) -> bool:
    """True if the mention, as written or by its full name, shares its words with one of the names."""
    return any(_alike(name, own) for name in names for own in (mention.name, mention.text))


def _alike(left: str, right: str) -> bool:
    a, b = _words(left), _words(right)
    return bool(a and b) and (a <= b or b <= a or 2 * len(a & b) >= len(a | b))


def _words(name: str) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in name.lower()).split()
    return {word.rstrip("s") for word in words if word not in EMPTY_WORDS}


def sources_fit(names: list[str], chain: tuple[Source, ...]) -> bool:
    """True if the chain holds the first-hand source of the label, or if neither names any."""
    if not names or not chain:
        return not names and not chain
    return any(_alike(names[0], own) for one in chain for own in (one.name, one.mention.text))


def figure_fits(labels: list[Label], mention: Mention) -> bool:
    """True if the labels hold a figure of the same measure and count."""
    figure = mention.value
    return isinstance(figure, Figure) and any(
        label["measure"] == figure.measure and label["count"] == figure.count for label in labels
    )
