"""Where something is said by a verb: the cue, the phrases that name who says it, and the words that are said."""

from msgspec import Struct

from tidings.lexicon.voice import Saying, VoiceLexicon
from tidings.record import Mention, Modality
from tidings.roles import is_passive, is_verbal, subjects
from tidings.syntax import Sentences, Token
from tidings.voice.extent import before, below, beside, outside, quoted_in, settled

#: What stands before a source at the end of its sentence is its account only if it has at least this many words.
ACCOUNT_WORDS = 3
NAMING = ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "X")
#: What may stand between a verb of saying and the end of its sentence where the account stands before it.
CIRCUMSTANCES = frozenset({"npadvmod", "advmod", "prep", "advcl", "punct", "agent", "prt"})
RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})


class Speaker(Struct):
    """A noun phrase that names who says something, with its head."""

    head: Token
    phrase: list[Token]


class Said(Struct):
    """Something said: token indexes of the cue and of the content, the speakers and those who passed it on."""

    cue: tuple[int, int]
    speakers: list[Speaker]
    outlets: list[Speaker]
    content: list[int]
    modality: Modality
    voiced: bool
    sentence: int
    colon: bool = False


def describes(sentences: Sentences, verb: Token) -> bool:
    """True of "jets believed to be Russian bombed ...", which the parser reads as a belief that something bombed."""
    children = sentences.children(verb)
    return any(c.dep == "xcomp" and c.lemma == "be" for c in children) and any(c.dep == "ccomp" for c in children)


class Verbs:
    """Reads the verbs of saying of one report."""

    def __init__(self, sentences: Sentences, actors: dict[int, Mention], lexicon: VoiceLexicon) -> None:
        self.sentences, self.actors, self.lexicon, self.words = sentences, actors, lexicon, lexicon.words

    def said(self, verb: Token) -> Said | None:
        """What is said by a verb; None where it is no saying, or nothing is said."""
        entry = self.lexicon.verbs.get(verb.lemma)
        if entry is None or not is_verbal(verb) or verb.dep in ("amod", "compound") or self._quotes_another(verb):
            return None
        if describes(self.sentences, verb) or self._is_only_meant(verb):
            return None
        speakers, outlets = self.speakers(verb)
        if (
            speakers
            and all(one.head.lower in self.words.within for one in speakers)
            and self.sentences.quoted(verb.start)
        ):
            return None  # "I think" inside a quotation is part of what is said
        content = self.content(verb, speakers, entry)
        if inverted := self._inverted(verb, entry):
            speakers = [self.speaker(inverted, verb)]
            content = settled(self.sentences, before(self.sentences, verb, verb.i, whole=True))
        elif not speakers or not content or self._parted(speakers, verb):
            speakers, content = self._beside(verb, entry, content) or (speakers, content)
        colon = not content and self._ends_in_colon(verb)
        if not content and not colon:
            return None
        told = [self.speaker(one, verb) for one in self._told(verb) if self._is_outlet(one)]
        return Said(
            self._cue(verb), speakers, outlets + told, content, entry.modality, entry.voiced, verb.sentence, colon
        )

    def speaker(self, head: Token, verb: Token) -> Speaker:
        """The noun phrase of a head, as far as it does not hold the verb."""
        return Speaker(head, below(self.sentences, head, verb))

    def _is_only_meant(self, verb: Token) -> bool:
        """True of an infinitive ("wants to say"), unless it goes on with a telling ("went on to say")."""
        if all(child.lower != "to" for child in self.sentences.children(verb, "aux")):
            return False
        head = self.sentences.head(verb)
        return head is None or head.lemma not in self.words.going

    # ---- who

    def speakers(self, verb: Token) -> tuple[list[Speaker], list[Speaker]]:
        """Who says it, and who passes it on ("SANA quoted a source as saying")."""
        quoting = self._quoting(verb)
        if quoting is None:
            found = [one for one in self._subjects(verb) if one.pos in NAMING]
            return [self.speaker(one, verb) for one in found], []
        quoted = self.sentences.children(quoting, "nsubjpass" if is_passive(self.sentences, quoting) else "dobj")
        found = [one for head in quoted for one in self.sentences.conjuncts(head)]
        outlets = subjects(self.sentences, quoting)
        return [self.speaker(one, verb) for one in found], [self.speaker(one, verb) for one in outlets]

    def _subjects(self, verb: Token) -> list[Token]:
        if found := subjects(self.sentences, verb):
            return found
        if verb.dep == "pcomp":
            for above in self.sentences.ancestors(verb):
                if is_verbal(above):
                    return subjects(self.sentences, above)
        return []

    def _quotes_another(self, verb: Token) -> bool:
        """True of "quoted" in "quoted a source as saying": the inner verb is read, with both of them."""
        return any(
            prep.lower == "as" and self.sentences.children(prep, "pcomp")
            for prep in self.sentences.children(verb, "prep")
        )

    def _quoting(self, verb: Token) -> Token | None:
        """The verb "quoted" over "saying" in "quoted a source as saying"."""
        prep = self.sentences.head(verb)
        if verb.dep == "pcomp" and prep is not None and prep.lower == "as":
            return self.sentences.head(prep)
        return None

    def _told(self, verb: Token) -> list[Token]:
        """Heads of those who are told: "told AFP", "said in an interview with CBS", "speaking to Reuters, he said"."""
        found = self.sentences.children(verb, "dobj", "dative")
        for step in [verb, *self.sentences.children(verb, "advcl")]:
            for prep in self.sentences.children(step, "prep", "dative"):
                for noun in self.sentences.children(prep, "pobj"):
                    found.append(noun)
                    found += [deep for inner in self.sentences.children(noun, "prep")
                              for deep in self.sentences.children(inner, "pobj")]  # fmt: skip
        return found

    def _is_outlet(self, noun: Token) -> bool:
        words = [noun, *self.sentences.children(noun, "compound", "amod", "nmod")]
        return noun.pos in ("NOUN", "PROPN") and noun.tag != "NNS" and any(w.lower in self.words.outlet for w in words)

    def _inverted(self, verb: Token, entry: Saying) -> Token | None:
        """The speaker after the verb that the parser takes for an object: "..., reported the agency"."""
        children = self.sentences.children(verb)
        noun = next((child for child in children if child.dep in ("dobj", "dep") and child.pos in NAMING), None)
        if noun is None or "quote" not in entry.takes or any(child.dep in ("nsubj", "nsubjpass") for child in children):
            return None
        comma = self.sentences.tokens[verb.i - 1]
        after = [child for child in children if child.i > verb.i and child.i != noun.i]
        final = noun.i == verb.i + 1 or all(child.dep in CIRCUMSTANCES for child in after)
        apart = verb.i > self.sentences.sentence_of(verb).first and comma.pos == "PUNCT"
        return noun if apart and final and verb.tag in ("VBD", "VBZ", "VBP") else None

    def _parted(self, speakers: list[Speaker], verb: Token) -> bool:
        """True if another verb stands between the only speaker and the verb: a subject that the parser guessed."""
        if len(speakers) != 1 or speakers[0].head.i > verb.i or self.sentences.children(verb, "ccomp"):
            return False
        last = speakers[0].phrase[-1].i
        return any(is_verbal(t) and t.dep not in ("aux", "auxpass") for t in self.sentences.tokens[last + 1 : verb.i])

    def _beside(self, verb: Token, entry: Saying, said: list[int]) -> tuple[list[Speaker], list[int]] | None:
        """Speaker and account where a text lost its commas: "39 people died in the raid a monitor said"."""
        if not entry.voiced or "clause" not in entry.takes or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
            return None
        if self.sentences.children(verb, "auxpass") or not (phrase := beside(self.sentences, verb)):
            return None
        inside = {t.i for t in phrase}
        speaker = Speaker(next((t for t in phrase if t.head not in inside), phrase[-1]), phrase)
        if said and said[0] > verb.i:
            return [speaker], said
        content = set(range(self.sentences.sentence_of(verb).first, phrase[0].i))
        if not self._ends_here(verb) or len(content) < ACCOUNT_WORDS:
            return None
        told = any(is_verbal(self.sentences.tokens[i]) for i in content)
        return ([speaker], settled(self.sentences, content)) if told else None

    def _ends_here(self, verb: Token) -> bool:
        """True if nothing but circumstances ("on Sunday") stands between the verb and the end of its sentence."""
        after = [child for child in self.sentences.children(verb) if child.i > verb.i]
        if verb.lemma == "tell":
            after = [child for child in after if child.dep not in ("dobj", "dative")]
        return all(child.dep in CIRCUMSTANCES for child in after)

    def _ends_in_colon(self, verb: Token) -> bool:
        """True if the sentence of the verb ends in a colon: what is said comes after it."""
        sentence = self.sentences.sentence_of(verb)
        return self.sentences.tokens[sentence.last - 1].lower == ":" and verb.dep in ("ROOT", "conj", "ccomp")

    def _cue(self, verb: Token) -> tuple[int, int]:
        """The verb with its auxiliaries and its "not", as far as they stand next to each other."""
        first = verb.i
        helpers = {child.i for child in self.sentences.children(verb, "aux", "auxpass", "neg", "advmod")}
        while first - 1 in helpers:
            first -= 1
        return first, verb.i + 1

    # ---- what

    def content(self, verb: Token, speakers: list[Speaker], entry: Saying) -> list[int]:
        """Token indexes of what is said."""
        own = {verb.i} | {t.i for one in speakers for t in one.phrase if one.head.sentence == verb.sentence}
        if clauses := self._clauses(verb, entry):
            found = self._of_clauses(verb, clauses, own)
        else:
            found = self._parenthetical(verb, own) or self._of_position(verb, speakers, own, entry)
        if "quote" in entry.takes:
            found = found | quoted_in(self.sentences, verb, found, own)
        return settled(self.sentences, found - own)

    def _clauses(self, verb: Token, entry: Saying) -> list[Token]:
        """The dependents of the verb that hold what is said."""
        found = [child for child in self.sentences.children(verb) if self._holds(verb, child, entry)]
        preps = frozenset(entry.takes)
        for noun in self.sentences.children(verb, "dobj"):  # "accused the rebels of shelling"
            found += [prep for prep in self.sentences.children(noun, "prep") if prep.lower in preps]
        return found

    def _holds(self, verb: Token, child: Token, entry: Saying) -> bool:
        if child.dep == "ccomp":
            return "clause" in entry.takes
        if child.dep in ("xcomp", "oprd"):
            if is_passive(self.sentences, verb) or child.tag == "VBG":
                return "clause" in entry.takes
            return "infinitive" in entry.takes
        if child.dep in ("dobj", "attr"):
            if any(one.dep == "prt" for one in self.sentences.children(verb)):  # "called up reserves"
                return False
            return "object" in entry.takes and child.i > verb.i and child.lemma not in self.words.unsaid
        return child.dep in ("prep", "prt") and child.lower in entry.takes

    def _of_clauses(self, verb: Token, clauses: list[Token], own: set[int]) -> set[int]:
        found: set[int] = set()
        for clause in clauses:
            if clause.i < verb.i:
                limit = min((i for i in own if i > clause.i), default=verb.i)
                found |= before(self.sentences, verb, limit)
            else:
                found |= {t.i for t in self.sentences.subtree(clause)}
                found |= self._strays(verb, max(found))
        return found

    def _strays(self, verb: Token, last: int) -> set[int]:
        """What the parser hangs on the verb of saying though it stands after the clause that is said."""
        found: set[int] = set()
        for child in self.sentences.children(verb, "prep", "advcl", "npadvmod", "advmod", "dobj"):
            if child.i > last and child.lower not in self.lexicon.points:
                found |= {t.i for t in self.sentences.subtree(child)}
        return found

    def _parenthetical(self, verb: Token, own: set[int]) -> set[int]:
        """The clause that "the army said" is put into."""
        head = self.sentences.head(verb)
        if head is None:
            return set()
        if verb.dep in ("parataxis", "dep"):
            return outside(self.sentences, head, verb)
        children = self.sentences.children(verb)
        plain = not any(c.dep == "mark" or c.tag in RELATIVE for c in children) and any(
            c.dep == "nsubj" for c in children
        )
        if verb.dep in ("relcl", "advcl", "ccomp") and plain and head.i < min(own) and self._ends_here(verb):
            return before(self.sentences, verb, min(own))
        return set()

    def _of_position(self, verb: Token, speakers: list[Speaker], own: set[int], entry: Saying) -> set[int]:
        """What stands before "a monitor said" at the end of a sentence, where the parser saw no clause."""
        if "clause" not in entry.takes or not entry.voiced or not speakers or is_passive(self.sentences, verb):
            return set()
        if not self._ends_here(verb):
            return set()
        found = before(self.sentences, verb, min(own))
        told = len(found) >= ACCOUNT_WORDS and any(is_verbal(self.sentences.tokens[i]) for i in found)
        return found if told else set()
