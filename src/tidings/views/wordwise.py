"""Two texts compared by sentences, and within sentences that were rewritten by words: what was added and removed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from tidings.record import Report, Span

#: A sentence ends at a line's end, or after a full stop, a question or an exclamation mark that a space follows. Full
#: stops in names ("Nov. 27") cut sentences too, in both texts alike.
SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?](?=\S)[^\n.!?]*)*[.!?]*[\"”’)]*")
#: Two sentences are one that was rewritten where half of their words are the same in the same order; below that the
#: words that they share are those that any two sentences share.
REWRITTEN = 0.5
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")


class Passage(Struct, frozen=True):
    """Words of one version that the other has not, where they stand in its text."""

    span: Span
    text: str


def compared(old: Report, new: Report) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages that only the old text has, and those that only the new one has, in the order of each text."""
    before, after = list(_pieces(SENTENCE, old.text, 0)), list(_pieces(SENTENCE, new.text, 0))
    removed: list[Piece] = []
    added: list[Piece] = []
    for left, right in _differing(before, after, old.text, new.text):
        for one, other in _rewritten(left, right, old.text, new.text):
            gone, come = _words_apart(one, other, old.text, new.text)
            removed += gone
            added += come
    return _passages(old, sorted(removed)), _passages(new, sorted(added))


Piece = tuple[int, int]


def _pieces(form: re.Pattern[str], text: str, base: int) -> Iterator[Piece]:
    """Where the pieces of a form lie in a text, those of white space only left out."""
    for found in form.finditer(text):
        bare = found[0].strip()
        if bare:
            start = base + found.start() + found[0].index(bare)
            yield start, start + len(bare)


def _differing(
    before: Sequence[Piece], after: Sequence[Piece], old: str, new: str
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """The stretches of pieces in which two sequences differ, as pairs of what stands in the one and in the other."""
    left, right = [old[a:b] for a, b in before], [new[a:b] for a, b in after]
    for tag, i, j, k, n in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield list(before[i:j]), list(after[k:n])


def _rewritten(
    left: Sequence[Piece], right: Sequence[Piece], old: str, new: str
) -> Iterator[tuple[Piece | None, Piece | None]]:
    """Each sentence with the one that it was rewritten into, the likest pairs first; None beside one that has none."""
    words = {piece: WORD.findall(old[slice(*piece)]) for piece in left}
    others = {piece: WORD.findall(new[slice(*piece)]) for piece in right}
    alike = [(-_ratio(words[one], others[other]), one, other) for one in left for other in right]
    free, open_ = dict.fromkeys(left), dict.fromkeys(right)
    for ratio, one, other in sorted(alike):
        if -ratio >= REWRITTEN and one in free and other in open_:
            del free[one], open_[other]
            yield one, other
    yield from ((one, None) for one in free)
    yield from ((None, other) for other in open_)


def _ratio(left: list[str], right: list[str]) -> float:
    """How much of two sentences is the same words in the same order, from 0 to 1."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < REWRITTEN or matcher.quick_ratio() < REWRITTEN:
        return 0.0
    return matcher.ratio()


def _words_apart(one: Piece | None, other: Piece | None, old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Of a sentence that was rewritten the words that differ; of one that only one side has, all of it."""
    if one is None or other is None:
        return [one] if one else [], [other] if other else []
    before, after = list(_pieces(WORD, old[slice(*one)], one[0])), list(_pieces(WORD, new[slice(*other)], other[0]))
    gone: list[Piece] = []
    come: list[Piece] = []
    for left, right in _differing(before, after, old, new):
        gone += [(left[0][0], left[-1][1])] if left else []
        come += [(right[0][0], right[-1][1])] if right else []
    return gone, come


def _passages(report: Report, found: Sequence[Piece]) -> tuple[Passage, ...]:
    """The passages, those of one line that only spaces part as one."""
    joined: list[Piece] = []
    for start, end in found:
        between = report.text[joined[-1][1] : start] if joined else "\n"
        if not between.strip(" "):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return tuple(Passage(Span(report.id, a, b), report.text[a:b]) for a, b in joined)
