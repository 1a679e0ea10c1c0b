"""What kinds of events and parties are called as titles: nouns of lang/*/brief.toml, never codes of the record."""

from functools import cache

from tidings.lexicon.brief import Wording, load_brief
from tidings.opened.keeping import LANGUAGE
from tidings.views.wording import capital, kind_noun


@cache
def _wording() -> Wording:
    return load_brief(LANGUAGE)


def event_title(kind: str) -> str:
    """The noun of a kind of event: "Withdrawal", "Air strike"; its own word for a kind that this version lacks."""
    known = kind in _wording().kinds
    return capital(kind_noun(kind, {}, _wording()) if known else kind.replace("_", " "))


def party_title(kind: str) -> str:
    """What a kind of party or source is called, for one of them: "Armed group", "News agency"."""
    return _wording().words.parties.get(kind) or capital(kind.replace("_", " "))
