"""The cues of modality that stand at a word itself: its auxiliaries, adverbs, adjectives and conjunctions."""

from collections.abc import Iterator

from msgspec import Struct

from tidings.lexicon.voice import VoiceLexicon, Where
from tidings.record import Modality
from tidings.roles import is_verbal
from tidings.syntax import Sentences, Token

#: Between "suspected" and its noun a word of these entities makes it the doer who is suspected.
DOERS = frozenset({"NORP", "GPE", "ORG", "PERSON"})
#: A phrase before an act ("in the event of") has at most this many words, as in voice.toml.
PHRASE_WORDS = 4
NEGATING = frozenset({"det", "neg", "preconj", "cc"})
BEFORE_HEAD = frozenset({"det", "amod", "compound", "aux", "poss", "nummod"})


class Step(Struct):
    """One cue found on the way up, with its word."""

    modality: Modality
    token: Token


class Near:
    """Reads the cues that stand at a word."""

    def __init__(self, sentences: Sentences, lexicon: VoiceLexicon) -> None:
        self.sentences, self.words, self.cues = sentences, lexicon.words, lexicon.plain

    def at(self, token: Token, shared: bool) -> Iterator[Step]:
        """The cues at a word; at one reached from a coordinated word, only those that both share."""
        verbal = is_verbal(token)
        for child in self.sentences.children(token):
            if verbal:
                yield from self._of_verb(token, child, shared)
            else:
                yield from self._of_noun(token, child)
        if not shared:
            yield from self._phrase_before(token)

    def around_subject(self, verb: Token) -> Iterator[Step]:
        """The cues at a verb that reach its subject: "the raid reportedly killed five", "whether the raid killed"."""
        for child in self.sentences.children(verb, "advmod", "mark"):
            yield from self._look("adverb" if child.dep == "advmod" else "mark", child)

    def auxiliaries(self, verb: Token) -> Iterator[Step]:
        """The auxiliaries of a verb that are cues, and its negation."""
        for child in self.sentences.children(verb, "aux", "neg"):
            yield from self._negation(child) if child.dep == "neg" else self._look("auxiliary", child)

    def _look(self, where: Where, child: Token) -> Iterator[Step]:
        modality = self.cues[where].get(child.lower)
        if modality is not None:
            yield Step(modality, child)

    def _of_verb(self, token: Token, child: Token, shared: bool) -> Iterator[Step]:
        dep = child.dep
        if dep == "neg" or (dep in ("advmod", "preconj") and child.lower in self.words.negation):
            if not shared:
                yield from self._negation(child)
        elif dep == "aux":
            yield from self._look("auxiliary", child)
        elif dep == "advmod":
            yield from self._look("adverb", child)
        elif dep == "mark" and not shared:
            yield from self._look("mark", child)
        elif dep in ("nsubj", "nsubjpass", "dobj"):
            yield from self._nobody(child)
        elif dep == "advcl" and not shared:
            yield from self._condition(token, child)

    def _negation(self, child: Token) -> Iterator[Step]:
        tokens = self.sentences.tokens
        after = tokens[child.i + 1].lower if child.i + 1 < len(tokens) else ""
        if after not in self.words.not_only:
            yield Step("denied", child)

    def _nobody(self, noun: Token) -> Iterator[Step]:
        first = min([noun.i, *noun.children])
        for word in self.sentences.tokens[first : noun.i + 1]:
            if word.lower in self.words.negative_det and (word.i == noun.i or word.dep in NEGATING):
                yield Step("denied", word)
                return

    def _condition(self, token: Token, clause: Token) -> Iterator[Step]:
        """A main clause under a condition is conditional only where an auxiliary says so ("would", "can")."""
        if any(child.tag == "MD" for child in self.sentences.children(token)):
            for mark in self.sentences.children(clause, "mark"):
                yield from (step for step in self._look("mark", mark) if step.modality == "conditional")

    def _of_noun(self, token: Token, child: Token) -> Iterator[Step]:
        if child.dep in ("amod", "det", "compound", "nmod", "neg"):
            between = self.sentences.tokens[child.i + 1 : token.i]
            for step in self._look("modifier", child):
                if step.modality != "possible" or not any(self._is_doer(t) for t in between):
                    yield step  # else only the doer is hedged: "a suspected Israeli strike"
        elif child.dep in ("relcl", "acl") and child.lemma in self.words.performing | self.words.occurring:
            yield from self._clause_of_act(child)

    def _is_doer(self, token: Token) -> bool:
        return token.entity in DOERS or token.pos == "PROPN" or token.lower in self.words.doer

    def _clause_of_act(self, verb: Token) -> Iterator[Step]:
        """A clause on an act that only says that it takes place: "talks that will be held", "talks to be held"."""
        yield from self.auxiliaries(verb)
        passive = any(c.dep == "auxpass" for c in self.sentences.children(verb))
        if passive and any(c.dep == "aux" and c.lower == "to" for c in self.sentences.children(verb)):
            yield Step("intended", verb)

    def _phrase_before(self, token: Token) -> Iterator[Step]:
        left = [child.i for child in self.sentences.children(token) if child.dep in BEFORE_HEAD]
        first = min([token.i, *left])
        start = max(self.sentences.sentence_of(token).first, first - PHRASE_WORDS)
        words = [t.lower for t in self.sentences.tokens[start : first + 1]]
        for end in {first - start, first - start + 1}:
            for begin in range(end):
                modality = self.cues["before"].get(" ".join(words[begin:end]))
                if modality is not None and start + end <= token.i:
                    yield Step(modality, self.sentences.tokens[start + begin])
                    return
