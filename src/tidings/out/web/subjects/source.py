"""What a source's page is made of: what it says, and its claims beside those of others that bear them out or do not."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tidings.errors import QuestionError
from tidings.opened.facets import SOURCE
from tidings.opened.listing import ClaimRow, Reports, SourceRow, Told
from tidings.opened.open import OpenRecord
from tidings.out.web.address import Address
from tidings.out.web.desk import Desk
from tidings.out.web.subjects.cited import cited
from tidings.views.sources import How, Pair, SourceRecord, Sources

#: Pairs of a sort that the page sets side by side, and claims by which a source was first; the JSON has all.
PAIRS = 12
#: A source of more claims than these is compared with others only where one asks for it: it takes more than a second.
MOST_COMPARED = 1_500
#: More sources than any record has.
ALL = 1_000_000
#: Claims and reports that the page shows; the lists have all.
CLAIMS, REPORTS = 15, 12
#: A group of sources on the page: who speaks first-hand by name, outlets, and who is told by what he is only.
Group = Literal["voice", "outlet", "unnamed"]


class Compared(Struct, frozen=True):
    """A claim of the source and another's of the same event; `how` says what stands between them."""

    claim: ClaimRow
    other: ClaimRow
    how: How


class SourcePage(Struct, frozen=True, kw_only=True):
    """One outlet or first-hand source: `record` is what it says and how others compare, None where nothing fits.

    `many` is True of one with so many claims that they are compared only where one asks for it; `record` is None then.

    `first`, `borne_out` and `contradicted` are the newest of what `record` names, with their words. No mark for
    credibility is made of them.
    """

    source: SourceRow
    record: SourceRecord | None
    many: bool
    first: tuple[ClaimRow, ...]
    borne_out: tuple[Compared, ...]
    contradicted: tuple[Compared, ...]
    claims: Told
    reports: Reports | None


def source_page(desk: Desk, id: str, address: Address, compare: bool) -> SourcePage:
    """The page of a source, `compare` where it is to be compared however many its claims are.

    Raises QuestionError where there is none of that id.
    """
    return desk.kept(("subjects.source", id, address, compare), lambda record: _page(record, id, address, compare))


def _page(record: OpenRecord, id: str, address: Address, compare: bool) -> SourcePage:
    row = source_row(record, id)
    asked = address.asked("source") | {"source": row.id}
    claims = record.told(limit=CLAIMS, offset=address.offset, **asked)
    many = claims.total > MOST_COMPARED and not compare
    found = None if many else record.sources(**asked)
    own = _own(row, found.value) if found else None
    rank = {id: n for n, id in enumerate(found.support if found else ())}
    first = sorted(own.first, key=lambda id: -rank[id])[:PAIRS] if own else []
    borne_out, contradicted = (_newest(some, rank) for some in ((own.borne_out, own.contradicted) if own else ((), ())))
    words = cited(record, [*first, *(id for one in (*borne_out, *contradicted) for id in (one.claim, one.other))])
    return SourcePage(
        source=row,
        record=own,
        many=many,
        first=tuple(words[id] for id in first),
        borne_out=tuple(Compared(words[one.claim], words[one.other], one.how) for one in borne_out),
        contradicted=tuple(Compared(words[one.claim], words[one.other], one.how) for one in contradicted),
        claims=claims,
        reports=_reports(record, row, address) if row.role == "outlet" else None,
    )


def is_named(row: SourceRow) -> bool:
    """False of one who is told by what he is only ("commander"): such a row may be several people, in several wars."""
    return row.role == "outlet" or not row.id.startswith(SOURCE)


def groups(rows: Sequence[SourceRow]) -> dict[Group, tuple[SourceRow, ...]]:
    """The sources by their groups, in the order of the page."""
    found: dict[Group, list[SourceRow]] = {"voice": [], "outlet": [], "unnamed": []}
    for one in rows:
        found[one.role if is_named(one) else "unnamed"].append(one)
    return {name: tuple(some) for name, some in found.items()}


def source_row(record: OpenRecord, id: str) -> SourceRow:
    """The source of an id or a name. Raises QuestionError where there is none that may be named."""
    try:
        return record.teller(id)
    except QuestionError as error:
        named = [one for one in record.tellers(id, limit=ALL).rows if one.name.casefold() == id.casefold()]
        if named:
            return named[0]
        raise QuestionError(error.what, where=id, remedy="the list of sources names those of the record") from error


def _reports(record: OpenRecord, row: SourceRow, address: Address) -> Reports:
    """The newest reports of an outlet, of the days and by the moment asked about."""
    return record.reports(REPORTS, outlet=row.name, since=address.since, until=address.until, known_by=address.known)


def _own(row: SourceRow, found: Sources) -> SourceRecord | None:
    """The record of this very source among all who speak of the same events."""
    records = found.outlets if row.role == "outlet" else found.voices
    return next((one for one in records if one.name.casefold() == row.name.casefold()), None)


def _newest(pairs: Sequence[Pair], rank: Mapping[str, int]) -> list[Pair]:
    """A few pairs, those of the claims known last first; one for each claim and way before a second.

    `rank` is the order in which claims became known.
    """
    ordered = sorted(pairs, key=lambda one: (-rank[one.claim], rank[one.other], one.how))
    firsts = {(one.claim, one.how): one for one in reversed(ordered)}
    chosen = {(one.claim, one.other, one.how) for one in firsts.values()}
    return sorted(ordered, key=lambda one: (one.claim, one.other, one.how) not in chosen)[:PAIRS]
