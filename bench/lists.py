"""Speed of the lists that the page shows, on a record that bench/record.py has filled.

    python bench/lists.py FOLDER/synthetic-100000.db

Each question is put several times after one that is not counted; what is told is the median by the clock, and that of
the processor, which other work of the machine does not lengthen. The last line is JSON.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from statistics import median
from typing import Any

import tidings
from tidings.opened.open import OpenRecord

#: How often each question is put.
TIMES = 7
#: Rows of a page.
PAGE = 50
#: What is aimed at, by what the page asks of the record, in milliseconds: a change of the page has 300 in all.
MOST_STATE_MS, MOST_LIST_MS, MOST_CONTROL_MS = 1.0, 60.0, 200.0
#: What the synthetic reports tell often, and what they tell seldom.
OFTEN, SELDOM = "killed", '"killed at least" hom'

Question = tuple[str, float, Callable[[], object]]


def main() -> None:
    """Every time is printed, beside what is aimed at."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", help="the file or the address of a record")
    found: dict[str, tuple[float, float]] = {}
    with tidings.open_record(asked.parse_args().record, create=False) as record:
        for name, most, question in questions(record):
            found[name] = wall, cpu = _timed(question)
            told = f"(at most {most:g}: {'yes' if wall <= most else 'NO'})"
            print(f"  {name:44} {wall:9.1f} ms {cpu:9.1f} of the processor {told}")
    print(json.dumps({"ms": {name: wall for name, (wall, _) in found.items()}}))


def questions(record: OpenRecord) -> Iterator[Question]:
    """The state, every list narrowed in every way, and who holds all places on one day after another."""
    yield "state", MOST_STATE_MS, record.state
    for name, how in _narrowed(record).items():
        yield f"listed, {name}", MOST_LIST_MS, partial(_next_page, record, how, count())
        for view in ("days", "marks"):
            yield f"{view}, {name}", MOST_LIST_MS, partial(getattr(record, view), **how)
    middle, days = _middle(record), count()
    yield (
        "control, all places, day after day",
        MOST_CONTROL_MS,
        lambda: record.control(as_of=middle + timedelta(next(days))),
    )


def _next_page(record: OpenRecord, how: dict[str, Any], pages: Iterator[int]) -> object:
    """One page of a list after another, since the rows of a page that was told are kept."""
    return record.listed(offset=PAGE * next(pages), limit=PAGE, **how)


def _narrowed(record: OpenRecord) -> dict[str, dict[str, Any]]:
    """The ways in which the page narrows: by the commonest place, party and source, by days, kinds, grade, words."""
    day = _middle(record)
    week = {"since": day, "until": day + timedelta(6)}
    moment = {"known_by": datetime.combine(day, datetime.min.time(), UTC)}
    place, party = record.places_told(limit=1).rows[0].id, record.parties(limit=1).rows[0].id
    return {
        "all": {}, "a week": week, "a place": {"place": place}, "a kind": {"kinds": ("airstrike", "shelling")},
        "a grade": {"grade": "contested"}, "a party": {"actor": party},
        "a source": {"source": record.tellers(limit=1).rows[0].id}, "a measure": {"measure": "killed"},
        "common words": {"text": OFTEN}, "rare words": {"text": SELDOM}, "a moment": moment,
        "a moment, a week": {**moment, **week, "until": day}, "a moment, a party": {**moment, "actor": party},
    }  # fmt: skip


def _middle(record: OpenRecord) -> date:
    """The day in the middle of what the record tells of."""
    span = record.span()
    assert span.first is not None
    assert span.last is not None
    return span.first + (span.last - span.first) / 2


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    do()
    walls, processor = [], []
    for _ in range(TIMES):
        start, cpu = time.perf_counter(), time.process_time()
        do()
        walls.append(1000 * (time.perf_counter() - start))
        processor.append(1000 * (time.process_time() - cpu))
    return median(walls), median(processor)


if __name__ == "__main__":
    main()
