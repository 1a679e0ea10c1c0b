"""Names and words folded, so that spellings of one name are one key."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from tidings.lexicon.actor_words import ActorWords, Articles

#: A final "s" falls from words of this many letters and more: "Assads", "Units"; ISIS and SANA keep theirs.
PLURAL_LETTERS = 5


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """The word in lower case without accents, apostrophes and dots; a plural "s" falls from longer words."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(c for c in plain if c.isalnum())
    if len(plain) >= PLURAL_LETTERS and plain[-1] == "s" and plain[-2] != "s":
        return plain[:-1]
    return plain


def is_article(word: str, hyphen: bool, articles: Articles) -> bool:
    """True if a word of a name, in lower case, is an Arabic or English article; some only before a hyphen."""
    return word in articles.always or (hyphen and word in articles.hyphened)


def spelled(word: str, spelling: Mapping[str, str]) -> tuple[str, ...]:
    """The folded word in the spelling that the index uses: mostly one word, none for punctuation."""
    plain = fold_word(word)
    return tuple(spelling.get(plain, plain).split())


def fold_name(name: str, words: ActorWords) -> tuple[str, ...]:
    """The folded words of a name as the index has them, without articles."""
    found: list[str] = []
    for part in name.replace("’", "'").replace("/", " ").split():
        bits = part.split("-")
        for nth, bit in enumerate(bits, 1):
            if not is_article(bit.lower(), nth < len(bits), words.articles):
                found += spelled(bit, words.spelling)
    return tuple(found)
