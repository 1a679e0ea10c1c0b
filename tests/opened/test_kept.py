"""What is kept while the record stays is what would be worked out anew, whoever asks and however many at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

from tests.opened.contents import readings, week_reports

from tidings.gazetteer import Gazetteer
from tidings.opened.kept import Kept
from tidings.opened.open import OpenRecord
from tidings.pipeline import Reader
from tidings.record import Claim, Report
from tidings.store import Query
from tidings.views.control import control

#: As many as a web server's threads that answer at once (Starlette's and AnyIO's default).
THREADS = 40
#: Questions that each of them asks, one after another; together they ask each many times.
EACH = 8

Read = tuple[tuple[Report, tuple[Claim, ...]], ...]


def test_a_value_is_made_once_and_anew_in_another_state() -> None:
    """However many ask at once, a value is made once; another state of the record has its own."""
    kept, made, start = Kept(), list[str](), Barrier(THREADS)

    def make() -> str:
        made.append("made")
        return str(len(made))

    def ask() -> str:
        start.wait()
        return kept.of("value", "first", make)

    with ThreadPoolExecutor(THREADS) as pool:
        assert {one.result() for one in [pool.submit(ask) for _ in range(THREADS)]} == {"1"}
    assert kept.of("value", "second", make) == "2"
    assert kept.of("other", "second", make) == "3"
    assert kept.of("value", "second", make) == "2"


def test_control_that_is_kept_is_control(record: OpenRecord, reader: Reader) -> None:
    """For other days and moments, and once a report is added, who holds a place is what the claims tell afresh."""
    found = list(readings(reader, week_reports("syria-2024")))
    record.add_all(found[:-5])
    moment = datetime(2024, 12, 6, 12, tzinfo=UTC)

    def afresh(**asked: Any) -> Any:
        return control(record.store.entries(Query()), gazetteer=reader.gazetteer, **asked)

    for known_by in (None, moment, None):
        for day in (None, date(2024, 12, 1), date(2024, 12, 8), date(2024, 11, 20)):
            assert record.control(as_of=day, known_by=known_by) == afresh(as_of=day, known_by=known_by)
    of_syria = record.store.entries(Query(country="SY"))
    assert record.control("Syria", as_of=moment.date()) == control(
        of_syria, as_of=moment.date(), gazetteer=reader.gazetteer
    )
    record.add_all(found[-5:])
    assert record.control() == afresh()


def questions(record: OpenRecord) -> list[Callable[[], Any]]:
    """Questions of every sort, as a page asks them."""
    day = date(2024, 12, 5)
    moment = datetime(2024, 12, 6, tzinfo=UTC)
    return [
        record.state,
        record.span,
        lambda: record.span(moment),
        lambda: record.listed(place="Hama"),
        lambda: record.listed(actor="hts", text="hama", known_by=moment),
        lambda: record.days(place="Syria"),
        lambda: record.marks(known_by=moment),
        lambda: record.parties(like="syr"),
        record.tellers,
        record.places_told,
        lambda: record.told(source="SOHR"),
        record.reports,
        lambda: record.control(as_of=day),
        lambda: record.control("Syria", known_by=moment),
        lambda: record.control("Hama", as_of=day - timedelta(days=3)),
        lambda: record.toll(place="Syria"),
        lambda: record.timeline(place="Hama", since=day, until=day),
        lambda: record.sources(place="Hama"),
        lambda: record.brief(day),
        lambda: record.gazetteer.named("Tal Rifaat"),
        lambda: [record.gazetteer.place(f"{id}@site:airport") for id in ("170017", "169577")],
        lambda: [one for one in map(record.gazetteer.place, ("170017", "169577")) if one],
        lambda: record.place("Hama province"),
    ]


def test_forty_threads_ask_one_record_at_once(record: OpenRecord, reader: Reader) -> None:
    """Asked by as many threads as a server has, each question is answered as it is when asked alone."""
    record.add_all(readings(reader, week_reports("syria-2024")))
    alone = [ask() for ask in questions(record)]
    fresh = OpenRecord(record.store, Gazetteer(reader.gazetteer.folder))  # nothing is kept, nothing looked up yet
    start = Barrier(THREADS)

    def ask(number: int) -> dict[int, Any]:
        start.wait()
        asked = questions(fresh)
        return {n: asked[n]() for n in ((number + n) % len(asked) for n in range(EACH))}

    with ThreadPoolExecutor(THREADS) as pool:
        answers = [one.result() for one in [pool.submit(ask, number) for number in range(THREADS)]]
    assert all(each[n] == alone[n] for each in answers for n in each)
