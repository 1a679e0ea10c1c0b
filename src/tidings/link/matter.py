"""Comparisons of what is told: kind, figures, how it is told, by whom, in which words."""

from tidings.lexicon.links import LinkWeights
from tidings.link.profile import Profile
from tidings.link.when_where import NOTHING, Found

#: A count from which it is rare that another event has the same one.
RARE_COUNT = 10
#: How many times the lower count the higher may be: still one toll updated, or one toll early and late.
UPDATED, GROWN = 1.6, 4.0
#: Words shared, as a share of the shorter quote, and in number, for the levels "nearly all" and "many".
NEARLY_ALL, MANY = (0.7, 4), (0.34, 3)
#: Measures whose counts tell one event from another, the weightiest first.
MEASURES = ("killed", "killed_or_injured", "injured", "abducted", "detained", "released", "displaced")


def kind(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether two claims tell the same kind of act, one of its general names, or another of its kin."""
    says = (left.kind, right.kind)
    if left.kind == right.kind:
        return ("same", says) if not left.mode or not right.mode or left.mode == right.mode else ("other mode", says)
    if not set(left.groups) & set(right.groups):
        return "other", says
    return ("general" if left.kind in weights.general or right.kind in weights.general else "kin"), says


def figures(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether two claims count the same, by the weightiest measure that both count of the same people."""
    if left.running != right.running:
        return "running", None
    best = min((found for key, mine in left.counted.items() if (found := _count(key, mine, right))), default=None)
    if best:
        return best[1], (str(best[2]), str(best[3]))
    return NOTHING


def _count(key: tuple[str, str], mine: tuple[int, int], right: Profile) -> tuple[int, str, int, int] | None:
    """The rank of the measure, the level, and both counts; None where the other claim does not count it."""
    measure = key[0]
    other = right.counted.get(key)
    rank = 2 * MEASURES.index(measure) if measure in MEASURES else 2 * len(MEASURES)
    if other is None:
        loose = [count for (what, _), count in right.counted.items() if what == measure]
        if not loose:
            return None
        other, rank = max(loose), rank + 1
    low, high = sorted((mine[1], other[1]))
    if low == high:
        return rank, "equal" if high >= RARE_COUNT else "equal and few", mine[1], other[1]
    ratio = high / max(low, 1)
    return rank, "updated" if ratio <= UPDATED else "grown" if ratio <= GROWN else "contradict", mine[1], other[1]


def telling(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether what one tells as done the other tells as to come, or denies."""
    if left.modality == right.modality:
        return NOTHING
    says = (left.modality, right.modality)
    done = {"asserted", "denied", "possible"}
    if left.modality in done and right.modality in done:
        return ("disputed" if "denied" in says else "possible"), says
    return "planned and done", says


def report(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """Whether one report tells both: then in one voice they are two occurrences, by two sources perhaps one."""
    if left.report != right.report:
        return NOTHING
    if left.speaker != right.speaker or left.modality != right.modality:
        return "two voices", None
    return "one voice", None


def words(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How many of the words that say something two claims share."""
    shared = left.stems & right.stems
    least = min(len(left.stems), len(right.stems))
    if not least:
        return NOTHING
    share = len(shared) / least
    if share >= NEARLY_ALL[0] and len(shared) >= NEARLY_ALL[1]:
        return "nearly all", None
    if share >= MANY[0] and len(shared) >= MANY[1]:
        return "many", None
    return ("some" if shared else "none"), None
