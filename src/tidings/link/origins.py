"""Where a claim comes from: one origin for all claims that go back to one telling."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from tidings.link.copies import alike
from tidings.record import Actor, Entry, Source

#: Share of the shorter text that is in the other from which one was copied from the other, or both from a third.
#: Two papers that rewrite one story share a sentence or two of quotation; a copy keeps every second at least.
COPIED = 0.5


class Copy(Struct, frozen=True, kw_only=True):
    """What of a report is needed to tell whose text it is."""

    report: str
    known: datetime
    signature: bytes
    outlet: str | None = None


def originals(reports: Iterable[Copy], found: Mapping[str, str] | None = None) -> dict[str, str]:
    """For each report the id of the one that its text goes back to, itself where it is first.

    Each points to the earliest known one that it is alike with, followed back; a later report changes nothing of an
    earlier one. `found` are the originals of reports known before, so that a new report costs only its own look-up:
    then `reports` are the new one and those that share a band with it.
    """
    ordered = sorted(reports, key=lambda one: (one.known, one.report))
    root = dict(found or {})
    for nth, one in enumerate(ordered):
        if one.report not in root:
            first = _earliest(one, ordered[:nth])
            root[one.report] = root[first.report] if first else one.report
    return {one.report: root[one.report] for one in ordered}


def _earliest(one: Copy, before: Sequence[Copy]) -> Copy | None:
    """The earliest of the reports before one that its text is alike with."""
    return next((other for other in before if alike(other.signature, one.signature) >= COPIED), None)


def origin_of(entry: Entry, original: str, outlets: Mapping[str, str | None]) -> str:
    """The origin of a claim: who says it first-hand, else the outlet whose text it is, else that text.

    `original` is the report that the claim's report goes back to, `outlets` the outlets of reports by id. A source
    that has no name of its own ("residents") is another one in every text.
    """
    text = _text_of(original, outlets.get(original))
    if not entry.claim.sources:
        return text
    return _source(entry.claim.sources[0], text)


def _text_of(report: str, outlet: str | None) -> str:
    return f"outlet:{_folded(outlet)}" if outlet else f"report:{report}"


def _source(source: Source, text: str) -> str:
    actor = source.mention.value
    if isinstance(actor, Actor) and actor.id:
        return f"source:{actor.id}"
    named = any(word[:1].isupper() for word in source.name.split())
    return f"source:{_folded(source.name)}" + ("" if named else f" in {text}")


def _folded(name: str) -> str:
    return " ".join(name.lower().split())
