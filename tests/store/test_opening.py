"""A record is made, found, brought up to date, or refused with a reason."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text
from tests.entries import GOMA, HAMA
from tests.store.facts import DAY, add, claim, made_up, report

from tidings.errors import NotARecordError, StoreError, UnreachableError
from tidings.record import When
from tidings.store import Query, open_store
from tidings.store.engine import WRITING, engine_of, url_of
from tidings.store.opening import alembic_config, migrate
from tidings.store.tables import REVISION_TABLE, REVISIONS, metadata
from tidings.store.words import CLAIM_WORDS, REPORT_WORDS


def engine(url: str) -> Engine:
    """Connections past the store."""
    return engine_of(url_of(url), 5)


def test_a_record_is_there_after_closing(record_url: str) -> None:
    """What was kept is there when the record is opened again, and opening it again changes nothing."""
    of, claims = made_up(1)
    with open_store(record_url) as store:
        add(store, of, *claims)
        before = store.entries(Query())
    for _ in range(2):
        with open_store(record_url, create=False) as store:
            assert store.entries(Query()) == before


def test_the_tables_are_those_of_the_migrations(record_url: str) -> None:
    """A new record has exactly the tables, columns and indexes that the code knows."""
    open_store(record_url).close()
    with engine(record_url).connect() as connection:
        options = {"version_table": REVISION_TABLE, "compare_type": True, "include_name": is_no_words}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        script = ScriptDirectory.from_config(alembic_config(connection))
        assert tuple(one.revision for one in reversed(list(script.walk_revisions()))) == REVISIONS


def is_no_words(name: str | None, *_: object) -> bool:
    """True of all but the tables of words, which each database has in its own way."""
    return not (name or "").startswith((CLAIM_WORDS, REPORT_WORDS))


def test_an_old_record_is_brought_up_to_date(record_url: str) -> None:
    """A record of the first revision answers, once opened, what a new one does."""
    spans = [When(DAY, DAY, "stated"), When(date(2024, 1, 1), DAY, "stated"), When(None, DAY, "stated"), None]
    of = report()
    with open_store(record_url) as store:
        add(store, of, *(claim(of, day=span) for span in spans), claim(of, "hold", HAMA, targets=[HAMA, GOMA]))
        asked = [Query(since=DAY, until=DAY), Query(until=date(2024, 6, 1)), Query(until=date(2023, 1, 1))]
        asked += [Query(places=(GOMA.id,)), Query(text="hama reb")]
        new = [store.entries(query) for query in asked]
        assert [len(found) for found in new] == [5, 2, 1, 1, 5]
    with engine(record_url).begin() as connection:
        to_the_first(connection)
    with open_store(record_url) as store:
        assert [store.entries(query) for query in asked] == new
        assert store.faults() == []


def to_the_first(connection: object) -> None:
    """The record is as the first revision made it."""
    connection.execute(text("DELETE FROM derived_events WHERE gone"))  # type: ignore[attr-defined]
    for table in (CLAIM_WORDS, REPORT_WORDS, "derived_facets", "derived_named", "derived_made", "claim_places"):
        connection.execute(text(f"DROP TABLE {table}"))  # type: ignore[attr-defined]
    for index in ("events_by_day", "events_by_place", "derived_claims_by_event", "derived_claims_by_number"):
        connection.execute(text(f"DROP INDEX {index}"))  # type: ignore[attr-defined]
    for table, columns in (
        ("derived_claims", ("number", "known", "until")),
        ("derived_events", ("region", "country", "known", "steady", "gone")),
    ):
        for column in columns:
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))  # type: ignore[attr-defined]
    connection.execute(text("CREATE INDEX ix_derived_claims_event ON derived_claims (event)"))  # type: ignore[attr-defined]
    for by in ("day", "place", "region"):
        connection.execute(text(f"DROP INDEX claims_by_{by}"))  # type: ignore[attr-defined]
    for by in ("place", "region"):
        connection.execute(text(f"CREATE INDEX claims_by_{by} ON claims ({by}, first_day)"))  # type: ignore[attr-defined]
    connection.execute(text("ALTER TABLE claims DROP COLUMN reach"))  # type: ignore[attr-defined]
    connection.execute(text(f"UPDATE {REVISION_TABLE} SET version_num = '0001'"))  # type: ignore[attr-defined]


def test_going_back_by_hand_is_the_first_revision(tmp_path: Path) -> None:
    """What the test above calls the first revision is what the first migration makes."""
    old, new = str(tmp_path / "old.db"), str(tmp_path / "new.db")
    with engine(old).connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        migrate(connection, "0001")
    open_store(new).close()
    with engine(new).begin() as connection:
        to_the_first(connection)
    columns = []
    for path in (old, new):
        with closing(sqlite3.connect(path)) as connection:
            tables = connection.execute(
                "SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c"
            )
            indexes = connection.execute("SELECT m.name, c.name, '' FROM sqlite_master m, pragma_index_info(m.name) c")
            columns.append(sorted([*tables, *indexes], key=str))
    assert columns[0] == columns[1]


def test_a_record_of_a_newer_program_is_refused(record_url: str) -> None:
    """A record that a newer program made is not touched, and a sentence says why."""
    open_store(record_url).close()
    with engine(record_url).begin() as connection:
        connection.execute(text(f"UPDATE {REVISION_TABLE} SET version_num = '0999'"))
    with pytest.raises(NotARecordError, match=r"a newer Tidings made this record.*0999.*install the newer Tidings"):
        open_store(record_url)


def test_a_database_of_others_is_refused(record_url: str) -> None:
    """Tidings puts no tables among those of others that have the same names."""
    with engine(record_url).begin() as connection:
        connection.execute(text("CREATE TABLE reports (id INTEGER)"))
    with pytest.raises(NotARecordError, match="holds other things"):
        open_store(record_url)
    with engine(record_url).connect() as connection:
        assert connection.execute(text("SELECT * FROM reports")).all() == []


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A text file is no record and stays as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("Rebels took Hama on Thursday. " * 40)
    before = path.read_bytes()
    with pytest.raises(NotARecordError, match="no record"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    """A folder is refused with what to give instead."""
    with pytest.raises(NotARecordError, match="this is a folder"):
        open_store(str(tmp_path))


def test_a_record_that_is_missing_is_made_only_if_told(record_url: str, tmp_path: Path) -> None:
    """Reading from a record that is not there is an error, and makes none."""
    with pytest.raises(StoreError, match="there is no record"):
        open_store(record_url, create=False)
    assert not list(tmp_path.glob("record.db"))


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """A record is not made in a folder that is not there."""
    with pytest.raises(StoreError, match="no such folder"):
        open_store(str(tmp_path / "none" / "record.db"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://me:hidden@host/db", "cannot be kept in mysql"),
        ("postgresql://me:hidden@host:port/db", "no address"),
        ("sqlite://", "kept in a file"),
        ("://", "no address"),
    ],
)
def test_a_wrong_address_is_said_without_its_password(address: str, words: str) -> None:
    """What is no address of a record is an error that shows no password."""
    with pytest.raises(StoreError, match=words) as caught:
        open_store(address)
    assert "hidden" not in str(caught.value)


def test_a_server_that_does_not_answer_is_said() -> None:
    """A server that is not there is an error that shows no password."""
    with pytest.raises(UnreachableError, match="cannot be reached") as caught:
        open_store("postgresql://me:hidden@127.0.0.1:1/record")
    assert "hidden" not in str(caught.value)
    assert "127.0.0.1:1/record" in str(caught.value)


def test_a_database_that_is_not_there_is_said(postgres_url: str) -> None:
    """A database that the server does not have is an error with what to do."""
    with pytest.raises(UnreachableError, match=r"does not let one in.*docs/store.md"):
        open_store(postgres_url.replace("/record", "/nowhere"))


def test_a_user_that_the_server_does_not_know_is_said(postgres_url: str) -> None:
    """A user that the server does not know is an error with what to do."""
    with pytest.raises(UnreachableError, match="does not let one in"):
        open_store(postgres_url.replace("postgres:@", "nobody:hidden@"))
