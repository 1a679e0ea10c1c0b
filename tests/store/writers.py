"""Processes that write into a record."""

import os
from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from tests.entries import HAMA
from tests.store.facts import ADDED, made_up

from tidings.record import Event
from tidings.store import Query, Store, open_store

#: Processes that come from a clean one, since children of this one would share its connections.
fresh = get_context("forkserver")
fresh.set_forkserver_preload(["tests.store.writers"])


def write(url: str, numbers: Iterable[int]) -> None:
    """The made-up reports of these numbers are in the record, each with what follows from it in one writing."""
    with open_store(url) as store:
        for number in numbers:
            write_one(store, number)


def write_one(store: Store, number: int) -> None:
    """A made-up report is in the record, whole, once."""
    of, claims = made_up(number)
    with store.writing() as writing:
        if writing.add_report(of, ADDED):
            writing.add_claims(of.id, claims)
            ids = [one.id for one in claims]
            event = Event(id=f"e{number}", kind="kill", claims=tuple(ids), place=HAMA, time=None, grade="weak")
            writing.put_keys({id: ["key"] for id in ids})
            writing.set_origins(dict.fromkeys(ids, of.id))
            writing.set_events(dict.fromkeys(ids, event.id))
            writing.put_events([event.id], [event])


def started(url: str, numbers: Iterable[int]) -> BaseProcess:
    """A process that writes."""
    process = fresh.Process(target=write, args=(url, list(numbers)))
    process.start()
    return process


def killed(process: BaseProcess) -> None:
    """The process is gone, without a chance to clear up."""
    assert process.pid
    os.kill(process.pid, 9)
    process.join()


def contents(store: Store) -> object:
    """All that a record holds of these, whatever the order of adding."""
    reports = sorted(store.reports(), key=lambda one: one.id)
    return reports, store.entries(Query()), store.events(Query()), store.count()
