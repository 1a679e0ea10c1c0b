"""Speed and weight of the page, in a real browser, on a record.

    python bench/page.py RECORD [--readers 50] [--times 7] [--only paint,change,weight,readers]

The page of the record is served by `tidings serve` in a process of its own. Measured are the first paint of the start
page by a browser that has nothing of it, the time from a change of a filter or a day until the list is painted and the
map is at rest, the weight of the start page, and what many readers are told who ask at the same time. What is asked
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

#: Changes one field of the filters and waits until the list is painted and the map is at rest; both in ms.
CHANGE = """
async ([name, value, patience]) => {
  const field = document.querySelector(`[form="filters"][name="${name}"]`)
    ?? document.querySelector(`#filters [name="${name}"]${name === "kind" ? `[value="${value}"]` : ""}`);
  const map = document.getElementById("map"), results = () => document.getElementById("results");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let list = null, moved = 0;
  const watch = new MutationObserver(() => { moved = performance.now(); });
  watch.observe(results().parentElement, { childList: true, subtree: true });
  const begun = performance.now();
  if (field.type === "checkbox") field.checked = !field.checked; else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  let idle = 0, busy = false;
  while (performance.now() - begun < patience) {
    await frame();
    const now = performance.now(), resting = map.dataset.idle === "true";
    if (moved && list === null && !results().matches(".htmx-request, [aria-busy=true]")) list = now - begun;
    if (!resting) { busy = true; idle = 0; } else if (!idle) idle = now - begun;
    if (list !== null && idle && now - begun > Math.max(list, idle) + 250) break;
  }
  watch.disconnect();
  return { list, map: busy ? idle : 0, lost: list === null || !idle };
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
    with served(asked.record) as address, sync_playwright() as playwright:
        name = os.environ.get("TIDINGS_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=name, args=list(ARGUMENTS))
        for part in asked.only.split(","):
            found[part] = PARTS[part](browser, address, asked)
            print(json.dumps({part: found[part]}, indent=1), flush=True)
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
def served(record: str) -> Iterator[str]:
    """The address at which a record is served, by a process of its own."""
    command = (sys.executable, "-c", "from tidings.out.cli import main; main()", "serve", "--record", record)
    port = os.environ.get("PORT", "8399")
    with subprocess.Popen((*command, "--port", port), stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            told = re.search(r" is at (\S+) ", line)
            if not told:
                sys.exit(f"it is not served: {line}")
            _until_there(told[1])
            yield told[1]
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
    page.wait_for_selector("#map[data-idle=true]", timeout=PATIENCE_S * 1000)
    rows = [{"sort": sort, **_changed(page, name, value)} for sort, name, value in changes(address)]
    page.close()
    seen = sorted(max(one["list"] or 0, one["map"]) for one in rows)
    sorts = {one["sort"] for one in rows}
    return {
        "changes": len(rows),
        "list_p50_ms": round(share(sorted(one["list"] or 0 for one in rows), 0.5)),
        "list_p95_ms": round(share(sorted(one["list"] or 0 for one in rows), 0.95)),
        "map_p50_ms": round(share(sorted(one["map"] for one in rows), 0.5)),
        "map_p95_ms": round(share(sorted(one["map"] for one in rows), 0.95)),
        "both_p50_ms": round(share(seen, 0.5)),
        "both_p95_ms": round(share(seen, 0.95)),
        "lost": sum(one["lost"] for one in rows),
        "by_sort_ms": {
            sort: [[round(one["list"] or 0), round(one["map"])] for one in rows if one["sort"] == sort]
            for sort in sorted(sorts)
        },
    }


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
    words, kinds, grades = ("army", "town", "killed", "retreat", "hospital"), ("force", "control", "harm", "protest"), (
        "confirmed", "fair", "weak", "contested")  # fmt: skip
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
    page.wait_for_selector("#map[data-idle=true]", timeout=PATIENCE_S * 1000)
    page.wait_for_load_state("networkidle")
    context.close()
    by_type: dict[str, float] = {}
    for id, size in bytes_of.items():
        sort = types.get(id, "Other")
        by_type[sort] = by_type.get(sort, 0) + size / 1000
    return {"kb": round(sum(by_type.values())), "by_type_kb": {sort: round(kb) for sort, kb in sorted(by_type.items())}}


def readers(browser: Browser, address: str, asked: argparse.Namespace) -> dict[str, Any]:
    """What many readers are told who ask at the same time."""
    return readers_at_once(address, asked.readers)


Part = Callable[[Browser, str, argparse.Namespace], dict[str, Any]]
PARTS: dict[str, Part] = {"paint": paint, "weight": weight, "change": change, "readers": readers}


def _compared(found: dict[str, Any]) -> None:
    """The figures beside what is asked for."""
    rows = [
        ("first paint, median", "paint", "first_ms", "ms", MOST_PAINT_MS),
        ("largest paint, median", "paint", "largest_ms", "ms", MOST_PAINT_MS),
        ("change to list painted, p95", "change", "list_p95_ms", "ms", MOST_CHANGE_MS),
        ("change to map at rest, p95", "change", "map_p95_ms", "ms", MOST_CHANGE_MS),
        ("weight of the start page", "weight", "kb", "kB", MOST_KB),
        ("errors of readers at once", "readers", "errors", "", 0),
    ]
    for name, part, figure, unit, most in rows:
        if part in found:
            value = found[part][figure]
            print(f"{name:32} {value:>8,} {unit:3} at most {most:>6,}  {'' if value <= most else 'MISSED'}")


if __name__ == "__main__":
    main()
