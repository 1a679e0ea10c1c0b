"""Where an act happened: the place mention, of its sentence or of those around it, that fits best; or none."""

from functools import partial
from typing import NamedTuple

from tidings.claims.relation import apart, relation
from tidings.claims.scene import Placed, Scene, between
from tidings.claims.weigh import choose
from tidings.record import Actor, Mention, Place
from tidings.roles import is_verbal, objects, prepositional
from tidings.syntax import Token

#: A place is carried to an act from at most this many sentences before, or from the title.
REACH_SENTENCES = 5
#: Later sentences than the next one are hardly ever where the place of an act stands.
AHEAD_SENTENCES = 1
#: A place in the first words of a report is mostly its dateline.
DATELINE_CHARS = 80
#: The class of acts.toml of what leads in where somebody is heading.
AHEAD = "ahead"
TOWN, REGION = 1, 3
#: How a clause hangs on one that it stands beside.
LEVEL = ("conj", "parataxis")
EXACTNESS = {"site": 0, "village": 0, "district": 0, "town": 1, "city": 1, "area": 2, "region": 3, "country": 4}


class PlaceCandidate(NamedTuple):
    """A place mention (None: no place) with the features that speak for it."""

    mention: Mention | None
    features: tuple[str, ...]


def bind_place(scene: Scene, act: Token, kind: str) -> tuple[Mention | None, float]:
    """The most probable place of an act, with its probability; the one that its line is about, where it is a label."""
    if (label := scene.label(act)) is not None:
        return label, 1.0
    candidates = place_candidates(scene, act, kind)
    best, certainty = choose(scene.judges.place, kind, [one.features for one in candidates])
    found = candidates[best].mention
    if kind in scene.material.acts_lexicon.of_ground:
        if (site := _site(scene, act)) is not None:
            return site, 1.0
        if found is None or not _is_here(scene, act, found):
            found = _patient(scene, act) or found
    return found, certainty


def _site(scene: Scene, act: Token) -> Mention | None:
    """The site of a town that an act is about: who holds "the airport" does not hold the town for that."""
    told = patients(scene, act)
    inner = [one for noun in told for one in prepositional(scene.sentences, noun, "of")]
    about = {one.i for one in (*told, *inner, *prepositional(scene.sentences, act, "from"))}
    return next((one.mention for one in scene.sites if one.head.i in about), None)


def _is_here(scene: Scene, act: Token, place: Mention) -> bool:
    head = scene.sentences.token_at(place.head)
    return head is not None and head.sentence == act.sentence


def _patient(scene: Scene, act: Token) -> Mention | None:
    """The place that is the object of an act, or the subject of one without an object: "Homs fell", "took Homs"."""
    of_act = {one.i for one in patients(scene, act)}
    here = [one for one in scene.places_in.get(act.sentence, ()) if one.place and one.place.kind != "country"]
    return next((one.mention for one in here if one.head.i in of_act), None)


def patients(scene: Scene, act: Token) -> list[Token]:
    """The objects of an act; of a verb without one, and of the verb that a noun hangs on, the subject."""
    sentences = scene.sentences
    if heads := objects(sentences, act):
        return heads
    return sentences.children(act if is_verbal(act) else scene.clause(act), "nsubj", "nsubjpass")


def coordinated(scene: Scene, act: Token, place: Mention | None) -> tuple[Mention, ...]:
    """The places told in one breath with an act's: "captured Rastan and Talbiseh" is one claim, at the first named."""
    head = scene.sentences.token_at(place.head) if place else None
    if head is None or head.sentence != act.sentence:
        return ()
    row = {one.i for one in scene.sentences.conjuncts(head)}
    return tuple(one.mention for one in scene.places_in.get(act.sentence, ()) if one.head.i in row - {head.i})


def place_candidates(scene: Scene, act: Token, kind: str) -> list[PlaceCandidate]:
    """The candidates for the place of an act: "no place" first, then in the order of the text."""
    here = scene.places_in.get(act.sentence, [])
    near = [one for one in scene.places if _reachable(scene, act, one)]
    near = _without_dateline(scene, act, _without_other_clauses(scene, act, near))
    if kind in scene.material.acts_lexicon.of_ground:
        near = [one for one in near if not _is_ahead(scene, one)]
    none = ("none", f"places={min(len(here), 3)}", f"report={min(len(near), 3)}")
    found = [PlaceCandidate(None, none)]
    for one in near:
        by_itself = scene.facts("place", one.mention, partial(_features, scene, one))
        if one.head.sentence == act.sentence:
            features = (*by_itself, *relation(scene, act, one.head), *_among(act, one, here))
        else:
            afar = scene.facts(f"place from {act.sentence}", one.mention, partial(_carried, scene, act, one, here))
            features = (*by_itself, *afar, f"word={act.lemma}&apart")
        found.append(PlaceCandidate(one.mention, features))
    return found


def _is_ahead(scene: Scene, one: Placed) -> bool:
    """True of "Sirte" in "moved out towards Sirte": nobody takes, holds or leaves where he is only heading."""
    prep = scene.sentences.head(one.head) if one.head.dep == "pobj" else None
    return prep is not None and AHEAD in scene.material.acts_lexicon.classes_of.get(prep.lower, ())


def _reachable(scene: Scene, act: Token, one: Placed) -> bool:
    return -REACH_SENTENCES <= one.head.sentence - act.sentence <= AHEAD_SENTENCES or scene.title(one.head)


def _without_other_clauses(scene: Scene, act: Token, near: list[Placed]) -> list[Placed]:
    """The places without those of a clause beside the act's where its own has one: "took Rastan, fought in Homs"."""
    clause = scene.clause(act)
    own = [one for one in near if one.head.sentence == act.sentence and scene.clause(one.head) is clause]
    if not any(_stands_alone(scene, one) for one in own):
        return near
    told = [(one, scene.clause(one.head)) for one in near]
    return [one for one, verb in told if one.head.sentence != act.sentence or not _beside(scene, verb, clause)]


def _without_dateline(scene: Scene, act: Token, near: list[Placed]) -> list[Placed]:
    """The places without that of the dateline, where it is named nowhere else and others are named in the report."""
    others = [one for one in near if one.place and _stands_alone(scene, one)]
    nearer = any(EXACTNESS[one.place.kind] <= (REGION if one.head.sentence == act.sentence else TOWN)
                 for one in others if one.place)  # fmt: skip
    if not nearer:
        return near
    named = {one.place.id for one in others if one.place}
    return [one for one in near if not _is_dateline(scene, one) or (one.place and one.place.id in named)]


def _is_dateline(scene: Scene, one: Placed) -> bool:
    """True of a place in capitals at the head of the text, where it was written."""
    capitals = scene.cased and one.mention.text.isupper() and len(one.mention.text) > 3
    return capitals and one.mention.head < DATELINE_CHARS


def _stands_alone(scene: Scene, one: Placed) -> bool:
    """True of a place that is no part of a party's name, and no dateline."""
    around = scene.actors_in.get(one.head.sentence, ())
    return not _is_dateline(scene, one) and not any(other.mention.span.holds(one.mention.span) for other in around)


def _beside(scene: Scene, one: Token, other: Token) -> bool:
    """True of the verbs of two clauses on a level, each perhaps told by a verb of saying."""
    left, right = _top(scene, one), _top(scene, other)
    if left is right and one is not other and one.dep == other.dep == "ccomp":
        return True
    pairs = ((one, other), (other, one), (left, right), (right, left))
    return any(below.dep in LEVEL and below.head == above.i for below, above in pairs)


def _top(scene: Scene, verb: Token) -> Token:
    """The verb that says what a verb tells, or the verb itself where none does."""
    while verb.dep == "ccomp" and verb.head != verb.i:
        verb = scene.sentences.tokens[verb.head]
    return verb


def _features(scene: Scene, one: Placed) -> list[str]:
    """What speaks for a place mention by itself."""
    mention, place = one.mention, one.place
    assert place is not None
    count = scene.place_counts[place.id]
    found = [f"kind={place.kind}", f"count={min(count, 4)}", f"entity={one.head.entity or one.head.pos}"]
    rank = scene.countries.index(place.country) if place.country else -1
    found += [f"country={min(rank, 2)}", f"country={min(rank, 2)}&kind={place.kind}"]
    found.append(f"common={count == max(scene.place_counts.values())}")
    around = [other.mention for other in scene.actors_in.get(one.head.sentence, ())]
    for actor in around:
        if actor.span.holds(mention.span):
            found.append(f"party={actor.value.kind if isinstance(actor.value, Actor) else 'unknown'}")
    found.append(f"text={mention.text.split()[0].lower()}" if mention.text[0].islower() else "text=name")
    found.append(f"dated={mention.head < DATELINE_CHARS and one.head.sentence <= 1}")
    return found


def _among(act: Token, one: Placed, here: list[Placed]) -> list[str]:
    """What speaks for a place among the others of the act's sentence."""
    place, mine = one.place, abs(one.head.i - act.i)
    assert place is not None
    others = [other.place for other in here if other.place and other.place.id != place.id]
    rank = EXACTNESS[place.kind]
    return [
        f"others={min(len(others), 3)}",
        f"nearer={min(sum(abs(other.head.i - act.i) < mine for other in here), 3)}",
        f"moreexact={any(EXACTNESS[other.kind] < rank for other in others)}",
        f"encloses={any(encloses(place, other) for other in others)}",
    ]


def _carried(scene: Scene, act: Token, one: Placed, here: list[Placed]) -> list[str]:
    """What speaks for a place of another sentence; the same for every act of a sentence."""
    place, first = one.place, scene.sentences.sentences[act.sentence].first
    assert place is not None
    rivals = between(scene.place_heads, one.mention.head, scene.sentences.tokens[first].start)
    return [
        *apart(scene, act, one.head),
        f"places={min(len(here), 2)}&carried",
        f"between={min(rivals, 3)}",
        f"inhere={any(encloses(other.place, place) for other in here if other.place)}",
        f"carried={place.kind}",
        f"first={one.head.sentence <= 1}",
    ]


def encloses(outer: Place, inner: Place) -> bool:
    """True if the inner place is known to lie in the outer one, a region or a country."""
    if outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    return inner.within == outer.id
