"""How the record is asked: a connection, and questions cut to a size that every database takes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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

    @property
    def _dialect(self) -> str:
        """The name of the kind of database."""
        return self._connection.dialect.name

    def _by_ids(self, ids: Iterable[Of], ask: Callable[[list[Of]], Iterable[Any]]) -> Iterator[Any]:
        for part in parts(ids):
            yield from ask(part)

    def _pages(self, asked: Any, key: Any) -> Iterator[Any]:
        """The rows of a question in the order of a column without repeats."""
        return (row for page in pages(self._connection, asked, key) for row in page)


def pages(connection: Connection, asked: Any, key: Any) -> Iterator[Sequence[Any]]:
    """The rows of a question in the order of a column without repeats, a page at a time."""
    page = connection.execute(asked.order_by(key).limit(PAGE)).all()
    while page:
        yield page
        after = key > getattr(page[-1], key.name)
        page = connection.execute(asked.where(after).order_by(key).limit(PAGE)).all()
