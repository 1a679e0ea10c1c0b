"""Expressions of time for score/times.py: `python bench/times.py GOLD.jsonl > predictions.jsonl`.

Only `id`, `text` and `created` of each line of GOLD are read. Values are TIMEX3, resolved against `created`.
"""

import json
import sys
from datetime import datetime
from typing import Any

from texts import read_lines
from tidings.find.times import read_timexes
from tidings.lexicon.times import TimesLexicon, load_times
from tidings.record import Report
from tidings.split import split


def predict(line: dict[str, Any], lexicon: TimesLexicon) -> dict[str, Any]:
    """The line's expressions in the shape that the scorer takes."""
    created = line.get("created")
    published = datetime.fromisoformat(created[:10]) if created else None
    report = Report(id=str(line["id"]), text=line["text"], language="en", published=published)
    found = read_timexes(split(report), lexicon)
    times = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]
    return {"id": line["id"], "times": times}


def main() -> None:
    """Prints one line a text."""
    lexicon = load_times("en")
    for line in read_lines(sys.argv[1]):
        print(json.dumps(predict(line, lexicon)))


if __name__ == "__main__":
    main()
