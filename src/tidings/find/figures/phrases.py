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
        return [sense for sense in many if sense.role in roles and (not sense.rest or self.follows(i, sense.rest))]

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
    i = number.last
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
    return _classify(scene, number, noun, end if noun is not None else i)


def _opens(scene: Scene, i: int, number: Number) -> bool:
    """True for words between a number and its noun: "hundreds of", "20 of the", "12 other"."""
    token = scene.tokens[i]
    if token.tag in ("DT", "PRP$", "PDT") or scene.has(i, "others") and not _is_noun(scene, i):
        return True
    return token.tag == "IN" and scene.has(i, "parted") and scene.tokens[i + 1 if i + 1 < scene.last else i].tag != "PRP"


def _is_noun(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if token.entity in ("DATE", "TIME"):
        return False
    if scene.senses(i, "state") and token.lower not in scene.lexicon.who:
        return False
    return token.pos in ("NOUN", "PROPN") or token.lower in scene.lexicon.people or token.lemma in scene.lexicon.people


def _breaks(scene: Scene, noun: int, i: int) -> bool:
    """True if a noun after a counted noun begins something else ("12 people Sunday", "20 fighters Hama")."""
    token, before = scene.tokens[i], scene.tokens[noun]
    if before.lemma not in scene.lexicon.people or noun + 1 != i:
        return noun + 1 != i and scene.tokens[i - 1].text not in "-–'’"
    return token.pos == "PROPN" or token.lemma not in scene.lexicon.people and before.tag in ("NNS", "NNPS")


def _modifies(scene: Scene, i: int, noun: int | None) -> bool:
    """True if a word that is no noun may stand inside the phrase at that point."""
    token = scene.tokens[i]
    glued = token.text in "-–" and token.start == scene.tokens[i - 1].end
    if glued or token.lower in ("'s", "’s", "'") or token.tag == "POS":
        return True
    if noun is not None and scene.tokens[i - 1].text not in "-–" and scene.tokens[i - 1].tag != "POS":
        return False
    ahead = i + 1 < scene.last and (_is_noun(scene, i + 1) or scene.tokens[i + 1].pos == "ADJ")
    if scene.senses(i, "state", "object", "subject", "people"):
        return ahead and scene.tokens[i + 1].lower in scene.lexicon.people | {"civilian"} or token.head > i and token.dep == "amod" and ahead
    if token.pos == "NUM" and i not in scene.numbers:
        return True
    return token.pos in ("ADJ", "ADV") or token.tag in ("VBN", "VBG") and (token.head > i or ahead) or token.text in "“”\"'‘’"


def _classify(scene: Scene, number: Number, noun: int | None, end: int) -> Counted:
    """The phrase with its class: by the noun, by a word before it, or the noun itself."""
    if noun is None:
        return Counted(number, None, end, "all", "")
    lexicon, token = scene.lexicon, scene.tokens[noun]
    word = token.lemma if token.lemma in lexicon.people else token.lower
    people = word in lexicon.people
    who = lexicon.who.get(word, token.lower)
    if people:
        for i in range(number.last, noun):
            who = lexicon.who_before.get(scene.tokens[i].lower, who)
    kind = "armed" if who in lexicon.armed else "people" if people else "things"
    unknown = kind == "things" and token.tag in ("NNS", "NNPS") and not scene.has(noun, "things") and not scene.senses(noun, "noun", "bearer")
    return Counted(number, noun, end, who, kind, unknown)
