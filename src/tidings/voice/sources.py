"""Who the words before "said" stand for: a name in full, the body a spokesperson speaks for, the one "he" was."""

from msgspec import structs

from tidings.lexicon.voice import VoiceLexicon
from tidings.record import Actor, Mention, Source, Span
from tidings.syntax import Sentences, Token
from tidings.voice.extent import below
from tidings.voice.forms import makers
from tidings.voice.memory import Memory
from tidings.voice.saying import Said, Speaker

#: An option of an actor mention with this reason names the body that a person speaks for.
SPEAKS_FOR = "speaks for"
#: A source that no actor covers is named by its noun, the words left of it, and a phrase right of it this long at most.
TAIL_WORDS = 6
LEFT = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod", "punct", "advmod", "poss", "case"})


class Namer:
    """Names the speakers of one report, from its first sentence to its last."""

    def __init__(self, sentences: Sentences, actors: tuple[Mention, ...], lexicon: VoiceLexicon) -> None:
        self.sentences, self.words = sentences, lexicon.words
        self.by_token = actors_by_token(sentences, actors)
        self.memory = Memory(sentences, lexicon.words)
        self.watcher = next((one for one in actors if self._watches(one)), None)

    def _watches(self, mention: Mention) -> bool:
        words = set(mention.name.lower().split())
        kind = mention.value.kind if isinstance(mention.value, Actor) else ""
        return kind == "monitor" or bool(words & self.words.monitor_name)

    def chain(self, said: Said) -> tuple[Source, ...]:
        """The sources of something said, first-hand first; empty where nobody is named."""
        found = [source for speaker in said.speakers for source in self._sources(speaker)]
        passed = [source for speaker in said.outlets for source in self._sources(speaker)]
        chain = distinct(found + passed)
        if said.voiced and found:
            self.memory.hear(tuple(found), [speaker.head for speaker in said.speakers])
        return chain

    def _sources(self, speaker: Speaker) -> tuple[Source, ...]:
        head, phrase = speaker.head, speaker.phrase
        span = self.sentences.span(phrase[0].i, phrase[-1].i + 1)
        if self._is_own_reporter(head, phrase):
            return ()
        if (meant := self._meant(head)) is not None:
            return tuple(
                structs.replace(one, mention=self._mention(span, head, one.name, one.mention)) for one in meant
            )
        return (self._named(head, phrase, span),)

    def _is_own_reporter(self, head: Token, phrase: list[Token]) -> bool:
        """True of "the correspondent" and of the outlet's own by its name: theirs is the outlet's voice."""
        if head.lemma not in self.words.reporter:
            return False
        outlet = (self.sentences.report.outlet or "").lower()
        named = [t for t in phrase if t.i != head.i and t.pos in ("PROPN", "NOUN", "ADJ")]
        return not named or bool(outlet and any(t.lower.startswith(outlet) for t in named))

    def _meant(self, head: Token) -> tuple[Source, ...] | None:
        """Whom a pronoun, a bare noun or a document stands for; None where the head names somebody itself."""
        known = self.by_token.get(head.i)
        if known is not None and known.value is not None and head.lower not in self.words.he:
            return None
        if (person := self.memory.subject_before(head)) is not None:
            return (self._named(person, below(self.sentences, person, person)),)
        if (meant := self.memory.meant(head)) is not None:
            return meant
        return self._makers(head) if head.lemma in self.words.document else None

    def _makers(self, document: Token) -> tuple[Source, ...] | None:
        """Who made a statement or a video, where the text says; for a bare "the statement", who spoke last."""
        if found := makers(self.sentences, document):
            return tuple(self._named(one, below(self.sentences, one, document)) for one in found)
        bare = not self.sentences.children(document, "compound", "amod", "prep")
        return self.memory.last.sources or None if bare else None

    def _named(self, head: Token, phrase: list[Token], span: Span | None = None) -> Source:
        span = span or self.sentences.span(phrase[0].i, phrase[-1].i + 1)
        if (body := self._body(head, phrase)) is not None:
            return self._source(head, span, body)
        known = self.by_token.get(head.i) or self._watcher_for(head)
        if known is not None:
            return self._source(head, span, known)
        surname = next((t.text for t in reversed(phrase) if t.entity == "PERSON"), "")
        if (earlier := self.memory.people.get(surname)) is not None:
            return structs.replace(earlier, mention=self._mention(span, head, earlier.name, earlier.mention))
        name = self.memory.full_names.get(surname) or self.name_of(head, phrase)
        kind = "person" if self.memory.is_person(head) else ""
        source = Source(self._mention(span, head, name, None), name, kind)
        if surname:
            self.memory.people[surname] = source
        return source

    def _watcher_for(self, head: Token) -> Mention | None:
        """The monitor that the report names somewhere, for "a monitor"."""
        compounds = " ".join([c.lower for c in self.sentences.children(head, "compound")] + [head.lemma])
        if self.watcher and (head.lemma in self.words.monitor or compounds in self.words.monitor):
            return self.watcher
        return None

    def _body(self, head: Token, phrase: list[Token]) -> Mention | None:
        """The body that a person in the phrase speaks for."""
        own = self.by_token.get(head.i)
        if own is not None and own.options and own.options[0].reason == SPEAKS_FOR:
            return own
        title = next(
            (t for t in phrase if t.lemma in self.words.spokesperson or t.lower in self.words.spokesperson), None
        )
        if title is None:
            return None
        for token in sorted(phrase, key=lambda t: (abs(t.i - title.i), t.i)):
            mention = self.by_token.get(token.i)
            if mention is not None and not self._is_personal(mention) and mention is not own:
                self._introduce(head, phrase, mention)
                return mention
        return None

    def _introduce(self, head: Token, phrase: list[Token], body: Mention) -> None:
        for token in phrase:
            if token.entity == "PERSON":
                self.memory.people.setdefault(token.text, self._source(head, body.span, body))

    def _is_personal(self, mention: Mention) -> bool:
        return isinstance(mention.value, Actor) and mention.value.kind == "person"

    def _source(self, head: Token, span: Span, known: Mention) -> Source:
        actor = known.value if isinstance(known.value, Actor) else None
        name = known.options[0].name if known.options and known.options[0].reason == SPEAKS_FOR else known.name
        kind = actor.kind if actor else "person" if self.memory.is_person(head) else ""
        return Source(self._mention(span, head, name, known), name, kind, actor.side if actor else None)

    def _mention(self, span: Span, head: Token, name: str, known: Mention | None) -> Mention:
        text = self.sentences.report.quote(span)
        if known is None:
            return Mention(span, "actor", text, name, head.start)
        return Mention(span, "actor", text, name, head.start, known.options, known.value)

    def name_of(self, head: Token, phrase: list[Token]) -> str:
        """The words of a source without articles: its noun with what stands left of it and a short phrase after it."""
        inside = {t.i for t in phrase}
        left = [
            t
            for child in self.sentences.children(head)
            if child.dep in LEFT and child.i < head.i
            for t in self.sentences.subtree(child)
        ]
        kept = [t.i for t in left if t.i in inside and t.dep not in ("det", "case")] + [head.i]
        for prep in self.sentences.children(head, "prep"):
            tail = [t.i for t in self.sentences.subtree(prep) if t.i in inside]
            if prep.i in inside and len(tail) <= TAIL_WORDS and prep.i == max(kept) + 1:
                kept += tail
                break
        tokens = self.sentences.tokens
        while max(kept) + 2 in inside and tokens[max(kept) + 1].pos == "ADP" and tokens[max(kept) + 2].pos == "PROPN":
            kept += [max(kept) + 1, max(kept) + 2]  # "Observatory for Human": names go on over a preposition
            while max(kept) + 1 in inside and tokens[max(kept) + 1].pos == "PROPN":
                kept.append(max(kept) + 1)
        kept = [i for i in range(min(kept), max(kept) + 1) if self.sentences.tokens[i].dep != "det" or i >= head.i]
        start = next((i for i in kept if self.sentences.tokens[i].pos != "PUNCT"), head.i)
        return self.sentences.report.text[self.sentences.tokens[start].start : self.sentences.tokens[kept[-1]].end]


def actors_by_token(sentences: Sentences, actors: tuple[Mention, ...]) -> dict[int, Mention]:
    """The actor mention that covers each token, by token index; its head's own mention where several do."""
    found: dict[int, Mention] = {}
    for mention in actors:
        for token in sentences.tokens_in(mention.span):
            found.setdefault(token.i, mention)
    for mention in actors:
        if (head := sentences.token_at(mention.head)) is not None:
            found[head.i] = mention
    return found


def distinct(chain: list[Source]) -> tuple[Source, ...]:
    """The chain with each name once, where it stands first."""
    found: dict[str, Source] = {}
    for source in chain:
        found.setdefault(source.name, source)
    return tuple(found.values())
