"""Who did it and to whom: the actor mentions and noun phrases that fill the two roles of an act."""

from typing import NamedTuple

from tidings.claims.material import LEAST_CHANCE, Material, Weighed
from tidings.claims.relation import clause, head_token, relation
from tidings.claims.weigh import Weights, probability
from tidings.record import Mention, Span
from tidings.roles import objects, prepositional, subjects
from tidings.syntax import Sentences, Token

#: A party is carried to an act from at most this many sentences before.
REACH_SENTENCES = 1
NAME_PARTS = ("compound", "amod", "nmod", "punct", "nummod")


class Party(NamedTuple):
    """A candidate for a role, with the features that speak for it."""

    mention: Mention
    features: tuple[str, ...]


def bind_parties(
    material: Material, act: Token, number: int, kind: str
) -> tuple[tuple[Weighed, ...], tuple[Weighed, ...]]:
    """Agents and targets of an act with their probabilities; `number` is the act's place among the acts."""
    candidates = party_candidates(material, act, number)
    return _weighed(candidates, material.judges.agent, kind), _weighed(candidates, material.judges.target, kind)


def _weighed(candidates: list[Party], weights: Weights, kind: str) -> tuple[Weighed, ...]:
    found = (Weighed(one.mention, probability(weights, kind, one.features)) for one in candidates)
    return tuple(one for one in found if one.chance >= LEAST_CHANCE)


def party_candidates(material: Material, act: Token, number: int) -> list[Party]:
    """Actor mentions in the act's sentence, noun phrases that fill its roles where none covers them, and the speaker."""
    sentences = material.sentences
    roles = _roles(sentences, act)
    heads: dict[int, Mention] = {}
    for mention in material.actors:
        token = head_token(sentences, mention)
        if token.sentence == act.sentence:
            heads.setdefault(token.i, mention)
    for i in roles:
        token = sentences.tokens[i]
        if i not in heads and token.pos in ("NOUN", "PROPN", "ADJ", "NUM") and not _covered(token, heads):
            heads[i] = noun_phrase(sentences, token)
    found = [Party(m, tuple(_features(material, act, sentences.tokens[i], m, roles))) for i, m in sorted(heads.items())]
    return found + _speaker(material, act, number)


def _speaker(material: Material, act: Token, number: int) -> list[Party]:
    """Who is heard saying it, as a party to it: "we call on all sides" is his own demand."""
    sources = material.voices[number].sources
    if not sources:
        return []
    subject = next((head.lower for head in subjects(material.sentences, act)), "none")
    features = ["speaker", f"speaker&subject={subject}", f"speaker&word={act.lemma}", f"speaker&source={sources[0].kind}"]
    features.append(f"speaker&dep={act.dep}")
    return [Party(sources[0].mention, tuple(features))]


def _covered(token: Token, heads: dict[int, Mention]) -> bool:
    return any(m.span.start <= token.start < m.span.end for m in heads.values())


def _roles(sentences: Sentences, act: Token) -> dict[int, set[str]]:
    """Token indexes of the phrases around the act and its clause's verb, with their roles."""
    found: dict[int, set[str]] = {}
    verb = clause(sentences, act)
    for name, token in (("", act), ("clause", verb)):
        if name and verb is act:
            break
        for head in subjects(sentences, token):
            found.setdefault(head.i, set()).add(f"{name}subject")
        for head in objects(sentences, token):
            found.setdefault(head.i, set()).add(f"{name}object")
        for head in (one for phrase in prepositional(sentences, token) for one in sentences.conjuncts(phrase)):
            found.setdefault(head.i, set()).add(f"{name}oblique")
    for head in sentences.children(act, "compound", "amod", "poss"):
        found.setdefault(head.i, set()).add("modifier")
    return found


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


def where(sentences: Sentences, act: Token, head: Token) -> str:
    """Whether a mention stands in the sentence of the act, in the title, before or after."""
    if head.sentence == act.sentence:
        return "same"
    if sentences.sentence_of(head).title:
        return "title"
    return "before" if head.sentence < act.sentence else "after"


def _features(material: Material, act: Token, head: Token, mention: Mention, roles: dict[int, set[str]]) -> list[str]:
    sentences = material.sentences
    found = relation(material, act, head)
    mine = roles.get(head.i, set())
    found += [f"role={role}" for role in mine] or ["role=none"]
    found += [f"act={act.pos}&role={role}" for role in mine]
    found.append(f"known={mention.value is not None}")
    kind = getattr(mention.value, "kind", "none")
    found += [f"party={kind}", f"lemma={head.lemma}", f"entity={head.entity or head.pos}"]
    found += [f"class={label}" for label in material.acts_lexicon.classes_of.get(head.lemma, ())]
    found += [f"word={act.lemma}&role={role}" for role in mine]
    found.append(f"pronoun={head.pos == 'PRON'}")
    count = sum(one.name == mention.name for one in material.actors)
    found += [f"count={min(count, 4)}", f"count={min(count, 4)}&{where(sentences, act, head)}"]
    found.append(f"party={kind}&{where(sentences, act, head)}")
    nearer = sum(act.start < one.head < head.start or head.start < one.head < act.start for one in material.actors)
    found.append(f"nearer={min(nearer, 3)}")
    found.append(f"act={act.lemma}&party={kind}")
    return found
