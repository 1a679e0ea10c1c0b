"""Groups and organisations that the lexicon does not know: by words that such names hold, and by the parser."""

import re

from tidings.find.actors.text import Found, Text
from tidings.syntax import Token

SCORE_BODY = 0.6
#: A name of capitals in brackets after a longer one is its short form.
SHORT_FORM = re.compile(r"^[A-Z][A-Z0-9][A-Za-z0-9/-]{0,8}$")
#: Entity labels that the parser gives to bodies.
SMALL = frozenset({"DET", "ADP", "PRON", "PUNCT"})
ORGANISED = frozenset({"ORG"})


def find_bodies(text: Text) -> None:
    """Adds every capitalised name of a body that is not in the lexicon; no value, named as written."""
    i = 0
    while i < len(text.tokens):
        last = _run_end(text, i)
        if last > i:
            first, last = _trim(text, i, last)
            if first < last and _is_body(text, first, last):
                head = text.head_of(first, last)
                text.add(Found(first, last, head, text.quote(first, last), None, "body", SCORE_BODY))
        i = max(last, i + 1)


def _run_end(text: Text, i: int) -> int:
    """The end of a run of capitalised words from `i`, small words inside it allowed; `i` where there is none."""
    tokens, inside = text.tokens, text.lexicon.words.bodies.inside
    if not _capital(text, tokens[i]):
        return i
    last, k = i + 1, i + 1
    while k < len(tokens) and tokens[k].sentence == tokens[i].sentence and k not in text.taken:
        if _capital(text, tokens[k]):
            last = k + 1
        elif tokens[k].lower not in inside or k - last >= 2:  # two small words at most: "of the", "al-"
            break
        k += 1
    return last


def _capital(text: Text, token: Token) -> bool:
    return text.capital(token) and token.i not in text.taken and token.pos in ("PROPN", "NOUN", "ADJ", "X")


def _trim(text: Text, first: int, last: int) -> tuple[int, int]:
    while first < last and (text.tokens[first].pos in SMALL or text.tokens[first].lower == "the"):
        first += 1
    return first, last


def _is_body(text: Text, first: int, last: int) -> bool:
    bodies = text.lexicon.words.bodies
    tokens = text.tokens[first:last]
    if text.sentences.sentence_of(tokens[0]).title:
        return False
    if len(tokens) > 1 and (tokens[-1].lower in bodies.last or tokens[0].lower in bodies.first):
        return True
    head = text.tokens[text.head_of(first, last)]
    if head.dep == "nsubj" and text.tokens[head.head].lemma in bodies.speak and first not in text.hit_at:
        return True
    if sum(t.entity in ORGANISED for t in tokens) * 2 <= len(tokens) or first in text.hit_at:
        return False
    return len(tokens) > 1 or bool(SHORT_FORM.match(tokens[0].text))
