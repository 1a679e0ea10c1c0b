"""How surely an act is told: asserted, denied, possible, conditional or intended.

The walk goes from the act's word up the dependency tree to the clause that asserts it. On each step it reads the cues
that stand at the word and then whether the word above takes it by a cue ("plans to", "reports of", "denied"). It ends
where a clause is presupposed (a relative clause, "after ...").
"""

from tidings.lexicon.voice import Cue, VoiceLexicon, Where
from tidings.record import Modality, Span
from tidings.roles import is_passive, is_verbal
from tidings.syntax import Sentences, Token
from tidings.voice.near import Near, Step
from tidings.voice.saying import describes

#: The walk ends after this many words: longer paths are parser errors more often than sentences.
STEPS = 12
#: Where several cues stand over an act, the first of these that is among them decides.
ORDER: tuple[Modality, ...] = ("denied", "conditional", "intended", "possible")
CLAUSE = ("ccomp", "csubj", "csubjpass")
COMPLEMENT = ("xcomp", "oprd", "acomp", *CLAUSE)
#: Clauses that a coordinated one shares with the first: those of a verb, and of a noun ("reports that").
SHARED = (*CLAUSE, "acl")
#: The tags of "who", "when", "which": a clause that one opens takes for granted what it asks about.
ASKING = frozenset({"WP", "WP$", "WDT", "WRB"})
OBJECT = ("dobj", "nsubjpass", "attr", "dative")


def modality_of(
    sentences: Sentences, token: Token, lexicon: VoiceLexicon, sourced: bool = False
) -> tuple[Modality, Span | None]:
    """How surely the act at a token is told, and the word that says so (None where it is asserted).

    `sourced`: somebody is named who says it, so that "reported to have" is that one's report and no hedge.
    """
    found = Walk(sentences, lexicon, sourced).up(token)
    for modality in ORDER:
        for step in found:
            if step.modality == modality:
                return modality, sentences.span(step.token.i, step.token.i + 1)
    return "asserted", None


def is_denied(sentences: Sentences, token: Token, lexicon: VoiceLexicon) -> bool:
    """True if the act at a token is told as not having happened ("no clashes were reported")."""
    return modality_of(sentences, token, lexicon)[0] == "denied"


class Walk:
    """One walk from an act to the clause that asserts it."""

    def __init__(self, sentences: Sentences, lexicon: VoiceLexicon, sourced: bool) -> None:
        self.sentences, self.lexicon, self.words, self.sourced = sentences, lexicon, lexicon.words, sourced
        self.near = Near(sentences, lexicon)
        self.found: list[Step] = []

    def up(self, token: Token) -> list[Step]:
        """The cues over an act, nearest first; two denials cancel out ("did not deny")."""
        here: Token | None = token
        shared = False
        for _ in range(STEPS):
            if here is None:
                break
            self.found += self.near.at(here, shared)
            here, shared = self._step(here)
        denials = [step for step in self.found if step.modality == "denied"]
        if len({step.token.i for step in denials}) % 2 == 0:
            return [step for step in self.found if step.modality != "denied"]
        return self.found

    def _cue(self, where: Where, word: str, take: str) -> Cue | None:
        return self.lexicon.cues[where].get((word, take))

    def _note(self, cue: Cue, token: Token) -> None:
        if not (cue.hearsay and self.sourced):
            self.found.append(Step(cue.modality, token))

    def _has_to(self, token: Token) -> bool:
        return any(child.lower == "to" for child in self.sentences.children(token, "aux"))

    # ---- one step up

    def _step(self, token: Token) -> tuple[Token | None, bool]:
        """The word to go on with, and whether it was reached by coordination; None where the walk ends."""
        head = self.sentences.head(token)
        if head is None:
            if self._has_to(token):  # the headline's future: "Army to leave town"
                self.found.append(Step("intended", token))
            return None, False
        if token.dep == "conj":
            return self._above_conjunct(token, head)
        return (self._above_verb(token, head) if is_verbal(token) else self._above_noun(token, head)), False

    def _above_conjunct(self, token: Token, head: Token) -> tuple[Token | None, bool]:
        """A coordinated verb shares the auxiliaries of the first unless it has a subject or auxiliary of its own."""
        if is_verbal(token) != is_verbal(head):
            return None, False
        if not is_verbal(token):
            return head, True
        own = self.sentences.children(token, "nsubj", "nsubjpass", "aux", "auxpass")
        elliptic = token.tag == head.tag == "VBN" and all(one.dep == "nsubjpass" for one in own)
        if (not elliptic and any(one.lower != "to" for one in own)) or (
            token.tag != head.tag and not self._has_to(head)
        ):
            return self._around_conjuncts(head), True
        return head, True

    def _around_conjuncts(self, head: Token) -> Token | None:
        """The clause above coordinated clauses that both stand in ("said that A and B", "reports that A and B")."""
        while head.dep == "conj" and head.head != head.i:
            head = self.sentences.tokens[head.head]
        above = self.sentences.head(head)
        return self._above_verb(head, above) if above is not None and head.dep in SHARED else None

    # ---- above a verb

    def _above_verb(self, token: Token, head: Token) -> Token | None:
        dep = token.dep
        if dep == "acl":
            return self._above_noun_clause(token, head)
        if dep == "advcl":
            return self._above_adverbial(token, head)
        if dep == "pcomp":
            return self._above_preposition(token, head, clause=True)
        if dep in COMPLEMENT:
            return self._above_complement(token, head)
        return head if dep in ("amod", "compound") and not is_verbal(head) else None

    def _above_noun_clause(self, token: Token, noun: Token) -> Token | None:
        """A clause that hangs on a noun: "the plan to storm", "claims that it stormed"; others are presupposed."""
        to = self._has_to(token)
        if not to and not any(child.lower == "that" for child in self.sentences.children(token, "mark")):
            return None
        if self._noun_takes(noun, "infinitive" if to else "clause"):
            return noun
        if to and not any(c.tag == "JJS" or c.lower in self.words.ordinal for c in self.sentences.children(noun)):
            self.found.append(Step("intended", token))
        return None if to else noun

    def _above_adverbial(self, token: Token, head: Token) -> Token | None:
        """An infinitive of purpose is intended; a bare participle shares the modality of its clause."""
        if any(c.dep == "mark" or c.tag == "WRB" for c in self.sentences.children(token)):
            return None
        if self._has_to(token):
            if not self._verb_takes(head, "infinitive"):
                self.found.append(Step("intended", token))
            return None
        bare = token.tag in ("VBG", "VBN") and not self.sentences.children(token, "nsubj", "nsubjpass")
        return head if bare else None

    def _above_complement(self, token: Token, head: Token) -> Token | None:
        take = "infinitive" if self._has_to(token) else "clause" if token.dep in CLAUSE else "participle"
        if not is_verbal(head):
            if head.pos == "ADJ":
                self._adjective(head, take)
                return head
            return head if self._noun_takes(head, take) else None
        for adjective in self.sentences.children(head, "acomp", "oprd"):
            if adjective.i != token.i:
                self._adjective(adjective, take)
        if self._verb_takes(head, take):
            return head
        return self._above_saying(token, head) if token.dep == "ccomp" else head

    def _adjective(self, adjective: Token, take: str) -> None:
        if cue := self._cue("adjective", adjective.lower, take):
            self._note(cue, adjective)

    def _above_saying(self, token: Token, verb: Token) -> Token | None:
        """A clause that somebody says: the verb of saying decides where it is no plain "said"."""
        saying = self.lexicon.verbs.get(verb.lemma)
        if saying is None or not saying.voiced or describes(self.sentences, verb):
            return None
        if saying.modality in ("denied", "possible"):
            self.found.append(Step(saying.modality, verb))
            return verb
        if self._is_left_unsaid(token, verb):
            self.found.append(Step("possible", verb))
            return None
        if not self.sourced and (is_passive(self.sentences, verb) or self._only_rumour(verb)):
            self.found.append(Step("possible", verb))
        return None

    def _is_left_unsaid(self, token: Token, verb: Token) -> bool:
        """True of "did not say that it had lost the town"; what is not told of "who took the town" is only who."""
        asked = any(one.tag in ASKING for one in self.sentences.children(token))
        return bool(self.sentences.children(verb, "neg")) and not asked

    def _only_rumour(self, verb: Token) -> bool:
        """True of "reports say", with nobody named who reports."""
        return any(self._cue("noun", c.lemma, "clause") for c in self.sentences.children(verb, "nsubj"))

    # ---- above a noun

    def _above_noun(self, token: Token, head: Token) -> Token | None:
        dep = token.dep
        if dep in OBJECT:
            return self._above_object(head, passive=dep == "nsubjpass")
        if dep == "nsubj":
            return self._above_subject(head)
        if dep == "pobj":
            return self._above_preposition(token, head)
        if dep in ("compound", "nmod", "amod"):
            if self._noun_takes(head, "compound"):
                return head
            return head if dep != "nmod" and not is_verbal(head) else None
        return None

    def _above_object(self, verb: Token, passive: bool) -> Token | None:
        """The verb where it carries out the act ("launched a raid") or takes it by a cue ("denied the raid")."""
        if not is_verbal(verb):
            return None
        if self._verb_takes(verb, "object"):
            return verb
        if passive and (step := self._prospect(verb)):
            return step
        if passive:
            self.found += self.near.around_subject(verb)
        return verb if verb.lemma in self.words.performing or verb.lemma in self.words.occurring else None

    def _above_subject(self, verb: Token) -> Token | None:
        """The verb where the act is its subject and takes place ("the raid will begin")."""
        if not is_verbal(verb):
            return None
        if step := self._prospect(verb):
            return step
        if verb.tag == "VBN" and not self.sentences.children(verb, "aux", "auxpass"):  # "with fighting reported"
            return self._above_object(verb, passive=True)
        if verb.lemma in self.words.occurring:
            return verb
        self.found += self.near.around_subject(verb)
        return None

    def _prospect(self, verb: Token) -> Token | None:
        """The verb of "talks are expected to begin", "a raid is likely to follow", its cue noted; else None."""
        for word in [verb, *self.sentences.children(verb, "acomp", "oprd")]:
            for below in self.sentences.children(word, "xcomp"):
                if below.lemma in self.words.occurring and self._has_to(below):
                    where: Where = "governor" if word.i == verb.i else "adjective"
                    cue = self._cue(where, word.lemma if where == "governor" else word.lower, "infinitive")
                    if cue is not None:
                        self._note(cue, word)
                        return verb
        return None

    def _above_preposition(self, token: Token, prep: Token, clause: bool = False) -> Token | None:
        above = self.sentences.head(prep)
        if above is None:
            return None
        if not is_verbal(above):
            return above if self._noun_takes(above, prep.lower) or above.lemma in self.words.light_noun else None
        if self._verb_takes(above, prep.lower):
            return above
        joins = prep.lower in ("by",) if clause else above.lemma in self.words.joining
        return above if joins else None

    # ---- what takes the act

    def _verb_takes(self, verb: Token, take: str) -> bool:
        """Notes the cue where a verb takes the act by one; True if it does."""
        cue = None
        for particle in self.sentences.children(verb, "prt"):  # "ruled out", "called off"
            cue = self._cue("governor", f"{verb.lemma} {particle.lower}", take)
        cue = cue or self._cue("governor", verb.lemma, take)
        if cue is None or (cue.passive and verb.tag != "VBN" and not is_passive(self.sentences, verb)):
            return False
        self._note(cue, verb)
        return True

    def _noun_takes(self, noun: Token, take: str) -> bool:
        """Notes the cue where a noun takes the act by one; True if it does."""
        cue = self._cue("noun", noun.lemma, take)
        if cue is None:
            return False
        above = self.sentences.head(noun)
        confirmed = above is not None and above.lemma in self.words.confirming
        if not (cue.modality == "possible" and confirmed):
            self._note(cue, noun)
        return True
