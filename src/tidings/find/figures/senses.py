"""What a word says of a count: whether its measure may count such a phrase, and from which side."""

from msgspec import Struct

from tidings.find.figures.phrases import Counted, Scene, count_phrase
from tidings.lexicon.figures import Sense

#: "killed or wounded" is one measure.
BOTH = {frozenset({"killed", "injured"}): "killed_or_injured"}


class Measured(Struct, frozen=True):
    """A measure and the token index of the word that gives it; no measure: the number counts nothing of the record.

    `who` is the class of those counted where their noun does not stand beside the number.
    """

    measure: str
    head: int
    who: str = ""


def fits(scene: Scene, counted: Counted, sense: Sense) -> bool:
    """True if the measure may count such a phrase: people are not destroyed, houses are not killed."""
    kind, homes = sense.kind, counted.noun is not None and scene.has(counted.noun, "homes")
    if kind.of == "armed" or (kind.firm and counted.number.vague):
        return False
    if kind.of == "things":
        return homes or counted.kind == "things"
    if homes:
        return kind.homes
    if counted.kind == "things":
        return counted.open and kind.open and sense.role != "people"
    return sense.role != "people" or counted.kind in ("people", "armed")


def sense_after(scene: Scene, counted: Counted, i: int, helped: bool) -> Sense | None:
    """What the word says of a count before it; None if it says nothing, or says it of its own object."""
    token = scene.tokens[i]
    verbal = token.tag in ("VBD", "VBN", "NN", "NNP", "JJ") and not helped
    for sense in scene.senses(i, "state", "object", "people", "subject"):
        if not fits(scene, counted, sense):
            continue
        active = verbal and has_object(scene, i + len(sense.rest))
        if sense.role == "subject":
            if token.tag not in ("NN", "NNS", "VBN") or (not helped and token.pos == "VERB"):
                return sense
        elif sense.role == "state":
            if not active and not is_perfect(scene, i):
                return sense
        elif _is_participle(scene, i) and not active and not is_perfect(scene, i):
            return sense
    return None


def is_perfect(scene: Scene, i: int) -> bool:
    """True for an active verb with "have" ("has killed"), which counts nothing before it."""
    helpers = [scene.tokens[c] for c in scene.tokens[i].children if scene.tokens[c].dep in ("aux", "auxpass")]
    return any(scene.has(h.i, "have") for h in helpers) and not any(h.dep == "auxpass" for h in helpers)


def _is_participle(scene: Scene, i: int) -> bool:
    """True if the word may be a past participle, whatever the parser took it for."""
    token = scene.tokens[i]
    return (
        token.tag == "VBN"
        or (token.tag in ("VBD", "NN", "NNP", "JJ") and token.lower != token.lemma)
        or token.lower.endswith("ed")
    )


def has_object(scene: Scene, i: int) -> bool:
    """True if the verb at a token has an object after it, and so counts nothing before it."""
    after = i + 1
    if after >= scene.last:
        return False
    number = next((n for n in scene.numbers.values() if after in (n.first, n.cue)), None)
    if number is not None and not number.article:
        return not _has_own_state(scene, number.first)
    token = scene.tokens[after]
    if scene.has(after, "others") and after + 1 < scene.last and scene.senses(after + 1, "state"):
        return False
    if token.pos == "DET" or token.tag in ("PRP", "PRP$"):
        return True
    return any(scene.tokens[c].dep == "dobj" and c > i for c in scene.tokens[i].children)


def _has_own_state(scene: Scene, first: int) -> bool:
    """True if the number at a token has its own state after it ("12 killed 30 wounded")."""
    end = count_phrase(scene, scene.numbers[first]).end
    return end < scene.last and bool(scene.senses(end, "state")) and end + 1 not in scene.numbers


def with_other(scene: Scene, found: Measured) -> Measured:
    """The measure of both words where two are joined ("killed or wounded"), else the one found."""
    i = found.head
    for step in (-1, 1):
        j = i + 2 * step
        if not scene.first <= j < scene.last or not scene.has(i + step, "coordinators"):
            continue
        if step == 1 and any(j + 1 in (n.first, n.cue) for n in scene.numbers.values()):
            continue
        for sense in scene.senses(j, "object", "state"):
            both = BOTH.get(frozenset({found.measure, sense.measure}))
            if both:
                return Measured(both, min(i, j))
    return found


def word_before(scene: Scene, counted: Counted) -> int:
    """The index of the word before the number, adverbs and words that say nothing left out."""
    i = counted.number.cue - 1
    for _ in range(3):
        if i > scene.first and (
            scene.tokens[i].pos == "ADV" or scene.has(i, "passed") or scene.tokens[i].text in '"“:'
        ):
            i -= 1
    return i


def under(scene: Scene, counted: Counted, i: int, of: tuple[str, ...]) -> Measured | None:
    """The measure of a phrase of the lexicon that ends at a token."""
    for words, sense in scene.lexicon.under.get(scene.tokens[i].lower, ()) if i >= scene.first else ():
        start = i - len(words) + 1
        here = scene.tokens[max(scene.first, start) : i + 1]
        same = len(here) == len(words) and all(w in (t.lower, t.lemma) for w, t in zip(words, here, strict=True))
        if same and sense.kind.of in of and (sense.kind.of == "armed" or fits(scene, counted, sense)):
            return Measured(sense.measure, start)
    return None


def is_lost(scene: Scene, noun: int, before: int) -> bool:
    """True for every noun but "lives" that no verb takes."""
    near = range(max(scene.first, before - 5), before)
    return not scene.has(noun, "lives") or any(scene.has(i, "take_lives") for i in near)
