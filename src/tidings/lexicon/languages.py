"""Languages: their names, those that are read, and the commonest words by which each of these is known."""

from functools import lru_cache

from msgspec import Struct

from tidings.lexicon.files import data_file, read_csv, read_toml


class Language(Struct, frozen=True):
    """A language by its code (ISO 639-1, or 639-3 where that has none) and its English name."""

    code: str
    name: str


class Commonest(Struct, frozen=True):
    """Words that make up at least `share` of nearly every text of a language and of no other language's."""

    words: frozenset[str]
    share: float


@lru_cache(maxsize=1)
def languages_read() -> tuple[str, ...]:
    """The codes of the languages that are read: those with a folder under data/lang."""
    return tuple(sorted(folder.name for folder in data_file("lang").iterdir() if folder.is_dir()))


def language_name(code: str) -> str:
    """The English name of a language; its code, where data/languages.csv does not list it."""
    names = {language.code: language.name for _, language in read_csv("languages.csv", Language)}
    return names.get(code.split("-")[0].lower(), f"the language {code!r}")


def load_commonest(language: str) -> Commonest:
    """The commonest words of a language that is read."""
    return read_toml(f"lang/{language}/commonest.toml", Commonest)
