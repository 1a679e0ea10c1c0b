"""How many: the figures, of an act's sentence or of its neighbours, that count what the act did."""

from typing import NamedTuple

from tidings.claims.material import LEAST_CHANCE, Weighed
from tidings.claims.relation import bucket, relation
from tidings.claims.scene import Placed, Scene
from tidings.claims.weigh import probability
from tidings.record import Figure, Mention
from tidings.syntax import Token

#: A figure belongs to an act at most this many sentences away; merging brings together what stands further apart.
REACH_SENTENCES = 1
SIZES = (1, 2, 9, 99, 999)


class Count(NamedTuple):
    """A candidate figure with the features that speak for it."""

    mention: Mention
    features: tuple[str, ...]


def bind_figures(scene: Scene, act: Token, kind: str) -> tuple[Weighed, ...]:
    """The figures near an act with the probability that they count what it did, in the order of the text."""
    weights = scene.judges.figure
    found = (Weighed(one.mention, probability(weights, kind, one.features)) for one in figure_candidates(scene, act))
    return tuple(one for one in found if one.chance >= LEAST_CHANCE)


def figure_candidates(scene: Scene, act: Token) -> list[Count]:
    """The figures near an act, each with its features."""
    around = range(act.sentence - REACH_SENTENCES, act.sentence + REACH_SENTENCES + 1)
    near = [one for sentence in around for one in scene.figures_in.get(sentence, ())]
    return [Count(one.mention, tuple(_features(scene, act, one))) for one in near]


def _features(scene: Scene, act: Token, one: Placed) -> list[str]:
    figure, head = one.mention.value, one.head
    assert isinstance(figure, Figure)
    found = relation(scene, act, head)
    found += [f"measure={figure.measure}", f"who={figure.who}", f"bound={figure.bound}"]
    found += [f"size={bucket(figure.count, SIZES)}", f"word={one.mention.text.split()[0].lower()}"]
    sharing = [other.mention for other in scene.figures_in[head.sentence] if other.head.i == head.i]
    found += [f"sharing={min(len(sharing), 3)}", f"order={min(sharing.index(one.mention), 3)}"]
    found += [f"same={head.i == act.i}", f"measure={figure.measure}&word={act.lemma}"]
    same_clause = scene.clause(act) is scene.clause(head)
    where = "same" if head.sentence == act.sentence else "apart"
    found.append(f"measure={figure.measure}&sentence={where}&clause={same_clause}")
    if figure.since is not None:
        found.append("running")
    return found
