"""Who says so: the chain of sources whose account an act stands in, or the report's own voice.

The stage before has heard the acts inside what somebody is said to say. Accounts run on over sentences that name
nobody, and end where the outlet speaks for itself; that is weighed here.
"""

from collections import Counter
from typing import NamedTuple

from tidings.claims.material import Material
from tidings.claims.relation import BEFORE_SENTENCES, bucket, clause
from tidings.claims.weigh import probability
from tidings.record import Attribution, Source
from tidings.syntax import Token

#: An account is carried over at most this many sentences.
REACH_SENTENCES = 4
#: A speaker may follow what he said by this many sentences.
AHEAD_SENTENCES = 1

Chain = tuple[Source, ...]


class Account(NamedTuple):
    """A chain of sources (empty: the report's own voice) with the features that speak for it."""

    chain: Chain
    features: tuple[str, ...]


def bind_sources(material: Material, act: Token, number: int, kind: str) -> Chain:
    """The most probable chain of sources of an act; `number` is the act's place among the acts."""
    weighed = [
        (probability(material.judges.source, kind, one.features), -n, one.chain)
        for n, one in enumerate(source_candidates(material, act, number))
    ]
    return max(weighed, key=lambda one: one[:2])[2]


def source_candidates(material: Material, act: Token, number: int) -> list[Account]:
    """The candidates: the report's own voice, the chain that was heard, and the accounts around the act."""
    heard = material.voices[number].sources
    near = _near(material, act)
    counts = Counter(one.sources[0].name for one in material.told if one.sources)
    setting = _setting(material, act, heard, near)
    found = [Account((), ("none", *(f"none&{one}" for one in setting)))]
    roots: set[str] = set()
    if heard:
        roots.add(heard[0].name)
        found.append(Account(heard, ("heard", *_features(heard, counts, act), *(f"heard&{one}" for one in setting))))
    for attribution in sorted(near, key=lambda one: abs(one.cue.start - act.start)):
        chain = attribution.sources
        if chain[0].name in roots:
            continue
        order = f"order={min(len(roots), 2)}"
        roots.add(chain[0].name)
        found.append(Account(chain, (order, *_around(material, act, attribution), *_features(chain, counts, act))))
    return found


def _near(material: Material, act: Token) -> list[Attribution]:
    """The attributions with a source whose cue stands in the sentences around the act."""
    found = []
    for attribution in material.told:
        cue = material.sentences.token_at(attribution.cue.start)
        if not attribution.sources or cue is None:
            continue
        if -REACH_SENTENCES <= cue.sentence - act.sentence <= AHEAD_SENTENCES:
            found.append(attribution)
    return found


def _setting(material: Material, act: Token, heard: Chain, near: list[Attribution]) -> list[str]:
    sentences = material.sentences
    verb = clause(sentences, act)
    here = [one for one in near if _distance(material, act, one) == 0]
    return [
        f"heard={heard[0].kind if heard else 'none'}",
        f"here={min(len(here), 2)}",
        f"near={min(len(near), 3)}",
        f"quoted={sentences.quoted(act.start)}",
        f"title={sentences.sentence_of(act).title}",
        f"position={bucket(act.sentence, (0, 1, 2, 4, 8, 16))}",
        f"dep={verb.dep}",
        f"tag={verb.tag}",
        f"word={act.lemma}",
        f"told={min(len(material.told), 3)}",
        f"here={min(len(here), 1)}&heard={bool(heard)}",
    ]


def _features(chain: Chain, counts: Counter[str], act: Token) -> list[str]:
    root = chain[0]
    return [
        f"source={root.kind}",
        f"length={len(chain)}",
        f"count={min(counts[root.name], 4)}",
        f"common={counts[root.name] == max(counts.values(), default=0)}",
        f"person={root.mention.text[:1].isupper()}",
        f"act={act.pos}",
    ]


def _around(material: Material, act: Token, attribution: Attribution) -> list[str]:
    distance = _distance(material, act, attribution)
    side = "same" if distance == 0 else "before" if distance < 0 else "after"
    inside = any(span.start <= act.start < span.end for span in attribution.content)
    cue = material.sentences.token_at(attribution.cue.start)
    lemma = cue.lemma if cue else ""
    between = range(act.sentence + distance + 1, act.sentence) if distance < 0 else range(0)
    rivals = sum(1 for one in material.told if one.sources and act.sentence + _distance(material, act, one) in between)
    return [
        f"distance={side}{bucket(abs(distance), BEFORE_SENTENCES)}",
        f"inside={inside}",
        f"inside={inside}&{side}",
        f"cue={lemma}",
        f"cue={lemma}&{side}",
        f"rivals={min(rivals, 2)}",
        f"quoted={material.sentences.quoted(act.start)}&{side}",
    ]


def _distance(material: Material, act: Token, attribution: Attribution) -> int:
    cue = material.sentences.token_at(attribution.cue.start)
    return cue.sentence - act.sentence if cue else 0
