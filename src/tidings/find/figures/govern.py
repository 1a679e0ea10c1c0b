"""The measure by the syntax: the word that governs the counted noun, through lists, groups and verbs of report."""

from tidings.find.figures.phrases import Counted, Scene
from tidings.find.figures.senses import Measured, fits, has_object, is_lost, is_perfect, under, with_other, word_before
from tidings.lexicon.figures import Sense

#: Steps up the syntax from a counted noun to the word that gives its measure.
CLIMB_STEPS = 5


def by_syntax(scene: Scene, counted: Counted) -> Measured | None:
    """The word that governs the counted noun in the syntax, through lists, groups and reports of it."""
    here = _topmost(scene, counted)
    for _ in range(CLIMB_STEPS):
        head = scene.tokens[here].head
        if head == here:
            return None
        found = _governs(scene, counted, here, head) or _through(scene, counted, here, head)
        if found is not None:
            return with_other(scene, found)
        if not _climbs(scene, counted, here, head):
            return None
        here = head
    return None


def _topmost(scene: Scene, counted: Counted) -> int:
    """The word that stands for the whole phrase in the syntax: "two" in "two of his guards", else the noun."""
    number = counted.number.last - 1
    if counted.noun is None:
        return number
    over = scene.tokens[counted.noun]
    return number if over.dep == "pobj" and number < over.head < counted.noun else counted.noun


def _climbs(scene: Scene, counted: Counted, here: int, head: int) -> bool:
    """True if what is said of the head is said of its dependent too: lists, parts, groups."""
    dep = scene.tokens[here].dep
    if dep in ("conj", "nummod", "quantmod", "compound", "nmod"):
        return True
    if dep == "appos":
        return not counted.number.article
    if dep == "pobj":
        return scene.has(head, "before_part") or scene.has(scene.tokens[head].head, "group")
    return dep == "prep" and (scene.has(here, "before_part") or scene.has(head, "group"))


def _governs(scene: Scene, counted: Counted, here: int, head: int) -> Measured | None:
    """The measure that a head gives to its dependent at `here`."""
    dep, over = scene.tokens[here].dep, scene.tokens[head]
    if dep == "pobj":
        noun = over.head
        if not scene.has(head, "parted") or noun == head or not is_lost(scene, noun, noun):
            return None
        senses = scene.senses(noun, "noun", "bearer")
        return next((Measured(s.measure, noun) for s in senses if fits(scene, counted, s)), None)
    passive = any(scene.tokens[c].dep in ("auxpass", "nsubjpass") for c in over.children)
    for sense in scene.senses(head, "object", "people", "subject", "state"):
        if fits(scene, counted, sense) and _takes(scene, sense, dep, head, passive):
            return Measured(sense.measure, head)
    return None


def by_clause(scene: Scene, counted: Counted) -> Measured | None:
    """The state told in a clause that hangs on the noun ("5,600 people there, having fled from the county")."""
    if counted.noun is None:
        return None
    for child in scene.tokens[counted.noun].children:
        if child > counted.noun and scene.tokens[child].dep in ("acl", "relcl", "advcl"):
            for sense in scene.senses(child, "subject"):
                if fits(scene, counted, sense):
                    return Measured(sense.measure, child)
    return None


def _through(scene: Scene, counted: Counted, here: int, head: int) -> Measured | None:
    """The measure that hangs below a verb of report ("five are believed to have died")."""
    if scene.tokens[here].dep not in ("nsubj", "nsubjpass") or not scene.has(head, "raising"):
        return None
    for child in scene.tokens[head].children:
        subject = any(scene.tokens[c].dep in ("nsubj", "nsubjpass") for c in scene.tokens[child].children)
        if subject or scene.tokens[child].dep not in ("xcomp", "ccomp", "oprd", "acomp"):
            continue
        passive = any(scene.tokens[c].dep == "auxpass" for c in scene.tokens[child].children)
        dep = "nsubjpass" if passive else "nsubj"
        for sense in scene.senses(child, "object", "people", "subject", "state"):
            if fits(scene, counted, sense) and _takes(scene, sense, dep, child, passive):
                return Measured(sense.measure, child)
    return None


def _takes(scene: Scene, sense: Sense, dep: str, head: int, passive: bool) -> bool:
    """True if a word with that sense counts its dependent: a verb its object, a state or passive verb its subject."""
    if dep == "dobj":
        return sense.role in ("object", "people") and not passive and head not in scene.used
    if dep == "nsubjpass":
        return sense.role in ("object", "people", "state")
    if dep == "nsubj":
        return sense.role == "subject" or (
            sense.role == "state" and not has_object(scene, head) and not is_perfect(scene, head)
        )
    return False


def by_posture(scene: Scene, counted: Counted) -> Measured | None:
    """The strength of a force: armed people who are sent, stationed or gathered."""
    i = word_before(scene, counted)
    if i >= scene.first:
        for sense in scene.senses(i, "object"):
            if sense.kind.of == "armed":
                return Measured(sense.measure, i)
    if counted.noun is None:
        return None
    over = scene.tokens[counted.noun]
    if over.dep == "attr" and any(scene.tokens[c].dep == "expl" for c in scene.tokens[over.head].children):
        return Measured("fighters", counted.noun)
    roles = {"dobj": "object", "nsubjpass": "object", "nsubj": "subject"}
    for sense in scene.senses(over.head, roles[over.dep], "state") if over.dep in roles else ():
        if sense.kind.of == "armed":
            return Measured(sense.measure, over.head)
    return under(scene, counted, i, ("armed",))
