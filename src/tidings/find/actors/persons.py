"""Persons, and the bodies that they speak for: "army spokesman Ali Amer", "Dana Roe, director of the Observatory"."""

from tidings.find.actors.bodies import is_thing
from tidings.find.actors.offices import body_of, is_title, told_after
from tidings.find.actors.text import Found, Text
from tidings.lexicon.folding import fold_word
from tidings.record import Actor
from tidings.syntax import Token

#: Shorter parts of names ("al", "Abu", "Bin", "Van") are no name by themselves.
SHORTEST_NAME = 4
SCORE_PERSON, SCORE_SPEAKS = 0.8, 0.9
PERSON = "person"
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
#: How a name without a title hangs in its sentence where it may well be a person's: places are objects of prepositions.
DOING = frozenset({"nsubj", "nsubjpass", "agent"})
LIKELY = DOING | {"dobj", "dative", "appos", "conj", "poss", "compound", "ROOT", "attr"}


def find_persons(text: Text) -> None:
    """Adds every person known, named with a title or in full, and every spokesperson without a name."""
    for hit in text.hits:
        if (name := text.party(hit)) is not None and name.actor.kind == PERSON:
            _add_person(text, hit.first, hit.last, name.actor)
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
        goes_on = bool(runs) and runs[-1][1] == token.i and text.tokens[token.i - 1].sentence == token.sentence
        if token.i in text.hit_at or not _is_name_word(text, token, goes_on):
            continue
        if goes_on:
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


def _is_name_word(text: Text, token: Token, goes_on: bool) -> bool:
    """True of a word of a person's name; where capitals tell nothing, of any name that follows a title too."""
    if token.lower in text.lexicon.words.titles.speaks:
        return False
    if token.entity == "PERSON":
        return token.pos in NOUNS or (token.text == "-" and goes_on)
    titled = goes_on or (token.i > 0 and is_title(text, text.tokens[token.i - 1]))
    return not text.cased and titled and token.pos == "PROPN" and not is_title(text, token)


def _ends_body(text: Text, i: int) -> bool:
    """True of a last word that no person's name has: "Brigade", "Monitor"."""
    word, lexicon = text.fold(i), text.lexicon
    return text.tokens[i].lower in lexicon.words.bodies.last or word in lexicon.heads or word in lexicon.anaphora


def _without_titles(text: Text, first: int, last: int) -> tuple[int, int]:
    while first < last and is_title(text, text.tokens[first]):
        first += 1
    return first, last


def _add_person(text: Text, first: int, last: int, known: Actor | None = None) -> None:
    """Adds a person with the titles before the name, and with the body that the titles make him speak for."""
    tokens = text.tokens
    if first == last or not text.capital(tokens[first]):
        return
    head = text.head_of(first, last)
    start = min(first, text.phrase_start(tokens[head]))
    titled = [i for i in range(start, first) if is_title(text, tokens[i])]
    if not titled and known is None and not _likely(text, tokens[head], last - first):
        return
    if known is not None and not titled and _owns(text, tokens[head]):
        return
    who = known or _person(text.quote(first, last))
    body = next((b for i in titled if (b := body_of(text, i, start, tokens[i]))), None) or told_after(text, head, last)
    body = body or _monitor(text, who)
    found = Found(start if titled else first, last, head, who.name, who, PERSON, SCORE_PERSON, body)
    if not text.taken.intersection(range(found.first, last)):
        text.add(found)


def _owns(text: Text, head: Token) -> bool:
    """True of a ruler before what is his: "Assad regime", "Assad forces" are read as descriptions."""
    noun = text.modified(head)
    return noun is not None and text.fold(noun.i) in text.lexicon.heads


def _monitor(text: Text, who: Actor) -> Actor | None:
    """The monitor that a person is the voice of, whatever the text calls him."""
    body = text.lexicon.actors.get(who.part_of or "")
    return body if body and body.kind == "monitor" else None


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
        if text.fold(token.i) in parts and not is_title(text, token) and not _ends_body(text, token.i):
            name = text.quote(token.i, token.i + 1)
            text.add(Found(token.i, token.i + 1, token.i, name, _person(name), PERSON, SCORE_PERSON))


def _person(name: str) -> Actor:
    return Actor("", name, PERSON)
