"""How the record is asked: a connection, and questions cut to a size that every database takes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection

from tidings.store.versions import CHUNK

Of = TypeVar("Of")
#: Rows fetched at a time when a whole table is walked through.
PAGE = 2_000


def parts(ids: Iterable[Of]) -> Iterator[list[Of]]:
    """The ids without repeats, in lists short enough for one question."""
    unique = list(dict.fromkeys(ids))
    return (unique[start : start + CHUNK] for start in range(0, len(unique), CHUNK))


class Asking:
    """Puts questions within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _by_ids(self, ids: Iterable[Of], ask: Callable[[list[Of]], Iterable[Any]]) -> Iterator[Any]:
        for part in parts(ids):
            yield from ask(part)

    def _pages(self, asked: Any, number: Any) -> Iterator[Any]:
        """The rows of a question in the order of a column that numbers them, a page at a time."""
        last = 0
        rows = self._connection.execute(asked.order_by(number).limit(PAGE)).all()
        while rows:
            yield from rows
            last = rows[-1].number
            rows = self._connection.execute(asked.where(number > last).order_by(number).limit(PAGE)).all()
