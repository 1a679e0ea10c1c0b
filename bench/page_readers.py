"""Readers of the page all at once: how many answers a second, how long each takes, and whether any fails."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import cycle
from typing import Any
from urllib.parse import quote

import httpx

#: How long the readers read, in seconds.
READING_S = 20.0
#: Ids of each sort of thing that the readers open.
OPENED = 40
#: Of as many answers, how many go to each sort of page: people look at the start page and its parts most of the time.
MIX = {
    "start": 4, "filtered": 3, "map": 3, "days": 2, "json": 2, "event": 3, "report": 2, "claims": 1, "place": 1,
    "actors": 1, "sources": 1, "brief": 1,
}  # fmt: skip
#: The rest of the most that an answer may take, in seconds: as browsers would, a reader gives up then.
PATIENCE_S = 60.0


def readers_at_once(address: str, readers: int) -> dict[str, Any]:
    """What so many readers were told who each ask one page after the other."""
    paths = list(paths_of(address))
    with ThreadPoolExecutor(readers) as pool:
        began = time.perf_counter()
        told = [one for some in pool.map(lambda seed: _read(address, paths, seed), range(readers)) for one in some]
        seconds = time.perf_counter() - began
    times = sorted(took for took, _, _ in told)
    failed = [(path, status) for _, path, status in told if status != 200]
    by_sort: dict[str, list[float]] = {}
    for took, path, _ in told:
        by_sort.setdefault(path[0], []).append(took)
    return {
        "readers": readers,
        "answers": len(told),
        "a_second": round(len(told) / seconds, 1),
        "p50_ms": round(share(times, 0.5) * 1000),
        "p95_ms": round(share(times, 0.95) * 1000),
        "p95_by_sort_ms": {sort: round(share(sorted(some), 0.95) * 1000) for sort, some in sorted(by_sort.items())},
        "errors": len(failed),
        "failed": sorted({f"{path[1]}: {status}" for path, status in failed})[:10],
    }


def share(ordered: list[float], part: float) -> float:
    """The value below which that part of the values lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


def paths_of(address: str) -> Iterator[tuple[str, str]]:
    """Addresses to open with their sorts, as often as the mix has them, from what the record's lists hold."""
    with httpx.Client(base_url=address, timeout=PATIENCE_S) as client:

        def rows(path: str, name: str) -> list[Any]:
            return [one[name] for one in client.get(f"{path}.json?limit={OPENED}").json()["rows"]]

        span = client.get("/days.json").json()
        days = _days(date.fromisoformat(span["first"]), date.fromisoformat(span["last"]))
        places, reports, events = rows("/places", "id"), rows("/reports", "id"), rows("/index", "event")
        actors, sources = rows("/actors", "id"), rows("/sources", "id")
    made = {
        "start": ["/"],
        "filtered": [f"/?from={day - timedelta(7)}&to={day}&kind=battle" for day in days],
        "map": [f"/map.json?to={day}" for day in days],
        "days": ["/days.json", "/days.json?kind=battle"],
        "json": [f"/index.json?to={day}&limit=100" for day in days],
        "event": [f"/events/{quote(one, safe='')}" for one in events],
        "report": [f"/reports/{quote(one, safe='')}" for one in reports],
        "claims": ["/claims?q=army", "/claims?q=shelling", "/claims?q=killed"],
        "place": [f"/places/{quote(one, safe='')}" for one in places],
        "actors": [f"/actors/{quote(one, safe='')}" for one in actors],
        "sources": [f"/sources/{quote(one, safe='')}" for one in sources],
        "brief": [f"/briefs/{day}" for day in days],
    }
    for sort, times in MIX.items():
        turn = cycle(made[sort])
        yield from ((sort, next(turn)) for _ in range(times * OPENED))


def _days(first: date, last: date) -> list[date]:
    """Some days spread over the record."""
    step = max(1, (last - first).days // OPENED)
    return [first + timedelta(step * number) for number in range(min(OPENED, (last - first).days + 1))]


def _read(address: str, paths: list[tuple[str, str]], seed: int) -> list[tuple[float, tuple[str, str], int | str]]:
    """One reader: how long each answer took, of which page, and its status, or what went wrong."""
    told: list[tuple[float, tuple[str, str], int | str]] = []
    chance, until = random.Random(seed), time.perf_counter() + READING_S
    with httpx.Client(base_url=address, timeout=PATIENCE_S) as client:
        while (began := time.perf_counter()) < until:
            path = chance.choice(paths)
            try:
                status: int | str = client.get(path[1]).status_code
            except httpx.HTTPError as error:
                status = repr(error)
            told.append((time.perf_counter() - began, path, status))
    return told
