"""A report as the parser sees it: tokens, sentences, quotations, and walks over the dependency tree.

These are the only types that carry syntax from `split` to the stages after it; none of them knows the parser.
Labels are spaCy's English ones: universal parts of speech, Penn tags, CLEAR dependency labels, OntoNotes entities.
"""

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from tidings.record import Report, Span


class Token(Struct):
    """A word with its syntax. `head == i` at the root of a sentence; `children` are token indexes in order.

    `start` and `end` are offsets in the report's text; `text` is the word there, with the case of an all-capitals
    report restored; `entity` is the parser's entity label or "".
    Not frozen, because the parser fills `children` last; nothing changes a token afterwards.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str
    sentence: int
    children: list[int]


class Sentence(Struct, frozen=True):
    """Tokens `first` up to, not including, `last`.

    `paragraph` counts from 0. `title` is True for the title and for a repetition of it at the head of the body.
    """

    index: int
    first: int
    last: int
    paragraph: int
    title: bool = False


class Sentences(Struct):
    """A whole report, parsed.

    `quotations` are the character ranges (start, end) between quotation marks, marks excluded; `starts` those of the
    tokens, in order.
    """

    report: Report
    tokens: list[Token]
    sentences: list[Sentence]
    quotations: list[tuple[int, int]]
    starts: list[int]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character offset, or the next one after it; None past the end."""
        i = bisect_right(self.starts, offset) - 1
        if i >= 0 and offset < self.tokens[i].end:
            return self.tokens[i]
        return self.tokens[i + 1] if i + 1 < len(self.tokens) else None

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that lie at least partly inside a span."""
        i = max(0, bisect_right(self.starts, span.start) - 1)
        found = []
        while i < len(self.tokens) and self.tokens[i].start < span.end:
            if self.tokens[i].end > span.start:
                found.append(self.tokens[i])
            i += 1
        return found

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence, in order."""
        return self.tokens[sentence.first : sentence.last]

    def span(self, first: int, last: int) -> Span:
        """The span from token index `first` up to, not including, `last`."""
        return Span(self.report.id, self.tokens[first].start, self.tokens[last - 1].end)

    def sentence_span(self, sentence: Sentence) -> Span:
        """The span of a whole sentence."""
        return self.span(sentence.first, sentence.last)

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The dependents of a token, in order; only those with one of the labels, where labels are given."""
        found = [self.tokens[i] for i in token.children]
        return [child for child in found if child.dep in deps] if deps else found

    def head(self, token: Token) -> Token | None:
        """The head of a token, None for the root of a sentence."""
        return None if token.head == token.i else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads of a token, nearest first, up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token, without: frozenset[str] = frozenset()) -> list[Token]:
        """A token and all below it, in the order of the text; branches with a label in `without` are left out."""
        found, todo = [], [token]
        while todo:
            here = todo.pop()
            found.append(here)
            todo += [self.tokens[i] for i in here.children if self.tokens[i].dep not in without]
        return sorted(found, key=lambda one: one.i)

    def conjuncts(self, token: Token) -> list[Token]:
        """A token and what is coordinated with it ("Russia, Iran and Hezbollah" from "Russia"), in order."""
        found, todo = [], [token]
        while todo:
            here = todo.pop()
            found.append(here)
            todo += [self.tokens[i] for i in here.children if self.tokens[i].dep == "conj"]
        return sorted(found, key=lambda one: one.i)

    def quoted(self, offset: int) -> bool:
        """True if a character offset lies between quotation marks."""
        return any(start <= offset < end for start, end in self.quotations)
