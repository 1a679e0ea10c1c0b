"""The measure by a total, a unit, or those of whom the number is a part."""

from tidings.find.figures.phrases import Counted, Scene, classify, person_at
from tidings.find.figures.senses import Measured
from tidings.lexicon.figures import Sense

#: Words between "toll" and its value ("the death toll in the two days of fighting rose to at least 12").
TOTAL_WORDS = 18
#: Words between a verb and "number" in "has given the total number of people killed as 12".
PUT_WORDS = 4
#: Words between "the dead" and the number in "among the dead were 12 children".
COPULA_WORDS = 6
#: Nobody is older; a bare number below it, set off by commas after a name, is an age.
MAX_AGE = 120
#: The number counts nothing of the record.
NOT_COUNTED = Measured("", 0)


def by_unit(scene: Scene, counted: Counted) -> Measured | None:
    """Percent and money by the words beside the number; no measure at all for years, kilometres and ages."""
    number, tokens = counted.number, scene.tokens
    after = number.last
    pair = f"{_lower(scene, after)} {_lower(scene, after + 1)}"
    if (
        number.percent
        or scene.has(after, "percent")
        or (scene.has(after + 1, "percent") and tokens[after].text == "-")
        or pair in scene.lexicon.of("percent")
    ):
        return Measured("percent", min(after, scene.last - 1))
    for money in ("dollars", "euros"):
        sign = tokens[number.first].text[0] in scene.lexicon.of(money)
        if sign or scene.has(number.first - 1, money) or scene.has(after, money):
            return Measured(money, number.first)
    unit = _lower(scene, after) in scene.lexicon.units
    noun = counted.noun is not None and tokens[counted.noun].lower in scene.lexicon.units
    return NOT_COUNTED if unit or noun or (counted.noun is None and _is_age(scene, counted)) else None


def _lower(scene: Scene, i: int) -> str:
    return scene.tokens[i].lower if i < scene.last else ""


def _is_age(scene: Scene, counted: Counted) -> bool:
    """True for a bare number set off after a name or a noun ("the minister, 52, died")."""
    first, last = counted.number.cue, counted.number.last
    if first < scene.first + 2 or last >= scene.last or counted.number.counts[0] >= MAX_AGE:
        return False
    if scene.tokens[first - 1].entity == "PERSON":
        return True
    named = scene.tokens[first - 2].pos in ("PROPN", "NOUN") and scene.tokens[last].text in (",", ".")
    return named and scene.tokens[first - 1].text == ","


def by_total(scene: Scene, counted: Counted) -> Measured | None:
    """The total whose value the number is ("the death toll rose to 12")."""
    if counted.kind == "things":
        return None
    cue = counted.number.cue
    reached, inner = False, None
    for i in range(cue - 1, max(scene.first, cue - TOTAL_WORDS) - 1, -1):
        token = scene.tokens[i]
        sense = next(iter(scene.senses(i, "total")), None)
        if sense is not None:
            direct = reached or i == cue - 1 or scene.tokens[cue - 1].tag in ("IN", "TO")
            return Measured(_narrowed(scene, i, sense), i) if direct else None
        if inner and reached and scene.has(i, "counts"):
            return inner
        if reached and inner is None:
            inner = next(
                (Measured(s.measure, i) for s in scene.senses(i, "state", "bearer") if s.kind.of == "people"), None
            )
        if scene.has(i, "reach"):
            reached = True
        elif (not reached and (token.text in ".;," or token.tag in ("VBD", "VBZ", "VBP"))) or (
            i in scene.numbers and not scene.numbers[i].article
        ):
            return None
    return None


def _narrowed(scene: Scene, i: int, sense: Sense) -> str:
    """The measure of a total, narrowed by the word before it ("casualty toll")."""
    for j in (i - 1, i - 2):
        if j >= scene.first:
            for other in scene.senses(j, "noun", "state"):
                return other.measure
    return sense.measure


def by_group(scene: Scene, counted: Counted) -> Measured | None:
    """The state of those of whom the number is a part ("14 of the dead", "three of those killed")."""
    i = counted.number.last
    if not scene.has(i, "parted") or i + 2 >= scene.last or scene.tokens[i + 1].tag not in ("DT", "PRP$"):
        return None
    return next((Measured(sense.measure, i + 2) for sense in scene.senses(i + 2, "state")), None)


def by_number_of(scene: Scene, counted: Counted) -> Measured | None:
    """What the number is the number of ("brought to 12,000 the total number of people displaced")."""
    i = counted.number.last
    end = min(scene.last, i + COPULA_WORDS)
    if i >= scene.last or scene.tokens[i].tag != "DT" or not any(scene.has(j, "counts") for j in (i + 1, i + 2)):
        return None
    for j in range(i + 2, end + 2 if end + 2 <= scene.last else end):
        for sense in scene.senses(j, "state", "bearer", "noun"):
            if sense.kind.of == "people":
                return Measured(sense.measure, j)
    return None


def by_number_put(scene: Scene, counted: Counted) -> Measured | None:
    """The state of those whose number is put at the count ("put the number of people killed at 12")."""
    cue = counted.number.cue
    if counted.kind == "things" or cue - 2 < scene.first or scene.tokens[cue - 1].tag not in ("IN", "TO"):
        return None
    inner, number = None, 0
    for i in range(cue - 2, max(scene.first, cue - TOTAL_WORDS) - 1, -1):
        if i in scene.numbers and not scene.numbers[i].article:
            return None
        if inner is None:
            senses = scene.senses(i, "state", "bearer")
            inner = next((Measured(one.measure, i) for one in senses if one.kind.of == "people"), None)
        elif not number:
            number = i if scene.has(i, "counts") else 0
        elif scene.has(i, "reach"):
            return Measured(inner.measure, inner.head, _whose(scene, counted, number, inner.head))
        elif number - i > PUT_WORDS:
            return None
    return None


def _whose(scene: Scene, counted: Counted, number: int, state: int) -> str:
    """The class of the people named between "number" and the word that tells what became of them; "" for none."""
    nouns = [i for i in range(number + 1, state) if person_at(scene, i)]
    return classify(scene, counted.number, nouns[-1], state).who if nouns else ""


def by_copula(scene: Scene, counted: Counted) -> Measured | None:
    """The state told of the number before it ("among the dead were 12 children")."""
    cue = counted.number.cue
    if not scene.has(cue - 1, "be") or counted.kind == "things":
        return None
    for i in range(cue - 2, max(scene.first, cue - COPULA_WORDS) - 1, -1):
        if scene.tokens[i - 1].tag == "DT" and i > scene.first:
            for sense in scene.senses(i, "state", "bearer"):
                return Measured(sense.measure, i)
    return None
