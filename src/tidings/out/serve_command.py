"""The record of this run on the page, and the samples as a record to look at."""

from contextlib import suppress
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit

from tidings.errors import NoRecordError, SettingsError
from tidings.opened.open import open_record
from tidings.out.opening import with_record
from tidings.out.read_command import read_into_record
from tidings.out.terminal import run_gazetteer, run_settings, say
from tidings.out.web.desk import Desk, file_of
from tidings.out.web.pages import Look
from tidings.out.web.serving import Serving, check_port, serve
from tidings.store.engine import shown, url_of


def serve_record(record: str, serving: Serving, basemap: str | None) -> None:
    """The page is served until it is stopped; raises SettingsError where it cannot be."""
    if basemap and urlsplit(basemap).scheme not in ("http", "https"):
        remedy = "give the https address of a MapLibre style"
        raise SettingsError("this is no address of a map style", where=basemap, remedy=remedy)
    check_port(serving)
    settings = run_settings()
    gazetteer = run_gazetteer(settings)
    where = record or settings.record
    look = Look(record=name_of(where), basemap=basemap, filling=with_record("read REPORTS", told(record)))
    desk = Desk(lambda: open_record(where, gazetteer=gazetteer, create=False), lambda: file_of(where))
    with suppress(NoRecordError):  # the page says how to make one; what else is wrong ends the command
        desk.state()
    serve(desk, look, serving)


def name_of(where: str) -> str:
    """What a record is called on the page: its file's name, or its address without a password."""
    return Path(where).name if "://" not in where else told(where)


def told(where: str) -> str:
    """Where a record lies, as it was given, but without a password."""
    return shown(url_of(where)) if "://" in where else where


def with_samples(record: str) -> int:
    """The shipped sample reports are in a record; the exit status of reading them."""
    if Path(record).exists():
        say(f"{record} is there already and is shown as it is")
        return 0
    with as_file(files("tidings").joinpath("data", "samples")) as folder:
        return read_into_record([folder], record, published=None, outlet=None)
