"""Who did it and to whom: the actor mentions and noun phrases that fill the two roles of an act."""

from typing import NamedTuple

from tidings.claims.material import Material
from tidings.claims.relation import clause, head_token, relation
from tidings.claims.weigh import Weights, probability
from tidings.record import Mention, Span
from tidings.roles import objects, prepositional, subjects
from tidings.syntax import Sentences, Token

#: A party is carried to an act from at most this many sentences before.
REACH_SENTENCES = 1
#: More parties than this to one act are lists of names, of which the first ones are kept.
MOST_PARTIES = 4
#: A party is bound from this probability on: where it is as likely as not.
THRESHOLD = 0.5
NAME_PARTS = ("compound", "amod", "nmod", "punct", "nummod")


class Party(NamedTuple):
    """A candidate for a role, with the features that speak for it."""

    mention: Mention
    features: tuple[str, ...]


def bind_parties(material: Material, act: Token, kind: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Agents and targets of an act, in the order of the text, each name once."""
    candidates = party_candidates(material, act)
    agents = _choose(candidates, material.judges.agent, kind)
    targets = _choose(candidates, material.judges.target, kind)
    return agents, targets


def _choose(candidates: list[Party], weights: Weights, kind: str) -> tuple[Mention, ...]:
    weighed = [(probability(weights, kind, one.features), one.mention) for one in candidates]
    likely = sorted((one for one in weighed if one[0] >= THRESHOLD), key=lambda one: -one[0])
    chosen: dict[str, Mention] = {}
    for _, mention in likely:
        chosen.setdefault(mention.name.lower(), mention)
    return tuple(sorted(list(chosen.values())[:MOST_PARTIES], key=lambda one: one.head))


def party_candidates(material: Material, act: Token) -> list[Party]:
    """Actor mentions near the act, and the noun phrases that fill its roles where no actor mention covers them."""
    sentences = material.sentences
    roles = _roles(sentences, act)
    heads: dict[int, Mention] = {}
    for mention in material.actors:
        token = head_token(sentences, mention)
        if -REACH_SENTENCES <= token.sentence - act.sentence <= 0:
            heads.setdefault(token.i, mention)
    for i in roles:
        token = sentences.tokens[i]
        if i not in heads and token.pos in ("NOUN", "PROPN", "ADJ", "NUM") and not _covered(token, heads):
            heads[i] = noun_phrase(sentences, token)
    return [Party(m, tuple(_features(material, act, sentences.tokens[i], m, roles))) for i, m in sorted(heads.items())]


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
        for head in prepositional(sentences, token):
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
    speaks = any(head.lower == "by" for head in sentences.children(head, "prep"))
    found.append(f"by={speaks}")
    return found
