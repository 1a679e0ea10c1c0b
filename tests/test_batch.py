"""Reading many reports into one record: once each, whole or not at all, whatever happens to the process."""

import os
import random
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.databases import postgres, postgres_url, record_url
from tests.opened.contents import contents, sample_reports

from tidings.batch import read_all
from tidings.errors import FormatError, QuestionError
from tidings.opened.open import open_record
from tidings.pipeline import Reader
from tidings.record import Report

__all__ = ["postgres", "postgres_url", "record_url"]

#: A third of the samples: enough to be killed in twenty times.
REPORTS = sample_reports()[::3]
KILLS = 20


def read_into(url: str, reader: Reader, reports: tuple[Report, ...] = REPORTS) -> list[str]:
    """What became of each report."""
    with open_record(url, gazetteer=reader.gazetteer) as record:
        return [done.outcome for done in read_all(reports, record, lambda: reader)]


def in_a_process(url: str, reader: Reader, reports: tuple[Report, ...] = REPORTS) -> int:
    """The id of a process of its own that reads, with a reader that is loaded already."""
    child = os.fork()
    if child == 0:
        try:
            read_into(url, reader, reports)
        finally:
            os._exit(0)
    return child


def held(url: str, reader: Reader) -> object:
    """All that the record at a URL holds."""
    with open_record(url, gazetteer=reader.gazetteer) as record:
        assert not record.doctor()
        return contents(record)


@pytest.fixture(scope="module")
def undisturbed(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> object:
    """What the record holds when nothing happens."""
    url = str(tmp_path_factory.mktemp("undisturbed") / "record.db")
    assert set(read_into(url, reader)) == {"read"}
    return held(url, reader)


def test_reading_twice_adds_nothing(reader: Reader, undisturbed: object, tmp_path: Path) -> None:
    """A second run finds every report there, without opening the reader."""
    url = str(tmp_path / "record.db")
    read_into(url, reader)
    with open_record(url, gazetteer=reader.gazetteer) as record:
        again = list(read_all(REPORTS, record, lambda: pytest.fail("the reader was opened for nothing")))
    assert {done.outcome for done in again} == {"there"}
    assert held(url, reader) == undisturbed


def test_killed_twenty_times_and_run_again(record_url: str, reader: Reader, undisturbed: object) -> None:
    """However often the process is killed, at whatever moment, the record ends up as if it had not been."""
    chance = random.Random(20)
    for _ in range(KILLS):
        child = in_a_process(record_url, reader)
        time.sleep(chance.uniform(0.0, 0.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    read_into(record_url, reader)
    assert held(record_url, reader) == undisturbed


def test_two_processes_read_into_one_record(record_url: str, reader: Reader, undisturbed: object) -> None:
    """Two processes with the same reports in other orders give the record that one gives."""
    both = [in_a_process(record_url, reader, order) for order in (REPORTS, REPORTS[::-1])]
    for child in both:
        os.waitpid(child, 0)
    assert held(record_url, reader) == undisturbed


def test_what_cannot_be_read_costs_only_itself(reader: Reader, tmp_path: Path) -> None:
    """An error in place of a report, and a text in a language that is not read, are told; the rest is read."""
    french = Report(id="fr", text="Les rebelles ont pris la ville de Goma, selon des habitants.", language="fr")
    broken = FormatError("not JSON", where="line 3")
    with open_record(str(tmp_path / "record.db"), gazetteer=reader.gazetteer) as record:
        done = list(read_all([broken, french, REPORTS[0]], record, lambda: reader))
        assert [one.outcome for one in done] == ["failed", "failed", "read"]
        assert "fr" in done[1].error
        assert [problem.report for problem in record.problems()] == ["fr"]
        assert record.count().reports == 1


def test_what_a_person_may_not_expect_is_noted(reader: Reader, tmp_path: Path) -> None:
    """A text under a taken id is said to be kept as a version; one that is there, that its day and versions stay."""
    first = Report(id="a", text="The army captured Hama.", published=datetime(2024, 12, 5, 9, tzinfo=UTC))
    second = Report(id="a", text="The army captured Homs.", published=datetime(2024, 12, 5, 10, tzinfo=UTC))
    third = Report(id="a", text=first.text, published=first.published, supersedes="z")
    with open_record(str(tmp_path / "record.db"), gazetteer=reader.gazetteer) as record:
        notes = [done.note for done in read_all([first, second, first, third], record, lambda: reader)]
        assert [one.id for one in record.store.versions("a")] == ["a", "a~2"]
        assert record.changes("a~2").value.old == "a"
        with pytest.raises(QuestionError, match="ask for a later version: a~2"):
            record.changes("a")
    assert notes == ["", "a: kept as a~2, a version of a", "", "a: already there, and keeps its supersedes (none)"]
