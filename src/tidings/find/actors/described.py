"""Parties by description: a noun for people, arms or offices, with what stands before it ("Russian warplanes")."""

from msgspec import Struct

from tidings.find.actors.named import party
from tidings.find.actors.text import Found, Text
from tidings.lexicon.actor_words import Heads
from tidings.record import Actor
from tidings.syntax import Token

#: A description is surer where its words name the country or the owner than where the report's country is assumed.
SCORE_OWNED, SCORE_COUNTRY, SCORE_HOME, SCORE_CLASS = 0.9, 0.9, 0.7, 0.8
OPPOSITE = {"government": "opposition", "opposition": "government"}


class Traits(Struct):
    """What the words of a description say of the party."""

    kind: str
    side: str | None
    organ: str | None
    owner: Actor | None = None
    country: str | None = None
    strong: bool = False
    state: bool = False
    related: bool = False


def find_described(text: Text) -> None:
    """Adds every party that a noun of the lexicon describes."""
    for token in text.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.i in text.taken:
            continue
        heads = text.lexicon.heads.get(text.fold(token.i))
        if heads is None or not _carries(text, token):
            continue
        first = text.phrase_start(token)
        traits = read_traits(text, first, token, heads)
        if (found := _resolve(text, first, token, heads, traits)) is not None:
            text.add(found)


def _carries(text: Text, token: Token) -> bool:
    """True if a noun is the head of a phrase, not a word before another noun, nor inside a name."""
    if token.dep in ("compound", "amod", "nmod", "npadvmod") and token.head > token.i:
        return False
    if token.pos == "ADJ" and token.dep in ("acomp", "advmod"):
        return False
    hit = text.hit_at.get(token.i)
    return hit is None or party(text, hit) is None


def read_traits(text: Text, first: int, head: Token, heads: Heads) -> Traits:
    """What a description says: of its noun, the words left of it, and its owner."""
    traits = Traits(heads.kind, heads.side, heads.organ)
    i = first
    while i < head.i:
        i += _read_word(text, i, head, traits)
    if traits.owner is None and traits.country is None:
        _read_owner(text, first, head, traits)
    return traits


def _read_word(text: Text, i: int, head: Token, traits: Traits) -> int:
    """Takes in the word at `i` and gives how many tokens it was."""
    relations = text.lexicon.words.relations
    hit = text.hit_at.get(i)
    last = hit.last if hit else i + 1
    if skipped := _related(text, i, last, head):
        traits.related = True
        return skipped
    if hit is not None:
        _take_hit(text, i, traits)
        return max(1, last - i)
    word = text.fold(i)
    if word in relations.before and text.tokens[i + 1].text == "-" and i + 2 < head.i:
        return 2 + _read_against(text, i + 2, word, traits)
    for group in text.lexicon.modifiers.get(word, ()):
        traits.side = group.side or traits.side
        traits.kind = group.kind or traits.kind
        traits.organ = group.organ or traits.organ
        traits.strong |= group.strong
        traits.state |= group.state
    return 1


def _related(text: Text, i: int, last: int, head: Token) -> int:
    """How many tokens "US-led" takes, where the words at `i` are such; 0 where they are not."""
    after = text.lexicon.words.relations.after
    if "-" in text.tokens[i].text[1:-1] and text.tokens[i].lower.rsplit("-", 1)[1] in after:
        return 1
    if last + 1 < head.i + 1 and text.tokens[last].text == "-" and text.tokens[last + 1].lower in after:
        return last + 2 - i
    return 0


def _read_against(text: Text, i: int, word: str, traits: Traits) -> int:
    """Takes in "government" of "pro-government"; "anti" turns its side round."""
    traits.strong = True
    for group in text.lexicon.modifiers.get(text.fold(i), ()):
        if group.side:
            traits.side = group.side if word == "pro" else OPPOSITE.get(group.side)
    hit = text.hit_at.get(i)
    return hit.last - i if hit else 1


def _take_hit(text: Text, i: int, traits: Traits) -> None:
    hit = text.hit_at[i]
    if (name := party(text, hit)) is not None:
        traits.owner = name.actor
    elif (country := hit.of("adjective", "state", "people", "capital")) is not None:
        traits.country = country.actor.country


def _read_owner(text: Text, first: int, head: Token, traits: Traits) -> None:
    """Takes in an owner: "Syria's army", "the army of Sudan", "fighters from HTS"."""
    for i in _owners(text, first, head):
        if i in text.hit_at:
            _take_hit(text, i, traits)
            return


def _owners(text: Text, first: int, head: Token) -> list[int]:
    sentences = text.sentences
    inside = [t for t in text.tokens[first : head.i + 1]]
    found = [child.i for token in inside for child in sentences.children(token, "poss")]
    for prep in sentences.children(head, "prep"):
        if prep.lower in text.lexicon.words.relations.of and prep.i == head.i + 1:
            found += [child.i for child in sentences.children(prep, "pobj")]
    return found


def _resolve(text: Text, first: int, head: Token, heads: Heads, traits: Traits) -> Found | None:
    words = text.quote(first, head.i + 1)
    actor, score = _actor(text, words, heads, traits)
    if actor is None:
        return None
    return Found(first, head.i + 1, head.i, actor.name if actor.id else words, actor, "description", score)


def _actor(text: Text, words: str, heads: Heads, traits: Traits) -> tuple[Actor | None, float]:
    lexicon = text.lexicon
    if traits.owner is not None:
        return _owned(text, heads, traits, traits.owner), SCORE_OWNED
    plain = Actor("", words, traits.kind, traits.side, None, traits.country)
    if traits.country and traits.organ and (not traits.strong or traits.state) and heads.sort != "people":
        return lexicon.organ(traits.country, traits.organ) or plain, SCORE_COUNTRY
    if (heads.lone or traits.state) and text.home and traits.organ and not traits.related:
        if not traits.strong or traits.state:
            return lexicon.organ(text.home, traits.organ) or plain, SCORE_HOME
    if heads.sort in ("group", "voice") and not (traits.strong or traits.country or traits.related):
        return None, 0.0
    return plain, SCORE_CLASS


def _owned(text: Text, heads: Heads, traits: Traits, owner: Actor) -> Actor:
    """What belongs to an owner: people under arms are the owner's; a state or its ruler has organs."""
    if owner.country and traits.organ and owner.kind in ("state", "person"):
        return text.lexicon.organ(owner.country, traits.organ) or owner
    return owner
