"""Several processes, and processes that die."""

import random
import time
from collections.abc import Iterable
from multiprocessing.process import BaseProcess

import pytest
from tests.store.writers import contents, killed, started, write

from tidings.store import Store, open_store

NUMBERS = range(120)  # more than are written before the last kill
FEW = range(40)
KILLS = 4


def undisturbed(url: str, numbers: Iterable[int]) -> object:
    """What a record holds that one process wrote without a break."""
    with open_store(url) as store:
        write(url, numbers)
        return contents(store)


def test_two_processes_write_into_one_record(record_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two processes that begin at once, on a record not there yet, leave what one would have."""
    processes = [started(record_url, FEW), started(record_url, reversed(FEW))]
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    with open_store(record_url) as store:
        assert store.faults() == []
        together = contents(store)
    assert together == undisturbed(str(tmp_path_factory.mktemp("alone") / "record.db"), FEW)


def test_a_killed_writer_leaves_a_sound_record(record_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """After kill -9 at any moment the record is sound, and a second run brings it to what an undisturbed one gives."""
    chance = random.Random(5)
    with open_store(record_url) as store:
        for turn in range(KILLS):
            there = store.count().reports
            process = started(record_url, NUMBERS)
            wait_until_writing(store, process, there)
            time.sleep(chance.uniform(0, 0.03))
            killed(process)
            assert store.faults() == [], turn
            reports, entries, events, counts = contents(store)  # type: ignore[misc]
            assert counts.claims == len(entries) == 3 * len(reports) == 3 * len(events)
        write(record_url, NUMBERS)
        completed = contents(store)
    assert completed == undisturbed(str(tmp_path_factory.mktemp("alone") / "record.db"), NUMBERS)


def wait_until_writing(store: Store, process: BaseProcess, there: int) -> None:
    """Returns once the process has added something, or has ended."""
    while store.count().reports == there and process.is_alive():
        time.sleep(0.002)
