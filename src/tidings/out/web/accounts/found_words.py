"""The words of a search where they stand in a quote, so that they can be marked."""

import re
import unicodedata

from tidings.out.web.accounts.segments import Quoted, Segment, segments

#: A word with the marks that are written over and under its letters.
WORD = re.compile(r"\w[\w\u0300-\u036f\u0591-\u05c7\u064b-\u0670]*")
#: The name under which found words are held by segments.
FOUND = "found"


def found_in(text: str, asked: str) -> tuple[Segment, ...]:
    """The text in pieces; those held by FOUND are words asked for, whatever their case and marks.

    The last word that is asked for may be the beginning of a longer one.
    """
    words = [folded(one[0]) for one in WORD.finditer(asked)]
    if not words:
        return segments(text, ())
    places = [one for one in WORD.finditer(text) if _is_asked(folded(one[0]), words)]
    return segments(text, [Quoted(FOUND, one.start(), one.end()) for one in places])


def _is_asked(word: str, words: list[str]) -> bool:
    return word in words or word.startswith(words[-1])


def folded(word: str) -> str:
    """A word in small letters without marks on them."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
