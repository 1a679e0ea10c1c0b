"""Persons, and the bodies that they speak for: "army spokesman Ali Amer", "Dana Roe, director of the Observatory"."""

from tidings.find.actors.bodies import is_thing
from tidings.find.actors.described import describe
from tidings.find.actors.text import Found, Text
from tidings.lexicon.folding import fold_word
from tidings.record import Actor
from tidings.syntax import Token

#: Shorter parts of names ("al", "Abu", "Bin", "Van") are no name by themselves.
SHORTEST_NAME = 4
#: "Dana Roe , a spokeswoman": so many tokens after a name its role may stand where the parser does not tie the two.
ROLE_WITHIN = 3
SCORE_PERSON, SCORE_SPEAKS = 0.8, 0.9
PERSON = "person"
#: Bodies for which a director or a head speaks as well as a spokesperson.
HEARD_BY_HEAD = frozenset({"monitor", "aid_agency", "intergovernmental", "news_agency", "media"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
#: How a name without a title hangs in its sentence where it may well be a person's: places are objects of prepositions.
DOING = frozenset({"nsubj", "nsubjpass", "agent"})
LIKELY = DOING | {"dobj", "dative", "appos", "conj", "poss", "compound", "ROOT", "attr"}


def find_persons(text: Text) -> None:
    """Adds every person named with a title or in full, and every spokesperson without a name."""
    for first, last in _runs(text):
        _add_person(text, first, last)
    _add_names_alone(text)
    for token in text.tokens:
        if token.i not in text.taken and token.lower in text.lexicon.words.titles.speaks:
            first, who = text.phrase_start(token), _person(token.text)
            body = None if text.taken.intersection(range(first, token.i)) else body_of(text, token.i, first, token)
            if body is not None:
                text.add(Found(first, token.i + 1, token.i, token.text, who, PERSON, SCORE_SPEAKS, body))


def _runs(text: Text) -> list[tuple[int, int]]:
    """Runs of tokens that the parser takes for a person and that no party's name covers."""
    runs: list[tuple[int, int]] = []
    for token in text.tokens:
        hyphen = token.text == "-" and bool(runs) and runs[-1][1] == token.i
        if token.entity != "PERSON" or token.i in text.taken or not (hyphen or token.pos in NOUNS):
            continue
        if text.hit_at.get(token.i) or token.lower in text.lexicon.words.titles.speaks:
            continue
        if runs and runs[-1][1] == token.i and text.tokens[token.i - 1].sentence == token.sentence:
            runs[-1] = (runs[-1][0], token.i + 1)
        else:
            runs.append((token.i, token.i + 1))
    bodies = text.lexicon.words.bodies
    runs = [(first, last) for first, last in runs if not is_thing(text, first, last)]
    return [
        _without_titles(text, first, last)
        for first, last in runs
        if text.tokens[first].lower not in bodies.first and not _ends_body(text, last - 1)
    ]


def _ends_body(text: Text, i: int) -> bool:
    """True of a last word that no person's name has: "Brigade", "Monitor"."""
    word, lexicon = text.fold(i), text.lexicon
    return text.tokens[i].lower in lexicon.words.bodies.last or word in lexicon.heads or word in lexicon.anaphora


def _without_titles(text: Text, first: int, last: int) -> tuple[int, int]:
    while first < last and _is_title(text, text.tokens[first]):
        first += 1
    return first, last


def _is_title(text: Text, token: Token) -> bool:
    titles = text.lexicon.words.titles
    return any(token.lower in words for words in (titles.ranks, titles.offices, titles.speaks))


def _add_person(text: Text, first: int, last: int) -> None:
    tokens = text.tokens
    if first == last or not text.capital(tokens[first]):
        return
    head = text.head_of(first, last)
    start = min(first, text.phrase_start(tokens[head]))
    titled = [i for i in range(start, first) if _is_title(text, tokens[i])]
    name = text.quote(first, last)
    if not titled and not _likely(text, tokens[head], last - first):
        return
    body = next((b for i in titled if (b := body_of(text, i, start, tokens[i]))), None) or _told_after(text, head, last)
    found = Found(start if titled else first, last, head, name, _person(name), PERSON, SCORE_PERSON, body)
    if not text.taken.intersection(range(found.first, last)):
        text.add(found)


def _likely(text: Text, head: Token, size: int) -> bool:
    """True if a name without a title may be a person's: one word must do what people do, or it may be a town."""
    words = text.lexicon.words
    noun = text.modified(head)
    if noun is not None and noun.lower in words.bodies.never:
        return False
    if size > 1:
        return head.dep in LIKELY
    return head.dep in DOING and text.tokens[head.head].lemma in words.bodies.speak | words.governments.verbs


def _add_names_alone(text: Text) -> None:
    """Adds the first and last names of persons named before, where the parser saw no person."""
    parts = {fold_word(part) for one in text.found for part in one.name.split() if len(part) >= SHORTEST_NAME}
    for token in text.tokens:
        if token.i in text.taken or token.i in text.hit_at or not text.capital(token) or text.modified(token):
            continue
        if text.fold(token.i) in parts and not _is_title(text, token) and not _ends_body(text, token.i):
            text.add(Found(token.i, token.i + 1, token.i, token.text, _person(token.text), PERSON, SCORE_PERSON))


def _person(name: str) -> Actor:
    return Actor("", name, PERSON)


def _told_after(text: Text, head: int, last: int) -> Actor | None:
    """The body of a role told after the name: "Dana Roe, a spokeswoman for the army", with the comma or without."""
    roles = [role for role in text.sentences.children(text.tokens[head], "appos") if role.i >= last]
    roles += text.tokens[last : last + ROLE_WITHIN]
    for role in roles:
        if _is_title(text, role) and role.sentence == text.tokens[head].sentence:
            return body_of(text, role.i, max(last, text.phrase_start(role)), role)
    return None


def body_of(text: Text, role: int, first: int, token: Token) -> Actor | None:
    """The body for which a role speaks; None where the holder of the role is a party himself."""
    titles = text.lexicon.words.titles
    speaks = token.lower in titles.speaks
    if not speaks and token.lower not in titles.speaks_for_monitors:
        return None
    body = _before(text, first, role) or _beside(text, token)
    return body if body and (speaks or body.kind in HEARD_BY_HEAD) else None


def _before(text: Text, first: int, role: int) -> Actor | None:
    """The body whose name or description stands right before a role ("Turkish foreign ministry spokesman")."""
    for i in range(role - 1, first - 1, -1):
        if (name := text.named(i)) is not None:
            return name.actor
        heads = text.lexicon.heads.get(text.fold(i))
        if heads is not None and heads.sort != "people" and (found := describe(text, first, text.tokens[i], heads)):
            return found.actor
        if i in text.hit_at and (country := text.hit_at[i].of("adjective", "state", "seat", "capital")):
            return country.actor
    return None


def _beside(text: Text, token: Token) -> Actor | None:
    """The body that owns a role or follows it: "the army's spokesman", "spokesman for the army"."""
    for owner in text.sentences.children(token, "poss"):
        if found := _before(text, text.phrase_start(owner), owner.i + 1):
            return found
    for prep in text.sentences.children(token, "prep"):
        if prep.lower in text.lexicon.words.relations.of:
            for owner in text.sentences.children(prep, "pobj"):
                if found := _before(text, text.phrase_start(owner), owner.i + 1):
                    return found
    return None
