"""Whether two claims tell one event: named comparisons, each with a weight from data/link.csv, summed."""

from collections.abc import Callable
from itertools import product
from math import log2

from tidings.lexicon.links import LinkWeights
from tidings.link import matter, parties, when, where
from tidings.link.levels import Found
from tidings.link.profile import Profile, profile
from tidings.record import Entry, Link, Reason, Verdict

#: Names the linker in `Link.by`; its version rises when its verdicts change.
LINKER = "linker 1"
#: Bits beyond which a sum is cut: a probability of one in a million either way is as sure as words can make it.
MOST_BITS = 20.0

#: A comparison: the level that two claims reach, and words for its sentence.
Measure = Callable[[Profile, Profile, LinkWeights], Found]
#: The comparisons in the order in which they are shown: each gives its level, and words for its sentence.
COMPARISONS = (
    ("kind", matter.kind),
    ("place", where.place),
    ("day", when.day),
    ("agents", parties.agents),
    ("targets", parties.targets),
    ("figures", matter.figures),
    ("telling", matter.telling),
    ("report", matter.report),
    ("words", matter.words),
)

#: Comparisons by how many pairs they part, measured on a war of some hundred claims a day.
PARTING = ("place", "day", "kind", "words", "figures", "targets", "agents", "report", "telling")
#: The same, those first that part most pairs of claims of one ground and few days.
TELLING_FIRST = tuple(sorted(COMPARISONS, key=lambda one: PARTING.index(one[0])))


def compare(left: Entry, right: Entry, weights: LinkWeights) -> Link:
    """What the linker holds of two claims; the same whichever is given first."""
    return compare_profiles(profile(left, weights), profile(right, weights), weights)


def compare_profiles(one: Profile, other: Profile, weights: LinkWeights) -> Link:
    """The same of claims worked out already."""
    left, right = (one, other) if one.id < other.id else (other, one)
    reasons = [_prior(weights)]
    for name, measure in COMPARISONS:
        level, says = measure(left, right, weights)
        if level:
            weight = weights.levels[name, level]
            sentence = weight.sentence.format(left=says[0], right=says[1]) if says else weight.sentence
            reasons.append(Reason(name, level, weight.weight, sentence))
    score = probability(sum(reason.weight for reason in reasons))
    return Link(left=left.id, right=right.id, verdict=verdict(score, weights), score=score,
                reasons=tuple(reasons), by=LINKER)  # fmt: skip


def weigher(weights: LinkWeights) -> Callable[[Profile, Profile], Link | None]:
    """A function that gives the same link without its reasons (which are worked out where somebody asks for them), or
    None for two events.

    It stops as soon as nothing that is left to compare could make it another verdict, which most pairs are.
    """  # fmt: skip
    prior, least = _prior(weights).weight, log2(weights.verdicts.different / (1 - weights.verdicts.different))
    steps = {told: _steps(weights, told) for told in product((False, True), repeat=len(NEED_BOTH))}

    def weigh(one: Profile, other: Profile) -> Link | None:
        left, right = (one, other) if one.id < other.id else (other, one)
        bits = prior
        for name, measure, left_over in steps[_told(left, right)]:
            level, _ = measure(left, right, weights)
            if level:
                bits += weights.levels[name, level].weight
            if bits + left_over < least:
                return None
        score = probability(bits)
        held = verdict(score, weights)
        return None if held == "different" else Link(left=left.id, right=right.id, verdict=held, score=score, by=LINKER)

    return weigh


#: Comparisons that can speak for one event only where both claims tell what they compare (of the last, differently).
NEED_BOTH = ("figures", "targets", "telling")


def _told(left: Profile, right: Profile) -> tuple[bool, ...]:
    """Whether two claims tell what each of NEED_BOTH compares."""
    both = bool(left.counted and right.counted), bool(left.targets and right.targets)
    return (*both, left.modality != right.modality)


def _steps(weights: LinkWeights, told: tuple[bool, ...]) -> list[tuple[str, Measure, float]]:
    """The comparisons, each with the most that those after it can say for one event."""
    silent = {name for name, is_told in zip(NEED_BOTH, told, strict=True) if not is_told}
    most = [0.0 if name in silent else weights.most.get(name, 0.0) for name, _ in TELLING_FIRST]
    return [(name, measure, sum(most[n + 1 :])) for n, (name, measure) in enumerate(TELLING_FIRST)]


def verdict(score: float, weights: LinkWeights) -> Verdict:
    """What a probability is held for."""
    if score >= weights.verdicts.same:
        return "same"
    return "different" if score <= weights.verdicts.different else "unsure"


def probability(bits: float) -> float:
    """The probability that so many bits of evidence stand for, rounded so that it reads the same everywhere."""
    return round(1 / (1 + 2 ** -max(-MOST_BITS, min(MOST_BITS, bits))), 6)


def _prior(weights: LinkWeights) -> Reason:
    found = weights.levels["prior", "candidates"]
    return Reason("prior", "candidates", found.weight, found.sentence)
