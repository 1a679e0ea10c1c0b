"""What goes wrong in a database, as errors that say what, where and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as AllTaken

from tidings.errors import (
    BusyError,
    DiskFullError,
    NotARecordError,
    ReadOnlyError,
    StoreError,
    UnreachableError,
)

Kind = tuple[type[StoreError], str, str]

FULL = (DiskFullError, "there is no room left on the disk", "make room and run again; nothing was half written")
READ_ONLY = (ReadOnlyError, "the record cannot be written to", "ask for the right to write, or copy it elsewhere")
BUSY = (BusyError, "another process has been writing for too long", "wait until it is done, and run again")
TAKEN = (BusyError, "too many questions are put to the record at once", "ask again in a while")
NO_DATABASE = (NotARecordError, "this file is no record, or a damaged one", "give another, or restore a copy of it")
CANNOT_OPEN = (ReadOnlyError, "the file or its folder cannot be opened for writing", "mend their permissions")
DISK = (DiskFullError, "the disk failed, or lets no more be written", "look at the disk and its quota, and run again")
LOST = (
    UnreachableError,
    "the connection to the server was lost",
    "run again when it answers; nothing was half written",
)
CLOSED = (
    UnreachableError,
    "the server cannot be reached, or does not let one in",
    "mend the address, or see docs/store.md on how a database is made",
)
NO_RIGHT = (ReadOnlyError, "the user may not do this in the database", "have it granted; see docs/store.md")
UNKEPT = (StoreError, "something in a report cannot be kept in the database", "take it out of the report")

#: By the first eight bits of SQLite's error code: https://www.sqlite.org/rescode.html
OF_SQLITE: dict[int, Kind] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_NOTADB: NO_DATABASE,
    sqlite3.SQLITE_CORRUPT: NO_DATABASE,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: DISK,
    sqlite3.SQLITE_TOOBIG: UNKEPT,
}

#: By the beginning of PostgreSQL's SQLSTATE, the longest that fits: Appendix A of its manual.
OF_POSTGRES: dict[str, Kind] = {
    "08": LOST,
    "22": UNKEPT,
    "25006": READ_ONLY,
    "28": CLOSED,
    "3D": CLOSED,
    "42501": NO_RIGHT,
    "53": FULL,
    "53300": (UnreachableError, "the server has too many connections", "close some, or run again later"),
    "54": UNKEPT,
    "55P03": BUSY,
    "57": LOST,
    "57014": BUSY,
    "58": DISK,
}


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns what the database says is wrong outside the program into StoreError; our own bugs pass as they are."""
    try:
        yield
    except DBAPIError as error:
        kind = kind_of(error)
        if kind is None:
            raise
        of, what, remedy = kind
        detail = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        raise of(f"{what}: {detail}", where=where, remedy=remedy) from error
    except AllTaken as error:
        of, what, remedy = TAKEN
        raise of(what, where=where, remedy=remedy) from error
    except UnicodeEncodeError as error:  # half of a character, as some programs write it into JSON
        of, what, remedy = UNKEPT
        raise of(f"{what}: {error}", where=where, remedy=remedy) from error


def kind_of(error: DBAPIError) -> Kind | None:
    """What kind of failure it is; None where it is a bug of ours."""
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", None)
        return OF_SQLITE.get(code & 0xFF) if code is not None else None
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return next((OF_POSTGRES[state[:n]] for n in (5, 2) if state[:n] in OF_POSTGRES), None)
    if isinstance(error, DataError):
        return UNKEPT
    if error.statement is None:  # while connecting; then libpq gives no SQLSTATE, and speaks the server's language
        return CLOSED
    return LOST if isinstance(error, OperationalError) or error.connection_invalidated else None
