"""Figures that take their measure from another one: parts of a whole ("68 of them children") and items of a list."""

from tidings.find.figures.beside import by_state
from tidings.find.figures.phrases import Counted, Scene
from tidings.find.figures.senses import Measured

FINITE = frozenset({"VBD", "VBZ", "VBP"})
ROLES = ("state", "object", "subject", "people")
Told = list[tuple[Counted, Measured]]


def part_of(scene: Scene, counted: Counted, told: Told) -> Measured | None:
    """The measure of the whole that this phrase is a part of; None if it is none, or the whole is not told before."""
    if not told:
        return None
    whole = told[-1][1]
    if _after(scene, counted):
        return by_state(scene, counted) or whole
    return whole if _before(scene, counted, told[-1][0]) else None


def _after(scene: Scene, counted: Counted) -> bool:
    """True if "of them" follows the number."""
    for i in range(counted.number.last, min(scene.last, counted.number.last + 2)):
        for phrase in scene.lexicon.after_part.get(scene.tokens[i].lower, ()):
            end = i + len(phrase)
            if not all(i + n < scene.last and scene.tokens[i + n].lower == word for n, word in enumerate(phrase)):
                continue
            if (
                scene.has(i, "parted")
                or end >= scene.last
                or scene.tokens[end].pos not in ("NUM", "ADJ", "NOUN", "DET")
            ):
                return True
    return False


def _before(scene: Scene, counted: Counted, whole: Counted) -> bool:
    """True if "including" stands right before the phrase, and the whole close before that."""
    i = counted.number.cue - 1
    if i < whole.end:
        return False
    for phrase in scene.lexicon.before_part.get(scene.tokens[i].lower, ()):
        start = i - len(phrase) + 1
        if start >= scene.first and all(scene.tokens[start + n].lower == word for n, word in enumerate(phrase)):
            small = counted.noun is None and counted.number.counts == (1,)
            return not small and (counted.kind != "things" or whole.kind == "things")
    return False


def followed(scene: Scene, counted: Counted, told: Told) -> Measured | None:
    """The measure of the item before this one in a list ("20 rebels and 27 soldiers"); None if this is no such item."""
    if not told or (counted.noun is None and not counted.number.vague and not _placed(scene, counted)):
        return None
    before, measured = told[-1]
    if _speaks(scene, counted):
        return None
    i = counted.number.cue - 1
    joined = False
    while i >= before.end:
        if scene.has(i, "joins"):
            joined = True
        elif scene.tokens[i].pos not in ("NOUN", "PROPN", "ADJ", "DET", "ADV", "PART", "PUNCT") and scene.tokens[
            i
        ].tag not in ("IN", "POS"):
            return None
        i -= 1
    if before.number.first <= measured.head < before.end or not joined:
        return None
    if (counted.number.article or counted.kind == "things") and counted.number.cue - before.end > 2:
        return None
    same = (before.kind == "things") == (counted.kind == "things")
    return measured if same and counted.number.cue - before.end <= 12 else None


def _speaks(scene: Scene, counted: Counted) -> bool:
    """True for the subject of a verb that harms nobody ("killed 30 people, two medics said")."""
    noun = scene.tokens[counted.number.last - 1 if counted.noun is None else counted.noun]
    verb = scene.tokens[noun.head]
    return noun.dep == "nsubj" and verb.i > noun.i and verb.tag in FINITE and not scene.senses(noun.head, *ROLES)


def _placed(scene: Scene, counted: Counted) -> bool:
    """True for a bare number of a list by places ("12 in Homs, 7 in Hama")."""
    return counted.end < scene.last and scene.tokens[counted.end].tag == "IN"
