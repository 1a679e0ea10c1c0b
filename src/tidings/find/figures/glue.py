"""Words that lost the space between them ("peoplewere", "with14,593"), taken apart before figures are read.

Text that was taken from PDF files runs words together where a line ended. The parser sees one unknown word there.
"""

import re

from msgspec import structs

from tidings.lexicon.figures import FiguresLexicon
from tidings.syntax import Token

#: No word of fewer letters is taken apart, and no part of fewer letters is the one that carries the meaning: shorter
#: words are too often made of others by chance.
WORD_LETTERS = 7
PART_LETTERS = 4
_DIGITS_IN_WORD = re.compile(r"([a-z]+)(\d[\d,]*)|(\d[\d,]*)([a-z]{2,})")


def taken_apart(tokens: list[Token], first: int, last: int, lexicon: FiguresLexicon) -> list[Token] | None:
    """The tokens of a sentence numbered from 0, with words run together taken apart; None if there are none."""
    cuts = {i: cut for i in range(first, last) if (cut := _cut(tokens[i], lexicon))}
    if not cuts:
        return None
    at, place = 0, {}
    for i in range(first, last):
        place[i] = at
        at += 2 if i in cuts else 1
    found: list[Token] = []
    for i in range(first, last):
        moved = structs.replace(
            tokens[i], i=place[i], head=place[tokens[i].head], children=[place[c] for c in tokens[i].children]
        )
        found += _halves(moved, cuts[i], lexicon) if i in cuts else [moved]
    return found


def _cut(token: Token, lexicon: FiguresLexicon) -> int:
    """After how many letters a word is to be cut; 0 for a word that is one."""
    lower = token.lower
    digits = _DIGITS_IN_WORD.fullmatch(lower)
    if digits:
        left, right = (digits[1], digits[2]) if digits[1] else (digits[3], digits[4])
        word = left if digits[1] else right
        return len(left) if len(word) > 1 and (word in lexicon.of("glue") or word in lexicon.content) else 0
    if len(lower) < WORD_LETTERS or not lower.isalpha() or lower in lexicon.vocabulary:
        return 0
    glue = lexicon.of("glue")
    for cut in range(2, len(lower) - 1):
        left, right = lower[:cut], lower[cut:]
        capital = token.text[cut].isupper() and token.text[cut - 1].islower()
        if capital and left in lexicon.vocabulary and len(left) >= PART_LETTERS:
            return cut
        if left in glue and right in lexicon.content and len(right) >= PART_LETTERS:
            return cut
        if left in lexicon.content and len(left) >= PART_LETTERS and (right in glue or right in lexicon.content):
            return cut
    return 0


def _halves(token: Token, cut: int, lexicon: FiguresLexicon) -> list[Token]:
    """The two words of one token; the first hangs on the second, and of their syntax only that is known."""
    left, right = token.lower[:cut], token.lower[cut:]
    middle = token.start + cut
    first = structs.replace(token, text=token.text[:cut], end=middle, dep="dep", head=token.i + 1, children=[])
    head = token.head + 1 if token.head == token.i else token.head
    second = structs.replace(token, i=token.i + 1, text=token.text[cut:], start=middle, head=head)
    return [_as(first, left, lexicon), _as(second, right, lexicon)]


def _as(token: Token, word: str, lexicon: FiguresLexicon) -> Token:
    """The token with the word and what is known of it."""
    pos = _pos(word, lexicon)
    tags = {"NUM": "CD", "NOUN": "NNS", "AUX": "VBD", "VERB": "VBN", "ADP": "IN"}
    return structs.replace(token, lower=word, lemma=word, pos=pos, tag=tags[pos])


def _pos(word: str, lexicon: FiguresLexicon) -> str:
    """The part of speech that a known word most often has."""
    if word[0].isdigit():
        return "NUM"
    if word in lexicon.people:
        return "NOUN"
    if word in lexicon.of("be"):
        return "AUX"
    return "VERB" if word in lexicon.senses else "ADP"
