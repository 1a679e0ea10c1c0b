"""The words that say a claim: the clause of its act, inside one sentence and of a length that can be quoted."""

from tidings.claims.relation import clause
from tidings.record import Span
from tidings.syntax import Sentences, Token

#: A quote has 4 to 30 words (labelling guide).
FEWEST_WORDS = 4
MOST_WORDS = 30


def quote(sentences: Sentences, act: Token) -> Span:
    """The clause of the act where its length allows, else the sentence, else the 30 words around the act."""
    sentence = sentences.sentence_of(act)
    if sentence.last - sentence.first <= MOST_WORDS:
        return _trimmed(sentences, sentence.first, sentence.last)
    inside = sentences.subtree(clause(sentences, act))
    first, last = inside[0].i, inside[-1].i + 1
    if FEWEST_WORDS <= last - first <= MOST_WORDS:
        return _trimmed(sentences, first, last)
    first = max(sentence.first, min(act.i - MOST_WORDS // 2, sentence.last - MOST_WORDS))
    return _trimmed(sentences, first, min(sentence.last, first + MOST_WORDS))


def _trimmed(sentences: Sentences, first: int, last: int) -> Span:
    """The range without punctuation at its ends."""
    tokens = sentences.tokens
    while first < last - 1 and tokens[first].pos == "PUNCT":
        first += 1
    while last - 1 > first and tokens[last - 1].pos == "PUNCT":
        last -= 1
    return sentences.span(first, last)
