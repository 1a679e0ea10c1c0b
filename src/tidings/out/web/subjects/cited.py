"""Claims as a page cites them: who says it, since when it is known, and the words, which stand in the report."""

from collections.abc import Iterable

from tidings.opened.listing import ClaimRow
from tidings.opened.open import OpenRecord
from tidings.opened.rows import claim_row


def cited(record: OpenRecord, ids: Iterable[str]) -> dict[str, ClaimRow]:
    """The claims of these ids, by their ids, in their order."""
    wanted = list(dict.fromkeys(ids))
    found = {one.claim.id: claim_row(one, record.wording) for one in record.store.entries_of(wanted)}
    return {id: found[id] for id in wanted if id in found}
