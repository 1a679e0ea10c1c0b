"""Two texts compared by sentences, and within sentences that were rewritten by words: what was added and removed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from tidings.record import Report, Span

#: A sentence ends at a line's end, or after a full stop, a question or an exclamation mark that a space follows. Full
#: stops in names ("Nov. 27") cut sentences too, in both texts alike.
SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?](?=\S)[^\n.!?]*)*[.!?]*[\"”’)]*")
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*|[^\w\s]")


class Passage(Struct, frozen=True):
    """Words of one version that the other has not, where they stand in its text."""

    span: Span
    text: str


def compared(old: Report, new: Report) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages that only the old text has, and those that only the new one has, in the order of each text."""
    before, after = list(_pieces(SENTENCE, old.text, 0)), list(_pieces(SENTENCE, new.text, 0))
    removed: list[tuple[int, int]] = []
    added: list[tuple[int, int]] = []
    for left, right in _differing(before, after, old.text, new.text):
        gone, come = _words_apart(left, right, old.text, new.text)
        removed += gone
        added += come
    return _passages(old, removed), _passages(new, added)


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


def _words_apart(left: list[Piece], right: list[Piece], old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Of sentences that were rewritten the words that differ; of sentences that only one side has, all of it."""
    if not left or not right:
        return left, right
    before = [piece for a, b in left for piece in _pieces(WORD, old[a:b], a)]
    after = [piece for a, b in right for piece in _pieces(WORD, new[a:b], a)]
    gone: list[Piece] = []
    come: list[Piece] = []
    for one, other in _differing(before, after, old, new):
        gone += [(one[0][0], one[-1][1])] if one else []
        come += [(other[0][0], other[-1][1])] if other else []
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
