"""The words that say a claim: the clause of its act, inside one sentence and of a length that can be quoted."""

from tidings.claims.scene import Scene
from tidings.record import Span
from tidings.syntax import Sentences, Token

#: A quote has at most 30 words (labelling guide).
MOST_WORDS = 30
#: A clause of fewer words says too little by itself ("carried out by the coalition").
ENOUGH_WORDS = 8
#: A quote has at least 4 words, where its sentence has as many (labelling guide).
FEWEST_WORDS = 4


def quote(scene: Scene, act: Token) -> Span:
    """The sentence where its length allows, else the smallest clause around the act that says enough.

    Where that clause is too long, the 30 words of it around the act.
    """
    sentences = scene.sentences
    sentence = sentences.sentence_of(act)
    first, last = sentence.first, sentence.last
    if last - first > MOST_WORDS:
        first, last = _clause(scene, act)
    if last - first > MOST_WORDS:
        first, last = _around(scene, act.i, max(first, min(act.i - MOST_WORDS // 2, last - MOST_WORDS)), last)
    return _trimmed(sentences, first, last)


def _around(scene: Scene, act: int, first: int, last: int) -> tuple[int, int]:
    """As many tokens as a quote has words at most; more where most of them are marks and no words."""
    sentence = scene.sentences.sentence_of(scene.sentences.tokens[act])
    last = min(last, first + MOST_WORDS)
    while _words(scene.sentences, first, last) < FEWEST_WORDS and (first, last) != (sentence.first, sentence.last):
        first, last = max(sentence.first, first - 1), min(sentence.last, last + 1)
    return first, last


def _words(sentences: Sentences, first: int, last: int) -> int:
    """How many words a range of tokens has; marks by themselves are none."""
    words = sentences.report.quote(sentences.span(first, last)).split()
    return sum(any(char.isalnum() for char in word) for word in words)


def _clause(scene: Scene, act: Token) -> tuple[int, int]:
    """The range of the smallest clause around the act that has enough words, of the whole sentence at most."""
    sentences = scene.sentences
    for verb in (scene.clause(act), *sentences.ancestors(act)):
        inside = sentences.subtree(verb)
        first, last = inside[0].i, inside[-1].i + 1
        long = last - first >= ENOUGH_WORDS and _words(sentences, first, last) >= FEWEST_WORDS
        if long and first <= act.i < last:
            return first, last
    sentence = sentences.sentence_of(act)
    return sentence.first, sentence.last


def _trimmed(sentences: Sentences, first: int, last: int) -> Span:
    """The range without punctuation at its ends."""
    tokens = sentences.tokens
    while first < last - 1 and tokens[first].pos == "PUNCT":
        first += 1
    while last - 1 > first and tokens[last - 1].pos == "PUNCT":
        last -= 1
    return sentences.span(first, last)
