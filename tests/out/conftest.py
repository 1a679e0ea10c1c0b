"""A record made of a few sample reports, and the command line run on it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.databases import postgres, postgres_url

import tidings
from tidings.batch import read_all
from tidings.out.cli import main
from tidings.pipeline import Reader
from tidings.read import Given, files_in, reports_in_file

__all__ = ["ask", "postgres", "postgres_url", "record", "run"]

SAMPLES = Path(tidings.__file__).parent / "data" / "samples"
#: A battle told by all sides, a corrected story with its first version, a city that many fled.
CHOSEN = ("syria-hama", "syria-aleppo", "kabul-airport", "goma-wire", "goma-un-sitrep", "mosul-mosque")


class Ran(NamedTuple):
    """How a command ended, and what it said on its two ways out."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def record(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of a record of the chosen sample reports; no test adds to it."""
    path = str(tmp_path_factory.mktemp("record") / "some.db")
    given = Given(note=lambda note: None)
    files = [file for file in files_in(SAMPLES) if file.name.startswith(CHOSEN) and file.suffix == ".json"]
    with tidings.open_record(path) as opened:
        done = list(read_all((one for file in files for one in reports_in_file(file, given)), opened, lambda: reader))
    assert len(done) > 8
    assert {one.outcome for one in done} == {"read"}
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A function that runs `tidings` with these words in an empty folder, on a page of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["tidings", *words])
        with pytest.raises(SystemExit) as end:
            main()
        told = capsys.readouterr()
        return Ran(int(end.value.code or 0), told.out, told.err)

    return command


@pytest.fixture
def ask(run: Run, record: str) -> Run:
    """The same with --record for the record of sample reports."""
    return lambda *words: run(*words, "--record", record)
