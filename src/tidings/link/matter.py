"""Comparisons of what is told: kind, figures, how it is told, by whom, in which words."""

from tidings.lexicon.links import LinkWeights
from tidings.link.levels import NOTHING, Found
from tidings.link.profile import Profile

#: A count from which it is rare that another event has the same one.
RARE_COUNT = 10
#: How many times the lower count the higher may be: still one toll updated, or one toll early and late.
UPDATED, GROWN = 1.6, 4.0
#: Words shared, as a share of those of the shorter quote, and in number, for the levels "nearly all" and "many".
NEARLY_ALL, MANY = (0.7, 4), (0.4, 2)
#: The share from which shared words are "some", and the words that both have at least for "none" to say anything.
FEW_OF, LEAST_WORDS = 0.2, 2
#: Measures whose counts tell one event from another, the weightiest first.
#: Damage stands for the strike that did it only where both say what was hit.
DAMAGE = "destroy"
#: Days up to which a running count may still be that of one event: "75 killed since Tuesday".
SHORT_DAYS = 7
#: Who is counted where nobody is left out.
ALL = "all"
MEASURES = ("killed", "killed_or_injured", "injured", "abducted", "detained", "released", "displaced")


def kind(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether two claims tell the same kind of act, one of its general names, or another of its kin."""
    says = (left.kind, right.kind)
    if left.kind == right.kind:
        if left.mode and right.mode and left.mode != right.mode:
            return "other mode", says
        return ("same and rare" if left.kind in weights.grand else "same"), says
    if not left.kind or not right.kind:
        return "open", None
    if not set(left.groups) & set(right.groups):
        return "other", says
    if says in weights.general:
        return ("general" if DAMAGE not in says or _one_target(left, right) else "kin"), says
    return ("loose" if says in weights.loose else "kin"), says


def _one_target(left: Profile, right: Profile) -> bool:
    """True if it befell the same in both, as far as the words go."""
    return any(one.stems & other.stems for one in left.targets for other in right.targets)


def figures(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether two claims count the same, by the weightiest measure that both count of the same people."""
    if left.running != right.running:
        return ("running" if max(_span(left), _span(right)) > SHORT_DAYS else "short running"), None
    if left.running:
        return _series(left, right)
    best = min((found for key, mine in left.counted.items() if (found := _count(key, mine, right))), default=None)
    if best:
        return best[1], (str(best[2]), str(best[3]))
    return NOTHING


def _span(one: Profile) -> int:
    return one.last - one.first if one.running else 0


def _series(left: Profile, right: Profile) -> Found:
    """Whether two running counts are one count told twice, by the one number of both."""
    for key, mine in left.counted.items():
        if key in right.counted:
            says = (str(mine[1]), str(right.counted[key][1]))
            return ("one count" if mine == right.counted[key] else "series"), says
    return "series", ("one number", "another")


def _count(key: tuple[str, str], mine: tuple[int, int], right: Profile) -> tuple[int, str, int, int] | None:
    """The rank of the measure, the level, and both counts; None where the other claim does not count it."""
    measure = key[0]
    other = right.counted.get(key)
    rank = 2 * MEASURES.index(measure) if measure in MEASURES else 2 * len(MEASURES)
    if other is None:
        return _part(rank + 1, key, mine[1], right)
    low, high = sorted((mine[1], other[1]))
    if low == high:
        return rank, "equal" if high >= RARE_COUNT else "equal and few", mine[1], other[1]
    ratio = high / max(low, 1)
    return rank, "updated" if ratio <= UPDATED else "grown" if ratio <= GROWN else "contradict", mine[1], other[1]


def _part(rank: int, key: tuple[str, str], mine: int, right: Profile) -> tuple[int, str, int, int] | None:
    """The level for a count of some people and one of all, where the first is nearly all of the second."""
    counts = [count for (measure, who), (_, count) in right.counted.items()
              if measure == key[0] and ALL in (who, key[1])]  # fmt: skip
    whole = max(counts, default=0)
    low, high = sorted((mine, whole))
    if not low or high > UPDATED * low:
        return None
    return (rank, "equal" if high >= RARE_COUNT else "equal and few", mine, whole) if low == high else (
        rank, "updated", mine, whole)  # fmt: skip


def telling(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether what one tells as done the other tells as to come, or denies."""
    if left.modality == right.modality:
        return NOTHING
    says = (left.modality, right.modality)
    if "denied" in says:
        return "disputed", says
    if left.report == right.report:
        return "two in one report", says
    return ("planned and done" if {"intended", "conditional"} & set(says) else "possible"), says


def report(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether one report tells both: then in one voice they are two occurrences, by two sources perhaps one."""
    if left.report != right.report:
        return NOTHING
    denial = "denied" in (left.modality, right.modality) and left.modality != right.modality
    if left.speaker == right.speaker and not denial:
        return "one voice", None
    if not _one_thing(left, right, weights):
        return "two voices, two things", None
    return ("denial" if denial else "two voices"), None


def _one_thing(left: Profile, right: Profile, weights: LinkWeights) -> bool:
    """True if two claims of a report may be two accounts of one thing: of one kind or target, at one place."""
    if left.kind in weights.standing and right.kind in weights.standing:
        return True
    if left.kind != right.kind:
        return _one_target(left, right)
    told = any(target.stems & right.said for target in left.targets)
    told = told or any(target.stems & left.said for target in right.targets)
    return told or _one_traveller(left, right) or _one_spot(left, right)


def _one_traveller(left: Profile, right: Profile) -> bool:
    """True if one person does both: he leaves one place and reaches another."""
    persons = {one.key for one in left.agents if one.kind == "person" and one.key}
    return bool(persons & {one.key for one in right.agents})


def _one_spot(left: Profile, right: Profile) -> bool:
    """True if two claims name one town or site, or the words on one name that of the other, or one names none."""
    if left.place is None or right.place is None:
        return True
    named = left.names <= right.said or right.names <= left.said
    return left.width == "point" and (named or left.place.id == right.place.id)


def words(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How many of the words that tell one event from another two claims share; no report says a thing twice."""
    if left.report == right.report:
        return NOTHING
    shared = sorted(left.stems & right.stems)
    least = min(len(left.stems), len(right.stems))
    if least >= NEARLY_ALL[1] and len(shared) >= NEARLY_ALL[0] * least:
        return "nearly all", None
    if len(shared) >= MANY[1] and len(shared) >= MANY[0] * least:
        return "many", None
    if shared:
        return ("some" if len(shared) >= FEW_OF * least else "few"), None
    return ("none" if least >= LEAST_WORDS else ""), None
