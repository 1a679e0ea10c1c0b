"""Acts proposed: every word that may tell an act, with the kinds it may tell, each with a score and a reason.

Proposing is generous; `claims.judge` decides which proposals become claims.
"""

from tidings.lexicon.acts import ActsLexicon, ActWords
from tidings.record import Mention, Option
from tidings.roles import is_passive, is_verbal, objects, subjects
from tidings.syntax import Sentence, Sentences, Token

#: At most this many words may stand between the words of a verb pattern ("took full control").
GAP_WORDS = 2
PARTY_ENTITIES = frozenset({"ORG", "NORP", "GPE"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


def find_acts(sentences: Sentences, lexicon: ActsLexicon) -> tuple[Mention, ...]:
    """Every proposed act, in the order of the text; options are kinds, best first, with the mode as their name."""
    found = []
    for sentence in sentences.sentences:
        near: frozenset[str] | None = None
        for token in sentences.tokens_of(sentence):
            patterns = lexicon.by_head.get(token.lemma, ())
            if token.lower != token.lemma:
                patterns = patterns + lexicon.by_head.get(token.lower, ())
            if not patterns or _in_compound_adjective(sentences, token):
                continue
            if near is None:
                near = _near(sentences, sentence, lexicon)
            if act := _act(sentences, token, patterns, _Scene(sentences, token, near, lexicon)):
                found.append(act)
    return tuple(found)


class _Scene:
    """What the conditions of an entry ask of the words around a head; each slot is read once and only if asked."""

    def __init__(self, sentences: Sentences, token: Token, near: frozenset[str], lexicon: ActsLexicon) -> None:
        self.sentences, self.token, self.near, self.lexicon = sentences, token, near, lexicon
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
            heads = (subjects if slot == "subject" else objects)(self.sentences, self.token)
            found = {"something"} if heads else set()
            for head in heads:
                found |= token_classes(head, self.lexicon)
            self._slots[slot] = frozenset(found)
        return self._slots[slot]


def token_classes(token: Token, lexicon: ActsLexicon) -> frozenset[str]:
    """The classes of [classes] that a word belongs to, with those that the parser's entities give."""
    found = lexicon.classes_of.get(token.lemma, frozenset()) | lexicon.classes_of.get(token.lower, frozenset())
    if token.entity in PARTY_ENTITIES:
        found |= {"party"}
    if token.entity in PLACE_ENTITIES:
        found |= {"place"}
    if token.entity in ("PERSON", "NORP"):
        found |= {"people"}
    if token.pos == "NUM" or token.entity in ("CARDINAL", "QUANTITY"):
        found |= {"number"}
    return found


def _near(sentences: Sentences, sentence: Sentence, lexicon: ActsLexicon) -> frozenset[str]:
    found: set[str] = set()
    for token in sentences.tokens_of(sentence):
        found |= token_classes(token, lexicon)
    if "quantity" in found:
        found.add("number")
    return frozenset(found)


def _in_compound_adjective(sentences: Sentences, token: Token) -> bool:
    """True in "rebel-held", "Western-backed": such adjectives tell no act."""
    before = sentences.tokens[token.i - 1] if token.i else None
    return before is not None and before.text == "-" and before.end == token.start and token.tag in ("VBN", "VBD", "JJ")


def _act(sentences: Sentences, token: Token, patterns: tuple[ActWords, ...], scene: _Scene) -> Mention | None:
    best: dict[str, tuple[float, Option, tuple[int, int]]] = {}
    for pattern in patterns:
        reach = _match(sentences, token, pattern)
        if reach is None or not _allowed(pattern, scene):
            continue
        entry = pattern.entry
        score = min(0.99, entry.score + 0.1 * (len(pattern.words) - 1))
        option = Option(entry.kind, entry.mode, score, " ".join(pattern.words))
        if entry.kind not in best or score > best[entry.kind][0]:
            best[entry.kind] = (score, option, reach)
    if not best:
        return None
    ranked = sorted(best.values(), key=lambda one: -one[0])
    first = min(token.i, *(reach[0] for _, _, reach in ranked))
    last = max(token.i + 1, *(reach[1] for _, _, reach in ranked))
    span = sentences.span(first, last)
    text = sentences.report.quote(span)
    return Mention(span, "act", text, token.lemma, token.start, tuple(option for _, option, _ in ranked))


def _allowed(pattern: ActWords, scene: _Scene) -> bool:
    entry = pattern.entry
    if entry.needs and not any(scene.holds(condition) for condition in entry.needs):
        return False
    return not any(scene.holds(condition) for condition in entry.unless)


def _match(sentences: Sentences, token: Token, pattern: ActWords) -> tuple[int, int] | None:
    """The range of token indexes that the pattern covers around its head, or None."""
    if pattern.verb:
        if not (is_verbal(token) or token.tag in ("JJ", "NNS") and token.dep == "ROOT"):
            return None
        return _forward(sentences, token, pattern.words)
    if token.pos not in ("NOUN", "PROPN", "ADJ") and not (token.tag in ("VBG", "VBN") and len(pattern.words) > 1):
        return None
    return _backward(sentences, token, pattern.words)


def _forward(sentences: Sentences, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    end = sentences.sentence_of(token).last
    i = token.i
    for word in words[1:]:
        for j in range(i + 1, min(i + 2 + GAP_WORDS, end)):
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
