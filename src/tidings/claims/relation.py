"""How a mention stands to an act: the features that place, time, parties and figures share."""

from collections.abc import Iterable
from functools import lru_cache

from tidings.claims.scene import Scene
from tidings.syntax import Sentences, Token

#: Longer dependency paths than this are told as "far": they are rare, and a rare path is known by no weight.
PATH_STEPS = 5
NEAR_TOKENS = (1, 2, 3, 5, 8, 13, 21)
BEFORE_SENTENCES = (1, 2, 4, 8)
#: Positions in a report are told apart up to these sentence numbers; later ones are one bucket.
POSITIONS = (0, 1, 2, 4, 8, 16)
#: A preposition governs a noun through at most this many steps of compounds, coordination and apposition.
GOVERNING_STEPS = 4
THROUGH = frozenset({"compound", "conj", "appos", "nmod", "poss", "amod"})


def bucket(number: int, limits: Iterable[int]) -> str:
    """The first limit that the number does not pass, as a word; "more" past the last."""
    for limit in limits:
        if number <= limit:
            return str(limit)
    return "more"


def relation(scene: Scene, act: Token, other: Token) -> list[str]:
    """Features of the way from an act to a mention's head: distance, side, dependency path, preposition, rivals."""
    if other.sentence != act.sentence:
        return [*apart(scene, act, other), f"word={act.lemma}&apart"]
    step = other.i - act.i
    side = "left" if step < 0 else "right"
    way = path(scene, act, other)
    found = ["sentence=same", f"tokens={side}{bucket(abs(step), NEAR_TOKENS)}", f"path={way}", f"dep={other.dep}"]
    if preposition := governor(scene.sentences, other):
        found += [f"prep={preposition}", f"prep={preposition}&{side}"]
    if ">" not in way:
        found.append("above")
    elif "<" not in way:
        found.append("below")
    if scene.clause(act) is scene.clause(other):
        found.append("sameclause")
    found.append(f"actsbetween={side}{min(scene.acts_between(act, other), 3)}")
    return found


def apart(scene: Scene, act: Token, other: Token) -> tuple[str, ...]:
    """Features of the way from an act to a mention in another sentence."""
    same, distance = scene.same_paragraph(act, other), other.sentence - act.sentence
    return _apart(distance, scene.title(other), same, scene.list_like)


@lru_cache(maxsize=4096)
def _apart(distance: int, title: bool, same_paragraph: bool, list_like: bool) -> tuple[str, ...]:
    side = "before" if distance < 0 else "after"
    far = bucket(abs(distance), BEFORE_SENTENCES)
    where = "title" if title else "body"
    return (
        f"sentence={side}{far}",
        f"apart:{where}",
        f"apart:{side}",
        f"paragraph={same_paragraph}&{where}",
        f"paragraph={same_paragraph}&{where}&list={list_like}",
    )


def path(scene: Scene, start: Token, end: Token) -> str:
    """The dependency path between two words of a sentence: "<dep" for each step up, ">dep" for each step down."""
    up, down = scene.way_up(start), scene.way_up(end)
    i, j = len(up) - 1, len(down) - 1
    while i > 0 and j > 0 and up[i - 1].i == down[j - 1].i:
        i, j = i - 1, j - 1
    if up[i].i != down[j].i or i + j > PATH_STEPS:
        return "far"
    return "".join([f"<{one.dep}" for one in up[:i]] + [f">{one.dep}" for one in reversed(down[:j])])


def governor(sentences: Sentences, token: Token) -> str:
    """The preposition that governs a noun phrase, through compounds, coordination and apposition; "" for none."""
    here: Token | None = token
    for _ in range(GOVERNING_STEPS):
        if here is None:
            return ""
        if here.dep in ("pobj", "pcomp"):
            head = sentences.head(here)
            return head.lower if head else ""
        if here.dep not in THROUGH:
            return ""
        here = sentences.head(here)
    return ""
