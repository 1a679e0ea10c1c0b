"""A bar on standard error for what takes longer than two seconds; only where a person looks at a terminal."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

#: What is over sooner needs no bar (the project's own rule).
PATIENCE_S = 2.0


class Bar:
    """Progress of one piece of work, shown once it has lasted PATIENCE_S and gone when it ends.

    Safe to tell anything at any time; off a terminal it does nothing.
    """

    def __init__(self, what: str, total: int | None = None) -> None:
        self._what, self._total, self._done = what, total, 0
        self._lock = threading.RLock()
        self._progress: Progress | None = None
        self._timer: threading.Timer | None = None

    def __enter__(self) -> "Bar":
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()

    def at(self, done: int, total: int | None = None) -> None:
        """The work stands at `done` of `total`."""
        with self._lock:
            self._done, self._total = done, total or self._total
            if self._progress:
                self._progress.update(self._progress.task_ids[0], completed=done, total=self._total)

    def pause(self) -> None:
        """The bar is out of the way of something printed, and comes back when the work goes on that long again."""
        self.hide()
        self._wait()

    def hide(self) -> None:
        """The bar is gone."""
        with self._lock:
            if self._timer:
                self._timer.cancel()
            if self._progress:
                self._progress.stop()
            self._timer = self._progress = None

    def _wait(self) -> None:
        if sys.stderr and sys.stderr.isatty():  # there is none where a service is started without it
            self._timer = threading.Timer(PATIENCE_S, self._show)
            self._timer.daemon = True
            self._timer.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._timer is None:
                return
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.add_task(self._what, total=self._total, completed=self._done)
            self._progress.start()
