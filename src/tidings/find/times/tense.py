"""Whether the words around an expression of time lay it before or after the day of the report."""

from typing import Literal

from tidings.lexicon.times import TimesFile
from tidings.syntax import Sentences, Token

Tense = Literal["past", "future", "open"]
#: Steps up the tree after which a verb no longer governs a time.
REACH = 8


def tense_of(sentences: Sentences, token: Token, file: TimesFile) -> Tense:
    """The tense that governs a token: that of the nearest verb above it, or of a word that looks ahead."""
    here: Token | None = token
    for _ in range(REACH):
        if here is None:
            return "open"
        if here.i != token.i and _looks_ahead(sentences, here, file):
            return "future"
        if here.pos in ("VERB", "AUX"):
            found = _of_verb(sentences, here, file)
            if found != "open" or here.tag in ("VBZ", "VBP", "VBD"):
                return found
        here = sentences.head(here)
    return "open"


def _looks_ahead(sentences: Sentences, here: Token, file: TimesFile) -> bool:
    """True for "planned for", "due on", "the upcoming talks on": what governs the time lies ahead by what it means."""
    if here.lemma in file.ahead or here.lower in file.ahead:
        return here.tag in ("VBN", "JJ")
    return here.pos == "NOUN" and any(child.lower in file.ahead for child in sentences.children(here, "amod"))


def _of_verb(sentences: Sentences, verb: Token, file: TimesFile) -> Tense:
    """The tense of a verb with its auxiliaries; open for the present and for what takes its tense from above."""
    helpers = sentences.children(verb, "aux", "auxpass")
    if any(child.lower in file.future_auxiliaries for child in helpers):
        return "future"
    if any(child.lower in file.infinitive for child in helpers):
        above = sentences.head(verb)
        ahead = above is not None and (above.pos == "NOUN" or above.tag in ("JJ", "VBZ", "VBP", "VBG"))
        return "future" if ahead or (above is not None and _looks_ahead(sentences, above, file)) else "open"
    if verb.tag == "VBD" or any(child.tag in ("VBD", "VBZ", "VBP") for child in helpers):
        return "past" if verb.tag in ("VBD", "VBN") or any(child.tag == "VBD" for child in helpers) else "open"
    return "past" if verb.tag == "VBN" else "open"
