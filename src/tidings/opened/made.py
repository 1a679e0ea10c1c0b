"""What an older program did not make of the facts of a record is made when it is opened."""

from tidings.opened.derive import EVENTS_TOGETHER, TOGETHER, batches, tell
from tidings.opened.facets import put_facets
from tidings.opened.keeping import LISTS, WAY, Keeping
from tidings.store import Query


def make_lists(record: Keeping) -> None:
    """The record has what its lists are made of, all in one transaction; where it has, nothing is written."""
    with record.store.snapshot() as now:
        if _is_made(now.made(LISTS)):
            return
    with record.store.writing() as writing:
        if _is_made(writing.made(LISTS)):  # another process was faster
            return
        writing.drop_facets()
        for reports in batches(writing.report_ids(), TOGETHER):
            put_facets(writing, writing.entries(Query(reports=tuple(reports))), record.wording)
        for ids in batches(writing.events_untold(), EVENTS_TOGETHER):
            tell(writing, ids)
        writing.set_made(LISTS, WAY)


def _is_made(way: str | None) -> bool:
    """True of the present way or one of a newer program, which would else make it anew in turn with this one."""
    return way is not None and int(way) >= int(WAY)
