"""The measure by a verb or a state beside the count: right before it, right after it, or further on in its clause."""

from tidings.find.figures.phrases import Counted, Scene
from tidings.find.figures.senses import Measured, fits, sense_after, with_other, word_before
from tidings.lexicon.figures import Sense

#: Words between a counted phrase and a verb that is still its own ("12 people from the town of X were killed").
SCAN_WORDS = 16
#: Parts of speech that a list of counts is made of ("20 rebels and 13 border guards wounded").
LISTED = frozenset({"NUM", "NOUN", "PROPN", "ADJ", "DET", "CCONJ"})


def by_state(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb that follows the phrase at once ("12 dead", "30 people were wounded")."""
    return _at_once(scene, counted, counted.end)


def by_relative(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb of a clause with "who" that follows the phrase ("30 people who fled")."""
    who = counted.end < scene.last and scene.tokens[counted.end].tag in ("WP", "WDT")
    return _at_once(scene, counted, counted.end + 1) if who else None


def _at_once(scene: Scene, counted: Counted, start: int) -> Measured | None:
    helped = False
    for i in range(start, min(scene.last, counted.end + SCAN_WORDS)):
        token = scene.tokens[i]
        sense = sense_after(scene, counted, i, helped)
        if sense is not None:
            return with_other(scene, Measured(sense.measure, i))
        helped = helped or scene.has(i, "be") or token.pos == "AUX"
        if not (helped or token.pos == "ADV" or token.tag == "TO" or token.text in "()" or scene.has(i, "others")):
            return None
        if token.pos not in ("ADV", "AUX", "PART", "DET") and not any(
            scene.has(i, name) for name in ("be", "raising", "others", "among")
        ):
            return None
    return None


def by_verb_after(scene: Scene, counted: Counted) -> Measured | None:
    """The state or verb that follows the phrase at some distance, within its clause."""
    helped, listed = False, True
    for i in range(counted.end, min(scene.last, counted.end + SCAN_WORDS)):
        token = scene.tokens[i]
        sense = sense_after(scene, counted, i, helped) if counted.kind != "things" else None
        if sense is not None and sense.role != "subject" and (helped or listed):
            return with_other(scene, Measured(sense.measure, i))
        if scene.has(i, "be") or token.pos == "AUX":
            helped = True
        elif _ends_clause(scene, i):
            return None
        listed = listed and (token.pos in LISTED or token.text in ",-" or scene.has(i, "joins"))
    return None


def _ends_clause(scene: Scene, i: int) -> bool:
    """True if a word opens something that says nothing of what stands before."""
    token = scene.tokens[i]
    if token.text in ".;:" or scene.has(i, "stops"):
        return True
    finite = token.tag in ("VBD", "VBZ", "VBP", "MD") and not scene.has(i, "raising")
    return finite or (token.tag in ("WDT", "WRB") and scene.tokens[i - 1].pos != "NOUN")


def by_verb_before(scene: Scene, counted: Counted) -> Measured | None:
    """The verb right before the number ("killing at least 12")."""
    i = word_before(scene, counted)
    for j in (i, i - 1):
        if j < scene.first or j in scene.used:
            continue
        for sense in scene.senses(j, "object", "people"):
            if (
                _reaches(scene, sense, j, i, counted.end)
                and fits(scene, counted, sense)
                and not _is_noun_form(scene, j, sense)
            ):
                return with_other(scene, Measured(sense.measure, j))
    return None


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
    noun = token.pos == "NOUN" and sense.kind.of == "things" and not token.lower.endswith(("ed", "ing", "s"))
    return noun or (token.dep in ("amod", "compound") and token.head < j)
