"""Footnotes: the claims behind the sentences of a page, numbered as they are first needed, each with its quotes."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from tidings.lexicon.brief import Wording
from tidings.record import Entry, Modality
from tidings.views.standing import origin
from tidings.views.wording import capital, chain_words, names_of

#: So many claims of one sentence get footnotes, one of each origin before a second; its ids name them all. A page that
#: is to be read holds no more.
MOST_FOR, MOST_AGAINST = 4, 3


class Note(Struct, frozen=True, kw_only=True):
    """A claim behind a sentence: who says so, from first-hand to outlet, since when it is known, and its words."""

    number: int
    claim: str
    report: str
    source: str
    outlet: str | None
    known: datetime
    modality: Modality
    quotes: tuple[str, ...]


class Footnotes:
    """The footnotes of one page; the numbers follow the order in which they are asked for."""

    def __init__(self, by_id: Mapping[str, Entry], wording: Wording) -> None:
        self.by_id, self.wording = by_id, wording
        self.notes: dict[str, Note] = {}

    def numbers(self, claims: Iterable[str], most: int) -> tuple[int, ...]:
        """The numbers of the notes to these claims, at most so many, in rising order; a claim has one number."""
        return tuple(sorted(self._number(one) for one in self._chosen(claims)[:most]))

    def _chosen(self, claims: Iterable[str]) -> list[Entry]:
        """The claims of each origin that were known first, then all others, in the order of their becoming known."""
        found = sorted({one: self.by_id[one] for one in claims if one in self.by_id}.values(), key=_order)
        firsts: dict[str, Entry] = {}
        for entry in found:
            firsts.setdefault(origin(entry), entry)
        return [*firsts.values(), *(one for one in found if firsts[origin(one)] is not one)]

    def _number(self, entry: Entry) -> int:
        claim = entry.claim
        if claim.id not in self.notes:
            self.notes[claim.id] = Note(
                number=len(self.notes) + 1,
                claim=claim.id,
                report=claim.report,
                source=capital(chain_words(names_of(claim.sources, self.wording), entry.outlet, self.wording)),
                outlet=entry.outlet,
                known=entry.known,
                modality=claim.modality,
                quotes=entry.quotes,
            )
        return self.notes[claim.id].number


def _order(entry: Entry) -> tuple[datetime, str]:
    return entry.known, entry.claim.id
