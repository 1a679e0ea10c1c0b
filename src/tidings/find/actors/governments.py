"""Countries and capitals that stand for their governments: "Moscow said", "backed by Iran", "Turkey's ally"."""

from tidings.find.actors.scan import Hit
from tidings.find.actors.text import Found, Text
from tidings.record import Actor
from tidings.syntax import Token

NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
#: How a word for a people hangs in its sentence where it is not before a noun.
PARTAKING = frozenset(
    {"nsubj", "nsubjpass", "agent", "dobj", "dative", "pobj", "conj", "appos", "attr", "poss", "ROOT"}
)
SCORE_GOVERNMENT, SCORE_PEOPLE = 0.8, 0.7


def find_governments(text: Text) -> None:
    """Adds each country, capital and seat that acts as a government."""
    for hit in text.hits:
        name = hit.of("state", "capital", "seat", "adjective")
        if name is None or text.taken.intersection(range(hit.first, hit.last)):
            continue
        if hit.first and text.tokens[hit.first - 1].lower in text.lexicon.words.governments.before_place:
            continue
        if text.in_dateline(hit):
            continue
        head = text.head_of(hit.first, hit.last)
        if name.sort == "seat" or _governs(text, text.tokens[head], hit):
            text.add(Found(hit.first, hit.last, head, name.actor.name, name.actor, "government", SCORE_GOVERNMENT))


def find_peoples(text: Text) -> None:
    """Adds peoples and faiths that act or are acted upon: "the Ukrainians", "Kurds"."""
    for token in text.tokens:
        if token.i in text.taken or token.pos not in NOUNS or token.dep not in PARTAKING:
            continue
        hit = text.hit_at.get(token.i)
        people = hit.of("people") if hit else None
        many = token.tag in ("NNS", "NNPS") or token.lower.endswith("s") or bool(text.sentences.children(token, "det"))
        if token.lower in text.lexicon.communities or (people and many):
            country = people.actor.country if people else None
            actor = Actor("", token.text, "people", None, None, country)
            text.add(Found(token.i, token.i + 1, token.i, token.text, actor, "people", SCORE_PEOPLE))


def _governs(text: Text, token: Token, hit: Hit) -> bool:
    """True if the name does what governments do; a coordinated name does what the first of its row does."""
    words = text.lexicon.words.governments
    verb = text.sentences.head(token)
    while verb is not None and (token.dep in ("conj", "appos") or _listed(text, token, verb)):
        token, verb = verb, text.sentences.head(verb)
    if verb is None:
        return False
    if token.dep == "poss":
        return verb.lemma in words.nouns or text.is_deed(verb)
    if text.modified(token) is not None:
        return hit.of("adjective") is not None and text.is_deed(token)
    if hit.of("state", "capital") is None:
        return False
    if token.dep in ("nsubj", "nsubjpass", "agent"):
        return _acts(text, token, verb, hit)
    if token.dep == "dobj":
        return verb.lemma in words.verbs_to
    if token.dep == "pobj":
        return _after_preposition(text, verb)
    return False


def _listed(text: Text, token: Token, other: Token) -> bool:
    """True of countries in a row that lost its commas: the parser hangs each on the next."""
    hit = text.hit_at.get(other.i)
    return token.dep in ("compound", "nmod") and hit is not None and hit.of("state", "capital") is not None


def _acts(text: Text, token: Token, verb: Token, hit: Hit) -> bool:
    """True if the subject of a verb is a government: a capital by few verbs, a country by most."""
    words = text.lexicon.words.governments
    if token.tag not in ("NNP", "NNPS", "NN", "JJ"):
        return False
    if hit.of("state") is None or token.dep == "nsubjpass":
        return verb.lemma in words.verbs
    return verb.lemma not in words.of_land


def _after_preposition(text: Text, prep: Token) -> bool:
    """True of the object of a preposition that is a government: "backed by Iran", "sanctions on Russia"."""
    words = text.lexicon.words.governments
    governor = text.sentences.head(prep)
    if governor is None or governor.lemma in words.land:
        return False
    if prep.dep == "agent" or prep.lower in words.doers:
        return True
    if prep.lower in words.where:
        return False
    return governor.lemma in words.nouns or governor.lemma in words.verbs_to or prep.lower not in words.places
