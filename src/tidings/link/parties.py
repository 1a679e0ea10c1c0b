"""Comparisons of those who act and those it befalls."""

from tidings.lexicon.links import LinkWeights
from tidings.link.levels import NOTHING, Found
from tidings.link.profile import Party, Profile
from tidings.link.stances import Stance, closest

#: Stances that two parties come to by being of one sort only.
LIKELY = (Stance.ALIKE, Stance.MAY_BE_ONE)


def agents(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How those who act in two claims stand to each other; in a fight, either side may stand first."""
    if left.kind == "clash" or right.kind == "clash":
        return _fighting((*left.agents, *left.targets), (*right.agents, *right.targets))
    level, says = _level(left.agents, right.agents)
    if level not in (Stance.OTHER_SIDE.level, Stance.OTHER_CLASS.level):
        return level, says
    if _denies_itself(left) or _denies_itself(right):
        return NOTHING
    return ("other holder" if left.kind in weights.ground else level), says


def _denies_itself(one: Profile) -> bool:
    """True of a denial by the one who is named as acting: "the army denied that the town had fallen" names no taker."""
    sources = {source.name for source in one.entry.claim.sources}
    return one.modality == "denied" and any(party.name in sources for party in one.agents)


def targets(left: Profile, right: Profile, weights: LinkWeights) -> Found:
    """How those whom two claims befall stand to each other."""
    if left.kind == "clash" or right.kind == "clash":
        return NOTHING
    level, says = _level(left.targets, right.targets)
    if level == Stance.ALIKE.level and _one_thing(left.targets, right.targets):
        return "same thing", says
    if level == Stance.OTHER_WORDS.level and (_told(left, right) or _told(right, left)):
        return "told too", says
    return level, says


def _fighting(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> Found:
    """The same for those who fight: in every fight there is an army that may be that of another fight."""
    found = closest(ours, theirs)
    if found is None or (found[0] in LIKELY and not found[1].stems & found[2].stems):
        return NOTHING
    return found[0].level, (found[1].name, found[2].name)


def _one_thing(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """True if both name one thing that is no party, by a name of its own: two words and more that say which."""
    things = [{one.stems for one in some if not one.kind and len(one.stems) > 1} for some in (ours, theirs)]
    return bool(things[0] & things[1])


def _told(one: Profile, other: Profile) -> bool:
    """True if the words on another claim name a target of one."""
    return any(target.stems & other.said for target in one.targets)


def _level(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> Found:
    found = closest(ours, theirs)
    return (found[0].level, (found[1].name, found[2].name)) if found else NOTHING
