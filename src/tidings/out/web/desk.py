"""What the page asks of the record: each answer is kept as long as the record stays as it is.

Several readers look at the same day, and a map is played back and forth; a finding is made once for all of them.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from threading import Lock
from typing import Any, TypeVar

from msgspec import structs

from tidings.opened.listing import State
from tidings.opened.open import OpenRecord
from tidings.record import Finding
from tidings.store.engine import url_of

Of = TypeVar("Of")
#: Answers that are kept: some days of play for some readers. A map of 100,000 claims is some 200 kB.
KEPT = 256
#: Claims that the findings among them cite at most: each costs some 300 bytes in the finding, so 150 MB in all.
CITED = 500_000
#: How the record stood when the request came that is being answered: all that a page asks is asked of that.
now: ContextVar[State | None] = ContextVar("now", default=None)


class Desk:
    """The record that is read, opened when it is first asked for: one may be made while the page waits for it.

    `lies` tells one file from another that has taken its place (see file_of): then the record is opened anew. Safe to
    be asked from many threads. What raises is not kept.
    """

    def __init__(self, open: Callable[[], OpenRecord], lies: Callable[[], Hashable] = lambda: None) -> None:
        self._open, self._lies = open, lies
        self._opening, self._lock = Lock(), Lock()
        self._record: OpenRecord | None = None
        self._lay: Hashable = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._cited = 0

    @property
    def record(self) -> OpenRecord:
        """The record; raises StoreError where it cannot be opened, NoRecordError where there is none (any more)."""
        with self._opening:
            lies = self._lies()
            if self._record is not None and lies != self._lay:
                self._record.close()  # what other threads have at hand of it they end
                self._record = None
            if self._record is None:
                self._record, self._lay = self._open(), lies
            return self._record

    def state(self) -> State:
        """How the record stands: what rests on it is the same while this is."""
        state = self.record.state()
        return structs.replace(state, token=f"{self._lay}:{state.token}") if self._lay else state

    def kept(self, question: Hashable, make: Callable[[OpenRecord], Of]) -> Of:
        """The answer to a question, made once however many ask at the same time; `question` names it whole."""
        key = ((now.get() or self.state()).token, question)
        with self._lock:
            if key in self._kept:
                again: Of = self._again(key)
                return again
            making = self._making.setdefault(key, Lock())
        with making:
            return self._made(key, make)

    def _made(self, key: Hashable, make: Callable[[OpenRecord], Of]) -> Of:
        """The answer, made here unless another thread has made it while this one waited."""
        with self._lock:
            if key in self._kept:
                again: Of = self._again(key)
                return again
        try:
            made = make(self.record)
        except BaseException:
            with self._lock:
                self._making.pop(key, None)
            raise
        with self._lock:
            self._keep(key, made)
            self._making.pop(key, None)
        return made

    def _keep(self, key: Hashable, made: Any) -> None:
        """The answer is kept, and those that were asked for longest ago make room for it; the lock is held."""
        self._kept[key] = made
        self._cited += cited(made)
        while len(self._kept) > KEPT or (self._cited > CITED and len(self._kept) > 1):
            self._cited -= cited(self._kept.popitem(last=False)[1])

    def _again(self, key: Hashable) -> Any:
        """An answer that is kept, as the one asked for last; the lock is held."""
        self._kept.move_to_end(key)
        return self._kept[key]

    def close(self) -> None:
        """No connection is left open."""
        if self._record is not None:
            self._record.close()


def cited(answer: object) -> int:
    """How many claims the findings of an answer cite, which tells how large they are."""
    if isinstance(answer, Finding):
        return len(answer.support) + len(answer.dissent)
    return sum(map(cited, answer)) if isinstance(answer, tuple) else 0


def file_of(where: str) -> Hashable:
    """What tells the file of a record from another that was put in its place; None for a server, or where none is."""
    url = url_of(where)
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    try:
        found = os.stat(url.database)
    except OSError:
        return None
    return f"{found.st_dev}-{found.st_ino}"
