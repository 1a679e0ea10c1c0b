"""Who did it and to whom: the actor mentions and noun phrases that fill the two roles of an act."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from tidings.claims.material import LEAST_CHANCE, Weighed
from tidings.claims.relation import relation
from tidings.claims.scene import Scene, between
from tidings.claims.weigh import probability
from tidings.lexicon.weights import Weights
from tidings.record import Actor, Mention, Option, Span
from tidings.roles import is_passive, objects, prepositional, subjects
from tidings.syntax import Sentences, Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
#: A known party after the "by" of a passive did it: the form says so, and the table is not asked.
DOER_CHANCE = 0.9
NAME_PARTS = ("compound", "amod", "nmod", "punct", "nummod")


class Party(NamedTuple):
    """A candidate for a role, with the features that speak for it."""

    mention: Mention
    features: tuple[str, ...]


def bind_parties(scene: Scene, act: Token, number: int, kind: str) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
    """Agents and targets of an act with their probabilities; `number` is the act's place among the acts."""
    candidates = party_candidates(scene, act, number)
    doers = _doers(scene, act, kind)
    agents = (one._replace(chance=DOER_CHANCE) if one.mention.head in doers else one
              for one in _all_weighed(candidates, scene.judges.agent, kind)
              if not (doers and kind == "hold" and one.mention.head not in doers))  # fmt: skip
    return _likely_enough(agents), _likely_enough(_all_weighed(candidates, scene.judges.target, kind))


def losers_as_targets(
    scene: Scene, act: Token, agents: tuple[Weighed, ...], targets: tuple[Weighed, ...]
) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
    """Agents and targets where the subject is the one to whom it happens: "the army lost the town to the rebels"."""
    roles = _roles(scene, act)
    subjects_of = {i for i, mine in roles.items() if "subject" in mine or "clausesubject" in mine}
    names = {one.mention.name for one in scene.actors_in.get(act.sentence, ()) if one.head.i in subjects_of}
    heads = {scene.sentences.tokens[i].start for i in subjects_of}
    losers = tuple(one for one in agents if one.mention.head in heads or one.mention.name in names)
    others = tuple(one for one in agents if one not in losers)
    kept = tuple(one for one in targets if one.mention.head not in {loser.mention.head for loser in losers})
    return others, (*losers, *kept)


def is_given(scene: Scene, act: Token, option: Option) -> bool:
    """True of words whose subject is not the doer, but who lets it happen: "handed the town over to the army"."""
    known = scene.material.acts_lexicon.by_head.get(act.lemma, ())
    return any(one.entry.doer and one.entry.kind == option.id and " ".join(one.words) == option.reason for one in known)


def _all_weighed(candidates: list[Party], weights: Weights, kind: str) -> Iterator[Weighed]:
    return (Weighed(one.mention, probability(weights, kind, one.features)) for one in candidates)


def _likely_enough(found: Iterable[Weighed]) -> tuple[Weighed, ...]:
    return tuple(one for one in found if one.chance >= LEAST_CHANCE)


def _doers(scene: Scene, act: Token, kind: str) -> set[int]:
    """Where the known parties begin whom a phrase names as doers: after "by" of a passive, after "to" of "fell to"."""
    sentences = scene.sentences
    phrases = sentences.children(act, "agent") or _by_further_down(scene, act)
    found = [one for phrase in phrases for one in sentences.children(phrase, "pobj")]
    found += _led_in(scene, act, kind)
    if kind == "hold":
        found += [one for noun in _nouns_of(scene, act, kind) for one in _owners(sentences, noun)]
    if kind in scene.material.acts_lexicon.of_ground:
        found += subjects(sentences, act)
    named = {one.head.i: one.mention for one in scene.actors_in.get(act.sentence, []) if one.mention.value}
    return {named[one.i].head for head in found for one in sentences.conjuncts(head) if one.i in named}


def _led_in(scene: Scene, act: Token, kind: str) -> list[Token]:
    """Whom the preposition that the lexicon names leads in: "to the rebels", "into the hands of the rebels"."""
    sentences = scene.sentences
    entries = (words.entry for words in scene.material.acts_lexicon.by_head.get(act.lemma, ()))
    leading = {one.doer for one in entries if one.kind == kind and one.doer}
    phrases = [one for one in sentences.children(act, "prep", "dative") if one.lower in leading]
    nouns = [one for phrase in phrases for one in sentences.children(phrase, "pobj")]
    inner = [one for noun in nouns for one in (*prepositional(sentences, noun, "of"), *_owners(sentences, noun))]
    return nouns + inner


def _nouns_of(scene: Scene, act: Token, kind: str) -> list[Token]:
    """The nouns of the kind that an act is or is told with: "control" in "remained under SDF control"."""
    known = scene.material.acts_lexicon.by_head
    nouns = [act] if act.pos == "NOUN" else prepositional(scene.sentences, act, "under", "in")
    return [
        noun for noun in nouns
        if any(not one.verb and one.entry.kind == kind and not one.entry.mode for one in known.get(noun.lemma, ()))
    ]  # fmt: skip


def _owners(sentences: Sentences, noun: Token) -> list[Token]:
    """Whose control, rule or hands it is: "SDF control", "the army's hands", "in the hands of the army"."""
    before = sentences.children(noun, "poss", "compound", "amod", "nmod")
    of = [prep for prep in sentences.children(noun, "prep") if prep.lower == "of"]
    after = [one for prep in of for one in sentences.children(prep, "pobj")]
    return before + after if noun.pos == "NOUN" else []


def _by_further_down(scene: Scene, act: Token) -> list[Token]:
    """The "by" of a passive that the parser hangs on a noun between: "captured along with the plant by Russia"."""
    if not is_passive(scene.sentences, act):
        return []
    below = (one for one in scene.sentences.subtree(act) if one.dep == "prep" and one.lower == "by" and one.i > act.i)
    return [one for one in below if scene.clause(one) is act]


def party_candidates(scene: Scene, act: Token, number: int) -> list[Party]:
    """Actor mentions in the act's sentence, noun phrases in its roles that none covers, and the speaker."""
    sentences = scene.sentences
    roles = _roles(scene, act)
    named = scene.actors_in.get(act.sentence, [])
    heads: dict[int, Mention] = {}
    for one in named:
        heads.setdefault(one.head.i, one.mention)
    for i in roles:
        token = sentences.tokens[i]
        covered = any(one.mention.span.start <= token.start < one.mention.span.end for one in named)
        if i not in heads and not covered and token.pos in NOMINAL:
            heads[i] = noun_phrase(sentences, token)
    found = [Party(m, tuple(_features(scene, act, sentences.tokens[i], m, roles))) for i, m in sorted(heads.items())]
    return found + _speaker(scene, act, number)


def _speaker(scene: Scene, act: Token, number: int) -> list[Party]:
    """Who is heard saying it, as a party to it: "we call on all sides" is his own demand."""
    sources = scene.material.voices[number].sources
    if not sources:
        return []
    subject = next((head.lower for head in subjects(scene.sentences, act)), "none")
    facts = (f"subject={subject}", f"word={act.lemma}", f"source={sources[0].kind}", f"dep={act.dep}")
    features = ["speaker", *(f"speaker&{fact}" for fact in facts)]
    return [Party(sources[0].mention, tuple(features))]


def _roles(scene: Scene, act: Token) -> dict[int, set[str]]:
    """Token indexes of the phrases around the act and its clause's verb, with their roles."""
    found: dict[int, set[str]] = {}
    verb = scene.clause(act)
    for prefix, token in (("", act),) if verb is act else (("", act), ("clause", verb)):
        for name, heads in (("subject", subjects), ("object", objects), ("oblique", obliques)):
            for head in heads(scene.sentences, token):
                found.setdefault(head.i, set()).add(prefix + name)
    for head in scene.sentences.children(act, "compound", "amod", "poss"):
        found.setdefault(head.i, set()).add("modifier")
    return found


def obliques(sentences: Sentences, token: Token) -> list[Token]:
    """Heads of the phrases that hang on a word by any preposition, coordinated ones included."""
    return [one for phrase in prepositional(sentences, token) for one in sentences.conjuncts(phrase)]


def noun_phrase(sentences: Sentences, token: Token) -> Mention:
    """The noun and the words before it that name it, without articles, owners and numbers, as an unresolved actor."""
    first = token.i
    while first > 0:
        before = sentences.tokens[first - 1]
        inside = before.head in range(first, token.i + 1) and before.dep in NAME_PARTS and before.pos != "NUM"
        if not inside or before.sentence != token.sentence:
            break
        first -= 1
    while sentences.tokens[first].dep == "punct" and first < token.i:
        first += 1
    span: Span = sentences.span(first, token.i + 1)
    text = sentences.report.quote(span)
    return Mention(span, "actor", text, text, token.start)


def _features(scene: Scene, act: Token, head: Token, mention: Mention, roles: dict[int, set[str]]) -> list[str]:
    mine = roles.get(head.i, ())
    found = [*relation(scene, act, head), *scene.facts("party", mention, partial(_facts, scene, head, mention))]
    if not mine:
        found.append("role=none")
    for role in mine:
        found += [f"role={role}", f"act={act.pos}&role={role}", f"word={act.lemma}&role={role}"]
    found.append(f"act={act.lemma}&party={_kind(mention)}")
    found.append(f"nearer={min(between(scene.actor_heads, act.start, head.start), 3)}")
    return found


def _facts(scene: Scene, head: Token, mention: Mention) -> list[str]:
    """What speaks for a party by itself."""
    return [
        f"known={mention.value is not None}",
        f"party={_kind(mention)}",
        f"lemma={head.lemma}",
        f"entity={head.entity or head.pos}",
        f"pronoun={head.pos == 'PRON'}",
        f"by={any(child.lower == 'by' for child in scene.sentences.children(head, 'prep'))}",
        f"count={min(scene.actor_counts[mention.name], 4)}",
        *(f"class={label}" for label in scene.material.acts_lexicon.classes_of.get(head.lemma, ())),
    ]


def _kind(mention: Mention) -> str:
    return mention.value.kind if isinstance(mention.value, Actor) else "none"
