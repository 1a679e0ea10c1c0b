"""The desk: an answer is made once and kept as long as the record stays as it is."""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

import tidings
from tidings.errors import NoRecordError, QuestionError, StoreError
from tidings.gazetteer import open_gazetteer
from tidings.opened.open import OpenRecord
from tidings.out.web.desk import CITED, KEPT, Desk, file_of
from tidings.record import Finding, Report

#: As many threads as the server's pool has (anyio's default).
READERS = 40


@pytest.fixture
def file(sample_record: str, tmp_path: Path) -> Path:
    """A record of a test's own."""
    return Path(shutil.copy(sample_record, tmp_path / "mine.db"))


@pytest.fixture
def desk(file: Path) -> Iterator[Desk]:
    """A desk at which that record is read."""
    made = desk_of(file)
    yield made
    made.close()


def desk_of(file: Path) -> Desk:
    """A desk as `tidings serve` has it."""
    gazetteer = open_gazetteer()
    return Desk(lambda: tidings.open_record(str(file), gazetteer=gazetteer, create=False), lambda: file_of(str(file)))


def add(file: Path, id: str = "new") -> None:
    """A report without claims is read into a record by another user of it."""
    with tidings.open_record(str(file)) as record:
        assert record.add(Report(id=id, title="", text=f"It rained. {id}", language="en"), ())


def together(desk: Desk, ask: Callable[[Desk, int], object]) -> list[object]:
    """What as many readers as there may be are told when they ask at one moment."""
    ready = Barrier(READERS)

    def reader(number: int) -> object:
        ready.wait()
        return ask(desk, number)

    with ThreadPoolExecutor(READERS) as pool:
        return list(pool.map(reader, range(READERS)))


def test_an_answer_is_made_once(desk: Desk) -> None:
    """However many ask the same at the same time, the record is asked once."""
    made: list[int] = []
    told = together(desk, lambda desk, number: desk.kept("one", lambda record: made.append(number) or record.listed()))
    assert len(made) == 1
    assert len({id(one) for one in told}) == 1


def test_many_questions_at_one_time(desk: Desk) -> None:
    """Readers who ask different things at one time are each told theirs, as when asked alone."""
    ask = lambda desk, number: desk.kept(number, lambda record: record.listed(limit=1, offset=number))  # noqa: E731
    told = together(desk, ask)
    assert told == [desk.record.listed(limit=1, offset=number) for number in range(READERS)]


def test_an_answer_lasts_while_the_record_does(desk: Desk, file: Path) -> None:
    """An answer is kept until something is added, also by another process; then it is made anew."""
    count = lambda record: record.count().reports  # noqa: E731
    before, token = desk.kept("count", count), desk.state().token
    assert desk.kept("count", lambda record: pytest.fail("asked again")) == before
    add(file)
    assert desk.state().token != token
    assert desk.kept("count", count) == before + 1


def test_what_raises_is_not_kept(desk: Desk) -> None:
    """A question that failed is asked again the next time."""

    def fails(record: OpenRecord) -> None:
        raise QuestionError("no", where="x")

    for _ in range(2):
        with pytest.raises(QuestionError):
            desk.kept("one", fails)
    assert desk.kept("one", lambda record: 1) == 1


def test_those_who_wait_for_what_fails_are_told(desk: Desk) -> None:
    """Where an answer fails, all who waited for it hear the error, and nobody waits for ever."""

    def fails(record: OpenRecord) -> None:
        raise QuestionError("no", where="x")

    def ask(desk: Desk, number: int) -> object:
        with pytest.raises(QuestionError):
            desk.kept("one", fails)
        return True

    assert all(together(desk, ask))
    assert desk.kept("one", lambda record: 1) == 1


def test_only_so_many_answers_are_kept(desk: Desk) -> None:
    """The answers that nobody has asked for longest are given up."""
    for number in range(KEPT + 1):
        desk.kept(number, lambda record, number=number: number)
        desk.kept(0, lambda record: 0)
    assert desk.kept(0, lambda record: pytest.fail("it was asked for last")) == 0
    assert desk.kept(1, lambda record: "anew") == "anew"


def test_a_record_may_come_later(sample_record: str, tmp_path: Path) -> None:
    """Where there is no record the desk says so, makes none, and reads it as soon as it is there."""
    file = tmp_path / "later.db"
    desk = desk_of(file)
    for _ in range(2):
        with pytest.raises(NoRecordError):
            desk.kept("count", lambda record: record.count())
    assert not file.exists()
    shutil.copy(sample_record, file)
    assert desk.kept("count", lambda record: record.count().reports) > 90
    desk.close()


def test_a_record_may_be_replaced(desk: Desk, file: Path, tmp_path: Path) -> None:
    """Where another file has taken the record's place, that one is read, though it may hold as much as the first."""
    before = desk.kept("first", lambda record: record.reports(limit=1).rows[0].id)
    token = desk.state().token
    other = tmp_path / "other.db"
    add(other, "theirs")
    os.replace(other, file)
    assert desk.state().token != token
    assert desk.kept("first", lambda record: record.reports(limit=1).rows[0].id) == "theirs" != before


def test_a_record_may_be_deleted(desk: Desk, file: Path, sample_record: str) -> None:
    """Where the record is deleted, nothing is shown of it any more, not even what was kept, until it is there again."""
    assert desk.kept("count", lambda record: record.count().reports) > 90
    for beside in file.parent.glob(f"{file.name}*"):
        beside.unlink()
    with pytest.raises(NoRecordError):
        desk.kept("count", lambda record: record.count().reports)
    shutil.copy(sample_record, file)
    assert desk.kept("count", lambda record: record.count().reports) > 90


def test_a_file_that_is_no_record(tmp_path: Path) -> None:
    """What is no record is said to be none, and is left as it is."""
    file = tmp_path / "notes.db"
    file.write_text("Nothing of the kind.")
    with pytest.raises(StoreError):
        desk_of(file).state()
    assert file.read_text() == "Nothing of the kind."


def test_large_answers_make_room_for_each_other(desk: Desk) -> None:
    """What is kept is bounded by the claims that it cites; the answer that was asked for last stays."""
    large = Finding(view="toll", subject="", value=0, support=("0123456789abcdef",) * (CITED // 2 + 1))
    made: list[int] = []
    for number in (1, 2, 2, 1):
        desk.kept(number, lambda _, number=number: made.append(number) or large)  # type: ignore[misc]
    assert made == [1, 2, 1]
