"""What goes wrong outside of the program is said, and nothing is half written."""

import resource
import shutil
from contextlib import ExitStack
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from tests.store.facts import ADDED, add, claim, made_up, report
from tests.store.writers import contents, fresh, write_one

from tidings.errors import BusyError, DiskFullError, ReadOnlyError, StoreError, UnreachableError
from tidings.store import Query, Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a record with one report."""
    path = tmp_path / "record.db"
    with open_store(str(path)) as store:
        write_one(store, 0)
    return path


def test_another_writer_is_waited_for_and_then_given_up(store: Store, record_url: str) -> None:
    """A second writer waits so long and no longer; readers do not wait at all."""
    write_one(store, 0)
    with store.writing() as writing, open_store(record_url, patience_s=0.2) as other:
        writing.add_report(report("mine"), ADDED)
        with pytest.raises(BusyError, match="run again"):
            write_one(other, 1)
        assert other.count().reports == 1
    assert store.count().reports == 2


def test_who_asks_while_all_connections_are_taken_is_told(record_url: str) -> None:
    """So many questions at once that no connection is free: one waits so long, and is told in a sentence."""
    with open_store(record_url, patience_s=0.2) as store:
        with ExitStack() as taken, pytest.raises(BusyError, match="too many questions"):
            all(taken.enter_context(store.snapshot()) for _ in range(100))
        assert store.count().reports == 0


def test_a_record_that_may_only_be_read_is_read(path: Path) -> None:
    """A record in read-only mode answers, and says so where it is to be added to."""
    with open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        assert store.count().reports == 1
        with pytest.raises(ReadOnlyError, match="cannot be written to"):
            write_one(store, 1)
    with open_store(str(path)) as store:
        assert store.count().reports == 1


def test_a_user_who_may_only_read_reads(postgres_url: str) -> None:
    """A server's user without the right to write reads, and is told where it would add."""
    with open_store(postgres_url) as store:
        write_one(store, 0)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN IN ROLE pg_read_all_data")
    with open_store(postgres_url.replace("postgres:@", "reader:@")) as store:
        assert store.count().reports == 1
        with pytest.raises(ReadOnlyError, match=r"may not do this.*docs/store\.md"):
            write_one(store, 1)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP ROLE reader")


def test_a_full_database_keeps_what_it_has(path: Path) -> None:
    """When there is no room left, the report on the way is left out whole, and the record stays sound."""
    with open_store(str(path)) as store:
        pages = path.stat().st_size // 4096 + 30

        def bound(connection: object, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count={pages}")  # type: ignore[attr-defined]

        store._engine.dispose()
        event.listen(store._engine, "connect", bound)
        with pytest.raises(DiskFullError, match="no room left"):
            write_many(store)
        whole(store)


def write_many(store: Store) -> None:
    """More reports than there is room for."""
    for number in range(1, 500):
        write_one(store, number)


def whole(store: Store) -> None:
    """Every report is there with all that belongs to it, or not at all."""
    assert store.faults() == []
    reports, entries, events, _ = contents(store)  # type: ignore[misc]
    assert 1 < len(reports) < 499
    assert len(entries) == 3 * len(reports) == 3 * len(events)


def write_bounded(url: str, most_bytes: int, back: Connection) -> None:
    """What is told when the system lets a process write no larger file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    with open_store(url) as store:
        try:
            write_many(store)
        except StoreError as error:
            back.send((type(error), str(error)))


def test_a_system_that_lets_no_more_be_written_keeps_what_is_there(path: Path) -> None:
    """When the system refuses to write, the error says so and the record stays sound."""
    ours, theirs = fresh.Pipe()
    process = fresh.Process(target=write_bounded, args=(str(path), path.stat().st_size + 200_000, theirs))
    process.start()
    process.join(60)
    kind, words = ours.recv()
    assert issubclass(kind, DiskFullError)
    assert "disk" in words
    with open_store(str(path)) as store:
        whole(store)


def test_a_lost_connection_is_said_and_the_next_one_works(postgres_url: str) -> None:
    """When the server drops the connection in the middle of a writing, nothing of it is kept; the next one is."""

    def lose() -> None:
        with store.writing() as writing:
            of, claims = made_up(1)
            writing.add_report(of, ADDED)
            with psycopg.connect(postgres_url, autocommit=True) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid != pg_backend_pid()"
                )
            writing.add_claims(of.id, claims)

    with open_store(postgres_url) as store:
        write_one(store, 0)
        with pytest.raises(UnreachableError, match="connection to the server was lost"):
            lose()
        assert store.count().reports == 1
        write_one(store, 1)
        assert store.count().reports == 2


def test_a_damaged_file_is_said(path: Path, tmp_path: Path) -> None:
    """A page of the file that was overwritten is a fault that the doctor tells."""
    with open_store(str(path)) as store:
        for number in range(1, 60):
            write_one(store, number)
    bad = tmp_path / "bad.db"
    shutil.copy(path, bad)
    with bad.open("r+b") as file:
        file.seek(path.read_bytes().find(b"killed 30.") // 4096 * 4096)
        file.write(b"\xff" * 4096)
    with open_store(str(bad)) as store:
        assert "the file is damaged" in store.faults()[0]


def test_what_no_database_can_keep_is_said(store: Store) -> None:
    """A character that PostgreSQL has no place for is an error that names the matter; SQLite keeps it."""
    of = report(outlet="Wire\x00less")
    if store.where.startswith("postgresql"):
        with pytest.raises(StoreError, match="cannot be kept"):
            add(store, of)
        assert store.count().reports == 0
    else:
        add(store, of)
        assert store.report(of.id) == of


def test_half_a_character_is_said(store: Store) -> None:
    """Half of a character in a report's outlet or url is an error, and nothing of the report is kept."""
    for more in ({"outlet": "Wire \ud83d"}, {"url": "https://wire.example/\ud83d"}):
        with pytest.raises(StoreError, match="cannot be kept"):
            add(store, report(**more))
    assert store.count().reports == 0


def test_faults_of_our_own_are_not_told_as_the_world_s(store: Store) -> None:
    """A claim that says it is of another report is a bug of the caller."""
    of, other = report("a"), report("b", "Another text.")
    add(store, of)
    with pytest.raises(ValueError, match="is of the report"):
        add(store, other, claim(of))
    assert store.count().reports == 1
    assert store.entries(Query(known_by=datetime(2030, 1, 1, tzinfo=UTC))) == []
