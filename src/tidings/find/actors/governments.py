"""Countries and capitals that stand for their governments: "Moscow said", "backed by Iran", "Turkey's ally"."""

from tidings.find.actors.scan import Hit
from tidings.find.actors.text import Found, Text
from tidings.syntax import Token

SCORE_GOVERNMENT = 0.8


def find_governments(text: Text) -> None:
    """Adds each country, capital and seat that acts as a government."""
    for hit in text.hits:
        name = hit.of("state", "capital", "seat", "adjective")
        if name is None or text.taken.intersection(range(hit.first, hit.last)):
            continue
        head = text.head_of(hit.first, hit.last)
        if name.sort == "seat" or _governs(text, text.tokens[head], hit):
            text.add(Found(hit.first, hit.last, head, name.actor.name, name.actor, "government", SCORE_GOVERNMENT))


def _governs(text: Text, token: Token, hit: Hit) -> bool:
    """True if the name does what governments do; a coordinated name does what the first of its row does."""
    words = text.lexicon.words.governments
    verb = text.sentences.head(token)
    while verb is not None and token.dep in ("conj", "appos"):
        token, verb = verb, text.sentences.head(verb)
    if verb is None:
        return False
    if token.dep in ("compound", "amod", "nmod", "poss"):
        return (token.dep == "poss" and verb.lemma in words.nouns) or text.is_deed(verb.i)
    if hit.of("state", "capital") is None:
        return False
    if token.dep in ("nsubj", "nsubjpass", "agent"):
        return _acts(text, token, verb, hit)
    if token.dep == "dobj":
        return verb.lemma in words.verbs_to
    if token.dep == "pobj":
        return _after_preposition(text, verb)
    return False


def _acts(text: Text, token: Token, verb: Token, hit: Hit) -> bool:
    """True if the subject of a verb is a government: a capital by few verbs, a country by most."""
    words = text.lexicon.words.governments
    if token.tag not in ("NNP", "NNPS", "NN", "JJ"):
        return False
    if hit.of("state") is None or token.dep == "nsubjpass":
        return verb.lemma in words.verbs
    return verb.lemma not in words.of_land


def _after_preposition(text: Text, prep: Token) -> bool:
    words = text.lexicon.words.governments
    governor = text.sentences.head(prep)
    if prep.dep == "agent" or prep.lower in ("by", "between", "with", "against"):
        return True
    if governor is None or prep.lower in ("in", "at", "near", "into", "inside"):
        return False
    return governor.lemma in words.nouns or governor.lemma in words.verbs_to or prep.lower not in words.places
