"""The first day of a running toll ("have been killed since 27 November")."""

from datetime import date

from tidings.lexicon.figures import FiguresLexicon
from tidings.record import Mention, When
from tidings.syntax import Sentence, Sentences

#: Words between "since" and the time it starts from ("since the start of the uprising in March 2011").
SINCE_WORDS = 12


def first_day(
    sentences: Sentences, sentence: Sentence, head: int, lexicon: FiguresLexicon, times: list[Mention]
) -> date | None:
    """The day from which the figure under the word at offset `head` runs; None where the sentence gives none."""
    over = sentences.token_at(head)
    for time in times:
        if not isinstance(time.value, When) or over is None:
            continue
        start = sentences.token_at(time.span.start)
        cue = _cue(sentences, sentence, start.i if start else sentence.last, lexicon)
        if cue is not None and _runs(sentences, time, cue) and _governed(sentences, cue, over.i):
            return time.value.earliest
    return None


def _cue(sentences: Sentences, sentence: Sentence, start: int, lexicon: FiguresLexicon) -> int | None:
    """The "since" that opens the time, at its first word or a little before."""
    for i in range(start, max(sentence.first, start - SINCE_WORDS) - 1, -1):
        if sentences.tokens[i].lower in lexicon.of("since"):
            return i
    return None


def _runs(sentences: Sentences, time: Mention, cue: int) -> bool:
    """True if the time goes on past its first day, or is itself what the cue opens: not "from Monday's raid"."""
    when, head = time.value, sentences.token_at(time.head)
    longer = isinstance(when, When) and when.earliest is not None and when.latest != when.earliest
    return longer or (head is not None and head.head == cue)


def _governed(sentences: Sentences, cue: int, head: int) -> bool:
    """True if "since" hangs on the word that gives the measure, below it, or on one above it.

    What is told after an "and" is not counted from the day that the words before it give.
    """
    if head in {token.i for token in sentences.ancestors(sentences.tokens[cue])}:
        return True
    top, here = sentences.tokens[cue].head, sentences.tokens[head]
    while here.i != top:
        if here.head == here.i or here.dep == "conj":
            return False
        here = sentences.tokens[here.head]
    return True
