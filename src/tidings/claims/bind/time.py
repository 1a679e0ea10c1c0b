"""When an act happened: the time mention that fits best, else the day of the report, else nothing."""

from datetime import timedelta
from typing import NamedTuple

from tidings.claims.relation import POSITIONS, bucket, relation
from tidings.claims.scene import Placed, Scene
from tidings.claims.weigh import choose
from tidings.record import Mention, When
from tidings.roles import is_verbal
from tidings.syntax import Token

#: A time is carried to an act from at most this many sentences before.
REACH_SENTENCES = 3
WIDTHS_DAYS = (0, 1, 7, 31, 366)
AGES_DAYS = (0, 1, 7, 31, 366)
DATELINE = "dateline"
#: A time longer ago than this is background to the news: a month, past which "on Friday" and "last week" do not reach.
PAST_DAYS = 31
#: A time that is told of a clause is that of its act: the form says so, and the table is not asked.
OWN_CERTAINTY = 0.9
#: Clauses that say something beside the main one; that of another sentence ("since they met in March") is further off.
BESIDE = ("relcl",)
BESIDE_ELSEWHERE = ("relcl", "advcl")
#: Kinds that are states: without a time they are dated to the day of the report itself (labelling guide).
STATES = frozenset({"hold", "support"})


class TimeCandidate(NamedTuple):
    """A time (None: none can be said) with the features that speak for it."""

    when: When | None
    features: tuple[str, ...]


def bind_time(scene: Scene, act: Token, kind: str) -> tuple[When | None, float]:
    """The most probable time of an act, with its probability."""
    own = next((one for one in scene.times if one.head is scene.clause(act) and _usable(one.mention)), None)
    if own is not None:
        return _when(own.mention), OWN_CERTAINTY
    candidates = time_candidates(scene, act, kind)
    best, certainty = choose(scene.judges.time, kind, [one.features for one in candidates])
    return candidates[best].when, certainty


def time_candidates(scene: Scene, act: Token, kind: str) -> list[TimeCandidate]:
    """The candidates for the time of an act: the day of the report, no time, then those of the text in order."""
    near = [one for one in scene.times if _reachable(scene, act, one) and _usable(one.mention)]
    near = [one for one in near if not _past_of_another(scene, act, one) and not _of_its_clause_only(scene, act, one)]
    here = [one for one in near if one.head.sentence == act.sentence]
    setting = _setting(scene, act, here)
    found = [TimeCandidate(None, ("none", *(f"none&{one}" for one in setting)))]
    day = scene.material.day
    if day is not None:
        first = day if kind in STATES else day - timedelta(days=1)
        when = When(first, day, "published")
        found.insert(0, TimeCandidate(when, ("published", *(f"published&{one}" for one in setting))))
    for one in near:
        found.append(TimeCandidate(_when(one.mention), tuple(_features(scene, act, one, here))))
    return found


def _when(mention: Mention) -> When:
    assert isinstance(mention.value, When)
    return mention.value


def _usable(mention: Mention) -> bool:
    value = mention.value
    known = isinstance(value, When) and value.earliest is not None and value.latest is not None
    return known and mention.name != DATELINE


def _reachable(scene: Scene, act: Token, one: Placed) -> bool:
    return -REACH_SENTENCES <= one.head.sentence - act.sentence <= 0 or scene.title(one.head)


def _past_of_another(scene: Scene, act: Token, one: Placed) -> bool:
    """True of a past time told in a clause beside the act's: "took the city, where it began in 2011"."""
    day, value = scene.material.day, one.mention.value
    if day is None or not isinstance(value, When) or value.latest is None or (day - value.latest).days <= PAST_DAYS:
        return False
    ways = {above.i for above in scene.way_up(act)}
    beside = BESIDE if one.head.sentence == act.sentence else BESIDE_ELSEWHERE
    told = (above for above in scene.way_up(one.head) if above.dep in beside and is_verbal(above))
    return any(above.i not in ways for above in told)


def _of_its_clause_only(scene: Scene, act: Token, one: Placed) -> bool:
    """True of the day of another clause: that of "entered" in "left, two days after rebels had entered"."""
    return is_verbal(one.head) and one.head is not scene.clause(act)


def _setting(scene: Scene, act: Token, here: list[Placed]) -> list[str]:
    """Features of an act by itself: how its clause is told, whether its sentence gives a time."""
    verb = scene.clause(act)
    auxiliaries = "+".join(one.lemma for one in scene.sentences.children(verb, "aux", "auxpass"))
    return [
        f"times={min(len(here), 2)}",
        f"tag={verb.tag}",
        f"tense={verb.tag}+{auxiliaries}",
        f"dep={verb.dep}",
        f"word={act.lemma}",
        f"position={bucket(act.sentence, POSITIONS)}",
        f"title={scene.title(act)}",
    ]


def _features(scene: Scene, act: Token, one: Placed, here: list[Placed]) -> list[str]:
    when, head = _when(one.mention), one.head
    assert when.earliest is not None
    assert when.latest is not None
    apart = head.sentence != act.sentence
    width = bucket((when.latest - when.earliest).days, WIDTHS_DAYS)
    found = [*relation(scene, act, head), f"width={width}", f"basis={when.basis}", f"apart={apart}&width={width}"]
    if scene.material.day is not None:
        age = (scene.material.day - when.latest).days
        found.append(f"age={'future' if age < 0 else bucket(age, AGES_DAYS)}")
    mine = abs(head.i - act.i)
    nearer = sum(abs(other.head.i - act.i) < mine for other in here)
    found += [f"nearer={min(nearer, 2)}", f"times={min(len(here), 3)}", f"first={head.lower}"]
    found.append(f"tag={scene.clause(act).tag}&sentence={'apart' if apart else 'same'}")
    return found
