"""Claims as a page cites them: who says it, since when it is known, and the words, which stand in the report."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from tidings.lexicon.brief import Wording
from tidings.opened.open import OpenRecord
from tidings.record import Entry, Modality
from tidings.views.telling import claim_words
from tidings.views.wording import names_of, place_name


class Cited(Struct, frozen=True, kw_only=True):
    """A claim with its words. `tellers` are first-hand first, by names that may be shown; () is the outlet's voice."""

    claim: str
    event: str
    report: str
    outlet: str | None
    tellers: tuple[str, ...]
    known: datetime
    kind: str
    modality: Modality
    sentence: str
    place_name: str | None
    earliest: date | None
    latest: date | None
    quotes: tuple[str, ...]

    @property
    def who(self) -> str:
        """Who says it in words, the outlet through which it came last."""
        names = [*self.tellers]
        if self.outlet and self.outlet not in names:
            names.append(self.outlet)
        return ", through ".join(names)


def cited(record: OpenRecord, ids: Iterable[str]) -> dict[str, Cited]:
    """The claims of these ids, by their ids, in their order."""
    wanted = list(dict.fromkeys(ids))
    found = {one.claim.id: cited_as(one, record.wording) for one in record.store.entries_of(wanted)}
    return {id: found[id] for id in wanted if id in found}


def cited_as(entry: Entry, wording: Wording) -> Cited:
    """A claim as a page cites it."""
    claim = entry.claim
    return Cited(
        claim=claim.id,
        event=entry.event,
        report=claim.report,
        outlet=entry.outlet,
        tellers=names_of(claim.sources, wording),
        known=entry.known,
        kind=claim.kind,
        modality=claim.modality,
        sentence=claim_words(claim, wording),
        place_name=place_name(claim.place) or None,
        earliest=claim.time.earliest if claim.time else None,
        latest=claim.time.latest if claim.time else None,
        quotes=entry.quotes,
    )
