"""Many reports into one record: each is read and kept, or is there already, or is said to have failed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec import Struct

from tidings.errors import LanguageError, ReadError, StoreError, VersionError
from tidings.opened.open import OpenRecord
from tidings.pipeline import Reader
from tidings.record import Report


class Done(Struct, frozen=True):
    """What became of one report: `what` is its id, or where it stood if it could not be read as one.

    `claims` counts those that it brought; `error` says what went wrong where `outcome` is failed; `note` what a person
    should know of how it was kept, or why it was not.
    """

    what: str
    outcome: Literal["read", "there", "failed"]
    claims: int = 0
    error: str = ""
    note: str = ""


def read_all(
    found: Iterable[Report | ReadError], record: OpenRecord, open_reader: Callable[[], Reader]
) -> Iterator[Done]:
    """What became of each report, in their order. Raises StoreError where the record can no longer be written to.

    A report is in the record whole or not at all, so that a run may be stopped at any moment and begun again. The
    reader is opened for the first report that is new.
    """
    reader: Reader | None = None
    for one in found:
        if isinstance(one, ReadError):
            yield Done(one.where or "input", "failed", error=str(one))
        elif record.has(one):
            yield Done(one.id, "there", note=_differs(one, record))
        else:
            reader = reader or open_reader()
            yield _read(one, record, reader)


def _read(report: Report, record: OpenRecord, reader: Reader) -> Done:
    """The report is read and kept; what goes wrong in reading it is kept beside, and the next run tries again."""
    try:
        return _keep(report, record, reader)
    except VersionError:  # another process was faster by a version of the same report
        return _keep(report, record, reader)
    except StoreError:
        raise
    except LanguageError as error:
        return _failed(report, record, str(error))
    except Exception as error:  # the batch loop around one report: the rest of the batch must not be lost
        fault = f"{report.id}: a fault of the program ({type(error).__name__}: {error}); please report it"
        return _failed(report, record, fault)


def _keep(report: Report, record: OpenRecord, reader: Reader) -> Done:
    version = record.as_version(report)
    if version is None:
        return Done(report.id, "there", note=_differs(report, record))
    claims = reader.read(version).claims
    kept = record.add(version, claims)
    return Done(kept.id, "read", len(claims), note=_renamed(report, kept)) if kept else Done(report.id, "there")


def _renamed(given: Report, kept: Report) -> str:
    """That another report has its id, so that this one has another; "" where it has its own."""
    if kept.id == given.id:
        return ""
    of = f"a version of {kept.supersedes}" if kept.supersedes else "since another report has its id"
    return f"{given.id}: kept as {kept.id}, {of}"


def _differs(given: Report, record: OpenRecord) -> str:
    """That the record has this text with another day or as no version, which stays; "" where it is the same."""
    kept = record.report(given.id)
    if kept is None:
        return ""
    pairs = ((name, getattr(given, name), getattr(kept, name)) for name in ("published", "supersedes"))
    told = (f"its {name} ({had or 'none'})" for name, new, had in pairs if new is not None and new != had)
    other = " and ".join(told)
    return f"{given.id}: already there, and keeps {other}" if other else ""


def _failed(report: Report, record: OpenRecord, why: str) -> Done:
    record.add_problem(report.id, why)
    return Done(report.id, "failed", error=why)
