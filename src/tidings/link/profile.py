"""What the comparisons ask of a claim, worked out once."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from msgspec import Struct, structs

from tidings.lexicon.links import LEAST_LETTERS, LinkWeights, LinkWords
from tidings.record import Actor, Claim, Entry, Mention, Place, When

#: Radius in km from which a place is wide: provinces have 75 (data/spelling.toml), towns 5 to 20.
WIDE_KM = 50.0
#: Kinds of places that hold towns, whatever their radius.
WIDE_KINDS = ("region", "area")
#: A count of the dead over at most so many days more than one is the toll of an event, not of a time.
TOLL, TOLL_DAYS = "toll", 1
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
    `told` is the day of publication. `land` is the country of the place, or without one that of the first party.
    `said` are the words of its quotes, `names` those of its place, and `stems` what is said beside the place and beside
    what every report of war says.
    """

    id: str
    report: str
    entry: Entry
    kind: str
    groups: tuple[str, ...]
    mode: str
    modality: str
    place: Place | None
    width: str
    land: str
    first: int
    last: int
    stated: bool
    told: int
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
    words = weights.vocabulary
    names = stems(claim.place.name, words) | stems(claim.place.text, words) if claim.place else frozenset()
    said = frozenset().union(*(stems(quote, words) for quote in entry.quotes))
    agents, targets = (
        tuple(_at_home(party_of(one, words), place) for one in some) for some in (claim.agents, claim.targets)
    )
    return Profile(
        id=claim.id,
        report=claim.report,
        entry=entry,
        kind=claim.kind,
        groups=_groups(claim, last - first, weights),
        mode=claim.mode or "",
        modality=claim.modality,
        place=place,
        width=width(place),
        land=(place.country if place else _home(claim)) or "",
        first=first,
        last=last,
        told=(entry.published or entry.known).date().toordinal(),
        stated=claim.time is not None and claim.time.basis != "published",
        agents=agents,
        targets=targets,
        counted={(one.measure, one.who): (one.low, one.count) for one in reversed(claim.figures)},
        running=any(one.since for one in claim.figures),
        speaker=speaker(entry),
        stems=said.difference(names, words.usual, *_named_apart(entry, (*agents, *targets), words)),
        names=names,
        said=said,
    )


def _home(claim: Claim) -> str | None:
    """The country of the first party that has one, where a claim names no place: "MINUSCA condemns an ambush"."""
    actors = (one.value for one in (*claim.agents, *claim.targets, *(source.mention for source in claim.sources)))
    return next((one.country for one in actors if isinstance(one, Actor) and one.country), None)


def _groups(claim: Claim, span_days: int, weights: LinkWeights) -> tuple[str, ...]:
    """The groups of kin of a claim's kind; the toll of a day or two may be told of what happened then."""
    if not claim.kind:
        return tuple(sorted({group for groups in weights.groups.values() for group in groups}))
    groups = weights.groups.get(claim.kind, (claim.kind,))
    of_a_day = span_days <= TOLL_DAYS and not any(one.since for one in claim.figures)
    return (*groups, *weights.told_by_toll) if claim.kind == TOLL and of_a_day else groups


def _named_apart(entry: Entry, parties: tuple[Party, ...], words: LinkWords) -> Iterator[frozenset[str]]:
    """The words for what is compared by itself or tells nothing: known parties, who says it, the outlet."""
    yield from (one.stems for one in parties if one.key)
    yield from (stems(source.name, words) for source in entry.claim.sources)
    yield stems(entry.outlet or "", words)


def width(place: Place | None) -> str:
    """How much ground a place covers, in three steps; "" where it is on no map."""
    if place is None or place.lat is None:
        return ""
    if place.kind == "country" or (place.country is None and place.radius_km > WIDE_KM):
        return "country"
    return "wide" if place.kind in WIDE_KINDS or place.radius_km > WIDE_KM else "point"


def days(time: When | None, entry: Entry) -> tuple[int, int]:
    """The first and the last day of a claim as ordinals; where none is told, that of publication and the one before."""
    told: date = (entry.published or entry.known).date()
    if time is None or (time.earliest is None and time.latest is None):
        return told.toordinal() - 1, told.toordinal()
    first, last = time.earliest or time.latest, time.latest or max(time.earliest or told, told)
    return (first or told).toordinal(), last.toordinal()


def party_of(mention: Mention, vocabulary: LinkWords | None = None) -> Party:
    """A mention of a party as linking sees it; without a vocabulary only its name as a whole is compared."""
    actor = mention.value if isinstance(mention.value, Actor) else None
    name = actor.name if actor and actor.id else mention.name
    words = stems(name, vocabulary) - vocabulary.parties if vocabulary else frozenset({name.lower()})
    if actor is None:
        return Party(mention.name, "", "", "", "", "", words)
    return Party(mention.name, actor.id, actor.kind, actor.side or "", actor.country or "", actor.part_of or "", words)


def _at_home(one: Party, place: Place | None) -> Party:
    """The party; forces of a state that no words name are those of the country they are in."""
    nameless = not one.key and not one.country and class_of(one) == "state"
    return structs.replace(one, country=place.country or "") if nameless and place else one


def class_of(one: Party) -> str:
    """Whether a party belongs to a state or is armed against one; "" where it is neither or not known."""
    return "state" if one.kind in STATE else "armed" if one.kind in ARMED else ""


def is_armed(one: Party) -> bool:
    """True of a party that bears arms, for a state or against one."""
    return bool(class_of(one))


def speaker(entry: Entry) -> str:
    """Who tells it first-hand, in folded words; "" where it is the report's own voice."""
    return entry.claim.sources[0].name.lower() if entry.claim.sources else ""


@lru_cache(maxsize=50_000)
def stems(text: str, words: LinkWords) -> frozenset[str]:
    """The words of a text that say something, folded and cut down to their stems."""
    plain = unicodedata.normalize("NFKD", text.lower())
    found = {word.strip("'’-") for word in WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))}
    found = {word.removesuffix("'s").removesuffix("’s") for word in found}
    return frozenset(words.stem(word) for word in found if len(word) >= LEAST_LETTERS and word not in words.common)
