"""Forms of a place name under which different spellings of it meet: plain, loose and skeleton."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from tidings.lexicon.files import read_toml

# Letters that Unicode does not take apart into a base letter and a mark.
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"}
    | dict.fromkeys("'’‘`´ʿʾʼʹ\".,ʻ“”", None)
    | dict.fromkeys("-–—/‐‑_()", " ")
)
LATIN_END = 0x250  # past Latin Extended-B, and with marks taken off past every letter of a Latin-script name
SKELETON_LEAST = 3  # a skeleton of fewer letters fits far too many names


class Articles(Struct, frozen=True):
    """Words dropped in loose forms."""

    words: frozenset[str]


class Kinds(Struct, frozen=True):
    """Words for what a place is, after or before its name."""

    after: tuple[str, ...]
    before: tuple[str, ...]


class Scripts(Struct, frozen=True):
    """What is needed for skeleton forms."""

    countries: frozenset[str]
    letters: tuple[tuple[str, str], ...]
    vowels: str


class Spelling(Struct, frozen=True):
    """data/spelling.toml."""

    abbreviations: dict[str, str]
    articles: Articles
    kinds: Kinds
    scripts: Scripts
    features: dict[str, str]
    radius_km: dict[str, float]

    def fold(self, name: str) -> str:
        """The name in plain small letters: no marks, apostrophes or dots, one space for a hyphen, no abbreviations."""
        words = fold_word(name).split()
        return " ".join(self.abbreviations.get(word, word) for word in words)

    def loose(self, folded: str) -> str:
        """A folded name without its articles and spaces; the whole of it where nothing else would be left."""
        words = folded.split()
        kept = [word for word in words if word not in self.articles.words]
        return "".join(kept or words)

    def sounds(self, loose: str) -> str:
        """A loose form with the letters of one sound made one, and doubled ones single."""
        for letters, sound in self.scripts.letters:
            loose = loose.replace(letters, sound)
        return re.sub(r"(.)\1+", r"\1", loose)

    def skeleton(self, loose: str) -> str:
        """The consonants of a loose form by their sounds; "" where they are too few to tell names."""
        sounds = self.sounds(loose)
        text = sounds[:1] + "".join(letter for letter in sounds[1:] if letter not in self.scripts.vowels)
        text = re.sub(r"(.)\1+", r"\1", text)
        return text if len(text) >= SKELETON_LEAST else ""

    def bare(self, folded: str) -> str:
        """A folded name without a word for its kind ("raqqa governorate" is "raqqa"); as it is if there is none."""
        for word in self.kinds.after:
            if folded.endswith(" " + word):
                return folded[: -len(word) - 1]
        for word in self.kinds.before:
            if folded.startswith(word + " "):
                return folded[len(word) + 1 :]
        return folded


def fold_word(text: str) -> str:
    """The text in plain small letters, without marks, apostrophes or dots."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return text.lower().translate(LETTERS)


def is_latin(name: str) -> bool:
    """True if the name is written in Latin letters."""
    return all(ord(letter) < LATIN_END or not letter.isalpha() for letter in fold_word(name))


@lru_cache(maxsize=1)
def load_spelling() -> Spelling:
    """The spelling rules of data/spelling.toml, read once."""
    return read_toml("spelling.toml", Spelling)
