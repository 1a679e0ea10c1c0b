"""What is worked out once and kept until the record changes."""

from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any, TypeVar, cast

Of = TypeVar("Of")


class Kept:
    """Values by what they are of, one each: that of the state which was asked for last.

    Many threads may ask: one works a value out, and those that need it wait.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._locks: dict[Hashable, Any] = {}
        self._values: dict[Hashable, tuple[Hashable, Any]] = {}

    def of(self, what: Hashable, token: Hashable, make: Callable[[], Of]) -> Of:
        """The value of something in the state that a token stands for; made where it is not kept."""
        with self._lock:
            lock = self._locks.setdefault(what, RLock())
        with lock:
            kept = self._values.get(what)
            if kept is None or kept[0] != token:
                kept = self._values[what] = (token, make())
            return cast("Of", kept[1])
