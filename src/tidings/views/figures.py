"""What the claims of one event say of each count, estimated by a rule: low, best and high, with who says so.

Votes. Only what is asserted counts, and each origin has one vote for a count, its latest (votes.py). What is denied is
dissent; what is possible, conditional or intended adds nothing. Running tolls are no figures of an event (series.py).

Whole and parts. "126 killed, 68 of them children" is one whole and one part; a part is shown and never added to the
whole. A whole is summed from parts only where nobody gives one, only of classes of which nobody is in two
(data/counting.toml), and it is said; it stays open above unless the parts are everybody, as civilians and fighters
are. A part that exceeds every whole that is given is a bound of it.
Killed and injured together are a measure by itself: nothing tells how many of them were killed.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tidings.lexicon.counting import WHOLE, Counting, load_counting
from tidings.record import Entry
from tidings.views.rules import Rule, Said, chosen, highest, lowest, plus
from tidings.views.votes import Dropped, Key, tellings, votes

__all__ = ["Estimate", "Rule", "Said", "Weighed", "estimates", "weigh"]


class Estimate(Struct, frozen=True, kw_only=True):
    """How many of whom, by the rule: low ≤ best ≤ high, with the claims for it and those that disagree.

    `high` None means open above; `best` is the count that the rule chooses. `part` is True for a class that is
    counted in the whole beside it ("68 of them children"); `derived` is True for a whole that nobody gives and that
    is summed from its parts. `said` holds what each origin says, also the one that is not chosen, in the order of
    becoming known; it is empty for a derived whole. `support` and `dissent` are ids of claims: those whose words
    allow `best`, and those that allow it not or deny the act.
    """

    measure: str
    who: str
    low: int
    best: int
    high: int | None
    part: bool = False
    derived: bool = False
    said: tuple[Said, ...] = ()
    support: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Weighed(Struct, frozen=True):
    """The estimates of one event, and the claims whose figures are no vote of their own."""

    estimates: tuple[Estimate, ...]
    dropped: tuple[Dropped, ...]


def estimates(entries: Iterable[Entry], rule: Rule = "latest") -> tuple[Estimate, ...]:
    """What the claims of one event say of each count, by measure and by who is counted; wholes before their parts.

    The entries are those of one event that count (`known.counted`).
    """
    return weigh(tuple(entries), rule).estimates


def weigh(entries: Sequence[Entry], rule: Rule) -> Weighed:
    """The estimates of one event with what was left out of them."""
    counting = load_counting()
    found: dict[Key, Estimate] = {}
    dropped: list[Dropped] = []
    for key, told in tellings(entries).items():
        voted = votes(told, key)
        dropped += voted.dropped
        found[key] = _estimate(key, voted.said, _denials(entries, key), rule)
    for measure in {measure for measure, _ in found} & counting.people:
        _set_whole(found, measure, counting, rule)
    ranked = sorted(found.values(), key=lambda one: _rank(one, counting))
    return Weighed(tuple(ranked), tuple(sorted(dropped)))


def _estimate(key: Key, said: tuple[Said, ...], denials: tuple[str, ...], rule: Rule) -> Estimate:
    best = chosen(said, rule).count
    return Estimate(
        measure=key[0],
        who=key[1],
        low=lowest(said),
        best=best,
        high=highest(said),
        said=said,
        support=tuple(claim for one in said if one.allows(best) for claim in one.claims),
        dissent=tuple(claim for one in said if not one.allows(best) for claim in one.claims) + denials,
    )


def _denials(entries: Iterable[Entry], key: Key) -> tuple[str, ...]:
    """Claims that deny the count, or the act altogether."""
    denied = (one.claim for one in entries if one.claim.modality == "denied")
    return tuple(
        sorted(
            claim.id
            for claim in denied
            if not claim.figures or any((one.measure, one.who.casefold()) == key for one in claim.figures)
        )
    )


def _set_whole(found: dict[Key, Estimate], measure: str, counting: Counting, rule: Rule) -> None:
    """Marks the parts of a whole; where nobody gives the whole, sums it of parts that are apart."""
    whole = found.get((measure, WHOLE))
    parts = [one for (name, who), one in found.items() if name == measure and who not in (WHOLE, *counting.units)]
    parts.sort(key=lambda one: one.who)
    if parts:
        found[measure, WHOLE] = _at_least(whole, parts, rule) if whole else _derived(measure, parts, counting)
    for one in parts:
        found[measure, one.who] = replace(one, part=True)


def _at_least(whole: Estimate, parts: Sequence[Estimate], rule: Rule) -> Estimate:
    """The whole, of which a part is a lower bound: "11 civilians" after "8 people" means 11 or more.

    Only a part that exceeds all that is given as the whole is heard so. It may come of a source that counts more, or of
    words: a report that says "civilians" often means everybody.
    """
    most = max(one.count for one in whole.said)
    more = [(part.who, one) for part in parts for one in part.said if one.count > most and one.bound != "at_most"]
    if not more:
        return whole
    bounds = [replace(one, bound="at_least", low=one.low, high=None) for _, one in more]
    said = tuple(sorted((*whole.said, *bounds), key=lambda one: (one.known, one.claims)))
    denials = tuple(claim for claim in whole.dissent if not any(claim in one.claims for one in whole.said))
    notes = tuple(
        f"{one.count:,} {who} are counted, so at least as many in all; no whole is so great." for who, one in more
    )
    return replace(_estimate((whole.measure, WHOLE), said, denials, rule), notes=notes)


def _derived(measure: str, parts: Sequence[Estimate], counting: Counting) -> Estimate:
    """The whole that the parts add up to: the greatest first, then each that is apart from all before it."""
    chosen_parts: list[Estimate] = []
    for one in sorted(parts, key=lambda one: (-one.best, one.who)):
        if all((one.who, other.who) in counting.apart for other in chosen_parts):
            chosen_parts.append(one)
    names = [one.who for one in chosen_parts]
    closed = any((left, right) in counting.everybody for left in names for right in names)
    high: int | None = 0 if closed else None
    for one in chosen_parts:
        high = plus(high, one.high)
    told = " and ".join(f"{one.best:,} {one.who}" for one in chosen_parts)
    return Estimate(
        measure=measure,
        who=WHOLE,
        low=sum(one.low for one in chosen_parts),
        best=sum(one.best for one in chosen_parts),
        high=high,
        derived=True,
        support=_once(claim for one in chosen_parts for claim in one.support),
        dissent=_once(claim for one in chosen_parts for claim in one.dissent),
        notes=(
            f"Nobody gives a whole; {told} are told, so that these are the least."
            if high is None
            else f"Nobody gives a whole; it is summed from {told}.",
        ),
    )


def _rank(one: Estimate, counting: Counting) -> tuple[int, str, bool, int, str]:
    return counting.order.get(one.measure, len(counting.order)), one.measure, one.who != WHOLE, -one.best, one.who


def _once(claims: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claims))
