"""How a mention stands to an act: the features that place, time, parties and figures share."""

from collections.abc import Iterable

from tidings.claims.material import Material
from tidings.record import Mention
from tidings.roles import is_verbal
from tidings.syntax import Sentences, Token

#: Longer dependency paths than this are told as "far": they are rare, and a rare path is known by no weight.
PATH_STEPS = 5
NEAR_TOKENS = (1, 2, 3, 5, 8, 13, 21)
BEFORE_SENTENCES = (1, 2, 4, 8)


def bucket(number: int, limits: Iterable[int]) -> str:
    """The first limit that the number does not pass, as a word; "more" past the last."""
    return next((str(limit) for limit in limits if number <= limit), "more")


def relation(material: Material, act: Token, other: Token) -> list[str]:
    """Features of the way from an act to a mention's head: distance, side, dependency path, preposition, rivals."""
    sentences = material.sentences
    distance = other.sentence - act.sentence
    if distance:
        side = "before" if distance < 0 else "after"
        title = "title" if sentences.sentences[other.sentence].title else "body"
        far = bucket(abs(distance), BEFORE_SENTENCES)
        return [f"sentence={side}{far}", f"apart:{title}", f"apart:{side}", f"word={act.lemma}&{side}"]
    step = other.i - act.i
    side = "left" if step < 0 else "right"
    way = path(sentences, act, other)
    found = ["sentence=same", f"tokens={side}{bucket(abs(step), NEAR_TOKENS)}", f"path={way}", f"dep={other.dep}"]
    if preposition := governor(sentences, other):
        found += [f"prep={preposition}", f"prep={preposition}&{side}"]
    if way.startswith("^") and "v" not in way:
        found.append("above")
    elif "^" not in way:
        found.append("below")
    if clause(sentences, act) is clause(sentences, other):
        found.append("sameclause")
    found.append(f"actsbetween={side}{min(acts_between(material, act, other), 3)}")
    return found


def acts_between(material: Material, act: Token, other: Token) -> int:
    """How many other acts stand between an act and a mention: each is a rival for it."""
    low, high = sorted((act.start, other.start))
    return sum(low < one.head < high for one in material.acts)


def path(sentences: Sentences, start: Token, end: Token) -> str:
    """The dependency path between two tokens of a sentence: "^dep" for each step up, "vdep" for each step down."""
    up = [start, *sentences.ancestors(start)]
    down = [end, *sentences.ancestors(end)]
    common = {token.i: n for n, token in enumerate(up)}
    for n, token in enumerate(down):
        if token.i in common:
            climb = [f"^{one.dep}" for one in up[: common[token.i]]]
            descend = [f"v{one.dep}" for one in reversed(down[:n])]
            steps = climb + descend
            return "".join(steps) if len(steps) <= PATH_STEPS else "far"
    return "far"


def governor(sentences: Sentences, token: Token) -> str:
    """The preposition that governs a noun phrase, through compounds, coordination and apposition; "" for none."""
    here: Token | None = token
    for _ in range(4):
        if here is None:
            return ""
        if here.dep in ("pobj", "pcomp"):
            head = sentences.head(here)
            return head.lower if head else ""
        if here.dep not in ("compound", "conj", "appos", "nmod", "poss", "amod"):
            return ""
        here = sentences.head(here)
    return ""


def clause(sentences: Sentences, token: Token) -> Token:
    """The verb of the clause that a token stands in; the root where there is none."""
    last = token
    if is_verbal(token) and token.dep not in ("amod", "compound"):
        return token
    for here in sentences.ancestors(token):
        last = here
        if is_verbal(here):
            return here
    return last


def head_token(sentences: Sentences, mention: Mention) -> Token:
    """The token that carries a mention."""
    token = sentences.token_at(mention.head)
    if token is None:
        raise IndexError(f"no token at {mention.head} of report {sentences.report.id}")
    return token
