"""The people and bodies heard of so far, for the pronouns, surnames and bare nouns that stand for them."""

from msgspec import Struct

from tidings.lexicon.voice import Words
from tidings.record import Source
from tidings.syntax import Sentences, Token

Sources = tuple[Source, ...]
#: "He" may stand for a person who was the subject of a sentence at most this far back and has said nothing yet.
SENTENCES_BACK = 2


class Heard(Struct):
    """Sources, with the sentence they were named in."""

    sources: Sources = ()
    sentence: int = -1


class Memory:
    """Who spoke, and which persons the text names."""

    def __init__(self, sentences: Sentences, words: Words) -> None:
        self.sentences, self.words = sentences, words
        self.person, self.body, self.last = Heard(), Heard(), Heard()
        self.people: dict[str, Source] = {}
        self.full_names = full_names(sentences)
        self.roles: dict[str, Sources] = {}

    def hear(self, sources: Sources, heads: list[Token]) -> None:
        """Remembers who just spoke."""
        heard = Heard(sources, heads[0].sentence)
        self.last = heard
        if any(self.is_person(head) for head in heads):
            self.person = heard
        else:
            self.body = heard
        for head in heads:
            self.roles[head.lemma] = sources

    def is_person(self, head: Token) -> bool:
        """True of a person's name, a noun for one, or "he"."""
        return head.entity == "PERSON" or head.lemma in self.words.person or head.lower in self.words.he

    def meant(self, head: Token) -> Sources | None:
        """Whom a pronoun or a bare "the source", "the group" stands for; None where it is none, or for nobody known."""
        word = head.lower
        if word in self.words.he:
            return self.person.sources or self.last.sources or None
        if word in self.words.it:
            return self.body.sources or self.last.sources or None
        if word in self.words.they or word in self.words.we:
            return self.last.sources or None
        if not self._is_bare(head):
            return None
        if head.lemma in self.roles:
            return self.roles[head.lemma]
        if head.lemma in self.words.body:
            return self.body.sources or None
        return self.person.sources or None if head.lemma in self.words.spokesperson else None

    def subject_before(self, head: Token) -> Token | None:
        """For "he": a person who was a subject shortly before, later than the last person who spoke."""
        if head.lower not in self.words.he:
            return None
        oldest = max(self.person.sentence, head.sentence - SENTENCES_BACK - 1)
        for index in range(head.sentence - 1, oldest, -1):
            for token in reversed(self.sentences.tokens_of(self.sentences.sentences[index])):
                if token.entity == "PERSON" and token.dep in ("nsubj", "nsubjpass"):
                    return token
        return None

    def _is_bare(self, head: Token) -> bool:
        """True of "the source" without more words."""
        children = self.sentences.children(head)
        return any(child.lower in ("the", "this") for child in children) and all(
            child.dep in ("det", "punct", "relcl", "cc", "conj", "appos") for child in children
        )


def full_names(sentences: Sentences) -> dict[str, str]:
    """The longest name of a person that ends in each surname, as the text writes it."""
    found: dict[str, str] = {}
    tokens = sentences.tokens
    start = 0
    for i, token in enumerate(tokens):
        if token.entity != "PERSON":
            start = i + 1
            continue
        last = i + 1 == len(tokens) or tokens[i + 1].entity != "PERSON"
        if last and i > start:
            name = sentences.report.text[tokens[start].start : token.end]
            if len(name) > len(found.get(token.text, "")):
                found[token.text] = name
    return found
