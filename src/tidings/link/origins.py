"""Where a claim comes from: one origin for all claims that go back to one telling."""

from collections.abc import Mapping

from tidings.record import Actor, Entry, Source

#: Share of the shorter text that is in the other from which one was copied from the other, or both from a third.
#: Two papers that rewrite one story share a sentence or two of quotation; a copy keeps every second at least.
COPIED = 0.5


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
