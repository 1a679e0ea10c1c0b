"""Atoms: the words of a report as the grammar of time reads them, each with all it may be among the words of time."""

import re

from msgspec import Struct

from tidings.lexicon.times import TimesFile, TimesLexicon, Word
from tidings.syntax import Sentences, Token

NOTHING = Word()
#: Digits with what is glued to them ("27th", "1990s"), words, and single marks.
_PIECES = re.compile(r"\d+(?:st|nd|rd|th|s)(?![a-z])|\d+|['’]?[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?|\S", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
#: A day and a year run together, as feeds that lose commas write them: "Jan 202015".
_GLUED = re.compile(r"(\d{1,2})((?:19|20)\d\d)$")
BREAK = "\n"
#: After a day, "or later": "19-20+ April" is read as the days that it gives.
OPEN_END = "+"


class Atom(Struct):
    """A word, number or mark: `digits` is its value where it is all digits, `gap` True where space goes before it."""

    lower: str
    start: int
    end: int
    token: int
    word: Word
    digits: int | None = None
    gap: bool = True


class Line(Struct):
    """The atoms of a report with what the grammar needs to read them; a break that matches nothing ends a paragraph."""

    atoms: list[Atom]
    lexicon: TimesLexicon
    sentences: Sentences

    @property
    def file(self) -> TimesFile:
        """The word lists of the language."""
        return self.lexicon.file

    def lower(self, i: int) -> str:
        """The lower-case text of an atom; nothing outside the report."""
        return self.atoms[i].lower if 0 <= i < len(self.atoms) else ""

    def word(self, i: int) -> Word:
        """All that an atom may be."""
        return self.atoms[i].word if 0 <= i < len(self.atoms) else NOTHING

    def digits(self, i: int) -> int | None:
        """The value of an atom of digits."""
        return self.atoms[i].digits if 0 <= i < len(self.atoms) else None

    def glued(self, i: int) -> bool:
        """True if no space stands before an atom."""
        return 0 <= i < len(self.atoms) and not self.atoms[i].gap

    def token(self, i: int) -> Token | None:
        """The token that an atom is, or is part of."""
        return self.sentences.tokens[self.atoms[i].token] if 0 <= i < len(self.atoms) else None

    def is_one(self, i: int, unit: str) -> bool:
        """True if an atom is one of a unit, and not several."""
        return self.word(i).unit == unit and not self.word(i).plural

    def follows(self, i: int, words: tuple[str, ...]) -> bool:
        """True if these words stand from an atom on."""
        return all(self.lower(i + n) == word for n, word in enumerate(words))


def atoms_of(sentences: Sentences, lexicon: TimesLexicon) -> Line:
    """The report's atoms, with a break between paragraphs."""
    words = lexicon.words
    found: list[Atom] = []
    paragraph = {s.index: s.paragraph for s in sentences.sentences}
    last, end = 0, -1
    for token in sentences.tokens:
        here = paragraph[token.sentence]
        if here != last:
            found.append(Atom(BREAK, token.start, token.start, token.i, NOTHING))
            last = here
        lower = token.lower
        word = words.get(lower)
        if lower == OPEN_END and token.start == end and found and found[-1].digits is not None:
            end = token.end
            continue
        if token.start == end and lower.isalpha() and (whole := words.get(found[-1].lower + lower)):
            found[-1].lower, found[-1].word, found[-1].end = found[-1].lower + lower, whole, token.end
        elif word is not None or lower.isalpha():
            found.append(Atom(lower, token.start, token.end, token.i, word or NOTHING, None, token.start != end))
        else:
            found += _pieces(token, end, words, bool(found) and found[-1].word.month is not None)
        end = token.end
    return Line(found, lexicon, sentences)


def _pieces(token: Token, before: int, words: dict[str, Word], after_month: bool) -> list[Atom]:
    """A token cut into digits, words and marks; a day and a year run together only after a month."""
    found = []
    end = before
    for piece in _PIECES.finditer(token.text):
        for text, at in _unglued(piece[0], token.start + piece.start(), after_month):
            if text[-1] == "." and len(text) > 1 and text.lower() not in words and text[:-1].lower() in words:
                text = text[:-1]
            end, gap = at + len(text), at != end
            found.append(_atom(text.lower(), (at, end), token.i, words, gap))
    return found


def _unglued(text: str, start: int, after_month: bool) -> list[tuple[str, int]]:
    """A day and a year that were run together, apart; anything else as it is."""
    glued = _GLUED.match(text) if after_month and 5 <= len(text) <= 6 else None
    if glued and 1 <= int(glued[1]) <= 31:
        return [(glued[1], start), (glued[2], start + len(glued[1]))]
    return [(text, start)]


def _atom(lower: str, where: tuple[int, int], token: int, words: dict[str, Word], gap: bool) -> Atom:
    word = words.get(lower, NOTHING)
    digits = int(lower) if lower.isdecimal() and len(lower) < 9 else None
    if word is NOTHING and (ordinal := _ORDINAL.match(lower)) and len(lower) < 9:
        word = Word(ordinal=int(ordinal[1]))
    return Atom(lower, *where, token, word, digits, gap)
