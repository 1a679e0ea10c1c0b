"""Where a record lies, and connections to it: SQLite in a file, or PostgreSQL by its address."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from tidings.errors import NoRecordError, NotARecordError, StoreError

#: Tells that a transaction will write.
WRITING = "tidings_writing"
#: PostgreSQL's advisory lock of the one writer: "tidings" in ASCII, as a number of 64 bits.
WRITER_LOCK = int.from_bytes(b"tidings")
FORMS = "give a file, or an address such as postgresql://user:password@host/database"


def url_of(where: str) -> URL:
    """The address as SQLAlchemy takes it; a plain path is a file of SQLite."""
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:  # the latter where a port is no number
        raise StoreError("this is no address of a record", where=hidden(where), remedy=FORMS) from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise StoreError(f"a record cannot be kept in {url.drivername}", where=shown(url), remedy=FORMS)
    return url


def hidden(where: str) -> str:
    """An address that cannot be taken apart, without what may be a password."""
    scheme, _, rest = where.partition("://")
    return f"{scheme}://…{rest.rpartition('@')[2]}"


def shown(url: URL) -> str:
    """The address for a person: a file's path, or a server's without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite://"
    plain = url.set(drivername="postgresql") if url.get_backend_name() == "postgresql" else url
    return plain.render_as_string(hide_password=True)


def check_file(url: URL, create: bool) -> None:
    """Raises StoreError where the file of a record is none, or is missing and not to be made, or has no folder."""
    if not url.database or url.database == ":memory:":
        raise StoreError("a record is kept in a file", where="sqlite", remedy=FORMS)
    if url.database.startswith("file:"):
        return
    path = Path(url.database)
    if path.is_dir():
        raise NotARecordError("this is a folder", where=str(path), remedy="give the file of a record")
    if path.exists():
        return
    if not create:
        remedy = "read reports into it first: tidings read FILE"
        raise NoRecordError("there is no record", where=str(path), remedy=remedy)
    if not path.parent.is_dir():
        raise StoreError("there is no such folder", where=str(path.parent), remedy="make it first")


def engine_of(url: URL, patience_s: float) -> Engine:
    """An engine whose transactions begin as the record needs; a writer waits `patience_s` for another, and so does
    whoever asks when all connections of this process are taken (15, SQLAlchemy's default)."""  # fmt: skip
    if url.get_backend_name() == "sqlite":
        arguments = {"timeout": patience_s, "check_same_thread": False}
        engine = create_engine(url, connect_args=arguments, pool_timeout=patience_s)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    arguments = {"connect_timeout": CONNECT_S}
    return create_engine(url, pool_pre_ping=True, connect_args=arguments, pool_timeout=patience_s)


#: How long a server may take to answer at all, in seconds.
CONNECT_S = 10
#: How long another process may take to make the file of a new record, in seconds; it takes a tenth of one.
SWITCH_S = 30
#: Pages kept in memory by each connection to SQLite, in KiB (negative means KiB): a week of a large record fits.
CACHE = -65_536


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """Write-ahead log, so that readers never wait; foreign keys; a commit survives a kill, and the disk stays sound."""
    connection.isolation_level = None  # transactions are begun here, not by the driver
    cursor = connection.cursor()
    _log_ahead(cursor)
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA cache_size={CACHE}")
    cursor.close()


def _log_ahead(cursor: sqlite3.Cursor) -> None:
    """The write-ahead log is on, where the file may be written to.

    SQLite refuses the switch at once, without its own waiting, while another process makes the same new file.
    """
    until = time.monotonic() + SWITCH_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            code = error.sqlite_errorcode & 0xFF
            if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                return
            if code != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin_sqlite(connection: Connection) -> None:
    """Takes the writer's place at once where the transaction will write, so that none is refused half-way."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def take_turn(connection: Connection, patience_s: float) -> None:
    """Waits on PostgreSQL until no other process writes; on SQLite the transaction's beginning has done so."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {int(patience_s * 1000)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
