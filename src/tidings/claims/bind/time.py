"""When an act happened: the time mention that fits best, else the day of the report, else nothing."""

from datetime import timedelta
from typing import NamedTuple

from tidings.claims.material import Material
from tidings.claims.relation import bucket, clause, head_token, relation
from tidings.claims.weigh import probability
from tidings.record import Mention, When
from tidings.syntax import Token

#: A time is carried to an act from at most this many sentences before.
REACH_SENTENCES = 3
WIDTHS_DAYS = (0, 1, 7, 31, 366)
DATELINE = "dateline"
#: Kinds that are states: without a time they are dated to the day of the report itself (labelling guide).
STATES = frozenset({"hold", "support"})


class TimeCandidate(NamedTuple):
    """A time (None: none can be said) with the features that speak for it."""

    when: When | None
    features: tuple[str, ...]


def bind_time(material: Material, act: Token, kind: str) -> tuple[When | None, float]:
    """The most probable time of an act, with its probability."""
    weighed = [
        (probability(material.judges.time, kind, one.features), -n, one.when)
        for n, one in enumerate(time_candidates(material, act, kind))
    ]
    certainty, _, when = max(weighed, key=lambda one: one[:2])
    return when, certainty


def time_candidates(material: Material, act: Token, kind: str) -> list[TimeCandidate]:
    """The candidates for the time of an act: the day of the report, no time, then those of the text in order."""
    usable = [m for m in material.times if _usable(m)]
    here = [m for m in usable if head_token(material.sentences, m).sentence == act.sentence]
    setting = _setting(material, act, here)
    found = [TimeCandidate(None, ("none", *(f"none&{one}" for one in setting)))]
    if material.day is not None:
        first = material.day if kind in STATES else material.day - timedelta(days=1)
        when = When(first, material.day, "published")
        found.insert(0, TimeCandidate(when, ("published", *(f"published&{one}" for one in setting))))
    for mention in usable:
        if _reachable(material, act, mention):
            found.append(TimeCandidate(_when(mention), tuple(_features(material, act, mention, here))))
    return found


def _when(mention: Mention) -> When:
    assert isinstance(mention.value, When)
    return mention.value


def _usable(mention: Mention) -> bool:
    value = mention.value
    known = isinstance(value, When) and value.earliest is not None and value.latest is not None
    return known and mention.name != DATELINE


def _reachable(material: Material, act: Token, mention: Mention) -> bool:
    sentences = material.sentences
    sentence = sentences.sentences[head_token(sentences, mention).sentence]
    return sentence.title or -REACH_SENTENCES <= sentence.index - act.sentence <= 0


def _setting(material: Material, act: Token, here: list[Mention]) -> list[str]:
    """Features of an act by itself: how its clause is told, whether its sentence gives a time."""
    sentences = material.sentences
    verb = clause(sentences, act)
    auxiliaries = "+".join(one.lemma for one in sentences.children(verb, "aux", "auxpass"))
    return [
        f"times={min(len(here), 2)}",
        f"tag={verb.tag}",
        f"tense={verb.tag}+{auxiliaries}",
        f"dep={verb.dep}",
        f"word={act.lemma}",
        f"position={bucket(act.sentence, (0, 1, 2, 4, 8, 16))}",
        f"title={sentences.sentences[act.sentence].title}",
    ]


def _features(material: Material, act: Token, mention: Mention, here: list[Mention]) -> list[str]:
    sentences = material.sentences
    head = head_token(sentences, mention)
    when = _when(mention)
    found = relation(material, act, head)
    assert when.earliest is not None
    assert when.latest is not None
    width = bucket((when.latest - when.earliest).days, WIDTHS_DAYS)
    found += [f"width={width}", f"basis={when.basis}", f"apart={head.sentence != act.sentence}&width={width}"]
    if material.day is not None:
        age = (material.day - when.latest).days
        found.append(f"age={'future' if age < 0 else bucket(age, (0, 1, 7, 31, 366))}")
    nearer = sum(
        abs(head_token(sentences, m).i - act.i) < abs(head.i - act.i) for m in here if m is not mention
    )
    found += [f"nearer={min(nearer, 2)}", f"times={min(len(here), 3)}", f"first={sentences.tokens[head.i].lower}"]
    verb = clause(sentences, act)
    found.append(f"tag={verb.tag}&sentence={'same' if head.sentence == act.sentence else 'apart'}")
    return found
