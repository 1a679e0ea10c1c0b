"""How an event stands: who tells it as done, who denies it, who admits it, and which claim tells it best."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from tidings.lexicon.brief import Wording
from tidings.record import Claim, Entry, Event, Mention, Place
from tidings.tellings import independent
from tidings.views.sides import PARTIES, Side, opposed, side_of, side_of_source
from tidings.views.wording import chain_words, counted_noun, listed, names_of

#: Kinds in which whoever acts gives something up: saying it of oneself is an admission.
GIVES_UP = ("withdraw",)
#: Kinds in which whoever acts gains: saying it of an opponent is an admission.
GAINS = ("capture", "offensive", "encircle", "hold")
#: In a fight there are always two sides, so that two agents of two sides are no rivals.
MUTUAL = ("clash", "talks", "agree")


class Standing(Struct, frozen=True, kw_only=True):
    """What the claims of an event add up to; `rivals` are the sides that are each said to have done it.

    `asserting`, `denying` and `admitting` are ids of claims, `origins` counts the tellings that do not depend on each
    other among those that assert it.
    """

    origins: int
    asserting: tuple[str, ...]
    denying: tuple[str, ...]
    admitting: tuple[str, ...]
    rivals: tuple[str, ...]


def members_of(event: Event, by_id: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The claims of an event that are there, in the order of their becoming known."""
    return tuple(sorted((by_id[one] for one in event.claims if one in by_id), key=lambda e: (e.known, e.claim.id)))


def standing(members: Sequence[Entry]) -> Standing:
    """What the claims of an event add up to."""
    told = [one for one in members if one.claim.modality == "asserted"]
    return Standing(
        origins=len(independent(told)),
        asserting=tuple(one.claim.id for one in told),
        denying=tuple(one.claim.id for one in members if one.claim.modality == "denied"),
        admitting=tuple(one.claim.id for one in told if admits(one.claim)),
        rivals=rivals(told),
    )


def origin(entry: Entry) -> str:
    """What a telling goes back to: its report, where nothing is known of its origin."""
    return entry.origin or entry.claim.report


def country_of(claim: Claim) -> str | None:
    """The country of a claim's place."""
    place = claim.place.value if claim.place else None
    return place.country if isinstance(place, Place) else None


def sides_of(parties: Iterable[Mention], country: str | None) -> tuple[Side, ...]:
    """The sides of parties that are known, each once."""
    found = (side_of(one, country) for one in parties)
    return tuple(dict.fromkeys(side for side in found if side.known))


def admits(claim: Claim) -> bool:
    """True if a side says of itself what speaks against it: that it lost ground or men, or struck the unarmed."""
    country = country_of(claim)
    speakers = {side for one in claim.sources if one.own and (side := side_of_source(one, country))}
    agents, targets = sides_of(claim.agents, country), sides_of(claim.targets, country)
    did, hurt = bool(speakers & set(agents)), bool(speakers & set(targets))
    if claim.kind in GIVES_UP:
        return did
    if claim.kind in GAINS:
        return not did and any(opposed(agent, speaker) for agent in agents for speaker in speakers)
    armed = any(getattr(one.value, "kind", "") in PARTIES for one in claim.targets)
    return claim.kind not in MUTUAL and (hurt or (did and bool(claim.targets) and not armed))


def rivals(told: Iterable[Entry]) -> tuple[str, ...]:
    """The names of sides of which different claims each say that it did it; none where all claims share one."""
    by_claim = [
        (one, sides)
        for one in told
        if one.claim.kind not in MUTUAL and (sides := sides_of(one.claim.agents, country_of(one.claim)))
    ]
    apart = [
        side
        for one, sides in by_claim
        for side in sides
        if any(not set(sides) & set(others) for other, others in by_claim if origin(other) != origin(one))
    ]
    return tuple(sorted({side.name for side in apart}))


def best_told(members: Sequence[Entry], kind: str) -> Entry:
    """The claim that tells an event best: of its kind, asserted, with the agents that most origins name, and whole.

    Ties are broken by what was known first.
    """
    named = _agents_by_origin(members)

    def rank(one: Entry) -> tuple[bool, bool, int, int]:
        claim = one.claim
        votes = max((named[party.name] for party in claim.agents), default=0)
        told = bool(claim.place) + bool(claim.targets) + (claim.time is not None)
        return claim.modality == "asserted", claim.kind == kind, votes, told

    best = max(rank(one) for one in members)
    return next(one for one in members if rank(one) == best)


def _agents_by_origin(members: Sequence[Entry]) -> Counter[str]:
    """How many origins assert that each party did it."""
    pairs = {
        (origin(one), party.name) for one in members if one.claim.modality == "asserted" for party in one.claim.agents
    }
    return Counter(name for _, name in pairs)


def origins_words(count: int, wording: Wording) -> str:
    """How many origins, in words."""
    return counted_noun(count, wording.words.phrases.origin, wording.words.phrases.origins)


def speakers_words(entries: Iterable[Entry], wording: Wording) -> str:
    """The first-hand sources of claims, each once; an outlet where it tells in its own voice."""
    return listed(tuple(dict.fromkeys(first_hand(one, wording) for one in entries)), wording)


def first_hand(entry: Entry, wording: Wording) -> str:
    """Who says so first-hand, by a name that may be shown."""
    return chain_words(names_of(entry.claim.sources[:1], wording), entry.outlet, wording)
