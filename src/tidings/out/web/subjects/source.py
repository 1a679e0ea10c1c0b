"""What a source's page is made of: what it says, and its claims beside those of others that bear them out or do not."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tidings.errors import QuestionError
from tidings.opened.listing import Reports, SourceRow, Told
from tidings.opened.open import OpenRecord
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.subjects.cited import Cited, cited
from tidings.views.sources import How, Pair, SourceRecord

#: Pairs of a sort that the page sets side by side, and claims by which a source was first; the JSON has all.
PAIRS = 12
#: Claims and reports that the page shows; the lists have all.
CLAIMS, REPORTS = 15, 12


class Compared(Struct, frozen=True):
    """A claim of the source and another's of the same event; `how` says what stands between them."""

    claim: Cited
    other: Cited
    how: How


class SourcePage(Struct, frozen=True, kw_only=True):
    """One outlet or first-hand source: `record` is what it says and how others compare, None where nothing fits.

    `first`, `borne_out` and `contradicted` are the newest of what `record` names, with their words. No mark for
    credibility is made of them.
    """

    source: SourceRow
    record: SourceRecord | None
    first: tuple[Cited, ...]
    borne_out: tuple[Compared, ...]
    contradicted: tuple[Compared, ...]
    claims: Told
    reports: Reports | None


def source_page(desk: Desk, id: str, address: Address) -> SourcePage:
    """The page of a source. Raises QuestionError where there is none of that id."""
    return desk.kept(("subjects.source", id, address), lambda record: _page(record, id, address))


def _page(record: OpenRecord, id: str, address: Address) -> SourcePage:
    row = source_row(record, id)
    asked = address.asked("source") | {"source": id}
    own = _own(row, record.sources(**asked).value)
    pairs = (*own.borne_out, *own.contradicted) if own else ()
    words = cited(record, [*(own.first if own else ()), *(id for one in pairs for id in (one.claim, one.other))])
    return SourcePage(
        source=row,
        record=own,
        first=_newest([words[id] for id in own.first if id in words])[:PAIRS] if own else (),
        borne_out=_beside(own.borne_out, words) if own else (),
        contradicted=_beside(own.contradicted, words) if own else (),
        claims=record.told(limit=CLAIMS, offset=address.offset, **asked),
        reports=record.reports(limit=REPORTS, outlet=row.name) if row.role == "outlet" else None,
    )


def source_row(record: OpenRecord, id: str) -> SourceRow:
    """The source of an id. Raises QuestionError where there is none that may be named."""
    try:
        return record.teller(id)
    except QuestionError as error:
        raise QuestionError(error.what, where=id, remedy="the list of sources names those of the record") from error


def _own(row: SourceRow, found: "object") -> SourceRecord | None:
    """The record of this very source among all who speak of the same events."""
    records: Sequence[SourceRecord] = getattr(found, f"{row.role}s")
    return next((one for one in records if one.name.casefold() == row.name.casefold()), None)


def _newest(claims: Iterable[Cited]) -> tuple[Cited, ...]:
    return tuple(sorted(claims, key=lambda one: (one.known, one.claim), reverse=True))


def _beside(pairs: Sequence[Pair], words: dict[str, Cited]) -> tuple[Compared, ...]:
    """The pairs with their words, those of the claims known last first; one for each claim and way before a second."""
    found = [
        Compared(words[one.claim], words[one.other], one.how) for one in pairs if {one.claim, one.other} <= {*words}
    ]
    found.sort(key=lambda one: (one.claim.known, one.claim.claim, one.other.claim), reverse=True)
    firsts = {(one.claim.claim, one.how): one for one in reversed(found)}
    chosen = {id(one) for one in firsts.values()}
    return tuple(sorted(found, key=lambda one: id(one) not in chosen))[:PAIRS]
