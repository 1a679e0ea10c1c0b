"""Parties by description: a noun for people, arms or offices, with what stands before it ("Russian warplanes")."""

from tidings.find.actors.text import Found, Text
from tidings.find.actors.traits import Traits, leaders, read_traits, read_words
from tidings.lexicon.actor_words import Heads
from tidings.record import Actor
from tidings.syntax import Token

#: A description is surer where its words name the country or the owner than where the report's country is assumed.
SCORE_NAMED, SCORE_CLASS, SCORE_HOME = 0.9, 0.8, 0.7
#: "both Syrian and allied Russian warplanes": the other word stands this many words away at most.
REACH_ACROSS = 4
#: "loyal to" and a name with its titles; longer is a clause.
LONGEST_TAIL = 9
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
MANY = ("NNS", "NNPS")
#: People and those who speak for a body belong to no party: they are named as written.
APART = frozenset({"people", "voice"})
UNDER_ARMS = frozenset({"armed", "aircraft"})


def find_described(text: Text) -> None:
    """Adds every party that a noun of the lexicon describes, and those right before a noun of a deed."""
    for token in text.tokens:
        heads = text.lexicon.heads.get(text.fold(token.i))
        if heads is None or token.i in text.taken or token.pos not in NOUNS or token.i in text.hit_at:
            continue
        first = None if _names_next(text, token) else _first(text, token, heads)
        if first is None or text.taken.intersection(range(first, token.i)) or _is_name(text, first, token, heads):
            continue
        if (found := describe(text, first, token, heads)) is not None:
            text.add(found)
            if heads.sort not in APART:
                _add_coordinated(text, first, token, heads)


def _names_next(text: Text, noun: Token) -> bool:
    """True of "group" in "the Islamist group Hayat Tahrir al-Sham": the name that follows says who it is."""
    hit = text.hit_at.get(noun.i + 1)
    return noun.tag == "NN" and hit is not None and hit.first == noun.i + 1 and text.party(hit) is not None


def _add_coordinated(text: Text, first: int, head: Token, heads: Heads) -> None:
    """Adds "Syrian" of "Syrian and Russian warplanes", read with the noun that it shares."""
    for i in _shared_words(text, head, first):
        start = text.hit_at[i].first if i in text.hit_at else i
        words = text.quote(start, i + 1)
        actor, score = _actor(text, words, heads, read_words(text, start, i + 1, heads), head.i)
        if actor is not None:
            name = actor.name if actor.id else words
            text.add(Found(start, i + 1, i, name, actor, "description", score))


def _shared_words(text: Text, head: Token, first: int) -> list[int]:
    """Words for a party left of a phrase that stand before its noun too, across an "and" or an "or"."""
    found = []
    for child in text.sentences.children(head, "amod", "compound", "nmod"):
        known = child.i in text.hit_at or text.fold(child.i) in text.lexicon.modifiers
        if first - REACH_ACROSS <= child.i < first and known and child.i not in text.taken:
            found.append(child.i)
    return found


def _is_name(text: Text, first: int, head: Token, heads: Heads) -> bool:
    """True of words that are all written with capitals and belong to nobody known: the name of a body."""
    opens = head.i == text.sentences.sentence_of(head).first and (head.pos == "NOUN" or head.tag in MANY)
    if heads.sort == "voice" or opens:
        return False
    tokens = text.tokens[first : head.i + 1]
    if text.sentences.sentence_of(head).title or any(i in text.hit_at for i in range(first, head.i)):
        return False
    after, ties = text.tokens[head.i + 1 : head.i + 4], text.lexicon.words.bodies.ties
    of_name = len(after) > 1 and after[0].lower in ties and any(t.text[0].isupper() for t in after)
    return (len(tokens) > 1 or of_name) and all(text.capital(t) or t.text == "-" for t in tokens)


def _end(text: Text, head: Token) -> int:
    """The end of a description: after its noun, or after "loyal to Assad" where that follows."""
    named = [text.hit_at[t.i].last if t.i in text.hit_at else t.i + 1 for t in leaders(text, head)]
    return named[0] if named and named[0] - head.i <= LONGEST_TAIL else head.i + 1


def _first(text: Text, token: Token, heads: Heads) -> int | None:
    """The first token of the description that a noun carries; None where it carries none."""
    if text.modified(token) is not None:
        doer = heads.sort not in APART and text.is_deed(token)
        return text.run_start(token) if doer else None
    if token.pos == "ADJ" and token.dep in ("acomp", "advmod"):
        return None
    return text.phrase_start(token)


def describe(text: Text, first: int, head: Token, heads: Heads) -> Found | None:
    """The party that the tokens from `first` to a head describe; None where they describe none in particular."""
    traits = read_traits(text, first, head, heads)
    last = _end(text, head)
    words = text.quote(first, last)
    actor, score = _actor(text, words, heads, traits, head.i)
    if actor is None:
        return None
    return Found(first, last, head.i, actor.name if actor.id else words, actor, "description", score)


def _actor(text: Text, words: str, heads: Heads, traits: Traits, at: int) -> tuple[Actor | None, float]:
    """The party with these traits, described by a noun at a token, and how sure it is; None for one too vague."""
    side = traits.owner.side if traits.owner else traits.side
    kind = heads.kind if heads.sort in APART else traits.kind
    plain = Actor("", words, kind, side, None, traits.country)
    plainly = traits.organ is not None and heads.sort not in APART and (traits.state or not traits.strong)
    plainly = plainly and not traits.unknown
    if traits.owner is not None and heads.sort not in APART:
        return _owned(text, heads, traits, traits.owner) or plain, SCORE_NAMED
    if traits.country and plainly:
        ruled = traits.state or traits.seat or traits.organ == "government"
        ruler = _at_home(text, traits.country, traits) if ruled else None
        return ruler or text.lexicon.organ(traits.country, traits.organ or "") or plain, SCORE_NAMED
    if plainly and (heads.lone or traits.state) and not traits.related and (home := text.home_at(at)):
        return _at_home(text, home, traits) or plain, SCORE_HOME
    vague = heads.sort == "group" and heads.kind == "group"
    if vague and not (traits.strong or traits.country or traits.related):
        return None, 0.0
    return plain, SCORE_CLASS


def _at_home(text: Text, country: str, traits: Traits) -> Actor | None:
    """The organ of the report's country; where governments by name follow each other there, the one of the day.

    Its forces are that government's where they are told as such; any other army there is of nobody in particular.
    """
    organ, lexicon = traits.organ or "", text.lexicon
    has_own = f"{country.lower()}.{organ}" in lexicon.actors
    if country not in lexicon.rulers or organ not in ("government", "military") or has_own:
        return lexicon.organ(country, organ)
    day = text.sentences.report.day
    ruler = lexicon.ruler(country, day.year if day else None, text.parties_named)
    return ruler if traits.state or traits.seat or organ == "government" else None


def _owned(text: Text, heads: Heads, traits: Traits, owner: Actor) -> Actor | None:
    """What belongs to an owner: people under arms are the owner's; a state, its government or ruler has organs."""
    group = text.lexicon.actors.get(owner.part_of or "")
    if owner.kind == "person" and group is not None and group.kind != "government":
        return group
    rules = owner.kind in ("state", "person") or (owner.id.endswith(".government") and heads.sort in UNDER_ARMS)
    if owner.country and traits.organ and rules:
        return text.lexicon.organ(owner.country, traits.organ) or owner
    return None if owner.kind == "person" else owner
