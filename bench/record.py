"""Speed of the record at several sizes, on synthetic records whose truth is known, and how true its findings are.

    python bench/record.py [--sizes 100,10000,1000000] [--record FOLDER|postgresql://...] [--no-truth] [--only PART,...]

Each part of each size runs in a process of its own, one after the other: `load` fills a new record, `add` adds single
reports to it, `ask` puts every question, `true` holds findings against the truth, `again` rebuilds what is derived.
What is measured is printed as it comes, and at the end as lines of JSON. A PostgreSQL record must be empty, and takes
one size. The record of a size lies in FOLDER (by default a temporary one, which is deleted) as synthetic-SIZE.db; a
FOLDER that has it already is not loaded again.
"""

import argparse
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import tidings
from synthetic import Told, records, wars
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.actors import load_actors
from tidings.opened.derive import derive
from tidings.opened.open import OpenRecord
from tidings.store import Query
from truth import Truth, control_checked, grouping_checked, moves_checked, tolls_checked

SIZES = (100, 10_000, 1_000_000)
#: Reports that are added one by one to a record of each size.
ADDED = 100
#: How often each question is put.
TIMES = 5
#: What is aimed at, by the project's own plan.
MOST_ANSWER_MS, MOST_ADD_MS, MOST_SLOPE = 200.0, 50.0, 3.0
LEAST_TOLLS = 0.95
#: From so many claims on, only every so many days and weeks are held against the truth.
MANY, EVERY_DAYS, EVERY_WEEKS = 50_000, 40, 8


def main() -> None:
    """Every figure is printed, beside what is aimed at."""
    asked = _arguments()
    if asked.part:
        print(json.dumps(PARTS[asked.part](asked.record, asked.size)))
        return
    with tempfile.TemporaryDirectory() as folder:
        rows = [_measured(size, asked, asked.record or folder) for size in asked.sizes]
    _slope(rows)
    for row in rows:
        print(json.dumps(row))


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=lambda text: [int(one) for one in text.split(",")], default=SIZES)
    asked.add_argument("--record", default="", help="a folder, or the address of an empty PostgreSQL database")
    asked.add_argument("--no-truth", action="store_true", help="leave out the part that holds findings against truth")
    asked.add_argument("--only", default="", help="these parts of load, add, ask, true, again")
    asked.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    asked.add_argument("--size", type=int, help=argparse.SUPPRESS)
    return asked.parse_args()


def _measured(size: int, asked: argparse.Namespace, where: str) -> dict[str, Any]:
    """All parts of one size, printed as they come."""
    url = where if "://" in where else str(Path(where) / f"synthetic-{size}.db")
    wanted = asked.only.split(",") if asked.only else [one for one in PARTS if one != "true" or not asked.no_truth]
    row: dict[str, Any] = {"size": size}
    print(f"\n{size:,} claims")
    for part in PARTS:
        there = part == "load" and "://" not in url and Path(url).exists()
        if part in wanted and not there:
            found = _part(part, url, size)
            row[part] = found
            SHOWN[part](found)
    return row


def _part(part: str, url: str, size: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--part", part, "--record", url, "--size", str(size)]
    done = subprocess.run(command, stdout=subprocess.PIPE, env={**os.environ, "OMP_NUM_THREADS": "1"}, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


# parts


def load(url: str, size: int) -> dict[str, Any]:
    """A new record is filled, and the reports that follow are put aside for `add`."""
    stream = _stream()
    counts = {"claims": 0, "reports": 0}

    def some() -> Iterator[tuple[tidings.Report, tuple[tidings.Claim, ...]]]:
        for one in stream:
            counts["claims"] += len(one.claims)
            counts["reports"] += 1
            yield one.report, one.claims
            if counts["claims"] >= size:
                return

    start = time.perf_counter()
    with tidings.open_record(url) as record:
        record.add_all(some(), lambda done, total: _say(f"{counts['claims']:,} claims, {_since(start):.0f} s"))
    seconds = _since(start)
    _aside(url, size).write_bytes(pickle.dumps(list(islice(stream, ADDED))))
    megabytes = Path(url).stat().st_size / 1e6 if "://" not in url else None
    return {**counts, "seconds": seconds, "file_mb": megabytes, "peak_mb": _peak_mb()}


def add(url: str, size: int) -> dict[str, Any]:
    """Single reports are added, each in a transaction of its own, as `tidings read` does after reading."""
    some: list[Told] = pickle.loads(_aside(url, size).read_bytes())
    whole, linking, processor = [], [], []
    with tidings.open_record(url) as record:
        nearby = record.nearby
        for one in some:
            start, cpu = time.perf_counter(), time.process_time()
            with record.store.writing() as writing:
                kept = writing.add_report(one.report, datetime.now(UTC))
                if kept is None:
                    continue
                writing.add_claims(kept.id, one.claims)
                stored = time.perf_counter()
                derive(writing, [kept], nearby, record.wording)
                linking.append(1000 * _since(stored))
            whole.append(1000 * _since(start))
            processor.append(1000 * (time.process_time() - cpu))
    if not whole:
        return {"reports": 0, "peak_mb": _peak_mb()}
    return {
        "reports": len(whole), "median_ms": median(whole), "p95_ms": _p95(whole), "most_ms": max(whole),
        "cpu_median_ms": median(processor), "cpu_p95_ms": _p95(processor),
        "linking_median_ms": median(linking), "linking_mean_ms": sum(linking) / len(linking), "peak_mb": _peak_mb(),
    }  # fmt: skip


def ask(url: str, size: int) -> dict[str, Any]:
    """Every question is put about the busiest and a middling place, about the busiest week, and about both."""
    with tidings.open_record(url) as record:
        counts = sorted(record.store.place_counts().items(), key=lambda one: (-one[1], one[0]))
        towns = [key for key, _ in counts if (place := record.gazetteer.place(key)) and place.kind != "country"]
        weeks = _weeks(record)
        times = {name: _timed(question) for name, question in _questions(record, towns, weeks)}
    worst = max(times, key=lambda name: times[name])
    return {
        "ms": {name: wall for name, (wall, _) in times.items()},
        "cpu_ms": {name: cpu for name, (_, cpu) in times.items()},
        "worst": worst,
        "claims": counts[:3],
        "weeks": {name: day.isoformat() for name, day in weeks.items()},
        "peak_mb": _peak_mb(),
    }


def _questions(
    record: OpenRecord, towns: list[str], weeks: dict[str, date]
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every view of the busiest and a middling place, of such weeks, of both, and of a week as known when it ended."""
    first, last = weeks["busiest week"], weeks["busiest week"] + timedelta(6)
    evening = datetime.combine(last, datetime.min.time(), UTC) + timedelta(hours=18)
    places = {"busiest place": towns[0], "middling place": towns[len(towns) // 2]}
    narrowed: dict[str, dict[str, Any]] = {name: {"place": place} for name, place in places.items()}
    narrowed |= {name: {"since": day, "until": day + timedelta(6)} for name, day in weeks.items()}
    narrowed["place and week"] = {"place": towns[0], "since": first, "until": last}
    narrowed["busiest week, then"] = {"since": first, "until": last, "known_by": evening}
    for name, how in narrowed.items():
        for view in ("toll", "displacement", "timeline", "sources", "events"):
            yield f"{view}, {name}", partial(getattr(record, view), **how)
    for name, place in places.items():
        yield f"control, {name}", partial(record.control, place, as_of=last)
        yield f"control, {name}, then", partial(record.control, place, as_of=last, known_by=evening)
        yield f"brief of a day, {name}", partial(record.brief, first, place=place)
    yield from ((f"brief of a day, {name}", partial(record.brief, day)) for name, day in weeks.items())
    events = sorted(record.events(since=first, until=last), key=lambda one: (len(one.claims), one.id))
    yield f"event, largest of the week ({len(events[-1].claims)} claims)", partial(record.event, events[-1].id)
    yield "event, middling", partial(record.event, events[len(events) // 2].id)


def true(url: str, size: int) -> dict[str, Any]:
    """Findings are held against what truly happened."""
    every = (EVERY_DAYS, EVERY_WEEKS) if size > MANY else (1, 1)
    course = wars(open_gazetteer(), load_actors("en"))
    truth = Truth(course, _first(records(course), size))
    with tidings.open_record(url) as record:
        control = control_checked(record, truth, every[0])
        tolls, moves = tolls_checked(record, truth, every[1]), moves_checked(record, truth, every[1])
        precision, recall = grouping_checked(record, truth, every[1])
    told = ("right", "open", "wrong")
    return {
        "control": {
            "right": control.share("right", of=told), "open": control.share("open", of=told),
            "wrong": control.share("wrong", of=told), "counts": control.counts, "misses": control.misses,
        },
        "tolls": {"inside": tolls.share("in", of=("in", "out")), "counts": tolls.counts, "misses": tolls.misses},
        "moves": {"inside": moves.share("in", of=("in", "out")), "counts": moves.counts, "misses": moves.misses},
        "grouping": {"precision": precision, "recall": recall},
        "peak_mb": _peak_mb(),
    }  # fmt: skip


def again(url: str, size: int) -> dict[str, Any]:
    """All that is derived is made anew."""
    start = time.perf_counter()
    with tidings.open_record(url) as record:
        before = record.count()
        counts = record.link_again(
            lambda done, total: _say(f"{done:,} of {total or 0:,} reports, {_since(start):.0f} s")
        )
    return {
        "seconds": _since(start), "events": counts.events, "same": before == counts, "peak_mb": _peak_mb(),
    }  # fmt: skip


def _stream() -> Iterator[Told]:
    return records(wars(open_gazetteer(), load_actors("en")))


def _first(stream: Iterator[Told], claims: int) -> Iterator[Told]:
    left = claims
    for one in stream:
        left -= len(one.claims)
        yield one
        if left <= 0:
            return


def _aside(url: str, size: int) -> Path:
    """Where the reports lie that follow those of a record."""
    folder = Path(tempfile.gettempdir()) if "://" in url else Path(url).parent
    return folder / f"synthetic-{size}.next"


def _weeks(record: OpenRecord) -> dict[str, date]:
    """The first days of the busiest and of a middling week, by their events, of four in each war that is told of."""
    course = wars(record.gazetteer, load_actors("en"))
    starts = [war.ground.begins + timedelta(7 * n) for war in course for n in (0, 4, 12, 24)]
    sizes = {day: len(record.store.events(Query(since=day, until=day + timedelta(6)))) for day in starts}
    told = sorted((day for day in starts if sizes[day]), key=lambda day: (sizes[day], day))
    return {"busiest week": told[-1], "middling week": told[len(told) // 2]}


def _timed(do: Callable[[], object]) -> tuple[float, float]:
    """The median time of some runs in ms, after one that is not counted: by the clock, and of the processor."""
    do()
    walls, processor = [], []
    for _ in range(TIMES):
        start, cpu = time.perf_counter(), time.process_time()
        do()
        walls.append(1000 * _since(start))
        processor.append(1000 * (time.process_time() - cpu))
    return median(walls), median(processor)


def _since(start: float) -> float:
    return time.perf_counter() - start


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def _say(what: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{what}   ", end="", file=sys.stderr, flush=True)


def _peak_mb() -> float:
    """The most memory this process has held; Linux counts in KiB, macOS in bytes (getrusage's own manual)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


# what is shown


def _show_load(found: dict[str, Any]) -> None:
    rate = found["claims"] / found["seconds"]
    size = f", {found['file_mb']:.0f} MB" if found["file_mb"] else ""
    print(f"  loaded {found['claims']:,} claims of {found['reports']:,} reports in {found['seconds']:.1f} s "
          f"({rate:.0f} claims/s){size}, peak memory {found['peak_mb']:.0f} MB")  # fmt: skip


def _show_add(found: dict[str, Any]) -> None:
    if found["reports"]:
        _told("adding a report, median", found["median_ms"], MOST_ADD_MS, found["cpu_median_ms"])
        _told("adding a report, 95th percentile", found["p95_ms"], MOST_ADD_MS, found["cpu_p95_ms"])
        print(f"  of which linking: median {found['linking_median_ms']:.1f} ms, mean {found['linking_mean_ms']:.1f} ms")


def _show_ask(found: dict[str, Any]) -> None:
    for name, ms in sorted(found["ms"].items()):
        _told(name, ms, MOST_ANSWER_MS, found["cpu_ms"][name])


def _show_true(found: dict[str, Any]) -> None:
    control, tolls, moves = found["control"], found["tolls"], found["moves"]
    towns = sum(control["counts"].get(one, 0) for one in ("right", "open", "wrong"))
    print(f"  control: {control['right']:.3f} right, {control['open']:.3f} open, {control['wrong']:.3f} wrong, "
          f"of {towns:,} towns and days told of")  # fmt: skip
    inside = "yes" if tolls["inside"] >= LEAST_TOLLS else "NO"
    print(f"  toll inside low to high: {tolls['inside']:.3f} of events (at least {LEAST_TOLLS}: {inside}); "
          f"displaced: {moves['inside']:.3f}")  # fmt: skip
    print(f"  grouping (b-cubed): precision {found['grouping']['precision']:.3f}, "
          f"recall {found['grouping']['recall']:.3f}")  # fmt: skip
    for miss in (*control["misses"], *tolls["misses"], *moves["misses"]):
        print(f"    {miss}")


def _show_again(found: dict[str, Any]) -> None:
    same = "the same" if found["same"] else "NOT the same"
    print(f"  rebuilt in {found['seconds']:.1f} s: {found['events']:,} events, {same} counts, "
          f"peak memory {found['peak_mb']:.0f} MB")  # fmt: skip


def _told(what: str, ms: float, most: float, cpu_ms: float | None = None) -> None:
    """A time by the clock beside what is aimed at, and that of the processor, which other work does not lengthen."""
    cpu = "" if cpu_ms is None else f" {cpu_ms:9.1f} of the processor"
    print(f"  {what:44} {ms:9.1f} ms{cpu} (at most {most:g}: {'yes' if ms <= most else 'NO'})")


def _slope(rows: list[dict[str, Any]]) -> None:
    """Linking a report at the largest size against that at the middle one."""
    means = {row["size"]: row["add"]["linking_mean_ms"] for row in rows if row.get("add", {}).get("reports")}
    if len(means) > 1:
        sizes = sorted(means)[-2:]
        ratio = means[sizes[1]] / means[sizes[0]]
        meets = f"at most {MOST_SLOPE:g}: {'yes' if ratio <= MOST_SLOPE else 'NO'}"
        print(f"\nlinking at {sizes[1]:,} claims / at {sizes[0]:,}: {ratio:.2f} ({meets})")


PARTS: dict[str, Callable[[str, int], dict[str, Any]]] = {
    "load": load, "add": add, "ask": ask, "true": true, "again": again,
}  # fmt: skip
SHOWN: dict[str, Callable[[dict[str, Any]], None]] = {
    "load": _show_load, "add": _show_add, "ask": _show_ask, "true": _show_true, "again": _show_again,
}  # fmt: skip

if __name__ == "__main__":
    main()
