"""How surely an act is told: asserted, denied, possible, conditional or intended.

The walk goes from the act's word up the dependency tree to the clause that asserts it. On each step it reads the cues
that stand at the word (auxiliaries, adverbs, adjectives, conjunctions) and then whether the word above takes it by a cue
("plans to", "reports of", "denied"). It ends where a clause is presupposed (a relative clause, "after ...").
"""

from msgspec import Struct

from tidings.lexicon.voice import Cue, VoiceLexicon
from tidings.record import Modality, Span
from tidings.roles import is_passive, is_verbal
from tidings.syntax import Sentences, Token

#: The walk ends after this many words: longer paths are parser errors more often than sentences.
STEPS = 12
#: Where several cues stand over an act, the first of these that is among them decides.
ORDER: tuple[Modality, ...] = ("denied", "conditional", "intended", "possible")
DOERS = ("NORP", "GPE", "ORG", "PERSON")


class Step(Struct):
    """One cue found on the way up, with its word."""

    modality: Modality
    token: Token


def modality_of(
    sentences: Sentences, token: Token, lexicon: VoiceLexicon, sourced: bool = False
) -> tuple[Modality, Span | None]:
    """How surely the act at a token is told, and the word that says so (None where it is asserted).

    `sourced`: somebody is named who says it, so that "reported to have" is that one's report and no hedge.
    """
    found = _Walk(sentences, lexicon, sourced).up(token)
    for modality in ORDER:
        for step in found:
            if step.modality == modality:
                return modality, sentences.span(step.token.i, step.token.i + 1)
    return "asserted", None


def is_denied(sentences: Sentences, token: Token, lexicon: VoiceLexicon) -> bool:
    """True if the act at a token is told as not having happened ("no clashes were reported")."""
    return modality_of(sentences, token, lexicon)[0] == "denied"


class _Walk:
    """One walk from an act to the clause that asserts it."""

    def __init__(self, sentences: Sentences, lexicon: VoiceLexicon, sourced: bool) -> None:
        self.sentences, self.lexicon, self.words, self.sourced = sentences, lexicon, lexicon.words, sourced
        self.found: list[Step] = []

    def up(self, token: Token) -> list[Step]:
        here: Token | None = token
        shared = False
        for _ in range(STEPS):
            if here is None:
                break
            self.at(here, shared)
            here, shared = self.step(here)
        return self._settled()

    def _settled(self) -> list[Step]:
        """Two denials make an assertion ("did not deny")."""
        denials = [step for step in self.found if step.modality == "denied"]
        if denials and len(denials) % 2 == 0:
            return [step for step in self.found if step.modality != "denied"]
        return self.found

    def note(self, modality: Modality, token: Token) -> None:
        """Keeps a cue."""
        self.found.append(Step(modality, token))

    def cue(self, where: str, word: str, take: str = "") -> Cue | None:
        """The entry for a word in a place."""
        return self.lexicon.cues.get(where, {}).get((word, take))  # type: ignore[call-overload, no-any-return]

    # ---- cues at the word itself

    def at(self, token: Token, shared: bool) -> None:
        """Reads the cues at a word; at one reached from a coordinated word, only those both share."""
        verbal = is_verbal(token)
        for child in self.sentences.children(token):
            self._child(token, child, verbal, shared)
        if not shared:
            self._before(token)

    def _child(self, token: Token, child: Token, verbal: bool, shared: bool) -> None:
        word = child.lower
        if child.dep == "neg" or (child.dep in ("advmod", "preconj", "cc") and word in self.words.negation):
            self._negated(token, child, shared)
        elif child.dep == "aux":
            if cue := self.cue("auxiliary", word):
                self.note(cue.modality, child)
        elif child.dep == "advmod":
            if cue := self.cue("adverb", word):
                self.note(cue.modality, child)
        elif child.dep == "mark" and not shared:
            if cue := self.cue("mark", word):
                self.note(cue.modality, child)
        elif child.dep in ("nsubj", "nsubjpass", "dobj") and verbal:
            self._nobody(child)
        elif child.dep in ("amod", "det", "compound", "nmod") and not verbal:
            self._modified(token, child)
        elif child.dep == "advcl" and not shared:
            self._condition(child)

    def _negated(self, token: Token, child: Token, shared: bool) -> None:
        if not shared:
            self.note("denied", child)

    def _nobody(self, noun: Token) -> None:
        for det in [noun, *self.sentences.children(noun, "det", "neg")]:
            if det.lower in self.words.negative_det:
                self.note("denied", det)

    def _modified(self, token: Token, child: Token) -> None:
        cue = self.cue("modifier", child.lower)
        if cue is None:
            return
        between = self.sentences.tokens[child.i + 1 : token.i]
        if cue.modality == "possible" and any(t.entity in DOERS for t in between):
            return  # only the doer is hedged: "a suspected Israeli strike"
        self.note(cue.modality, child)

    def _condition(self, clause: Token) -> None:
        for mark in self.sentences.children(clause, "mark"):
            cue = self.cue("mark", mark.lower)
            if cue is not None and cue.modality == "conditional":
                self.note("conditional", mark)

    def _before(self, token: Token) -> None:
        """Phrases before the act: "ahead of", "without", "in order to"."""
        first = min(
            [
                token.i,
                *(
                    c.i
                    for c in self.sentences.children(token)
                    if c.dep in ("det", "amod", "compound", "aux", "poss", "nummod")
                ),
            ]
        )
        sentence = self.sentences.sentence_of(token)
        for size in (1, 2, 3, 4):
            for end in (first, first + 1):
                start = end - size
                if start >= sentence.first and end <= token.i:
                    phrase = " ".join(t.lower for t in self.sentences.tokens[start:end])
                    if cue := self.cue("before", phrase):
                        self.note(cue.modality, self.sentences.tokens[start])

    # ---- the word above

    def step(self, token: Token) -> tuple[Token | None, bool]:
        """The word to go on with, and whether it was reached by coordination; None where the walk ends."""
        head = self.sentences.head(token)
        if head is None:
            self._headline_infinitive(token)
            return None, False
        if token.dep == "conj":
            return self._coordinated(token, head)
        if is_verbal(token):
            return self._above_verb(token, head), False
        return self._above_noun(token, head), False

    def _headline_infinitive(self, token: Token) -> None:
        if self._has_to(token):
            self.note("intended", token)

    def _has_to(self, token: Token) -> bool:
        return any(c.dep == "aux" and c.lower == "to" for c in self.sentences.children(token))

    def _coordinated(self, token: Token, head: Token) -> tuple[Token | None, bool]:
        """A coordinated word shares the auxiliaries of the first one unless it has a subject or auxiliary of its own."""
        if is_verbal(token) != is_verbal(head):
            return None, False
        own = self.sentences.children(token, "nsubj", "nsubjpass", "aux", "auxpass") if is_verbal(token) else []
        if any(one.dep.startswith("nsubj") or one.lower != "to" for one in own):
            return self._skip(head), True
        if is_verbal(token) and token.tag != head.tag and not self._has_to(head):
            return self._skip(head), True
        return head, True

    def _skip(self, head: Token) -> Token | None:
        """The clause above a coordinated clause, where that is one that both stand in ("said that A and B")."""
        while head.dep == "conj" and head.head != head.i:
            head = self.sentences.tokens[head.head]
        above = self.sentences.head(head)
        if above is None or head.dep not in ("ccomp",):
            return None
        return self._above_verb(head, above)

    def _above_verb(self, token: Token, head: Token) -> Token | None:
        dep = token.dep
        if dep in ("relcl", "parataxis", "punct"):
            return None
        if dep == "acl":
            return self._above_participle(token, head)
        if dep == "advcl":
            return self._above_adverbial(token, head)
        if dep == "pcomp":
            return self._above_preposition(token, head)
        if dep in ("xcomp", "ccomp", "oprd", "acomp", "csubj", "csubjpass"):
            return self._above_complement(token, head)
        if dep in ("amod", "compound"):
            return None
        return None

    def _above_participle(self, token: Token, noun: Token) -> Token | None:
        """A clause that hangs on a noun: "the plan to storm", "claims that it stormed"; others are presupposed."""
        to = self._has_to(token)
        that = any(c.dep == "mark" and c.lower == "that" for c in self.sentences.children(token))
        if not to and not that:
            return None
        cue = self.cue("noun", noun.lemma, "infinitive" if to else "clause")
        if cue is not None:
            if not (self.sourced and cue.modality == "possible" and that):
                self.note(cue.modality, noun)
            return noun
        if to and not any(
            c.tag in ("JJS",) or c.lower in ("first", "last", "only") for c in self.sentences.children(noun)
        ):
            self.note("intended", token)
        return noun if that else None

    def _above_adverbial(self, token: Token, head: Token) -> Token | None:
        marks = [c for c in self.sentences.children(token) if c.dep == "mark" or c.tag == "WRB"]
        if marks:
            return None
        if self._has_to(token):
            if not self._takes(token, head, "infinitive"):
                self.note("intended", token)
            return None
        if token.tag in ("VBG", "VBN") and not self.sentences.children(token, "nsubj", "nsubjpass"):
            return head
        return None

    def _above_preposition(self, token: Token, prep: Token) -> Token | None:
        above = self.sentences.head(prep)
        if above is None:
            return None
        if is_verbal(above):
            if self._takes(token, above, prep.lower):
                return above
            return above if prep.lower in ("by",) else None
        return self._noun_over(above, prep.lower)

    def _above_complement(self, token: Token, head: Token) -> Token | None:
        take = (
            "infinitive"
            if self._has_to(token)
            else "clause"
            if token.dep in ("ccomp", "csubj", "csubjpass")
            else "participle"
        )
        if head.pos == "ADJ":
            self._adjective(head, take)
            return head if head.dep == "acomp" or head.head != head.i else None
        if not is_verbal(head):
            return self._noun_over(head, take)
        for adjective in self.sentences.children(head, "acomp", "oprd"):
            if adjective.i != token.i:
                self._adjective(adjective, take)
        if self._takes(token, head, take):
            return head
        if token.dep == "ccomp":
            return self._above_saying(token, head)
        return head

    def _adjective(self, adjective: Token, take: str) -> None:
        cue = self.cue("adjective", adjective.lower, take)
        if cue is not None:
            negated = self.sentences.children(adjective, "neg")
            self.note(cue.modality, adjective)
            for neg in negated:
                self.note("denied", neg)

    def _takes(self, token: Token, verb: Token, take: str) -> bool:
        """Notes the cue where the verb above takes the act by one; True if it does."""
        cue = self.cue("governor", verb.lemma, take)
        if cue is None:
            return False
        if (
            cue.modality == "possible"
            and take == "infinitive"
            and not is_passive(self.sentences, verb)
            and verb.lemma not in ("appear", "seem")
        ):
            return False
        if (
            cue.modality == "possible"
            and self.sourced
            and verb.lemma in self.lexicon.verbs
            and self.lexicon.verbs[verb.lemma].modality == "asserted"
        ):
            return True
        self.note(cue.modality, verb)
        return True

    def _above_saying(self, token: Token, verb: Token) -> Token | None:
        """A clause that somebody says: the verb of saying decides where it is no plain "said"."""
        saying = self.lexicon.verbs.get(verb.lemma)
        if saying is None or not saying.voiced:
            return None
        if saying.modality in ("denied", "possible"):
            self.note(saying.modality, verb)
            return verb
        if saying.modality == "asserted" and is_passive(self.sentences, verb) and not self.sourced:
            self.note("possible", verb)
        return None

    def _above_noun(self, token: Token, head: Token) -> Token | None:
        dep = token.dep
        if dep in ("dobj", "nsubjpass", "attr", "dative"):
            return self._object(token, head)
        if dep == "nsubj":
            return head if is_verbal(head) and self._occurs(head) else None
        if dep == "pobj":
            return self._of_preposition(token, head)
        if dep in ("compound", "poss", "nmod"):
            return (
                self._noun_over(head, "for") if (head.pos == "NOUN" and self.cue("noun", head.lemma, "for")) else None
            )
        return None

    def _object(self, token: Token, verb: Token) -> Token | None:
        if self._takes(token, verb, "object"):
            return verb
        return (
            verb
            if is_verbal(verb) and (verb.lemma in self.words.performing or verb.lemma in self.words.occurring)
            else None
        )

    def _occurs(self, verb: Token) -> bool:
        return verb.lemma in self.words.occurring

    def _of_preposition(self, token: Token, prep: Token) -> Token | None:
        above = self.sentences.head(prep)
        if above is None:
            return None
        if is_verbal(above):
            return above if self._takes(token, above, prep.lower) else None
        return self._noun_over(above, prep.lower)

    def _noun_over(self, noun: Token, take: str) -> Token | None:
        cue = self.cue("noun", noun.lemma, take)
        if cue is not None:
            if not (self.sourced and cue.modality == "possible" and self.sentences.children(noun, "poss")):
                self.note(cue.modality, noun)
            return noun
        return noun if noun.lemma in self.words.light_noun else None
