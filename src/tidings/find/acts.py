"""Acts proposed: every word that may tell an act, with the kinds it may tell, each with a score and a reason.

Proposing is generous; `claims.judge` decides which proposals become claims.
"""

from typing import NamedTuple

from tidings.lexicon.acts import ActEntry, ActsLexicon, ActWords, ModeEntry
from tidings.record import Mention, Option
from tidings.roles import is_passive, is_verbal, objects, prepositional, subjects
from tidings.syntax import Sentence, Sentences, Token

#: At most this many words may stand between the words of a verb pattern ("took full control").
GAP_WORDS = 2
#: What hangs on a verb completes its pattern from further away ("pushed the rebels of the east out").
COMPLETING = ("prt", "dobj", "advmod", "acomp", "oprd", "prep")
#: A pattern of more words is surer by this much for each word more.
WORD_SCORE = 0.1
#: "The attack" may be one told at most this many sentences before; the score is low, the judge sees more.
RECALL_SENTENCES = 8
RECALLED_SCORE = 0.3
NO_CLASS: frozenset[str] = frozenset()
NUMBER = frozenset({"number"})
#: What the parser's label of a word makes of it.
ENTITY_CLASSES = {
    "ORG": frozenset({"party"}),
    "NORP": frozenset({"party", "people"}),
    "GPE": frozenset({"party", "place"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place"}),
    "PERSON": frozenset({"people"}),
    "CARDINAL": NUMBER,
    "QUANTITY": NUMBER,
}


def find_acts(sentences: Sentences, lexicon: ActsLexicon, places: tuple[Mention, ...] = ()) -> tuple[Mention, ...]:
    """Every proposed act, in the order of the text; options are kinds, best first, with the mode as their name.

    The places of the report say of a name that the parser does not know whether it can be taken or held.
    """
    classes = _Classes(sentences, lexicon, places)
    found = []
    told: dict[str, int] = {}
    for sentence in sentences.sentences:
        near: frozenset[str] | None = None
        for token in sentences.tokens_of(sentence):
            patterns = lexicon.by_head.get(token.lemma, ())
            if token.lower != token.lemma:
                patterns = patterns + lexicon.by_head.get(token.lower, ())
            if not patterns or _in_compound_adjective(sentences, token):
                continue
            if near is None:
                near = classes.of_sentence(sentence)
            scene = _Scene(sentences, token, near, classes)
            matched = _matched(sentences, token, patterns, scene)
            told |= {one.pattern.entry.kind: sentence.index for one in matched if one.pattern.entry.means == "told"}
            if matched:
                found.append(_act(matched, scene, _recalled(matched, told, sentence)))
    return tuple(found)


class _Scene:
    """What the conditions of an entry ask of the words around a head; each slot is read once and only if asked."""

    def __init__(self, sentences: Sentences, token: Token, near: frozenset[str], classes: "_Classes") -> None:
        self.sentences, self.token, self.near, self.classes = sentences, token, near, classes
        self.lexicon = classes.lexicon
        self._slots: dict[str, frozenset[str]] = {}

    def holds(self, condition: str) -> bool:
        return all(self._part(part) for part in condition.split(" + "))

    def _part(self, part: str) -> bool:
        slot, _, label = part.partition(":")
        if slot == "near":
            return label in self.near
        if slot == "passive":
            return is_passive(self.sentences, self.token)
        if slot == "prep":
            return any(child.lower == label for child in self.sentences.children(self.token, "prep", "agent"))
        if slot == "has":
            return bool(self._slot(label))
        return label in self._slot(slot)

    def _slot(self, slot: str) -> frozenset[str]:
        if slot not in self._slots:
            heads = self._heads(slot)
            found = {"something"} if heads else set()
            for head in heads:
                for one in (head, *self._counted(head)):
                    found |= self.classes.of(one)
            self._slots[slot] = frozenset(found)
        return self._slots[slot]

    def _counted(self, head: Token) -> list[Token]:
        """What a measure measures: the ammunition in "a large amount of ammunition"."""
        if "measure" not in self.lexicon.classes_of.get(head.lemma, ()):
            return []
        return [one for of in prepositional(self.sentences, head) for one in self.sentences.conjuncts(of)]

    def _heads(self, slot: str) -> list[Token]:
        if slot == "subject":
            return subjects(self.sentences, self.token)
        if slot == "object":
            return objects(self.sentences, self.token)
        if slot == "for":
            return _noun_over(self.sentences, self.token)
        if slot == "under":
            return _verb_over(self.sentences, self.token)
        heads = prepositional(self.sentences, self.token, *self.lexicon.with_words)
        return [one for head in heads for one in self.sentences.conjuncts(head)]


def _noun_over(sentences: Sentences, token: Token) -> list[Token]:
    """The noun that a noun without a number is for or of: the camp in "a camp for displaced people"."""
    head = sentences.head(token)
    noun = head if token.dep == "amod" and head is not None else token
    prep = sentences.head(noun)
    if noun.dep != "pobj" or prep is None or prep.lower not in ("for", "of") or sentences.children(noun, "nummod"):
        return []
    over = sentences.head(prep)
    return [over] if over is not None and not is_verbal(over) else []


def _verb_over(sentences: Sentences, token: Token) -> list[Token]:
    """The verb that a noun hangs on, unless it is its subject: "found a bomb", "a bomb was found", not "a bomb hit"."""
    below = token
    for one in sentences.ancestors(token):
        if is_verbal(one):
            return [] if below.dep == "nsubj" else [one]
        below = one
    return []


class _Classes:
    """The classes that words belong to: those of the file, and what the parser and the places found say of them."""

    def __init__(self, sentences: Sentences, lexicon: ActsLexicon, places: tuple[Mention, ...]) -> None:
        self.sentences, self.lexicon = sentences, lexicon
        self.places = {mention.head for mention in places if mention.options}

    def of(self, token: Token) -> frozenset[str]:
        known = self.lexicon.classes_of
        found = known.get(token.lemma, NO_CLASS) | known.get(token.lower, NO_CLASS)
        if token.start in self.places:
            return found | {"place"}
        return found | ENTITY_CLASSES.get(token.entity, NO_CLASS) | (NUMBER if token.pos == "NUM" else NO_CLASS)

    def of_sentence(self, sentence: Sentence) -> frozenset[str]:
        found: set[str] = set()
        for token in self.sentences.tokens_of(sentence):
            found |= self.of(token)
        if "quantity" in found:
            found.add("number")
        return frozenset(found)


def _in_compound_adjective(sentences: Sentences, token: Token) -> bool:
    """True in "rebel-held", "Western-backed": such adjectives tell no act; "was gang-raped" does."""
    before = sentences.tokens[token.i - 1] if token.i else None
    if before is None or before.text != "-" or before.end != token.start or token.tag not in ("VBN", "VBD", "JJ"):
        return False
    return token.dep in ("amod", "compound", "nmod", "conj", "dep")


class _Match(NamedTuple):
    """A pattern that holds at a head, with the range of token indexes that it covers."""

    pattern: ActWords
    first: int
    last: int


def _matched(sentences: Sentences, token: Token, patterns: tuple[ActWords, ...], scene: _Scene) -> list[_Match]:
    found = []
    for pattern in patterns:
        reach = _match(sentences, token, pattern)
        if reach is not None and _allowed(pattern.entry, scene):
            found.append(_Match(pattern, *reach))
    return found


def _recalled(matched: list[_Match], told: dict[str, int], sentence: Sentence) -> list[Option]:
    """Readings of words that leave the means of an attack open, as the kinds that the report told before."""
    if all(one.pattern.entry.means != "open" for one in matched):
        return []
    here = {one.pattern.entry.kind for one in matched}
    return [
        Option(kind, "", RECALLED_SCORE, "recalled")
        for kind, index in told.items()
        if kind not in here and sentence.index - index <= RECALL_SENTENCES
    ]


def _act(matched: list[_Match], scene: _Scene, recalled: list[Option]) -> Mention:
    sentences, token = scene.sentences, scene.token
    best: dict[str, Option] = {}
    for one in matched:
        entry, words = one.pattern.entry, one.pattern.words
        score = min(0.99, entry.score + WORD_SCORE * (len(words) - 1))
        if entry.kind not in best or score > best[entry.kind].score:
            mode = entry.mode or _mode(entry.kind, scene)
            best[entry.kind] = Option(entry.kind, mode, score, " ".join(words))
    options = sorted([*best.values(), *recalled], key=lambda option: -option.score)
    span = sentences.span(min(one.first for one in matched), max(one.last for one in matched))
    return Mention(span, "act", sentences.report.quote(span), token.lemma, token.start, tuple(options))


def _mode(kind: str, scene: _Scene) -> str:
    """The first mode of the kind whose conditions hold, "" where none does."""
    return next((entry.mode for entry in scene.lexicon.modes.get(kind, ()) if _allowed(entry, scene)), "")


def _allowed(entry: ActEntry | ModeEntry, scene: _Scene) -> bool:
    if entry.needs and not any(scene.holds(condition) for condition in entry.needs):
        return False
    return not any(scene.holds(condition) for condition in entry.unless)


def _match(sentences: Sentences, token: Token, pattern: ActWords) -> tuple[int, int] | None:
    """The range of token indexes that the pattern covers around its head, or None."""
    if pattern.verb:
        if not (is_verbal(token) or (token.tag in ("JJ", "NNS") and token.dep == "ROOT")):
            return None
        return _forward(sentences, token, pattern.words)
    if token.pos not in ("NOUN", "PROPN", "ADJ") and not (token.tag in ("VBG", "VBN") and len(pattern.words) > 1):
        return None
    return _backward(sentences, token, pattern.words)


def _forward(sentences: Sentences, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    end = sentences.sentence_of(token).last
    i = token.i
    for word in words[1:]:
        near = range(i + 1, min(i + 2 + GAP_WORDS, end))
        hanging = (child.i for child in sentences.children(token, *COMPLETING) if child.i > i)
        for j in (*near, *hanging):
            if word in (sentences.tokens[j].lemma, sentences.tokens[j].lower):
                i = j
                break
        else:
            return None
    return token.i, i + 1


def _backward(sentences: Sentences, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    first = token.i - len(words) + 1
    if first < sentences.sentence_of(token).first:
        return None
    for word, other in zip(words[:-1], sentences.tokens[first : token.i], strict=True):
        if word not in (other.lemma, other.lower):
            return None
    return first, token.i + 1
