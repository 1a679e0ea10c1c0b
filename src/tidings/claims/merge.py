"""Drafts that tell one occurrence as one party tells it are brought together.

Two drafts of one kind are compared by features (`pair_features`); the table data/judge/same.csv weighs them. Drafts
are then grouped in the order of the text, each with the group it fits best on average, or alone.
"""

from collections.abc import Iterable
from datetime import date

from tidings.claims.material import Draft, likely, place_of
from tidings.claims.relation import bucket, path
from tidings.claims.weigh import Weights, probability
from tidings.record import Figure, Mention, When
from tidings.syntax import Sentences

#: A draft joins a group from this average probability on: where it is as likely as not.
THRESHOLD = 0.5
APART_SENTENCES = (0, 1, 2, 4, 8, 16)


def group(sentences: Sentences, drafts: list[Draft], weights: Weights) -> list[list[Draft]]:
    """The drafts in groups, one for each occurrence and party, in the order of the text."""
    groups: list[list[Draft]] = []
    for draft in sorted(drafts, key=lambda one: one.token.i):
        fits = [(_fit(sentences, group, draft, weights), n) for n, group in enumerate(groups)]
        best = max(fits, default=(0.0, -1))
        if best[0] >= THRESHOLD:
            groups[best[1]].append(draft)
        else:
            groups.append([draft])
    return groups


def _fit(sentences: Sentences, group: list[Draft], draft: Draft, weights: Weights) -> float:
    if group[0].kind != draft.kind:
        return 0.0
    return sum(probability(weights, draft.kind, pair_features(sentences, one, draft)) for one in group) / len(group)


def pair_features(sentences: Sentences, left: Draft, right: Draft) -> list[str]:
    """How two drafts of one kind compare, the earlier one first."""
    apart = right.token.sentence - left.token.sentence
    found = [f"apart={bucket(apart, APART_SENTENCES)}", f"titles={_titles(sentences, left, right)}"]
    if apart == 0:
        found.append(f"path={path(sentences, left.token, right.token)}")
        found.append(f"tokens={bucket(right.token.i - left.token.i, (1, 2, 4, 8, 16))}")
    found.append(f"words={left.token.lemma}+{right.token.lemma}")
    found.append(f"sameword={left.token.lemma == right.token.lemma}")
    found.append(f"places={_places(left.place, right.place)}")
    found.append(f"times={_times(left.time, right.time)}")
    found.append(f"agents={_names(likely(left.agents), likely(right.agents))}")
    found.append(f"targets={_names(likely(left.targets), likely(right.targets))}")
    found += _figures(likely(left.figures), likely(right.figures))
    found.append(f"sources={_roots(left, right)}")
    found.append(f"modality={left.modality == right.modality}")
    found.append(f"definite={_definite(sentences, right)}")
    pos = f"{left.token.pos}+{right.token.pos}"
    found += [f"pos={pos}", f"pos={pos}&apart={bucket(apart, APART_SENTENCES)}"]
    found.append(f"places={_places(left.place, right.place)}&times={_times(left.time, right.time)}")
    found.append(f"places={_places(left.place, right.place)}&apart={bucket(apart, APART_SENTENCES)}")
    return found


def _titles(sentences: Sentences, left: Draft, right: Draft) -> str:
    return "+".join("title" if sentences.sentence_of(one.token).title else "body" for one in (left, right))


def _places(left: Mention | None, right: Mention | None) -> str:
    one, other = (place_of(mention) if mention else None for mention in (left, right))
    if one is None or other is None:
        return "none" if one is other else "one"
    if one.id == other.id:
        return "same"
    if one.country == other.country and "country" in (one.kind, other.kind):
        return "inside"
    if other.id == one.within or one.id == other.within:
        return "inside"
    return "near" if one.within is not None and one.within == other.within else "other"


def _times(left: When | None, right: When | None) -> str:
    if left is None or right is None:
        return "none" if left is right else "one"
    days = (left.earliest, left.latest), (right.earliest, right.latest)
    if days[0] == days[1]:
        return "same"
    return "overlap" if _overlap(*days[0], *days[1]) else "other"


def _overlap(a: date | None, b: date | None, c: date | None, d: date | None) -> bool:
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def _names(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> str:
    if not left or not right:
        return "none" if not left and not right else "one"
    mine, other = _words(left), _words(right)
    return "same" if mine & other else "other"


def _words(mentions: tuple[Mention, ...]) -> set[str]:
    return {word for mention in mentions for word in f"{mention.name} {mention.text}".lower().split()}


def _figures(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> Iterable[str]:
    mine, other = _counts(left), _counts(right)
    if not mine or not other:
        yield "figures=none" if not mine and not other else "figures=one"
        return
    shared = set(mine) & set(other)
    if any(mine[key] == other[key] for key in shared):
        yield "figures=same"
    elif shared:
        yield "figures=rival"
    else:
        yield "figures=other"


def _counts(mentions: tuple[Mention, ...]) -> dict[tuple[str, str], int]:
    figures = [m.value for m in mentions if isinstance(m.value, Figure)]
    return {(figure.measure, figure.who): figure.count for figure in figures}


def _roots(left: Draft, right: Draft) -> str:
    if not left.sources or not right.sources:
        return "none" if not left.sources and not right.sources else "one"
    return "same" if left.sources[0].name == right.sources[0].name else "other"


def _definite(sentences: Sentences, draft: Draft) -> str:
    determiners = [child.lower for child in sentences.children(draft.token, "det", "poss")]
    return determiners[0] if determiners else "none"
