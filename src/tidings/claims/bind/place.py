"""Where an act happened: the place mention, of its sentence or of those around it, that fits best; or none."""

from collections import Counter
from typing import NamedTuple

from tidings.claims.material import Material, place_of
from tidings.claims.relation import head_token, relation
from tidings.claims.weigh import probability
from tidings.record import Actor, Mention, Place
from tidings.syntax import Sentence, Token

#: A place is carried to an act from at most this many sentences before, or from the title.
REACH_SENTENCES = 5
#: Later sentences than the next one are hardly ever where the place of an act stands.
AHEAD_SENTENCES = 1
EXACTNESS = {"site": 0, "village": 0, "district": 0, "town": 1, "city": 1, "area": 2, "region": 3, "country": 4}


class PlaceCandidate(NamedTuple):
    """A place mention (None: no place) with the features that speak for it."""

    mention: Mention | None
    features: tuple[str, ...]


def bind_place(material: Material, act: Token, kind: str) -> tuple[Mention | None, float]:
    """The most probable place of an act, with its probability."""
    weighed = [
        (probability(material.judges.place, kind, one.features), n, one.mention)
        for n, one in enumerate(place_candidates(material, act))
    ]
    certainty, _, mention = max(weighed, key=lambda one: (one[0], -one[1]))
    return mention, certainty


def place_candidates(material: Material, act: Token) -> list[PlaceCandidate]:
    """The candidates for the place of an act: "no place" first, then in the order of the text."""
    inside = [m for m in material.places if place_of(m) and _reachable(material, act, m)]
    here = [m for m in inside if head_token(material.sentences, m).sentence == act.sentence]
    counts = Counter(place.id for m in material.places if (place := place_of(m)))
    found = [PlaceCandidate(None, ("none", f"places={min(len(here), 3)}", f"report={min(len(inside), 3)}"))]
    for mention in inside:
        found.append(PlaceCandidate(mention, tuple(_features(material, act, mention, here, counts))))
    return found


def _reachable(material: Material, act: Token, mention: Mention) -> bool:
    sentences = material.sentences
    sentence: Sentence = sentences.sentences[head_token(sentences, mention).sentence]
    ahead = sentence.index - act.sentence
    return sentence.title or -REACH_SENTENCES <= ahead <= AHEAD_SENTENCES


def _features(
    material: Material, act: Token, mention: Mention, here: list[Mention], counts: Counter[str]
) -> list[str]:
    sentences = material.sentences
    head = head_token(sentences, mention)
    place = place_of(mention)
    assert place is not None
    found = relation(material, act, head)
    same = head.sentence == act.sentence
    rank = EXACTNESS[place.kind]
    found += [f"kind={place.kind}", f"count={min(counts[place.id], 4)}", f"entity={head.entity or head.pos}"]
    found.append(f"common={counts[place.id] == max(counts.values())}")
    others = [other for m in here if m is not mention and (other := place_of(m)) and other.id != place.id]
    if same:
        found.append(f"others={min(len(others), 3)}")
        found.append(f"nearer={min(_nearer(material, act, head, here), 3)}")
        found.append(f"moreexact={any(EXACTNESS[o.kind] < rank for o in others)}")
        found.append(f"encloses={any(_encloses(place, o) for o in others)}")
    else:
        found.append(f"places={min(len(here), 2)}&carried")
        between = [m for m in material.places if mention.head < m.head < act.start and place_of(m)]
        found.append(f"between={min(len(between), 3)}")
        found.append(f"inhere={any(_encloses(o, place) for o in others)}")
        found.append(f"carried={place.kind}")
        found.append(f"first={head.sentence <= 1}")
    found += [f"party={kind}" for kind in _parties_around(material, mention)]
    found.append(f"text={mention.text.split()[0].lower()}" if mention.text[0].islower() else "text=name")
    found.append(f"dated={mention.head < 80 and sentences.sentences[head.sentence].index <= 1}")
    return found


def _parties_around(material: Material, mention: Mention) -> list[str]:
    """The kinds of the actors whose names hold the place: "Damascus" that said so, "Islamic State of Iraq"."""
    around = [m for m in material.actors if m.span.holds(mention.span)]
    return [one.value.kind if isinstance(one.value, Actor) else "unknown" for one in around]


def _nearer(material: Material, act: Token, head: Token, here: list[Mention]) -> int:
    mine = abs(head.i - act.i)
    return sum(abs(head_token(material.sentences, m).i - act.i) < mine for m in here)


def _encloses(outer: Place, inner: Place) -> bool:
    if outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    return inner.within == outer.id
