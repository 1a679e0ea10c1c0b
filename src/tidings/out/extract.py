"""`tidings extract`: reports in, claims out, what fails said and passed over."""

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tidings.errors import FormatError, ReadError, TidingsError
from tidings.out.progress import Bar
from tidings.out.terminal import run_gazetteer, say
from tidings.read import Given, files_in, reports_in_file, reports_in_stream
from tidings.record import Report
from tidings.settings import Settings

if TYPE_CHECKING:
    from tidings.pipeline import Reader, Reading


class Extraction:
    """One run over files; `reports` and `claims` count what was read, `failures` what could not be."""

    def __init__(
        self, settings: Settings, *, pretty: bool, mentions: bool, published: datetime | None, outlet: str | None
    ) -> None:
        self.reports = self.claims = self.failures = 0
        self._settings, self._pretty, self._mentions = settings, pretty, mentions
        self._given = Given(published=published, outlet=outlet, max_chars=settings.max_report_chars, note=say)
        self._reader: Reader | None = None

    def read(self, paths: Sequence[Path | None]) -> None:
        """Every report of the files, folders and (None) standard input is printed, or said to have failed."""
        files = [file for path in paths for file in (self._files(path) if path else [None])]
        with Bar("Reading", len(files) if len(files) > 1 else None) as bar:
            done = 0
            for number, file in enumerate(files):
                for outcome in self._outcomes(file):
                    self._take(outcome, bar)
                    done += 1
                    bar.at(number if len(files) > 1 else done)
        if self._pretty and self.reports > 1:
            print(f"{self.reports} reports, {self.claims:,} claims")

    def _files(self, path: Path) -> list[Path]:
        found = files_in(path)
        if not found:
            self._fail(
                FormatError("no reports in this folder", where=str(path), remedy="give .txt, .html, .json, .jsonl")
            )
        return found

    def _outcomes(self, file: Path | None) -> Iterator[Report | ReadError]:
        return reports_in_file(file, self._given) if file else reports_in_stream(sys.stdin.buffer, self._given)

    def _take(self, outcome: Report | ReadError, bar: Bar) -> None:
        if isinstance(outcome, ReadError):
            bar.pause()
            self._fail(outcome)
            return
        reading = self._reading(outcome)
        if reading:
            self.reports += 1
            self.claims += len(reading.claims)
            if sys.stdout.isatty():
                bar.pause()
            self._print(outcome, reading)

    def _reading(self, report: Report) -> "Reading | None":
        reader = self._open()
        try:
            return reader.read(report)
        except TidingsError as error:
            self._fail(error)
        except Exception as error:  # the batch loop around one report: the rest of the batch must not be lost
            self._fail(f"{report.id}: a fault of the program ({type(error).__name__}: {error}); please report it")
        return None

    def _open(self) -> "Reader":
        if self._reader is None:
            from tidings.lexicon.whole import load_lexicon
            from tidings.pipeline import Reader

            self._reader = Reader(load_lexicon(), run_gazetteer(self._settings))
        return self._reader

    def _fail(self, error: object) -> None:
        self.failures += 1
        say(error)

    def _print(self, report: Report, reading: "Reading") -> None:
        if self._pretty:
            from rich.console import Console

            from tidings.out.pretty import print_claims, print_mentions

            console = Console(highlight=False)
            print_claims(report, reading.claims, console)
            if self._mentions:
                print_mentions(seen(reading), console)
            return
        from tidings.out.claims_json import claims_line, mentions_json

        more: dict[str, Any] = mentions_json(report, seen(reading), reading.attributions) if self._mentions else {}
        sys.stdout.buffer.write(claims_line(report, reading.claims, more) + b"\n")
        sys.stdout.buffer.flush()


def seen(reading: "Reading") -> dict[str, Any]:
    """The mentions of a reading by their kind."""
    return {kind: getattr(reading, kind) for kind in ("places", "times", "actors", "figures", "acts")}
