"""How many: the figures, of an act's sentence or of its neighbours, that count what the act did."""

from typing import NamedTuple

from tidings.claims.material import LEAST_CHANCE, Material, Weighed
from tidings.claims.relation import bucket, clause, head_token, relation
from tidings.claims.weigh import probability
from tidings.record import Figure, Mention
from tidings.syntax import Token

#: A figure belongs to an act at most this many sentences away; merging brings together what stands further apart.
REACH_SENTENCES = 1


class Count(NamedTuple):
    """A candidate figure with the features that speak for it."""

    mention: Mention
    features: tuple[str, ...]


def bind_figures(material: Material, act: Token, kind: str) -> tuple[Weighed, ...]:
    """The figures near an act with the probability that they count what it did, in the order of the text."""
    weights = material.judges.figure
    found = (Weighed(one.mention, probability(weights, kind, one.features)) for one in figure_candidates(material, act))
    return tuple(one for one in found if one.chance >= LEAST_CHANCE)


def figure_candidates(material: Material, act: Token) -> list[Count]:
    """The figures near an act, each with its features."""
    sentences = material.sentences
    found = []
    for mention in material.figures:
        head = head_token(sentences, mention)
        if abs(head.sentence - act.sentence) <= REACH_SENTENCES:
            found.append(Count(mention, tuple(_features(material, act, head, mention))))
    return found


def _features(material: Material, act: Token, head: Token, mention: Mention) -> list[str]:
    sentences = material.sentences
    figure = mention.value
    assert isinstance(figure, Figure)
    found = relation(material, act, head)
    found += [f"measure={figure.measure}", f"who={figure.who}", f"bound={figure.bound}"]
    found += [f"size={bucket(figure.count, (1, 2, 9, 99, 999))}", f"word={mention.text.split()[0].lower()}"]
    sharing = [m for m in material.figures if m.head == mention.head]
    found += [f"sharing={min(len(sharing), 3)}", f"order={min(sharing.index(mention), 3)}"]
    found.append(f"same={head.i == act.i}")
    found.append(f"measure={figure.measure}&word={act.lemma}")
    same_clause = clause(sentences, act) is clause(sentences, head)
    where = "same" if head.sentence == act.sentence else "apart"
    found.append(f"measure={figure.measure}&sentence={where}&clause={same_clause}")
    if figure.since is not None:
        found.append("running")
    return found
