"""Groups and organisations that the lexicon does not know: by words that such names hold, and by the parser."""

import re

from tidings.find.actors.text import Found, Text
from tidings.syntax import Token

SCORE_BODY = 0.6
#: A name of capitals in brackets after a longer one is its short form.
SHORT_FORM = re.compile(r"^[A-Z][A-Z0-9][A-Za-z0-9/-]{0,8}$")
SMALL = frozenset({"DET", "ADP", "PRON", "PUNCT"})
#: Entity labels that the parser gives to bodies.
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
    tokens = text.tokens
    if not _capital(text, tokens[i]):
        return i
    last, k = i + 1, i + 1
    while k < len(tokens) and tokens[k].sentence == tokens[i].sentence and k not in text.taken:
        if _capital(text, tokens[k]):
            last = k + 1
        elif not _small(text, k) or k - last >= 2:  # two small words at most: "of the", "al-"
            break
        k += 1
    return last


def _small(text: Text, k: int) -> bool:
    """True of a small word inside names; "the" is one only after "of" or "for"."""
    token = text.tokens[k]
    if text.is_dash(token):
        return False
    if token.pos == "DET" and text.tokens[k - 1].lower not in text.lexicon.words.bodies.ties:
        return False
    return token.lower in text.lexicon.words.bodies.inside


def _capital(text: Text, token: Token) -> bool:
    return text.capital(token) and token.i not in text.taken and token.pos in ("PROPN", "NOUN", "ADJ", "X")


def _trim(text: Text, first: int, last: int) -> tuple[int, int]:
    while first < last and text.tokens[first].pos in SMALL:
        first += 1
    return first, last


def _is_body(text: Text, first: int, last: int) -> bool:
    """True if a run of capitalised words names a body: by its words, by speaking, or as the parser says."""
    bodies = text.lexicon.words.bodies
    tokens = text.tokens[first:last]
    known = first in text.hit_at and text.hit_at[first].last >= last
    if known or text.sentences.sentence_of(tokens[0]).title or tokens[-1].lower in bodies.never:
        return False
    words = {token.lower for token in tokens}
    ends = tokens[-1].lower in bodies.last or tokens[0].lower in bodies.first
    if len(tokens) > 1 and (ends or (words & bodies.ties and words & bodies.last)):
        return True
    head = text.tokens[text.head_of(first, last)]
    noun = text.modified(head)
    ranks = text.lexicon.words.titles.ranks
    if is_thing(text, first, last) or (noun and noun.lower in bodies.never) or words <= ranks:
        return False
    if head.dep == "nsubj" and text.tokens[head.head].lemma in bodies.speak and first not in text.hit_at:
        return True
    if sum(t.entity in ORGANISED for t in tokens) * 2 <= len(tokens) or first in text.hit_at:
        return False
    return len(tokens) > 1 or (bool(SHORT_FORM.match(tokens[0].text)) and _does(text, head))


def is_thing(text: Text, first: int, last: int) -> bool:
    """True if the words at the ends of a run say that it names a building, a place, a day: no party."""
    never = text.lexicon.words.bodies.never
    return text.tokens[first].lower in never or text.tokens[last - 1].lower in never


def _does(text: Text, token: Token) -> bool:
    """True of the subject of a verb, and of what stands in brackets after its name in full."""
    in_brackets = text.tokens[token.i - 1].text == "(" if token.i else False
    return in_brackets or token.dep in ("nsubj", "nsubjpass", "agent", "poss")
