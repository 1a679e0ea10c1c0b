"""The measure of a count: which word says what became of those counted, found by nearness first, then by syntax."""

from msgspec import Struct

from tidings.find.figures.phrases import Counted, Scene, count_phrase
from tidings.lexicon.figures import Sense

#: Words between a counted phrase and a verb that is still its own ("12 people from the town of X were killed").
SCAN_WORDS = 16
#: Words between "toll" and its value ("the death toll in the two days of fighting rose to at least 12").
TOTAL_WORDS = 14
#: Steps up the syntax from a counted noun to the word that gives its measure.
CLIMB_STEPS = 5
#: "killed or wounded" is one measure.
BOTH = {frozenset({"killed", "injured"}): "killed_or_injured"}


class Measured(Struct, frozen=True):
    """A measure and the token index of the word that gives it."""

    measure: str
    head: int


def measure_of(scene: Scene, counted: Counted) -> Measured | None:
    """The measure of a counted phrase, None where the words give none."""
    if counted.number.article and (counted.noun is None or counted.kind not in ("people", "armed")):
        return None
    for find in (_by_unit, _by_total, _by_state, _by_verb_before, _by_noun, _by_syntax, _by_verb_after, _by_modifier, _by_under, _by_bearer):
        found = find(scene, counted)
        if found is not None:
            return found if found.measure else None
    return None


NOT_COUNTED = Measured("", 0)


def _by_unit(scene: Scene, counted: Counted) -> Measured | None:
    """Percent and money by the words beside the number; no measure at all for years and kilometres."""
    number, tokens = counted.number, scene.tokens
    after = number.last
    if number.percent or scene.has(after, "percent") or f"{_lower(scene, after)} {_lower(scene, after + 1)}" in scene.lexicon.of("percent"):
        return Measured("percent", min(after, scene.last - 1))
    for money in ("dollars", "euros"):
        if scene.has(number.first - 1, money) or scene.has(after, money) or tokens[number.first].text[0] in scene.lexicon.of(money):
            return Measured(money, number.first)
    if after < scene.last and tokens[after].lower in scene.lexicon.units:
        return NOT_COUNTED
    if counted.noun is not None and tokens[counted.noun].lower in scene.lexicon.units:
        return NOT_COUNTED
    if counted.noun is None and _is_age(scene, counted):
        return NOT_COUNTED
    return None


def _lower(scene: Scene, i: int) -> str:
    return scene.tokens[i].lower if i < scene.last else ""


def _is_age(scene: Scene, counted: Counted) -> bool:
    """True for a bare number set off after a name or a noun ("the minister, 52, died")."""
    first, last = counted.number.cue, counted.number.last
    if first < scene.first + 2 or last >= scene.last or scene.tokens[first - 1].text != ",":
        return False
    return scene.tokens[last].text in (",", ".") and scene.tokens[first - 2].pos in ("PROPN", "NOUN") and counted.number.counts[0] < 120


def _by_state(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb that follows the phrase at once ("12 dead", "30 people were wounded")."""
    return _verb_after(scene, counted, near=True)


def _by_verb_after(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb that follows the phrase at some distance, within its clause."""
    return _verb_after(scene, counted, near=False)


def _verb_after(scene: Scene, counted: Counted, near: bool) -> Measured | None:
    tokens = scene.tokens
    helped = False
    i, end = counted.end, min(scene.last, counted.end + SCAN_WORDS)
    while i < end:
        token = tokens[i]
        sense = _sense_after(scene, counted, i, helped)
        if sense is not None:
            return _with_other(scene, Measured(sense.measure, i))
        if scene.has(i, "be") or token.pos == "AUX":
            helped = True
        elif near and not (token.pos == "ADV" or scene.has(i, "raising") or token.tag == "TO" or scene.has(i, "others") or token.text in "()"):
            return None
        elif not near and _ends_clause(scene, i):
            return None
        i += 1
    return None


def _ends_clause(scene: Scene, i: int) -> bool:
    """True if a word opens something that says nothing of what stands before."""
    token = scene.tokens[i]
    if token.text in ".;:" or scene.has(i, "stops"):
        return True
    finite = token.tag in ("VBD", "VBZ", "VBP", "MD") and not scene.has(i, "raising")
    return finite or token.tag in ("WDT", "WRB") and scene.tokens[i - 1].pos != "NOUN"


def _sense_after(scene: Scene, counted: Counted, i: int, helped: bool) -> Sense | None:
    """What the word says of a count before it; None if it says nothing, or says it of its own object."""
    token = scene.tokens[i]
    for sense in scene.senses(i, "state", "object", "people", "subject"):
        if not _fits(scene, counted, sense) or token.lower in scene.lexicon.who and i in scene.numbers:
            continue
        if sense.role == "subject":
            if token.tag not in ("NN", "NNS") or counted.kind:
                return sense
        elif sense.role == "state":
            if not (token.tag in ("VBD", "VBN") and not helped and _has_object(scene, i)):
                return sense
        elif token.tag in ("VBN", "VBD", "NN", "JJ") and token.lower.endswith(("ed", "en", "n", "t", "d")) and (helped or not _has_object(scene, i)):
            return sense
    return None


def _fits(scene: Scene, counted: Counted, sense: Sense) -> bool:
    """True if the measure may count such a phrase: people are not destroyed, houses are not killed."""
    if sense.of == "things":
        return counted.kind == "things"
    if sense.of == "armed":
        return counted.kind == "armed"
    if sense.role == "people":
        return counted.kind in ("people", "armed")
    if counted.kind == "things" and sense.measure in ("displaced", "evacuated", "returned", "besieged", "released", "missing", "detained", "aided"):
        return False
    return True


def _has_object(scene: Scene, i: int) -> bool:
    """True if the verb at a token has an object after it, and so counts nothing before it."""
    after = i + 1
    if after >= scene.last:
        return False
    if after in scene.numbers or any(n.cue == after for n in scene.numbers.values()):
        number = scene.numbers.get(after) or next(n for n in scene.numbers.values() if n.cue == after)
        return not _has_own_state(scene, number.first)
    token = scene.tokens[after]
    if token.pos in ("DET", "PRON") and token.lower not in ("who", "which", "that", "when", "all"):
        return True
    return any(scene.tokens[c].dep == "dobj" and c > i for c in scene.tokens[i].children)


def _has_own_state(scene: Scene, first: int) -> bool:
    """True if the number at a token has its own state after it ("12 killed 30 wounded")."""
    counted = count_phrase(scene, scene.numbers[first])
    end = counted.end
    return end < scene.last and bool(scene.senses(end, "state")) and end + 1 not in scene.numbers


def _with_other(scene: Scene, found: Measured) -> Measured:
    """The measure of both words where two are joined ("killed or wounded"), else the one found."""
    i = found.head
    for step in (-1, 1):
        j = i + 2 * step
        if scene.first <= j < scene.last and scene.has(i + step, "coordinators"):
            if step == 1 and j + 1 < scene.last and j + 1 in scene.numbers:
                continue
            for sense in scene.senses(j, "object", "state"):
                both = BOTH.get(frozenset({found.measure, sense.measure}))
                if both:
                    return Measured(both, min(i, j))
    return found


def _by_verb_before(scene: Scene, counted: Counted) -> Measured | None:
    """The verb right before the number ("killing at least 12")."""
    i = counted.number.cue - 1
    for _ in range(3):
        if i > scene.first and (scene.tokens[i].pos == "ADV" or scene.has(i, "passed") or scene.tokens[i].text in "\"“:"):
            i -= 1
    for j in (i, i - 1):
        if j < scene.first:
            continue
        for sense in scene.senses(j, "object", "people"):
            reaches = len(sense.rest) == i - j and (j == i or scene.tokens[i].lower in sense.rest or scene.tokens[i].lemma in sense.rest)
            if reaches and _fits(scene, counted, sense) and not _is_noun_form(scene, j):
                return _with_other(scene, Measured(sense.measure, j))
    return None


def _is_noun_form(scene: Scene, i: int) -> bool:
    """True if a word that may be a verb is a noun or an adjective here ("air strikes 12 km away")."""
    token = scene.tokens[i]
    return token.pos == "NOUN" and not token.lower.endswith(("ed", "ing", "s")) or token.dep in ("amod", "compound") and token.head < i


def _by_noun(scene: Scene, counted: Counted) -> Measured | None:
    """The counted noun itself ("12 deaths"); lives count only where they are lost."""
    if counted.noun is None:
        return None
    for sense in scene.senses(counted.noun, "noun"):
        if scene.has(counted.noun, "lives") and not any(scene.has(i, "take_lives") for i in range(max(scene.first, counted.number.cue - 5), counted.number.cue)):
            return None
        return Measured(sense.measure, counted.noun)
    return None


def _by_bearer(scene: Scene, counted: Counted) -> Measured | None:
    """The counted noun where it names people by their state ("12 hostages")."""
    if counted.noun is None:
        return None
    return next((Measured(sense.measure, counted.noun) for sense in scene.senses(counted.noun, "bearer")), None)


def _by_modifier(scene: Scene, counted: Counted) -> Measured | None:
    """A state between the number and its noun ("30 wounded soldiers")."""
    for i in range(counted.number.last, counted.noun or counted.number.last):
        for sense in scene.senses(i, "state"):
            if _fits(scene, counted, sense):
                return Measured(sense.measure, i)
    return None


def _by_total(scene: Scene, counted: Counted) -> Measured | None:
    """The total whose value the number is ("the death toll rose to 12")."""
    if counted.kind == "things":
        return None
    reached = False
    i = counted.number.cue - 1
    while i >= max(scene.first, counted.number.cue - TOTAL_WORDS):
        token = scene.tokens[i]
        sense = next(iter(scene.senses(i, "total")), None)
        if sense is not None:
            ok = reached or scene.tokens[counted.number.cue - 1].tag in ("IN", "TO") or i == counted.number.cue - 1
            return Measured(_toll(scene, i, sense), i) if ok else None
        if scene.has(i, "reach"):
            reached = True
        elif token.text in ".;," and not reached or i in scene.numbers and not scene.numbers[i].article and i != counted.number.first:
            return None
        elif token.tag in ("VBD", "VBZ", "VBP") and not reached:
            return None
        i -= 1
    return None


def _toll(scene: Scene, i: int, sense: Sense) -> str:
    """The measure of a total, narrowed by the word before it ("casualty toll")."""
    for j in (i - 1, i - 2):
        if j >= scene.first:
            for other in scene.senses(j, "noun", "state"):
                return other.measure
    return sense.measure


def _by_under(scene: Scene, counted: Counted) -> Measured | None:
    """Words before the number that put the counted in a state ("food for 40,000 people")."""
    if counted.kind not in ("people", "armed") and counted.kind:
        return None
    i = counted.number.cue - 1
    while i > scene.first and scene.has(i, "passed"):
        i -= 1
    for sense in scene.senses(i, "under"):
        if all(i - n - 1 >= scene.first and word in (scene.tokens[i - n - 1].lower, scene.tokens[i - n - 1].lemma) for n, word in enumerate(sense.rest)):
            return Measured(sense.measure, i - len(sense.rest))
    return None


def _by_syntax(scene: Scene, counted: Counted) -> Measured | None:
    """The word that governs the counted noun in the syntax, through lists, groups and reports of it."""
    here = counted.noun if counted.noun is not None else counted.number.last - 1
    for _ in range(CLIMB_STEPS):
        token = scene.tokens[here]
        head = token.head
        if head == here:
            return None
        found = _governs(scene, counted, here, head)
        if found is not None:
            return _with_other(scene, found)
        if token.dep in ("conj", "appos", "nummod", "quantmod", "compound", "nmod"):
            here = head
        elif token.dep == "pobj" and (scene.has(head, "before_part") or scene.tokens[scene.tokens[head].head].lemma in scene.lexicon.of("group")):
            here = head
        elif token.dep == "prep" and (scene.has(here, "before_part") or scene.has(head, "group")):
            here = head
        else:
            return None
    return None


def _governs(scene: Scene, counted: Counted, here: int, head: int) -> Measured | None:
    """The measure that a head gives to its dependent at `here`."""
    dep, over = scene.tokens[here].dep, scene.tokens[head]
    if dep == "pobj":
        noun = over.head
        if scene.has(head, "parted") and noun != head:
            return next((Measured(s.measure, noun) for s in scene.senses(noun, "noun", "bearer") if _fits(scene, counted, s)), None)
        return None
    for sense in scene.senses(head, "object", "people", "subject", "state"):
        if not _fits(scene, counted, sense):
            continue
        passive = any(scene.tokens[c].dep in ("auxpass", "nsubjpass") for c in over.children)
        if dep in ("dobj", "obj") and sense.role in ("object", "people") and not passive:
            return Measured(sense.measure, head)
        if dep == "nsubjpass" and sense.role in ("object", "people", "state"):
            return Measured(sense.measure, head)
        if dep == "nsubj" and (sense.role in ("subject", "state") and not _has_object(scene, head) or sense.role == "subject"):
            return Measured(sense.measure, head)
    return None
