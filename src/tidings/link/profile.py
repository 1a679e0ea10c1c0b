"""What the comparisons ask of a claim, worked out once."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from msgspec import Struct

from tidings.lexicon.links import LinkWeights
from tidings.record import Actor, Entry, Mention, Place, When

#: Letters of a word that are kept: "attack", "attacks", "attacking" and "attackers" are one. Porter's stemmer would do
#: the same for most words; six letters do it without a library and for any language in an alphabet.
STEM_LETTERS = 6
#: Words shorter than this say little of which event it is; numbers are compared as figures.
LEAST_LETTERS = 3
#: Radius in km from which a place is wide: provinces have 75 (data/spelling.toml), towns 5 to 20.
WIDE_KM = 50.0
#: Kinds of parties (data/actors.csv) that belong to a state, and those that bear arms and belong to none. Governments
#: and their forces are one side to reports; so are a rebel army and its political wing.
STATE = frozenset({"military", "police", "government", "state", "coalition"})
ARMED = frozenset({"rebel", "militia", "jihadist", "criminal", "political"})
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Party(Struct, frozen=True):
    """A party as linking sees it. `key` is the id of a known party, else empty; `stems` are the words of its name."""

    name: str
    key: str
    kind: str
    side: str
    country: str
    within: str
    stems: frozenset[str]


class Profile(Struct, frozen=True):
    """A claim as linking sees it. `first` and `last` are days as ordinals, 0 and a large number where open.

    `width` of the place: "point", "wide" (a province, an area), "country", or "" where there is none on the map.
    `said` are the words of its quotes, `names` those of its place, and `stems` what is said beside the place.
    """

    id: str
    report: str
    entry: Entry
    kind: str
    groups: tuple[str, ...]
    mode: str
    modality: str
    place: Place | None
    place_name: str
    width: str
    first: int
    last: int
    stated: bool
    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    counted: dict[tuple[str, str], tuple[int, int]]
    running: bool
    speaker: str
    stems: frozenset[str]
    names: frozenset[str]
    said: frozenset[str]


def profile(entry: Entry, weights: LinkWeights) -> Profile:
    """The claim of an entry as linking sees it."""
    claim = entry.claim
    place = claim.place.value if claim.place and isinstance(claim.place.value, Place) else None
    first, last = days(claim.time, entry)
    names = stems(claim.place.name, weights.common) if claim.place else frozenset()
    said = frozenset().union(*(stems(quote, weights.common) for quote in entry.quotes))
    return Profile(
        id=claim.id,
        report=claim.report,
        entry=entry,
        kind=claim.kind,
        groups=weights.groups.get(claim.kind, (claim.kind,)),
        mode=claim.mode or "",
        modality=claim.modality,
        place=place,
        place_name=" ".join(sorted(names)),
        width=width(place),
        first=first,
        last=last,
        stated=claim.time is not None and claim.time.basis != "published",
        agents=tuple(party_of(one, weights.parties) for one in claim.agents),
        targets=tuple(party_of(one, weights.parties) for one in claim.targets),
        counted={(one.measure, one.who): (one.low, one.count) for one in reversed(claim.figures)},
        running=any(one.since for one in claim.figures),
        speaker=speaker(entry),
        stems=said - names,
        names=names,
        said=said,
    )


def width(place: Place | None) -> str:
    """How much ground a place covers, in three steps; "" where it is on no map."""
    if place is None or place.lat is None:
        return ""
    if place.kind == "country" or (place.country is None and place.radius_km > WIDE_KM):
        return "country"
    return "wide" if place.kind == "region" or place.radius_km > WIDE_KM else "point"


def days(time: When | None, entry: Entry) -> tuple[int, int]:
    """The first and the last day of a claim as ordinals; where no time is told, the day of its becoming known."""
    told: date = (entry.published or entry.known).date()
    if time is None or (time.earliest is None and time.latest is None):
        return told.toordinal(), told.toordinal()
    first, last = time.earliest or time.latest, time.latest or max(time.earliest or told, told)
    return (first or told).toordinal(), last.toordinal()


def party_of(mention: Mention, nouns: frozenset[str] = frozenset()) -> Party:
    """A mention of a party as linking sees it; `nouns` are words that say nothing of which party it is."""
    actor = mention.value if isinstance(mention.value, Actor) else None
    words = stems(actor.name if actor and actor.id else mention.name, nouns)
    if actor is None:
        return Party(mention.name, "", "", "", "", "", words)
    return Party(mention.name, actor.id, actor.kind, actor.side or "", actor.country or "", actor.part_of or "", words)


def class_of(one: Party) -> str:
    """Whether a party belongs to a state or is armed against one; "" where it is neither or not known."""
    return "state" if one.kind in STATE else "armed" if one.kind in ARMED else ""


def is_armed(one: Party) -> bool:
    """True of a party that bears arms, for a state or against one."""
    return bool(class_of(one))


def speaker(entry: Entry) -> str:
    """Who tells it first-hand, in folded words; "" where it is the report's own voice."""
    return " ".join(sorted(stems(entry.claim.sources[0].name, frozenset()))) if entry.claim.sources else ""


@lru_cache(maxsize=50_000)
def stems(text: str, common: frozenset[str]) -> frozenset[str]:
    """The words of a text that say something, folded and cut to their first letters."""
    plain = unicodedata.normalize("NFKD", text.lower())
    found = {word.strip("'’-") for word in WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))}
    found = {word.removesuffix("'s").removesuffix("’s") for word in found}
    return frozenset(word[:STEM_LETTERS] for word in found if len(word) >= LEAST_LETTERS and word not in common)
