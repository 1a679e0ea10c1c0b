"""Claims brought together into events: each joins the one that it fits best of those told before it, or founds one.

A claim's event depends on what was known before it and on nothing that became known later: an event keeps its id
however it grows, what was known on a day can be told on any later day, and a new report costs what its own claims
cost, however long a siege has been told of. This is the leader method of grouping (Hartigan, "Clustering Algorithms",
1975) with the average over an event's claims, so that no vague claim in the middle joins two strikes days apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2

from msgspec import Struct

from tidings.record import Entry, Link, content_id

#: Bits that a pair without a link counts for. The linker stores no pair that is surely different, and pairs that share
#: no key are told of other days or grounds.
MISSING_BITS = -4.0
#: Bits that one link counts for at most, so that no single pair outweighs all others.
MOST_BITS = 8.0
#: What the linker's name begins with; whatever else a link is by is a person.
LINKER = "linker"


class Ties(Struct, frozen=True):
    """What is held of one claim and claims known before it: bits by the linker, and persons' words, by their ids."""

    bits: Mapping[str, float]
    same: frozenset[str] = frozenset()
    different: frozenset[str] = frozenset()


def event_id(founder: str) -> str:
    """The id of the event that a claim founded."""
    return content_id("event", founder)


def is_persons(link: Link) -> bool:
    """True of a link that a person made."""
    return not link.by.startswith(LINKER)


def ties_of(claim: str, links: Iterable[Link]) -> Ties:
    """What the links of a claim say of the others; of persons who contradict each other the later one counts."""
    machine: dict[str, float] = {}
    told: dict[str, str] = {}
    for link in sorted(links, key=_order):
        other = link.right if link.left == claim else link.left
        if is_persons(link):
            told[other] = link.verdict
        else:
            machine[other] = bits(link.score)
    same = frozenset(one for one, verdict in told.items() if verdict == "same")
    return Ties(machine, same, frozenset(one for one, verdict in told.items() if verdict == "different"))


def best_event(ties: Ties, event_of: Mapping[str, str], sizes: Mapping[str, int]) -> str | None:
    """The event that a claim joins, None where it founds one.

    `event_of` gives the events of claims known before, of all that are tied to it at least, and `sizes` how many
    claims known before each has. A person's word outranks: the event of a claim held to be the same is joined, that of
    one held to be different never.
    """
    barred = {event_of[one] for one in ties.different if one in event_of}
    wanted = {event_of[one] for one in ties.same if one in event_of} - barred
    fits = _fits(ties.bits, event_of, sizes)
    open_to = wanted or {event for event, fit in fits.items() if fit > 0} - barred
    return min(open_to, key=lambda event: (-fits.get(event, MISSING_BITS), event), default=None)


def _fits(found: Mapping[str, float], event_of: Mapping[str, str], sizes: Mapping[str, int]) -> dict[str, float]:
    """The bits for each event being the claim's, on average over its claims, rounded so that order is nothing."""
    told: dict[str, list[float]] = defaultdict(list)
    for one, weight in found.items():
        if one in event_of:
            told[event_of[one]].append(weight)
    return {
        event: round((sum(sorted(weights)) + MISSING_BITS * (sizes[event] - len(weights))) / sizes[event], 6)
        for event, weights in told.items()
    }


def bits(score: float) -> float:
    """The bits of evidence in a probability, cut where they would outweigh everything else."""
    if not 0 < score < 1:
        return MOST_BITS if score >= 1 else -MOST_BITS
    return max(-MOST_BITS, min(MOST_BITS, log2(score / (1 - score))))


def group(entries: Iterable[Entry], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The claims grouped by event, in the order of their becoming known; the first of each group founded the event.

    The same whatever order entries and links are given in.
    """
    ordered = sorted({(entry.known, entry.claim.id) for entry in entries})
    of: dict[str, list[str]] = defaultdict(list)
    for claim, event in joined([id for _, id in ordered], links).items():
        of[event].append(claim)
    return tuple(tuple(members) for members in of.values())


def joined(claims: Sequence[str], links: Iterable[Link]) -> dict[str, str]:
    """For each claim the id of its event; `claims` in the order of their becoming known."""
    place = {one: n for n, one in enumerate(claims)}
    tied: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.left in place and link.right in place and link.left != link.right:
            tied[max(link.left, link.right, key=place.__getitem__)].append(link)
    event_of: dict[str, str] = {}
    sizes: dict[str, int] = defaultdict(int)
    for one in claims:
        event_of[one] = best_event(ties_of(one, tied[one]), event_of, sizes) or event_id(one)
        sizes[event_of[one]] += 1
    return event_of


def _order(link: Link) -> tuple[str, str, str, float]:
    return (link.at.isoformat() if link.at else "", link.by, link.verdict, link.score)
