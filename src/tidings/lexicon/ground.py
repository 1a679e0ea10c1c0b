"""How much of a place the words before its name speak of: data/lang/*/ground.toml."""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.files import read_toml

#: The whole place, less than the whole of it, its edge, or what lies beside it.
Extent = Literal["whole", "inside", "edge", "beside"]
#: The words before a name that are asked: the longest phrase with the words between has seven.
ASKED_CHARS = 60


class ExtentExample(Struct, frozen=True):
    """A text, a place named in it for the first time, and how much of it is meant there."""

    text: str
    place: str
    extent: Extent


class GroundWords(Struct, frozen=True):
    """The file, as it is written."""

    beside: tuple[str, ...]
    edge: tuple[str, ...]
    inside: tuple[str, ...]
    between: tuple[str, ...]
    within: tuple[str, ...]
    sites: tuple[str, ...]
    relative: tuple[str, ...]
    reached: tuple[str, ...]
    until: tuple[str, ...]
    running: tuple[str, ...]
    example: tuple[ExtentExample, ...]


class Ground(Struct, frozen=True):
    """The words for extents, ready to be asked."""

    words: GroundWords
    beside: re.Pattern[str]
    edge: re.Pattern[str]
    inside: re.Pattern[str]
    reached: re.Pattern[str]
    within: re.Pattern[str]

    def extent(self, before: str) -> Extent:
        """How much of a place is meant, by the text that stands before its name."""
        asked = before[-ASKED_CHARS:].lower()
        if self.inside.search(asked) or self.within.search(asked):
            return "inside"
        if self.edge.search(asked):
            return "edge"
        return "beside" if self.beside.search(asked) else "whole"

    def is_reached(self, before: str) -> bool:
        """True if people went to a place, by the text that stands before its name; "close to" it is none."""
        asked = before[-ASKED_CHARS:].lower()
        return bool(self.reached.search(asked)) and not self.beside.search(asked)

    def goes_on(self, after: str) -> bool:
        """True if the text after a name goes on to tell of the place itself ("which the rebels hold")."""
        words = after.lstrip(" ,;-–—").lower().split()[:1]
        return bool(words) and words[0] in self.words.relative

    def runs(self, before: str, time: str) -> bool:
        """True if a time goes on from its first day, by the word before it or its own first word."""
        near = [*before.lower().split()[-1:], *time.lower().split()[:1]]
        return any(word in self.words.running for word in near)


@lru_cache(maxsize=4)
def load_ground(language: str) -> Ground:
    """The words of a language for extents; raises LexiconError where an example of the file is not read as it says."""
    words = read_toml(f"lang/{language}/ground.toml", GroundWords)
    between, sites = words.between, "|".join(map(re.escape, words.sites))
    ground = Ground(
        words,
        beside=_pattern(words.beside, between),
        edge=_pattern(words.edge, between),
        inside=_pattern(words.inside, between),
        reached=_pattern(words.reached, between),
        within=_pattern(words.within, between, rf"\b(?:{sites})\s+"),
    )
    file = f"data/lang/{language}/ground.toml"
    problems = [
        f"{file}: {one.text!r} is read as {found}, not {one.extent}; mend the words or the example"
        for one in words.example
        if (found := ground.extent(one.text[: one.text.find(one.place)])) != one.extent
    ]
    if problems:
        raise LexiconError(problems)
    return ground


def _pattern(phrases: tuple[str, ...], between: tuple[str, ...], before: str = r"\b") -> re.Pattern[str]:
    """Matches a text that ends with one of the phrases, with any of the words between after it."""
    told, skipped = ("|".join(map(re.escape, sorted(some, key=len, reverse=True))) for some in (phrases, between))
    return re.compile(rf"{before}(?:{told})(?:\s+(?:{skipped}))*\s*$")
