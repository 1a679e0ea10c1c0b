"""Claims for gold/score.py: `python bench/claims.py REPORTS_FOLDER > predictions.jsonl`.

Reads every report of the folder (`*.json` with report, title, text, published, outlet), nothing else.
"""

import sys
from pathlib import Path

from tidings.gazetteer import open_gazetteer
from tidings.lexicon.whole import load_lexicon
from tidings.out.claims_json import claims_line
from tidings.pipeline import Reader
from tidings.read import Given, reports_in_file
from tidings.record import Report


def main() -> None:
    """Prints one line a report."""
    reader = Reader(load_lexicon(), open_gazetteer())
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        for report in reports_in_file(path, Given()):
            if not isinstance(report, Report):
                sys.exit(f"{path}: {report}")
            sys.stdout.buffer.write(claims_line(report, reader.read(report).claims) + b"\n")


if __name__ == "__main__":
    main()
