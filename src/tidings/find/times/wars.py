"""Wars and battles as times: since the war began, throughout the conflict, in the siege of a town, the war has killed.

Which days those are is knowledge (data/wars.csv) and no word of the report, so their basis is "relative".
"""

from collections.abc import Iterator
from datetime import date

from tidings.find.times.calendar import Days
from tidings.find.times.dateline import Reading
from tidings.find.times.resolve import LONGEST_BATTLE
from tidings.find.times.story import AFTERMATH, ALIKE, Event, likeness
from tidings.lexicon.wars import EventForms, War, fold
from tidings.record import Mention, Option, Span, When
from tidings.syntax import Sentences, Token

#: A chronicle of a longer war than this says nothing by "during the operation".
LONGEST_STORY = 2 * LONGEST_BATTLE
#: Syntax of what a war does, or of what is done in it.
SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("relcl", "acl")
PRESENT = ("VBZ", "VBP", "VB")
Ends = tuple[date, date]


class WarTimes:
    """The mentions that stand for the days of wars and battles; `dated` are the tokens that carry other times."""

    def __init__(self, reading: Reading, dated: dict[int, Days]) -> None:
        self.reading, self.dated = reading, dated
        self.sentences: Sentences = reading.line.sentences
        self.forms: EventForms = reading.line.file.events
        self.file, self.day, self.story = reading.line.file, reading.day, reading.story
        self.events = {i: event for event in self.story.events for i in self._tokens_of(event)}

    def mentions(self) -> list[Mention]:
        """Every such mention of the body."""
        found: list[Mention] = []
        done: set[int] = set()
        for token in self.sentences.tokens:
            event = self.events.get(token.i)
            if event is None and token.lower not in self.forms.wars and token.lower not in self.forms.parts:
                continue
            if token.i in done:
                continue
            if event:
                inside = self._tokens_of(event)
                done.update(inside)
                head = next((t for t in map(self._token, inside) if t.head not in inside or t.head == t.i), token)
                told = self._of_story(event, inside, head)
                found += [told] if told else self._of_event(event, inside, head)
            elif self._is_noun(token) and not self.sentences.sentence_of(token).title:
                found += self._of_noun(token)
        return found

    def _is_noun(self, token: Token) -> bool:
        """True for a war by itself: no war crime, and no refugee crisis."""
        if token.dep == "compound" or token.pos not in ("NOUN", "PROPN"):
            return False
        words = self.reading.line.lexicon.words
        return all(
            child.text[0].isupper() or not child.text.isalpha() or child.lower in words
            for child in self.sentences.children(token, "compound")
        )

    def _of_story(self, event: Event, inside: range, head: Token) -> Mention | None:
        """In a chronicle the event that it tells of, where the title or the first sentence names it: all its days."""
        frame, sentence = self.story.frame, self.sentences.sentence_of(head)
        if not self.reading.chronicle or frame is None:
            return None
        opens = sentence.index == 0 or self.sentences.sentences[sentence.index - 1].title
        alike = (war for war in event.wars if likeness((war.begins, war.last(frame[1])), frame) >= ALIKE)
        war = next(alike, None)
        if war is None or not (opens or (sentence.title and frame[1] - frame[0] < LONGEST_STORY)):
            return None
        return self._write((inside[0], inside[-1]), head, frame, war)

    def _token(self, i: int) -> Token:
        return self.sentences.tokens[i]

    def _tokens_of(self, event: Event) -> range:
        atoms = self.reading.line.atoms
        return range(atoms[event.first].token, atoms[event.last - 1].token + 1)

    def _of_event(self, event: Event, inside: range, head: Token) -> Iterator[Mention]:
        """A battle by its name: its days after "during" or "in", up to now after "since"; an attack always."""
        war = self._meant(event)
        if war is None or self.sentences.sentence_of(head).title:
            return
        if war.kind == "war":
            yield from self._of_war(war, head, inside)
            return
        governor = self._governor(head)
        if governor and governor.lower in self.file.since and (ends := self._since(war)):
            yield self._write((governor.i, inside[-1]), governor, ends, war)
        elif war.kind == "attack" or (governor and self._is_within(governor)):
            last = war.last(self.day or war.begins)
            yield self._write((inside[0], inside[-1]), head, (war.begins, min(last, self.day or last)), war)

    def _meant(self, event: Event) -> War | None:
        """The one war that a name can stand for: none that began later, of several the one going on or just over."""
        sure, day, frame = event.named.sure, self.day, self.story.frame
        if day is None:
            inside = [w for w in sure if frame and w.begins <= frame[1] and frame[0] <= w.last(frame[1])] or [*sure]
            return inside[0] if len(inside) == 1 else None
        begun = [war for war in sure if war.begins <= day]
        if len(sure) > 1:
            begun = [war for war in begun if day <= war.last(day) + AFTERMATH]
        return max(begun, key=lambda war: war.begins, default=None)

    def _of_noun(self, noun: Token) -> Iterator[Mention]:
        """The war, the conflict; in a chronicle of a battle, the operation."""
        if noun.lower in self.forms.wars and self.day:
            war = self.story.war_on(self.day)
            if war and self._is_called(war, noun):
                yield from self._of_war(war, noun, range(noun.i, noun.i + 1))
            elif (last := self._begun_in(noun)) is not None and self.dated[last][0] <= self.day:
                yield self._write((noun.i, last), noun, (self.dated[last][0], self.day), None)
        elif noun.lower in self.forms.parts and self.reading.chronicle and (frame := self.story.frame):
            governor = self._governor(noun)
            if governor and self._is_through(governor) and frame[1] - frame[0] < LONGEST_STORY:
                yield self._write((governor.i, noun.i), noun, frame, None)

    def _begun_in(self, noun: Token) -> int | None:
        """The last token of "the war, which erupted in 2011": what goes on since the time in that clause."""
        for clause in self.sentences.children(noun, *CLAUSES):
            if clause.lemma in self.forms.begins:
                dated = [t.i for t in self.sentences.subtree(clause) if t.i in self.dated]
                return max(dated, default=None)
        return None

    def _is_called(self, war: War, noun: Token) -> bool:
        """True if the noun goes for such a war: for any war, or for this one by its name."""
        forms = (*self.forms.forms.get("war", ()), *war.names)
        return any(fold(noun.lower) in map(fold, name.split()) for name in forms)

    def _of_war(self, war: War, noun: Token, inside: range) -> Iterator[Mention]:
        """Since a war began, throughout it, and what it has done up to now."""
        ends = self._since(war)
        if ends is None:
            return
        if since := self._since_word(noun):
            last = self._clause_end(noun, inside)
            if not any(since.i <= i <= last + 1 for i in self.dated):
                yield self._write((since.i, last), since, ends, war)
        elif (governor := self._governor(noun)) and self._is_through(governor):
            yield self._write((governor.i, inside[-1]), noun, ends, war)
        elif (end := self._begun_in(noun)) is not None:
            yield self._write((inside[0], end), noun, ends, war)
        elif self._runs_on(noun) and not any(i in self.dated for i in range(inside[0] - 3, inside[-1] + 1)):
            yield self._write((inside[0], inside[-1]), noun, ends, war)

    def _since(self, war: War) -> Ends | None:
        """The days from the first of a war to that of the report, or to its last where that is long past."""
        if self.day is None or self.day < war.begins:
            return None
        return war.begins, self.day if self.day <= war.last(self.day) + AFTERMATH else war.last(self.day)

    def _since_word(self, noun: Token) -> Token | None:
        """The "since" of "since the start of the war", "since the war began"."""
        governor = self._governor(noun)
        if governor and governor.lower in self.forms.joins:
            start = self.sentences.head(governor)
            above = self._governor(start) if start and start.lower in self.forms.starts else None
            return above if above and above.lower in self.file.since else None
        if governor and governor.lower in self.file.since:
            return governor
        verb = self.sentences.head(noun)
        if verb is None or noun.dep not in SUBJECTS or verb.lemma not in self.forms.begins:
            return None
        signs = [*self.sentences.children(verb, "mark", "prep"), self.sentences.head(verb)]
        return next((one for one in signs if one and one.lower in self.file.since and one.i < noun.i), None)

    def _clause_end(self, noun: Token, inside: range) -> int:
        """The last token of the words that say since when: the noun, or the verb of which it is the subject."""
        verb = self.sentences.head(noun)
        begins = verb is not None and noun.dep in SUBJECTS and verb.lemma in self.forms.begins
        return max(inside[-1], verb.i) if begins and verb else inside[-1]

    def _governor(self, noun: Token) -> Token | None:
        """The preposition that governs a noun."""
        above = self.sentences.head(noun)
        return above if above is not None and noun.dep == "pobj" else None

    def _is_through(self, word: Token) -> bool:
        """True if a preposition stands for all of a war: during, throughout, over the course of."""
        tokens = self.sentences.tokens
        return any(
            tuple(t.lower for t in tokens[max(0, word.i + 1 - len(words)) : word.i + 1]) == words
            for words in self.forms.through
        )

    def _is_within(self, word: Token) -> bool:
        """True if a preposition stands for the days of a battle."""
        return (word.lower in self.forms.inside and not self._names_part(word)) or self._is_through(word)

    def _names_part(self, word: Token) -> bool:
        """True if a noun that "of" hangs on is no act in the battle: "the end of the siege"."""
        above = self.sentences.head(word)
        return above is not None and (above.lower in self.forms.starts or above.lower in self.file.edges)

    def _runs_on(self, noun: Token) -> bool:
        """True for "the war has killed", "a conflict that has cost", "have been killed in the war"."""
        if any(self._is_perfect(clause) for clause in self.sentences.children(noun, *CLAUSES)):
            return True
        above = self.sentences.head(noun)
        if above is None:
            return False
        if noun.dep in SUBJECTS:
            return self._is_perfect(above)
        verb = self.sentences.head(above) if noun.dep == "pobj" and above.lower in self.forms.inside else None
        return verb is not None and self._is_perfect(verb)

    def _is_perfect(self, verb: Token) -> bool:
        """True if a verb tells of what has gone on up to now."""
        helpers = self.sentences.children(verb, "aux", "auxpass")
        return any(one.lower in self.forms.have and one.tag in PRESENT for one in helpers)

    def _write(self, ends_at: tuple[int, int], head: Token, ends: Ends, war: War | None) -> Mention:
        """The mention from one token to another."""
        report = self.sentences.report
        span = Span(report.id, self._token(ends_at[0]).start, self._token(ends_at[1]).end)
        when = When(*ends, "relative", span)
        name = ends[0].isoformat() if ends[0] == ends[1] else f"{ends[0]}/{ends[1]}"
        option = Option(war.id if war else name, war.kind if war else "DATE", 1.0, "known")
        return Mention(span, "time", report.quote(span), name, head.start, (option,), when)
