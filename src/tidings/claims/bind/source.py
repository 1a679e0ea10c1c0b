"""Who says so: the chain of sources whose account an act stands in, or the report's own voice.

The stage before has heard the acts inside what somebody is said to say. Accounts run on over sentences that name
nobody, and end where the outlet speaks for itself; that is weighed here.
"""

from typing import NamedTuple

from msgspec import structs

from tidings.claims.relation import BEFORE_SENTENCES, POSITIONS, bucket
from tidings.claims.scene import Scene
from tidings.claims.weigh import choose
from tidings.record import Attribution, Source
from tidings.roles import objects
from tidings.syntax import Token

#: An account is carried over at most this many sentences.
REACH = 4
#: A speaker may follow what he said by this many sentences.
AHEAD = 1

#: Kinds of source that watch a war and take no part in it.
WATCHERS = frozenset({"monitor"})

Chain = tuple[Source, ...]


class Account(NamedTuple):
    """A chain of sources (empty: the report's own voice) with the features that speak for it."""

    chain: Chain
    features: tuple[str, ...]


def bind_sources(scene: Scene, act: Token, number: int, kind: str) -> Chain:
    """The most probable chain of sources of an act; `number` is the act's place among the acts."""
    candidates = source_candidates(scene, act, number)
    best, _ = choose(scene.judges.source, kind, [one.features for one in candidates])
    return _without_watchers(scene, act, candidates[best].chain)


def _without_watchers(scene: Scene, act: Token, chain: Chain) -> Chain:
    """The chain, in which a monitor speaks of itself only where it is harmed: it is no side of what it counts."""
    if not chain or not chain[0].own or chain[0].kind not in WATCHERS:
        return chain
    sentences = scene.sentences
    harmed = [one for head in objects(sentences, act) for one in (head, *sentences.children(head, "poss"))]
    names = {one.mention.name for one in scene.actors_in.get(act.sentence, ()) if one.head in harmed}
    return chain if chain[0].name in names else (structs.replace(chain[0], own=False), *chain[1:])


def source_candidates(scene: Scene, act: Token, number: int) -> list[Account]:
    """The candidates: the report's own voice, the chain that was heard, and the accounts around the act."""
    heard = scene.material.voices[number].sources
    near = [(told, at - act.sentence) for told, at in scene.told if -REACH <= at - act.sentence <= AHEAD]
    setting = _setting(scene, act, heard, near)
    found = [Account((), ("none", *(f"none&{one}" for one in setting)))]
    roots: set[str] = set()
    if heard:
        roots.add(heard[0].name)
        found.append(Account(heard, ("heard", *_features(scene, heard, act), *(f"heard&{one}" for one in setting))))
    for told, distance in sorted(near, key=lambda one: abs(one[0].cue.start - act.start)):
        chain = told.sources
        if chain[0].name not in roots:
            order = f"order={min(len(roots), 2)}"
            roots.add(chain[0].name)
            around = _around(scene, act, told, distance)
            found.append(Account(chain, (order, *around, *_features(scene, chain, act))))
    return found


def _setting(scene: Scene, act: Token, heard: Chain, near: list[tuple[Attribution, int]]) -> list[str]:
    """Features of an act by itself: where and how it is told, and how many accounts are near."""
    verb = scene.clause(act)
    here = sum(distance == 0 for _, distance in near)
    return [
        f"heard={heard[0].kind if heard else 'none'}",
        f"here={min(here, 2)}",
        f"near={min(len(near), 3)}",
        f"quoted={scene.sentences.quoted(act.start)}",
        f"title={scene.title(act)}",
        f"position={bucket(act.sentence, POSITIONS)}",
        f"dep={verb.dep}",
        f"tag={verb.tag}",
        f"word={act.lemma}",
        f"told={min(len(scene.material.told), 3)}",
        f"here={min(here, 1)}&heard={bool(heard)}",
    ]


def _features(scene: Scene, chain: Chain, act: Token) -> list[str]:
    """What speaks for a chain by itself."""
    root, counts = chain[0], scene.root_counts
    return [
        f"source={root.kind}",
        f"length={len(chain)}",
        f"count={min(counts[root.name], 4)}",
        f"common={counts[root.name] == max(counts.values(), default=0)}",
        f"person={root.mention.text[:1].isupper()}",
        f"act={act.pos}",
    ]


def _around(scene: Scene, act: Token, told: Attribution, distance: int) -> list[str]:
    """How an account stands to the act."""
    side = "same" if distance == 0 else "before" if distance < 0 else "after"
    inside = any(span.start <= act.start < span.end for span in told.content)
    cue = scene.cue(told)
    lemma = cue.lemma if cue else ""
    rivals = sum(distance < at - act.sentence < 0 for _, at in scene.told)
    same = scene.same_paragraph(act, cue) if cue else False
    return [
        f"paragraph={same}&{side}",
        f"paragraph={same}&list={scene.list_like}",
        f"distance={side}{bucket(abs(distance), BEFORE_SENTENCES)}",
        f"inside={inside}",
        f"inside={inside}&{side}",
        f"cue={lemma}",
        f"cue={lemma}&{side}",
        f"rivals={min(rivals, 2)}",
        f"quoted={scene.sentences.quoted(act.start)}&{side}",
    ]
