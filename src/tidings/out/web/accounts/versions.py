"""Two versions of a report side by side: claims that are one claim in pairs, and the words that only one has."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tidings.out.web.accounts.reading import ReadClaim
from tidings.out.web.accounts.segments import Quoted, Segment, paragraphs, segments
from tidings.record import Report
from tidings.views.changes import Change, Changes
from tidings.views.wordwise import Passage


class Pair(Struct, frozen=True):
    """A claim in both versions, and the fields in which it reads otherwise."""

    old: ReadClaim
    new: ReadClaim
    changed: tuple[Change, ...]


def pairs(changes: Changes, old: Sequence[ReadClaim], new: Sequence[ReadClaim]) -> tuple[Pair, ...]:
    """The claims of which a field changed, in the order of the newer text."""
    before, after = {one.claim: one for one in old}, {one.claim: one for one in new}
    fields: dict[tuple[str, str], list[Change]] = {}
    for change in changes.changed:
        fields.setdefault((change.old, change.new), []).append(change)
    return tuple(Pair(before[left], after[right], tuple(found)) for (left, right), found in fields.items())


def apart(report: Report, passages: Iterable[Passage]) -> tuple[tuple[Segment, ...], ...]:
    """The lines of a version; what only it has is held by its segments."""
    return paragraphs(segments(report.text, [Quoted("apart", one.span.start, one.span.end) for one in passages]))
