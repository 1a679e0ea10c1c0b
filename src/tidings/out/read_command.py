"""`tidings read`: reports into the record, what fails said and passed over, and what to ask next."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tidings.errors import FormatError, ReadError
from tidings.out.opening import record_to_fill, with_record
from tidings.out.progress import Bar
from tidings.out.show.words import counted, short
from tidings.out.terminal import run_gazetteer, run_settings, say
from tidings.read import Given, files_in, reports_in_file, reports_in_stream
from tidings.record import Report

if TYPE_CHECKING:
    from tidings.batch import Done
    from tidings.opened.open import OpenRecord
    from tidings.pipeline import Reader

Outcome = Report | ReadError
#: The status with which a shell marks a command that Ctrl-C ended (128 and the number of SIGINT).
INTERRUPTED = 130
#: Bytes of a file taken at a time when its lines are counted.
BLOCK = 1 << 20


class Tally(Struct):
    """What became of the reports of one run."""

    read: int = 0
    there: int = 0
    failed: int = 0
    claims: int = 0
    stopped: bool = False

    def add(self, done: "Done") -> None:
        """One more report is counted."""
        setattr(self, done.outcome, getattr(self, done.outcome) + 1)
        self.claims += done.claims


def read_into_record(
    paths: Sequence[Path | None], record: str, *, published: datetime | None, outlet: str | None
) -> int:
    """Every report of the files, folders and (None) standard input is in the record; the exit status."""
    missing = [path for path in paths if path and not path.exists()]
    if len(missing) == len(paths):  # nothing to read makes no record
        for path in missing:
            say(FormatError("no such file or folder", where=str(path), remedy="give a file that can be read"))
        return 1
    settings = run_settings()
    given = Given(published=published, outlet=outlet, max_chars=settings.max_report_chars, note=say)
    files = [file for path in paths for file in (files_in(path) or [path] if path else [None])]
    with record_to_fill(record) as opened:
        tally = _read(_outcomes(files, given), opened, _how_many(files))
        print_summary(tally, opened, record or settings.record, asked_for=record)
    if tally.stopped:
        return INTERRUPTED
    return 1 if tally.failed else 0


def _read(found: Iterable[Outcome], record: "OpenRecord", total: int | None) -> Tally:
    """What became of the reports; Ctrl-C ends the run between two of them."""
    from tidings.batch import read_all

    tally = Tally()
    with Bar("Reading", total) as bar:
        try:
            for number, done in enumerate(read_all(found, record, open_reader), 1):
                tally.add(done)
                if done.outcome == "failed":
                    bar.pause()
                    say(done.error)
                elif done.note:
                    bar.pause()
                    say(done.note)
                bar.at(number)
        except KeyboardInterrupt:
            tally.stopped = True
    return tally


def open_reader() -> "Reader":
    """The reader with the lexicon and the gazetteer of this run."""
    from tidings.lexicon.whole import load_lexicon
    from tidings.pipeline import Reader

    return Reader(load_lexicon(), run_gazetteer(run_settings()))


def _outcomes(files: Iterable[Path | None], given: Given) -> Iterator[Outcome]:
    for file in files:
        if file is None:
            yield from reports_in_stream(sys.stdin.buffer, given)
        elif file.is_dir():
            yield FormatError("no reports in this folder", where=str(file), remedy="give .txt, .html, .json, .jsonl")
        else:
            yield from reports_in_file(file, given)


def _how_many(files: Sequence[Path | None]) -> int | None:
    """How many reports the files seem to hold; None where standard input is among them."""
    if None in files:
        return None
    return sum(_lines_in(file) if file and file.suffix.lower() == ".jsonl" else 1 for file in files)


def _lines_in(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return max(1, sum(block.count(b"\n") for block in iter(lambda: stream.read(BLOCK), b"")))
    except OSError:
        return 1  # what is wrong with it is said when it is read


def print_summary(tally: Tally, record: "OpenRecord", where: str, *, asked_for: str) -> None:
    """What became of the reports, what the record now holds, and what may be asked of it."""
    if tally.stopped:
        say("stopped; what was read is in the record. Give the same command again to go on where it stopped.")
    held = record.count()
    parts = [counted(tally.read, "report") + " read", f"{tally.there:,} already there", f"{tally.failed:,} failed"]
    print(f"{', '.join(parts)}; {counted(tally.claims, 'more claim')}.")
    holds = [counted(held.reports, "report"), counted(held.claims, "claim"), counted(held.events, "event")]
    print(f"The record {_shown(where)} holds {', '.join(holds)}.")
    if held.claims:
        print("Next, try:")
        for command, what in _next(record):
            print(f"  {with_record(command, asked_for):58} {what}")


def _shown(where: str) -> str:
    """The address of the record without a password."""
    from tidings.store.engine import shown, url_of

    return shown(url_of(where))


def _next(record: "OpenRecord") -> Iterator[tuple[str, str]]:
    """Commands that this record has an answer to, each with what it tells."""
    yield "events --limit 20", "what happened"
    told = [event for event in record.events() if len(event.claims) > 1] if record.count().events < 1_000 else []
    if told:
        most = max(told, key=lambda event: (len(event.claims), event.id))
        yield f"event {short(most.id)}", "who says what of one event"
    yield "control", "who holds which place"
    yield "toll", "how many died, and who says so"
