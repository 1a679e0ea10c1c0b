"""Speed and memory of reading, beside the bare parser on the same texts: `python bench/speed.py [ARTICLES.jsonl]`.

Each part runs in a process of its own, one after the other, on one thread. Speeds count from the second report on, when
everything is loaded; peak memory is the whole process's. Without ARTICLES the shipped samples are read over and over.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

REPORTS = 300
#: What is aimed at, by the project's own plan: figures of one core of a small machine.
MOST_RATIO, MOST_MEMORY_MB, MOST_HELP_S, MOST_FIRST_S, MOST_INDEX_S = 1.5, 1200, 0.3, 3.0, 60.0
CLI = (sys.executable, "-c", "from tidings.out.cli import main; main()")
FIRST = {"report": "r", "title": "", "text": "The army shelled Saraqib on Monday, the White Helmets said."}


def main() -> None:
    """Every figure is printed, each beside what is aimed at."""
    if len(sys.argv) > 2:
        print(json.dumps(PARTS[sys.argv[1]](Path(sys.argv[2]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        articles = _articles(Path(sys.argv[1]) if len(sys.argv) > 1 else None, Path(folder))
        _reading(articles)
    _starting()


def _reading(articles: Path) -> None:
    parse, extract = _part("parse", articles), _part("extract", articles)
    print(f"{extract['reports']} reports, {extract['words'] / extract['reports']:.0f} words each on average")
    for name, part in (("bare parse", parse), ("extract", extract)):
        rate = part["reports"] / part["seconds"]
        print(f"{name:12} {rate:6.1f} reports/s  {1000 / rate:6.1f} ms a report  peak memory {part['peak_mb']:5.0f} MB")
    told("extract / bare parse, seconds", extract["seconds"] / parse["seconds"], MOST_RATIO, "times")
    told("extract / bare parse, processor seconds", extract["cpu"] / parse["cpu"], MOST_RATIO, "times")
    told("peak memory of extract", extract["peak_mb"], MOST_MEMORY_MB, "MB")


def _starting() -> None:
    with tempfile.TemporaryDirectory() as folder:
        told("gazetteer index built", _part("index", Path(folder))["seconds"], MOST_INDEX_S, "s")
    told("tidings --help", median(_timed([*CLI, "--help"]) for _ in range(5)), MOST_HELP_S, "s")
    _timed([*CLI, "gazetteer", "find", "Hama"])
    first = median(_timed([*CLI, "extract", "-"], json.dumps(FIRST)) for _ in range(3))
    told("cold start to the first claim, index built", first, MOST_FIRST_S, "s")


def told(what: str, value: float, most: float, unit: str) -> None:
    """A figure beside what is aimed at."""
    print(f"{what:44} {value:8.2f} {unit:5} (at most {most:g}: {'yes' if value <= most else 'NO'})")


def _articles(given: Path | None, folder: Path) -> Path:
    """A file of the articles, at most REPORTS of them; the samples repeated where none are given."""
    if given:
        lines = given.read_text("utf-8").splitlines()[:REPORTS]
    else:
        samples = [one for one in files("tidings").joinpath("data", "samples").iterdir() if one.name.endswith(".json")]
        texts = [json.dumps(json.loads(one.read_text("utf-8"))) for one in sorted(samples, key=lambda one: one.name)]
        lines = (texts * (REPORTS // len(texts) + 1))[:REPORTS]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def _part(name: str, path: Path) -> dict[str, Any]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, __file__, name, str(path)], stdout=subprocess.PIPE, env=environment, check=True
    )
    part: dict[str, Any] = json.loads(done.stdout)
    return part


def _timed(command: list[str], stdin: str = "") -> float:
    start = time.perf_counter()
    subprocess.run(command, input=stdin.encode(), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _parse(articles: Path) -> dict[str, float]:
    from tidings.split import load_parser

    return _measured(articles, load_parser().language)


def _extract(articles: Path) -> dict[str, float]:
    from tidings.gazetteer import open_gazetteer
    from tidings.lexicon.whole import load_lexicon
    from tidings.out.claims_json import claims_line
    from tidings.pipeline import Reader
    from tidings.read import Given, make_report
    from tidings.read.json_report import report_of_json
    from tidings.record import Report

    reader = Reader(load_lexicon(), open_gazetteer())
    raws = {f"{raw['title']}\n{raw['text']}": raw for raw in map(json.loads, articles.open(encoding="utf-8"))}

    def extract(text: str) -> None:
        report: Report = make_report(report_of_json(raws[text], "", Given()), "", Given())
        claims_line(report, reader.read(report).claims)

    return _measured(articles, extract)


def _measured(articles: Path, do: Callable[[str], object]) -> dict[str, float]:
    raws = [json.loads(line) for line in articles.open(encoding="utf-8")]
    texts = [f"{raw['title']}\n{raw['text']}" for raw in raws]
    do(texts[0])
    start, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        do(text)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    words = sum(len(text.split()) for text in texts)
    return {"reports": len(texts), "words": words, "seconds": seconds, "cpu": cpu, "peak_mb": _peak_mb()}


def _index(folder: Path) -> dict[str, float]:
    from tidings.gazetteer import open_gazetteer

    start = time.perf_counter()
    open_gazetteer(folder)
    return {"seconds": time.perf_counter() - start}


def _peak_mb() -> float:
    """The most memory this process has held; Linux counts in KiB, macOS in bytes (getrusage's own manual)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


PARTS: dict[str, Callable[[Path], dict[str, float]]] = {"parse": _parse, "extract": _extract, "index": _index}

if __name__ == "__main__":
    main()
