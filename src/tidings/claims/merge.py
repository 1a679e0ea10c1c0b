"""Drafts that tell one occurrence as one party tells it are brought together.

Two drafts of one kind are compared by features (`pair_features`); the table data/judge/same.csv weighs them. Drafts
are then grouped in the order of the text, each with the group it fits best on average, or alone.
"""

from datetime import date
from typing import NamedTuple

from tidings.claims.material import Draft, likely, place_of
from tidings.claims.relation import bucket, path
from tidings.claims.scene import Scene
from tidings.claims.weigh import probability
from tidings.record import Figure, Mention, Place
from tidings.roles import is_verbal, objects, prepositional, subjects
from tidings.syntax import Token

#: A draft joins a group from this average probability on: the value with the best claim and record F1 out of fold.
THRESHOLD = 0.45
APART_SENTENCES = (0, 1, 2, 4, 8, 16)
#: What makes a noun the one told before.
AGAIN = ("the", "this", "that")
APART_TOKENS = (1, 2, 4, 8, 16)


class Side(NamedTuple):
    """What is compared of a draft, made once."""

    draft: Draft
    title: bool
    place: Place | None
    days: tuple[date | None, date | None] | None
    agents: frozenset[str]
    targets: frozenset[str]
    counts: dict[tuple[str, str], int]
    definite: str
    anew: bool = False


def group(scene: Scene, drafts: list[Draft]) -> list[list[Draft]]:
    """The drafts in groups, one for each occurrence and party, in the order of the text."""
    groups: list[list[Side]] = []
    for draft in sorted(drafts, key=lambda one: one.token.i):
        one = side(scene, draft)
        fits = [(_fit(scene, members, one), n) for n, members in enumerate(groups)]
        best = max(fits, default=(0.0, -1))
        if best[0] >= THRESHOLD:
            groups[best[1]].append(one)
        else:
            groups.append([one])
    return [[one.draft for one in members] for members in groups]


def _fit(scene: Scene, members: list[Side], one: Side) -> float:
    kind = one.draft.kind
    if members[0].draft.kind != kind or any(_are_two(scene, other, one) for other in members):
        return 0.0
    if _is_told_again(members[-1], one):
        return 1.0
    chances = (probability(scene.judges.same, kind, pair_features(scene, other, one)) for other in members)
    return sum(chances) / len(members)


def _are_two(scene: Scene, left: Side, right: Side) -> bool:
    """True of two acts that cannot be one, whatever the table weighs.

    Such are, in one sentence and at two places, the acts of two doers and a pair of acts of which one is only partly
    the other ("took the airport and entered the city"), and anywhere what is done beside what is planned, and what
    came before "another strike".
    """
    beside = left.draft.token.sentence == right.draft.token.sentence
    elsewhere = _places(left.place, right.place) in ("other", "near", "inside")
    others = _shared(left.agents, right.agents) == "other"
    steps = _paired(left.draft, right.draft) and left.draft.mode != right.draft.mode
    one_clause = scene.clause(left.draft.token) is scene.clause(right.draft.token)
    told_before = right.anew and not (left.anew or left.title or one_clause)
    planned = _done_and_to_come(scene, left.draft, right.draft)
    return planned or told_before or (beside and elsewhere and (others or steps))


def _is_told_again(left: Side, right: Side) -> bool:
    """True of "the strike" in the sentence after "a strike", with no day and no count of its own."""
    a, b = left.draft, right.draft
    close = b.token.sentence - a.token.sentence == 1 and not left.title
    same = b.token.pos == "NOUN" and b.token.lemma == a.token.lemma and right.definite in AGAIN
    dated = b.time is not None and b.time.basis != "published"
    return close and same and not dated and not right.counts and (left.place is None or left.place == right.place)


def _paired(one: Draft, other: Draft) -> bool:
    """True of two verbs joined by "and"."""
    return other.token.dep == "conj" and other.token.head == one.token.i


def _done_and_to_come(scene: Scene, one: Draft, other: Draft) -> bool:
    """True where one act is done and the other planned: "had left and would return", "to retake what it had taken"."""
    above = scene.sentences.tokens[other.token.head]
    describing = other.token.dep == "relcl" and above.head == one.token.i
    return (_paired(one, other) or describing) and {one.modality, other.modality} == {"asserted", "intended"}


def side(scene: Scene, draft: Draft) -> Side:
    """What is compared of a draft."""
    when = draft.time
    determiners = [child.lower for child in scene.sentences.children(draft.token, "det", "poss")]
    return Side(
        draft=draft,
        title=scene.title(draft.token),
        place=place_of(draft.place) if draft.place else None,
        days=(when.earliest, when.latest) if when else None,
        agents=_words(likely(draft.agents)),
        targets=_words(likely(draft.targets)),
        counts=_counts(likely(draft.figures)),
        definite=determiners[0] if determiners else "none",
        anew=_is_anew(scene, draft.token),
    )


def _is_anew(scene: Scene, act: Token) -> bool:
    """True of an act that is told as one more: "another strike", "were killed in a second strike"."""
    sentences, classes = scene.sentences, scene.material.acts_lexicon.classes_of
    named = [act, *subjects(sentences, act), *objects(sentences, act), *prepositional(sentences, act)]
    for noun in (one for one in named if one.start in scene.acts_at and not is_verbal(one)):
        words = [child.lower for child in sentences.children(noun, "det", "amod")]
        if "the" not in words and any("anew" in classes.get(word, ()) for word in words):
            return True
    return False


def pair_features(scene: Scene, left: Side, right: Side) -> list[str]:
    """How two drafts of one kind compare, the earlier one first."""
    a, b = left.draft, right.draft
    distance = b.token.sentence - a.token.sentence
    apart = f"apart={bucket(distance, APART_SENTENCES)}"
    places, times = f"places={_places(left.place, right.place)}", f"times={_times(left.days, right.days)}"
    pos = f"pos={a.token.pos}+{b.token.pos}"
    found = [apart, places, times, pos, f"{pos}&{apart}", f"{places}&{times}", f"{places}&{apart}"]
    if distance == 0:
        found.append(f"path={path(scene, a.token, b.token)}")
        found.append(f"tokens={bucket(b.token.i - a.token.i, APART_TOKENS)}")
    found += [
        f"titles={left.title}+{right.title}",
        f"words={a.token.lemma}+{b.token.lemma}",
        f"sameword={a.token.lemma == b.token.lemma}",
        f"agents={_shared(left.agents, right.agents)}",
        f"targets={_shared(left.targets, right.targets)}",
        f"figures={_figures(left.counts, right.counts)}",
        f"sources={_roots(a, b)}",
        f"modality={a.modality == b.modality}",
        f"definite={right.definite}",
    ]
    return found


def _places(one: Place | None, other: Place | None) -> str:
    if one is None or other is None:
        return "none" if one is other else "one"
    if one.id == other.id:
        return "same"
    if one.country == other.country and "country" in (one.kind, other.kind):
        return "inside"
    if other.id == one.within or one.id == other.within:
        return "inside"
    return "near" if one.within is not None and one.within == other.within else "other"


def _times(one: tuple[date | None, date | None] | None, other: tuple[date | None, date | None] | None) -> str:
    if one is None or other is None:
        return "none" if one is other else "one"
    if one == other:
        return "same"
    return "overlap" if _overlap(*one, *other) else "other"


def _overlap(a: date | None, b: date | None, c: date | None, d: date | None) -> bool:
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def _shared(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "none" if not one and not other else "one"
    return "same" if one & other else "other"


def _words(mentions: tuple[Mention, ...]) -> frozenset[str]:
    return frozenset(word for mention in mentions for word in f"{mention.name} {mention.text}".lower().split())


def _figures(one: dict[tuple[str, str], int], other: dict[tuple[str, str], int]) -> str:
    if not one or not other:
        return "none" if not one and not other else "one"
    shared = set(one) & set(other)
    if any(one[key] == other[key] for key in shared):
        return "same"
    return "rival" if shared else "other"


def _counts(mentions: tuple[Mention, ...]) -> dict[tuple[str, str], int]:
    figures = [m.value for m in mentions if isinstance(m.value, Figure)]
    return {(figure.measure, figure.who): figure.count for figure in figures}


def _roots(left: Draft, right: Draft) -> str:
    if not left.sources or not right.sources:
        return "none" if not left.sources and not right.sources else "one"
    return "same" if left.sources[0].name == right.sources[0].name else "other"
