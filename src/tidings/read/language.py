"""Which language a text is in, and whether it is one that is read."""

import re
from functools import lru_cache

from tidings.errors import LanguageError
from tidings.lexicon.languages import Commonest, language_name, languages_read, load_commonest
from tidings.record import Report

#: Characters of a text that are looked at: the identifier is sure long before, and a long text costs no more.
SAMPLE_CHARS = 3000
#: Below so many letters of the Latin script the identifier mostly hears names, and the text is not judged.
MIN_LETTERS = 40
#: How much more likely (in nats) another language must be than one that is read. Measured: English reports of
#: names and figures only stay below 12, one-line texts of other languages lie above 40.
MARGIN_NATS = 15.0

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where the text is too short or too plain to tell.

    A text with enough of the commonest words of a language that is read is in that language; only others are
    put to the identifier, whose model takes half a second to load.
    """
    words = _WORD.findall(text[:SAMPLE_CHARS].lower())
    letters = "".join(words)
    latin = sum(c < "\u0250" for c in letters)
    if not letters or (latin * 2 > len(letters) and latin < MIN_LETTERS):
        return None
    for language in languages_read():
        common = _commonest(language)
        if sum(word in common.words for word in words) >= common.share * len(words):
            return language
    return _identify(" ".join(words))


def _identify(text: str) -> str | None:
    import py3langid

    ranked = py3langid.rank(text)
    best, score = ranked[0]
    for language, other in ranked:
        if language in languages_read():
            return str(best) if score - other > MARGIN_NATS else (language if best == language else None)
    return str(best)


@lru_cache(maxsize=8)
def _commonest(language: str) -> Commonest:
    return load_commonest(language)


def check_language(report: Report, where: str = "") -> None:
    """Nothing, if the report's language is read or unknown; raises LanguageError, which names it, if it is not."""
    if report.language is None or report.language in languages_read():
        return
    known = ", ".join(language_name(code) for code in languages_read())
    raise LanguageError(
        f"the report is in {language_name(report.language)}, which is not read; nothing was taken from it",
        where=where or report.id,
        remedy=f"languages that are read: {known}",
    )
