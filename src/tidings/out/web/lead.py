"""With what the page of the whole record begins: the weightiest of the latest events."""

from collections.abc import Sequence
from datetime import timedelta
from typing import get_args

from tidings.lexicon.kinds import Kinds
from tidings.opened.listing import Row
from tidings.record import Grade

#: "Latest" is a month: what is older than that before the newest event is no news beside it.
LATEST = timedelta(days=30)
#: Grades from the surest on; what is contested is no lead.
GRADES = tuple(grade for grade in get_args(Grade) if grade != "contested")


def lead(rows: Sequence[Row], kinds: Kinds) -> Row | None:
    """The event of the latest month that tells who has a place; of several the surest, then that with most origins.

    Where none tells that, another one. Only what is asserted, undisputed and told with its day; None if there is none.
    `rows` are the newest events, newest first: the newer of two equal ones leads.
    """
    fit = [one for one in rows if one.earliest and _is_news(one)]
    if not fit:
        return None
    newest = max(one.earliest for one in fit if one.earliest)
    late = [one for one in fit if one.earliest and newest - one.earliest <= LATEST]
    return max(late, key=lambda one: (kinds.by_name[one.kind].ground, *_weight(one)))


def _weight(one: Row) -> tuple[int, int, int]:
    return -GRADES.index(one.grade), one.origins, one.dead or 0


def _is_news(one: Row) -> bool:
    return one.modality == "asserted" and one.grade in GRADES and not (one.assumed or one.disputed)
