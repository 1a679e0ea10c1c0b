"""Opening a record: making it where there is none, bringing an old one up to date, refusing what is none."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.sql import column, table

from tidings.errors import NoRecordError, NotARecordError
from tidings.store.engine import WRITING, check_file, engine_of, shown, take_turn, url_of
from tidings.store.failures import told
from tidings.store.store import Store
from tidings.store.tables import REVISION_TABLE, REVISIONS, metadata

if TYPE_CHECKING:
    from alembic.config import Config

#: How long a writer waits for another by default, in seconds; adding one report takes a hundredth of a second.
PATIENCE_S = 60.0


def open_store(where: str, *, create: bool = True, patience_s: float = PATIENCE_S) -> Store:
    """The record at a file's path or a server's address, brought to the present revision.

    Where there is none it is made, unless `create` is False. Raises StoreError where that cannot be, and
    NotARecordError where something else lies there, or a record made by a newer program.
    """
    url = url_of(where)
    if url.get_backend_name() == "sqlite":
        check_file(url, create)
    engine = engine_of(url, patience_s)
    try:
        with told(shown(url)):
            _bring_up_to_date(engine, shown(url), create, patience_s)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, shown(url), patience_s)


def _bring_up_to_date(engine: Engine, where: str, create: bool, patience_s: float) -> None:
    with engine.connect() as connection:
        if revision_of(connection, where) == REVISIONS[-1]:
            return
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        take_turn(connection, patience_s)
        revision = revision_of(connection, where)  # another process may have been faster
        if revision is None and not create:
            raise NoRecordError("there is no record", where=where, remedy="read reports into it: tidings read FILE")
        if revision != REVISIONS[-1]:
            migrate(connection, REVISIONS[-1])


def revision_of(connection: Connection, where: str) -> str | None:
    """The revision of the record; None where nothing is there yet. Raises NotARecordError where it is none of ours."""
    names = set(inspect(connection).get_table_names())
    if REVISION_TABLE not in names:
        strange = names if connection.dialect.name == "sqlite" else names & set(metadata.tables)
        if strange:
            raise NotARecordError(
                f"this database holds other things, such as the table {min(strange)!r}",
                where=where,
                remedy="give a database of its own",
            )
        return None
    revision = connection.execute(select(column("version_num")).select_from(table(REVISION_TABLE))).scalar()
    if revision not in REVISIONS:
        raise NotARecordError(
            f"a newer Tidings made this record (its revision is {revision}; {REVISIONS[-1]} is the newest known here)",
            where=where,
            remedy="install the newer Tidings",
        )
    return str(revision)


def migrate(connection: Connection, revision: str) -> None:
    """The record is at a revision, all in the transaction of the connection."""
    from alembic import command

    command.upgrade(alembic_config(connection), revision)


def alembic_config(connection: Connection) -> "Config":
    """What Alembic needs to know."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
