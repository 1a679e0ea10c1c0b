"""The measure of a count: which word says what became of those counted, found by nearness first, then by syntax."""

from collections.abc import Callable

from msgspec import Struct

from tidings.find.figures.phrases import Counted, Scene, count_phrase
from tidings.lexicon.figures import Sense

#: Words between a counted phrase and a verb that is still its own ("12 people from the town of X were killed").
SCAN_WORDS = 16
#: Words between "toll" and its value ("the death toll in the two days of fighting rose to at least 12").
TOTAL_WORDS = 18
#: Steps up the syntax from a counted noun to the word that gives its measure.
CLIMB_STEPS = 5
#: Words between "the dead" and the number in "among the dead were 12 children".
COPULA_WORDS = 6
#: Nobody is older; a bare number below it, set off by commas after a name, is an age.
MAX_AGE = 120
#: "killed or wounded" is one measure.
BOTH = {frozenset({"killed", "injured"}): "killed_or_injured"}


class Measured(Struct, frozen=True):
    """A measure and the token index of the word that gives it; no measure: the number counts nothing of the record."""

    measure: str
    head: int


NOT_COUNTED = Measured("", 0)


def measure_of(scene: Scene, counted: Counted) -> Measured | None:
    """The measure of a counted phrase, None where the words give none; the strength of a force only as a last resort."""
    finders = (*FINDERS, *POSTURE) if counted.kind == "armed" and not counted.number.article else FINDERS
    for find in finders:
        found = find(scene, counted)
        if found is not None:
            return found if found.measure else None
    return None


def _by_unit(scene: Scene, counted: Counted) -> Measured | None:
    """Percent and money by the words beside the number; no measure at all for years, kilometres and ages."""
    number, tokens = counted.number, scene.tokens
    after = number.last
    pair = f"{_lower(scene, after)} {_lower(scene, after + 1)}"
    if number.percent or scene.has(after, "percent") or scene.has(after + 1, "percent") and tokens[after].text == "-" or pair in scene.lexicon.of("percent"):
        return Measured("percent", min(after, scene.last - 1))
    for money in ("dollars", "euros"):
        sign = tokens[number.first].text[0] in scene.lexicon.of(money)
        if sign or scene.has(number.first - 1, money) or scene.has(after, money):
            return Measured(money, number.first)
    unit = _lower(scene, after) in scene.lexicon.units
    noun = counted.noun is not None and tokens[counted.noun].lower in scene.lexicon.units
    return NOT_COUNTED if unit or noun or counted.noun is None and _is_age(scene, counted) else None


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


def _by_total(scene: Scene, counted: Counted) -> Measured | None:
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
            inner = next((Measured(s.measure, i) for s in scene.senses(i, "state", "bearer") if s.of == "people"), None)
        if scene.has(i, "reach"):
            reached = True
        elif not reached and (token.text in ".;," or token.tag in ("VBD", "VBZ", "VBP")):
            return None
        elif i in scene.numbers and not scene.numbers[i].article:
            return None
    return None


def _narrowed(scene: Scene, i: int, sense: Sense) -> str:
    """The measure of a total, narrowed by the word before it ("casualty toll")."""
    for j in (i - 1, i - 2):
        if j >= scene.first:
            for other in scene.senses(j, "noun", "state"):
                return other.measure
    return sense.measure


def _by_group(scene: Scene, counted: Counted) -> Measured | None:
    """The state of those of whom the number is a part ("14 of the dead", "three of those killed")."""
    i = counted.number.last
    if not scene.has(i, "parted") or i + 2 >= scene.last or scene.tokens[i + 1].tag not in ("DT", "PRP$"):
        return None
    return next((Measured(sense.measure, i + 2) for sense in scene.senses(i + 2, "state")), None)


def _by_number_of(scene: Scene, counted: Counted) -> Measured | None:
    """What the number is the number of ("brought to 12,000 the total number of people displaced")."""
    i = counted.number.last
    end = min(scene.last, i + COPULA_WORDS)
    if i >= scene.last or scene.tokens[i].tag != "DT" or not any(scene.has(j, "counts") for j in (i + 1, i + 2)):
        return None
    for j in range(i + 2, end + 2 if end + 2 <= scene.last else end):
        for sense in scene.senses(j, "state", "bearer", "noun"):
            if sense.of == "people":
                return Measured(sense.measure, j)
    return None


def _by_copula(scene: Scene, counted: Counted) -> Measured | None:
    """The state told of the number before it ("among the dead were 12 children")."""
    cue = counted.number.cue
    if not scene.has(cue - 1, "be") or counted.kind == "things":
        return None
    for i in range(cue - 2, max(scene.first, cue - COPULA_WORDS) - 1, -1):
        if scene.tokens[i - 1].tag == "DT" and i > scene.first:
            for sense in scene.senses(i, "state", "bearer"):
                return Measured(sense.measure, i)
    return None


def _by_state(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb that follows the phrase at once ("12 dead", "30 people were wounded")."""
    return _at_once(scene, counted, counted.end)


def _by_relative(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb of a clause with "who" that follows the phrase ("30 people who fled")."""
    who = counted.end < scene.last and scene.tokens[counted.end].tag in ("WP", "WDT")
    return _at_once(scene, counted, counted.end + 1) if who else None


def _at_once(scene: Scene, counted: Counted, start: int) -> Measured | None:
    helped = False
    for i in range(start, min(scene.last, counted.end + SCAN_WORDS)):
        token = scene.tokens[i]
        sense = _sense_after(scene, counted, i, helped)
        if sense is not None:
            return _with_other(scene, Measured(sense.measure, i))
        helped = helped or scene.has(i, "be") or token.pos == "AUX"
        if not (helped or token.pos == "ADV" or token.tag == "TO" or token.text in "()" or scene.has(i, "others")):
            return None
        if token.pos not in ("ADV", "AUX", "PART", "DET") and not any(scene.has(i, name) for name in ("be", "raising", "others", "among")):
            return None
    return None


def _by_verb_after(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb that follows the phrase at some distance, within its clause."""
    helped, listed = False, True
    for i in range(counted.end, min(scene.last, counted.end + SCAN_WORDS)):
        token = scene.tokens[i]
        sense = _sense_after(scene, counted, i, helped) if counted.kind != "things" else None
        if sense is not None and sense.role != "subject" and (helped or listed):
            return _with_other(scene, Measured(sense.measure, i))
        if scene.has(i, "be") or token.pos == "AUX":
            helped = True
        elif _ends_clause(scene, i):
            return None
        listed = listed and (token.pos in LISTED or token.text in ",-" or scene.has(i, "joins"))
    return None


#: Parts of speech that a list of counts is made of ("20 rebels and 13 border guards wounded").
LISTED = frozenset({"NUM", "NOUN", "PROPN", "ADJ", "DET", "CCONJ"})


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
    active = token.tag in ("VBD", "VBN", "NN", "NNP", "JJ") and not helped and _has_object(scene, i)
    for sense in scene.senses(i, "state", "object", "people", "subject"):
        if not _fits(scene, counted, sense):
            continue
        if sense.role == "subject":
            if token.tag not in ("NN", "NNS", "VBN") or not helped and token.pos == "VERB":
                return sense
        elif sense.role == "state":
            if not active:
                return sense
        elif _is_participle(scene, i) and not active:
            return sense
    return None


def _is_participle(scene: Scene, i: int) -> bool:
    """True if the word may be a past participle, whatever the parser took it for."""
    token = scene.tokens[i]
    return token.tag == "VBN" or token.tag in ("VBD", "NN", "NNP", "JJ") and token.lower != token.lemma or token.lower.endswith("ed")


def _fits(scene: Scene, counted: Counted, sense: Sense) -> bool:
    """True if the measure may count such a phrase: people are not destroyed, houses are not killed."""
    if sense.of == "armed":
        return False
    if sense.of == "things":
        return counted.kind == "things" or scene.has_noun(counted, "homes")
    if counted.kind != "things":
        return sense.role != "people" or counted.kind in ("people", "armed")
    return counted.open and sense.role != "people" and sense.measure in OPEN_MEASURES


#: Measures that may count people under a noun that the lexicon does not know ("killed 12 Hazaras").
OPEN_MEASURES = frozenset({"killed", "injured", "killed_or_injured", "abducted", "detained", "displaced"})


def _has_object(scene: Scene, i: int) -> bool:
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


def _with_other(scene: Scene, found: Measured) -> Measured:
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


def _by_verb_before(scene: Scene, counted: Counted) -> Measured | None:
    """The verb right before the number ("killing at least 12")."""
    i = _before(scene, counted)
    for j in (i, i - 1):
        if j < scene.first or j in scene.used:
            continue
        for sense in scene.senses(j, "object", "people"):
            if _reaches(scene, sense, j, i, counted.end) and _fits(scene, counted, sense) and not _is_noun_form(scene, j, sense):
                return _with_other(scene, Measured(sense.measure, j))
    return None


def _before(scene: Scene, counted: Counted) -> int:
    """The index of the word before the number, adverbs and words that say nothing left out."""
    i = counted.number.cue - 1
    for _ in range(3):
        if i > scene.first and (scene.tokens[i].pos == "ADV" or scene.has(i, "passed") or scene.tokens[i].text in "\"“:"):
            i -= 1
    return i


def _reaches(scene: Scene, sense: Sense, verb: int, last: int, end: int) -> bool:
    """True if the words of the sense are those from the verb to the number, or go on after the phrase's end."""
    if sense.rest and verb == last and scene.follows(end - 1, sense.rest):
        return True
    if len(sense.rest) != last - verb:
        return False
    return verb == last or scene.tokens[last].lower in sense.rest or scene.tokens[last].lemma in sense.rest


def _is_noun_form(scene: Scene, j: int, sense: Sense) -> bool:
    """True if a word that may be a verb is a noun or an adjective here ("air strikes 12 km away")."""
    token = scene.tokens[j]
    noun = token.pos == "NOUN" and sense.of == "things" and not token.lower.endswith(("ed", "ing", "s"))
    return noun or token.dep in ("amod", "compound") and token.head < j


def _by_noun(scene: Scene, counted: Counted) -> Measured | None:
    """The counted noun itself ("12 deaths"); lives count only where they are lost."""
    if counted.noun is None or not _lost(scene, counted.noun, counted.number.cue):
        return None
    return next((Measured(sense.measure, counted.noun) for sense in scene.senses(counted.noun, "noun")), None)


def _lost(scene: Scene, noun: int, before: int) -> bool:
    """True for every noun but "lives" that no verb takes."""
    near = range(max(scene.first, before - 5), before)
    return not scene.has(noun, "lives") or any(scene.has(i, "take_lives") for i in near)


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


def _by_under(scene: Scene, counted: Counted) -> Measured | None:
    """Words before the number that put the counted in a state ("food for 40,000 people")."""
    if counted.kind == "armed":
        return None
    return _under(scene, counted, _before(scene, counted), ("people", "things"))


def _under(scene: Scene, counted: Counted, i: int, of: tuple[str, ...]) -> Measured | None:
    """The measure of a phrase of the lexicon that ends at a token."""
    for words, sense in scene.lexicon.under.get(scene.tokens[i].lower, ()) if i >= scene.first else ():
        start = i - len(words) + 1
        here = scene.tokens[max(scene.first, start) : i + 1]
        same = len(here) == len(words) and all(w in (t.lower, t.lemma) for w, t in zip(words, here, strict=True))
        if same and sense.of in of and (sense.of == "armed" or _fits(scene, counted, sense)):
            return Measured(sense.measure, start)
    return None


def _by_syntax(scene: Scene, counted: Counted) -> Measured | None:
    """The word that governs the counted noun in the syntax, through lists, groups and reports of it."""
    here = counted.noun if counted.noun is not None else counted.number.last - 1
    for _ in range(CLIMB_STEPS):
        head = scene.tokens[here].head
        if head == here:
            return None
        found = _governs(scene, counted, here, head) or _through(scene, counted, here, head)
        if found is not None:
            return _with_other(scene, found)
        if not _climbs(scene, counted, here, head):
            return None
        here = head
    return None


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
        if not scene.has(head, "parted") or noun == head or not _lost(scene, noun, noun):
            return None
        senses = scene.senses(noun, "noun", "bearer")
        return next((Measured(s.measure, noun) for s in senses if _fits(scene, counted, s)), None)
    passive = any(scene.tokens[c].dep in ("auxpass", "nsubjpass") for c in over.children)
    for sense in scene.senses(head, "object", "people", "subject", "state"):
        if _fits(scene, counted, sense) and _takes(scene, sense, dep, head, passive):
            return Measured(sense.measure, head)
    return None


def _by_clause(scene: Scene, counted: Counted) -> Measured | None:
    """The state told in a clause that hangs on the noun ("5,600 people there, having fled from the county")."""
    if counted.noun is None:
        return None
    for child in scene.tokens[counted.noun].children:
        if child > counted.noun and scene.tokens[child].dep in ("acl", "relcl", "advcl"):
            for sense in scene.senses(child, "subject"):
                if _fits(scene, counted, sense):
                    return Measured(sense.measure, child)
    return None


def _through(scene: Scene, counted: Counted, here: int, head: int) -> Measured | None:
    """The measure that hangs below a verb of report ("five are believed to have died")."""
    if scene.tokens[here].dep not in ("nsubj", "nsubjpass") or not scene.has(head, "raising"):
        return None
    for child in scene.tokens[head].children:
        if scene.tokens[child].dep not in ("xcomp", "ccomp", "oprd", "acomp"):
            continue
        passive = any(scene.tokens[c].dep == "auxpass" for c in scene.tokens[child].children)
        dep = "nsubjpass" if passive else "nsubj"
        for sense in scene.senses(child, "object", "people", "subject", "state"):
            if _fits(scene, counted, sense) and _takes(scene, sense, dep, child, passive):
                return Measured(sense.measure, child)
    return None


def _takes(scene: Scene, sense: Sense, dep: str, head: int, passive: bool) -> bool:
    """True if a word with that sense counts its dependent: a verb its object, a state or passive verb its subject."""
    if dep == "dobj":
        return sense.role in ("object", "people") and not passive and head not in scene.used
    if dep == "nsubjpass":
        return sense.role in ("object", "people", "state")
    if dep == "nsubj":
        return sense.role == "subject" or sense.role == "state" and not _has_object(scene, head)
    return False


def _by_posture(scene: Scene, counted: Counted) -> Measured | None:
    """The strength of a force: armed people who are sent, stationed or gathered."""
    i = _before(scene, counted)
    if i >= scene.first:
        for sense in scene.senses(i, "object"):
            if sense.of == "armed":
                return Measured(sense.measure, i)
    if counted.noun is None:
        return None
    over = scene.tokens[counted.noun]
    if over.dep == "attr" and any(scene.tokens[c].dep == "expl" for c in scene.tokens[over.head].children):
        return Measured("fighters", counted.noun)
    roles = {"dobj": "object", "nsubjpass": "object", "nsubj": "subject"}
    for sense in scene.senses(over.head, roles[over.dep], "state") if over.dep in roles else ():
        if sense.of == "armed":
            return Measured(sense.measure, over.head)
    return _under(scene, counted, i, ("armed",))


Finder = Callable[[Scene, Counted], Measured | None]
#: Nearness first: the parser errs more over a long way than a word beside the number does.
FINDERS: tuple[Finder, ...] = (
    _by_unit, _by_number_of, _by_group, _by_copula, _by_state, _by_total, _by_verb_before, _by_noun, _by_modifier, _by_under,
    _by_syntax, _by_relative, _by_clause, _by_bearer, _by_verb_after,
)  # fmt: skip
POSTURE: tuple[Finder, ...] = (_by_posture,)
