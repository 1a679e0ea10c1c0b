"""What the page asks of the record: each answer is kept as long as the record stays as it is.

Several readers look at the same day, and a map is played back and forth; a finding is made once for all of them.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from tidings.opened.listing import State
from tidings.opened.open import OpenRecord

Of = TypeVar("Of")
#: Answers that are kept: some days of play for some readers. A map of 100,000 claims is some 200 kB.
KEPT = 256


class Desk:
    """The record that is read, opened when it is first asked for: one may be made while the page waits for it.

    Safe to be asked from many threads. What raises is not kept.
    """

    def __init__(self, open: Callable[[], OpenRecord]) -> None:
        self._open, self._lock = open, Lock()
        self._record: OpenRecord | None = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    @property
    def record(self) -> OpenRecord:
        """The record; raises StoreError where it cannot be opened, NoRecordError where there is none yet."""
        with self._lock:
            if self._record is None:
                self._record = self._open()
            return self._record

    def state(self) -> State:
        """How the record stands: what rests on it is the same while this is."""
        return self.record.state()

    def kept(self, question: Hashable, make: Callable[[OpenRecord], Of]) -> Of:
        """The answer to a question, made once however many ask at the same time; `question` names it whole."""
        key = (self.state().token, question)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Of = self._kept[key]
                return found
            making = self._making.setdefault(key, Lock())
        with making:
            return self._made(key, make)

    def _made(self, key: Hashable, make: Callable[[OpenRecord], Of]) -> Of:
        """The answer, made here unless another thread has made it while this one waited."""
        with self._lock:
            if key in self._kept:
                found: Of = self._kept[key]
                return found
        try:
            made = make(self.record)
        finally:
            with self._lock:
                self._making.pop(key, None)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def close(self) -> None:
        """No connection is left open."""
        if self._record is not None:
            self._record.close()
