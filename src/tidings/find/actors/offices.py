"""Offices and the bodies that their holders speak for: "army spokesman", "director of the Observatory"."""

from tidings.find.actors.described import describe
from tidings.find.actors.text import Text
from tidings.record import Actor
from tidings.syntax import Token

#: "Dana Roe , a spokeswoman": so many tokens after a name its role may stand where the parser does not tie the two.
ROLE_WITHIN = 3
#: A director or a head speaks for such a body as well as a spokesperson does.
HEARD_BY_HEAD = frozenset({"monitor", "aid_agency", "intergovernmental", "news_agency", "media"})


def is_title(text: Text, token: Token) -> bool:
    """True of a rank, an office or a word for a spokesperson."""
    titles = text.lexicon.words.titles
    return any(token.lower in words for words in (titles.ranks, titles.offices, titles.speaks))


def told_after(text: Text, head: int, last: int) -> Actor | None:
    """The body of a role told after the name: "Dana Roe, a spokeswoman for the army", with the comma or without."""
    roles = [role for role in text.sentences.children(text.tokens[head], "appos") if role.i >= last]
    roles += text.tokens[last : last + ROLE_WITHIN]
    for role in roles:
        if is_title(text, role) and role.sentence == text.tokens[head].sentence:
            return body_of(text, role.i, max(last, text.phrase_start(role)), role)
    return None


def body_of(text: Text, role: int, first: int, token: Token) -> Actor | None:
    """The body for which a role speaks; None where the holder of the role is a party himself."""
    titles = text.lexicon.words.titles
    speaks = token.lower in titles.speaks
    if not speaks and token.lower not in titles.speaks_for_monitors:
        return None
    body = _before(text, first, role) or _beside(text, token)
    return body if body and (speaks or body.kind in HEARD_BY_HEAD) else None


def _before(text: Text, first: int, role: int) -> Actor | None:
    """The body whose name or description stands right before a role ("Turkish foreign ministry spokesman")."""
    for i in range(role - 1, first - 1, -1):
        if (name := text.named(i)) is not None:
            return name.actor
        heads = text.lexicon.heads.get(text.fold(i))
        if heads is not None and heads.sort != "people" and (found := describe(text, first, text.tokens[i], heads)):
            return found.actor
        if i in text.hit_at and (country := text.hit_at[i].of("adjective", "state", "seat", "capital")):
            return country.actor
    return None


def _beside(text: Text, token: Token) -> Actor | None:
    """The body that owns a role or follows it: "the army's spokesman", "spokesman for the army"."""
    for owner in text.sentences.children(token, "poss"):
        if found := _before(text, text.phrase_start(owner), owner.i + 1):
            return found
    for prep in text.sentences.children(token, "prep"):
        if prep.lower in text.lexicon.words.relations.of:
            for owner in text.sentences.children(prep, "pobj"):
                if found := _before(text, text.phrase_start(owner), owner.i + 1):
                    return found
    return None
