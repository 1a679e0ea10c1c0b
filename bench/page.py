"""Speed and weight of the page, in a real browser, on a record.

    python bench/page.py RECORD [--readers 50] [--times 7] [--only paint,change,weight,readers]

The page of the record is served by `tidings serve` in a process of its own. Measured are the first paint of the start
page by a browser that has nothing of it, the time from a change of a filter or a day until the list is painted and the
map is drawn, the weight of the start page, and what many readers are told who ask at the same time. What is asked
for stands beside each figure; the last line is JSON.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from page_readers import readers_at_once, share

#: What is asked for: by the plan of the page.
MOST_PAINT_MS, MOST_CHANGE_MS, MOST_KB = 1_500, 300, 1_500
#: As in the page's tests (tests/out/web/conftest.py).
ARGUMENTS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
)  # fmt: skip
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
#: How long the map and the list may take before a change counts as lost, in seconds.
PATIENCE_S = 30.0
#: Rounds of changes; each has one of every sort.
ROUNDS = 5

#: Changes one field of the filters, and waits until all is at rest. Told in ms: when the list was painted, when the map
#: was first drawn with what is new, and when it was at rest (its names have faded in).
CHANGE = """
async ([name, value, patience]) => {
  const field = document.querySelector(`[form="filters"][name="${name}"]`)
    ?? document.querySelector(`#filters [name="${name}"]${name === "kind" ? `[value="${value}"]` : ""}`);
  const map = document.getElementById("map"), { tidings } = map, drawing = tidings.canvas.map;
  const results = () => document.getElementById("results");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const shown = results(), inside = shown.firstElementChild, before = tidings.answer;
  let list = null, drawn = null, rest = null;
  const begun = performance.now(), since = () => performance.now() - begun;
  const render = () => {
    const there = drawing.isSourceLoaded("places") && drawing.isSourceLoaded("marks");
    if (tidings.answer !== before && there) drawn ??= since();
  };
  drawing.on("render", render);
  if (field.type === "checkbox") field.checked = !field.checked; else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  while (since() < patience && (list === null || rest === null)) {
    await frame();
    if (list === null && (results() !== shown || shown.firstElementChild !== inside)) list = since();
    if (drawn !== null && "idle" in map.dataset) rest ??= since();
  }
  drawing.off("render", render);
  await new Promise((done) => setTimeout(done, 250));
  return { list, drawn, rest };
}
"""
#: First paint with content and the largest paint, in ms from the beginning of the navigation.
PAINTS = """
async () => {
  let largest = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) largest = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  const first = () => performance.getEntriesByName("first-contentful-paint")[0];
  while (!first()) await new Promise((done) => setTimeout(done, 50));
  await new Promise((done) => setTimeout(done, 500));
  return { first: first().startTime, largest };
}
"""


def main() -> None:
    """Every figure is printed beside what is asked for."""
    asked = _arguments()
    found: dict[str, Any] = {"record": os.path.basename(asked.record)}
    with served(asked.record) as (address, asked.server), sync_playwright() as playwright:
        name = os.environ.get("TIDINGS_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=name, args=list(ARGUMENTS))
        for part in asked.only.split(","):
            found[part] = PARTS[part](browser, address, asked)
            print(json.dumps({part: found[part]}), flush=True)
        browser.close()
    print()
    _compared(found)
    print(json.dumps(found))


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("record", help="the file or the address of a record")
    asked.add_argument("--readers", type=int, default=50)
    asked.add_argument("--times", type=int, default=7, help="how often the start page is opened by a new browser")
    asked.add_argument("--only", default=",".join(PARTS), help="these parts, in this order")
    return asked.parse_args()


@contextmanager
def served(record: str) -> Iterator[tuple[str, int]]:
    """The address at which a record is served, and the process that does."""
    command = (sys.executable, "-c", "from tidings.out.cli import main; main()", "serve", "--record", record)
    port = os.environ.get("PORT", "8399")
    with subprocess.Popen((*command, "--port", port), stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            told = re.search(r" is at (\S+) ", line)
            if not told:
                sys.exit(f"it is not served: {line}")
            _until_there(told[1])
            yield told[1], process.pid
        finally:
            process.terminate()


def _until_there(address: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            httpx.get(f"{address}/built/manifest.json", timeout=PATIENCE_S)
            return
        except httpx.TransportError:
            time.sleep(0.05)


# parts


def paint(browser: Browser, address: str, asked: argparse.Namespace) -> dict[str, Any]:
    """When the start page is painted by a browser that has nothing of it."""
    told = []
    for _ in range(asked.times + 1):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address, wait_until="load")
        told.append(page.evaluate(PAINTS))
        context.close()
    first, *rest = told
    return {
        "after_start_ms": round(first["first"]),
        "first_ms": round(median(one["first"] for one in rest)),
        "largest_ms": round(median(one["largest"] for one in rest)),
        "slowest_first_ms": round(max(one["first"] for one in rest)),
    }


def change(browser: Browser, address: str, asked: argparse.Namespace) -> dict[str, Any]:
    """How long a change of a filter or a day takes until it is seen."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address, wait_until="load")
    page.wait_for_selector("#map[data-idle]", timeout=PATIENCE_S * 1000)
    steps, before = list(changes(address)), _spent_s(asked.server)
    rows = [{"sort": sort, **_changed(page, name, value)} for sort, name, value in steps]
    spent = (_spent_s(asked.server) - before) * 1000 / len(rows)
    page.close()
    whole = [one for one in rows if None not in one.values()]
    parts = {part: sorted(one[part] for one in whole) for part in ("list", "drawn", "rest")}
    told = {f"{part}_p{at}_ms": round(share(parts[part], at / 100)) for part in parts for at in (50, 95)}
    sorts = sorted({one["sort"] for one in rows})
    by_sort = {sort: [[round(one[part]) for part in parts] for one in whole if one["sort"] == sort] for sort in sorts}
    lost = len(rows) - len(whole)
    return {"changes": len(rows), "lost": lost, **told, "server_ms_a_change": round(spent), "by_sort_ms": by_sort}


def _changed(page: Page, name: str, value: str) -> dict[str, Any]:
    told: dict[str, Any] = page.evaluate(CHANGE, [name, value, PATIENCE_S * 1000])
    return told


def changes(address: str) -> Iterator[tuple[str, str, str]]:
    """Changes of every sort, each set and taken back: its sort, the field, what is written into it."""
    with httpx.Client(base_url=address, timeout=PATIENCE_S) as client:
        span = client.get("/days.json").json()
        places = [one["name"] for one in client.get("/places.json").json()["rows"][:ROUNDS]]
        actors = [one["name"] for one in client.get("/actors.json").json()["rows"][:ROUNDS]]
        sources = [one["name"] for one in client.get("/sources.json").json()["rows"][:ROUNDS]]
    first, last = date.fromisoformat(span["first"]), date.fromisoformat(span["last"])
    words, kinds = ("army", "town", "killed", "retreat", "hospital"), ("battle", "strike", "people", "capture")
    grades = ("confirmed", "fair", "weak", "contested")
    for number in range(ROUNDS):
        day = first + (last - first) * (number + 1) // (ROUNDS + 1)
        yield from (
            ("day", "to", str(day)),
            ("day", "from", str(day - timedelta(7))),
            ("day", "to", str(day + timedelta(1))),
            ("day", "to", str(day + timedelta(2))),
            ("kind", "kind", kinds[number % len(kinds)]),
            ("known by", "known", f"{day}T12:00"),
            ("known by", "known", ""),
            ("kind", "kind", kinds[number % len(kinds)]),
            ("day", "from", ""),
            ("place", "place", places[number]),
            ("place", "place", ""),
            ("party", "actor", actors[number]),
            ("party", "actor", ""),
            ("day", "to", ""),
            ("source", "source", sources[number]),
            ("source", "source", ""),
            ("words", "q", words[number]),
            ("words", "q", ""),
            ("grade", "grade", grades[number % len(grades)]),
            ("grade", "grade", ""),
        )


def weight(browser: Browser, address: str, asked: argparse.Namespace) -> dict[str, Any]:
    """What the start page weighs on the way to a browser that has nothing of it, in kB by type, after all is drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    types: dict[str, str] = {}
    bytes_of: dict[str, float] = {}
    network.on("Network.responseReceived", lambda told: types.update({told["requestId"]: told["type"]}))
    network.on("Network.loadingFinished", lambda told: bytes_of.update({told["requestId"]: told["encodedDataLength"]}))
    page.goto(address, wait_until="load")
    page.wait_for_selector("#map[data-idle]", timeout=PATIENCE_S * 1000)
    page.wait_for_load_state("networkidle")
    context.close()
    by_type: dict[str, float] = {}
    for id, size in bytes_of.items():
        sort = types.get(id, "Other")
        by_type[sort] = by_type.get(sort, 0) + size / 1000
    return {"kb": round(sum(by_type.values())), "by_type_kb": {sort: round(kb) for sort, kb in sorted(by_type.items())}}


def readers(browser: Browser, address: str, asked: argparse.Namespace) -> dict[str, Any]:
    """What many readers are told who ask at the same time."""
    before = _spent_s(asked.server)
    told = readers_at_once(address, asked.readers)
    return told | {"server_ms_an_answer": round((_spent_s(asked.server) - before) * 1000 / told["answers"], 1)}


def _spent_s(process: int) -> float:
    """The processor's time that a process has taken so far, in seconds (Linux; see proc(5))."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


Part = Callable[[Browser, str, argparse.Namespace], dict[str, Any]]
PARTS: dict[str, Part] = {"paint": paint, "weight": weight, "change": change, "readers": readers}


def _compared(found: dict[str, Any]) -> None:
    """The figures beside what is asked for."""
    rows = [
        ("first paint, median", "paint", "first_ms", "ms", MOST_PAINT_MS),
        ("largest paint, median", "paint", "largest_ms", "ms", MOST_PAINT_MS),
        ("change to list painted, p95", "change", "list_p95_ms", "ms", MOST_CHANGE_MS),
        ("change to map drawn, p95", "change", "drawn_p95_ms", "ms", MOST_CHANGE_MS),
        ("weight of the start page", "weight", "kb", "kB", MOST_KB),
        ("errors of readers at once", "readers", "errors", "", 0),
    ]
    for name, part, figure, unit, most in rows:
        if part in found:
            value = found[part][figure]
            print(f"{name:32} {value:>8,} {unit:3} at most {most:>6,}  {'' if value <= most else 'MISSED'}")


if __name__ == "__main__":
    main()
