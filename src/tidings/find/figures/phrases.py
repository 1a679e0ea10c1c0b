"""What a number counts: the noun after it, where its phrase ends, and the class of those counted."""

from msgspec import Struct

from tidings.find.figures.numbers import Number
from tidings.lexicon.figures import FiguresLexicon, Sense
from tidings.syntax import Token

#: Words that a counted phrase may have between its number and its noun ("12 heavily armed Saudi border guards").
PHRASE_WORDS = 9
#: Words that may stand inside a verb of several words ("lost their lives", "took the men hostage").
PHRASE_GAP = 4


class Scene(Struct):
    """A sentence while its figures are read: its tokens `first` up to `last` of the report's, and the numbers in it.

    `used` are the words that have given their measure to a phrase before them, and give none to one after.
    """

    tokens: list[Token]
    first: int
    last: int
    lexicon: FiguresLexicon
    numbers: dict[int, Number]
    used: set[int]

    def senses(self, i: int, *roles: str) -> list[Sense]:
        """What the word at a token says of a count, of those roles; words of more than one part come first."""
        token, table = self.tokens[i], self.lexicon.senses
        many = table.get(token.lower, ())
        if token.lemma != token.lower:
            many += table.get(token.lemma, ())
        if not many:
            return []
        long = [sense for sense in many if sense.rest and self.follows(i, sense.rest)]
        return [sense for sense in long or many if sense.role in roles and (long or not sense.rest)]

    def follows(self, i: int, rest: tuple[str, ...]) -> bool:
        """True if the words stand in order within a few tokens after a token."""
        end = min(self.last, i + 1 + PHRASE_GAP)
        at = i + 1
        for word in rest:
            while at < end and word not in (self.tokens[at].lower, self.tokens[at].lemma):
                at += 1
            if at >= end:
                return False
            at += 1
        return True

    def has(self, i: int, name: str) -> bool:
        """True if the token at an index exists in the sentence and its form or lemma is in that list of the lexicon."""
        if not self.first <= i < self.last:
            return False
        words = self.lexicon.of(name)
        return self.tokens[i].lower in words or self.tokens[i].lemma in words


class Counted(Struct, frozen=True):
    """A number with what it counts: the `noun` (a token index) if there is one, and the `end` of the phrase.

    `who` is a class or the text's own noun; `kind` is people, armed, things or "" where no noun says;
    `open` marks a plural noun that the lexicon does not know, which may stand for people.
    """

    number: Number
    noun: int | None
    end: int
    who: str
    kind: str
    open: bool = False


def count_phrase(scene: Scene, number: Number) -> Counted:
    """The number with the noun phrase that it counts."""
    i = _past_part(scene, number.last, number.cue)
    while i < scene.last and _opens(scene, i, number):
        i += 1
    noun, end = None, i
    for j in range(i, min(scene.last, i + PHRASE_WORDS)):
        if j in scene.numbers and not scene.numbers[j].article:
            break
        if _is_noun(scene, j):
            if noun is not None and _breaks(scene, noun, j):
                break
            noun, end = j, j + 1
        elif not _modifies(scene, j, noun):
            break
    return classify(scene, number, noun, end if noun is not None else i)


def _past_part(scene: Scene, i: int, cue: int) -> int:
    """The index after "of them (were)" before a noun of people ("68 of them were children"), else the same."""
    told = i + 1 < scene.last and scene.has(i, "be") and person_at(scene, i + 1) is not None
    if told and _after_part_words(scene, cue):
        return i + 1
    for phrase in scene.lexicon.after_part.get(scene.tokens[i].lower, ()) if i < scene.last else ():
        end = i + len(phrase)
        if end < scene.last and all(scene.tokens[i + n].lower == word for n, word in enumerate(phrase)):
            past = end + 1 if scene.has(end, "be") else end
            return past if past < scene.last and person_at(scene, past) is not None else end
    return i


def _after_part_words(scene: Scene, cue: int) -> bool:
    """True right after "of whom" and the like ("of whom 9 were children")."""
    known = scene.lexicon.before_part.get(scene.tokens[cue - 1].lower, ()) if cue > scene.first else ()
    starts = [(phrase, cue - len(phrase)) for phrase in known if len(phrase) > 1 and cue - len(phrase) >= scene.first]
    return any(all(scene.tokens[at + n].lower == word for n, word in enumerate(phrase)) for phrase, at in starts)


def _opens(scene: Scene, i: int, number: Number) -> bool:
    """True for words between a number and its noun: "hundreds of", "20 of the", "12 other"."""
    token = scene.tokens[i]
    if token.tag in ("DT", "PRP$", "PDT") or (scene.has(i, "others") and not _is_noun(scene, i)):
        return True
    return (
        token.tag == "IN" and scene.has(i, "parted") and scene.tokens[i + 1 if i + 1 < scene.last else i].tag != "PRP"
    )


def _is_noun(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if token.entity in ("DATE", "TIME"):
        return False
    if scene.senses(i, "state") and token.lower not in scene.lexicon.who:
        return False
    if token.tag == "NNS" and i + 1 in scene.numbers and scene.senses(i, "object"):
        return False
    return token.pos in ("NOUN", "PROPN") or (token.pos != "ADJ" and person_at(scene, i) is not None)


def person_at(scene: Scene, i: int) -> str | None:
    """The lexicon's form of a noun of people, None for another noun."""
    token, people = scene.tokens[i], scene.lexicon.people
    for form in (token.lemma, token.lower, token.lower.removesuffix("s")):
        if form in people:
            return form
    return None


def _breaks(scene: Scene, noun: int, i: int) -> bool:
    """True if a noun after a counted noun begins something else ("12 people Sunday", "20 fighters Hama")."""
    token, before = scene.tokens[i], scene.tokens[noun]
    if noun + 1 != i:
        return not any(
            scene.tokens[j].text in "-–'’/" or scene.tokens[j].tag in ("POS", "CC") for j in range(noun + 1, i)
        )
    person = person_at(scene, noun) is not None
    if not person and not scene.senses(noun, "noun", "bearer") and not scene.has(noun, "things"):
        return False
    return (person and token.pos == "PROPN") or (before.tag in ("NNS", "NNPS") and person_at(scene, i) is None)


def _modifies(scene: Scene, i: int, noun: int | None) -> bool:
    """True if a word that is no noun may stand inside the phrase at that point."""
    token = scene.tokens[i]
    glued = token.text in "-–" and token.start == scene.tokens[i - 1].end
    if glued or token.tag == "POS" or (scene.tokens[i - 1].text in "-–" and token.start == scene.tokens[i - 1].end):
        return True
    if token.tag == "CC" and noun == i - 1 and scene.tokens[noun].tag == "NN" and i + 2 < scene.last:
        return scene.tokens[i + 1].tag == "NN" and scene.tokens[i + 2].tag in ("NN", "NNS")
    if noun is not None and scene.tokens[i - 1].text not in "-–" and scene.tokens[i - 1].tag != "POS":
        return False
    ahead = i + 1 < scene.last and (_is_noun(scene, i + 1) or scene.tokens[i + 1].pos == "ADJ")
    if scene.senses(i, "state", "object", "subject", "people"):
        return ahead and (person_at(scene, i + 1) is not None or (token.head > i and token.dep == "amod"))
    if token.pos == "NUM" and i not in scene.numbers:
        return True
    return (
        token.pos in ("ADJ", "ADV")
        or (token.tag in ("VBN", "VBG") and (token.head > i or ahead))
        or token.text in "“”\"'‘’"
    )


def _own_name(scene: Scene, noun: int) -> str:
    """The noun as the text has it, with a common noun that is compounded with it ("aid workers")."""
    before = scene.tokens[noun - 1]
    compound = before.tag == "NN" and before.dep == "compound" and before.head == noun and noun - 1 > scene.first
    return f"{before.lower} {scene.tokens[noun].lower}" if compound else scene.tokens[noun].lower


def classify(scene: Scene, number: Number, noun: int | None, end: int) -> Counted:
    """The number with a noun and its class: by the noun, by a word before it, or the noun itself."""
    if noun is None:
        return Counted(number, None, end, "all", "")
    lexicon, token = scene.lexicon, scene.tokens[noun]
    word = person_at(scene, noun)
    people = word is not None
    who = lexicon.who.get(word or "") or _own_name(scene, noun)
    if people:
        for i in range(number.last, noun):
            who = lexicon.who_before.get(scene.tokens[i].lower, who)
    kind = "armed" if people and who in lexicon.armed else "people" if people else "things"
    unknown = (
        kind == "things"
        and token.tag in ("NNS", "NNPS")
        and not scene.has(noun, "things")
        and not scene.senses(noun, "noun", "bearer")
    )
    return Counted(number, noun, end, who, kind, unknown)
