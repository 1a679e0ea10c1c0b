"""Makes the tables of data/judge from labelled reports, and says what they are worth on reports they have not seen.

    python train/judges.py LABELS REPORTS [--exercises FOLDER] [--into FOLDER] [--predictions FILE]

LABELS is a folder of labelled reports in the shape of the labelling guide, REPORTS one with their texts under the same
names; exercises are learned from and never measured on. With --predictions the claims of every labelled report are
written as told by tables made without it (five folds), for the scorer. With --into the tables made of everything are
written.
"""

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

from cases import Case, cases_in, exercises_in
from fit import Table, fit
from rows import Row, claim_rows, field_rows, same_rows

from tidings.claims import make_claims
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.kinds import load_kinds
from tidings.lexicon.weights import JUDGES, Judges, Weights
from tidings.lexicon.whole import load_lexicon
from tidings.out.claims_json import claim_json
from tidings.pipeline import Reader

FOLDS = 5
SEED = 1

Tables = dict[str, Table]


def main() -> None:
    """Reads the arguments, makes the tables, prints their worth."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("labels", type=Path)
    ask.add_argument("reports", type=Path)
    ask.add_argument("--exercises", type=Path)
    ask.add_argument("--into", type=Path)
    ask.add_argument("--predictions", type=Path)
    told = ask.parse_args()
    reader = Reader(load_lexicon(), open_gazetteer())
    cases = cases_in(reader, told.labels, told.reports)
    cases += exercises_in(reader, told.exercises) if told.exercises else []
    print(f"{len(cases)} reports, {sum(len(case.claims) for case in cases)} claims", file=sys.stderr)
    rows = rows_of(cases)
    if told.predictions:
        predictions = out_of_fold(cases, rows)
        told.predictions.write_text("".join(json.dumps(one) + "\n" for one in predictions), "utf-8")
    if told.into:
        write(fit_all(cases, rows, set(range(len(cases)))), told.into)


def rows_of(cases: list[Case]) -> dict[str, list[Row]]:
    """The rows of every table but "same", which asks about drafts made with the others."""
    rows: dict[str, list[Row]] = {name: [] for name in JUDGES}
    for n, case in enumerate(cases):
        rows["claim"] += claim_rows(n, case.material, case.claims)
        for name, found in field_rows(n, case.material, case.claims).items():
            rows[name] += found
    return rows


def out_of_fold(cases: list[Case], rows: dict[str, list[Row]]) -> list[dict[str, Any]]:
    """The claims of each report by tables made without it; prints what the first fold's tables are worth."""
    order = [n for n, case in enumerate(cases) if not case.exercise]
    random.Random(SEED).shuffle(order)
    predictions = []
    for k in range(FOLDS):
        held = set(order[k::FOLDS])
        judges = compiled(fit_all(cases, rows, set(range(len(cases))) - held, told=k == 0))
        for n in sorted(held):
            material = cases[n].material._replace(judges=judges)
            report = material.sentences.report
            claims = [claim_json(claim, report) for claim in make_claims(material, "")]
            predictions.append({"report": report.id, "claims": claims})
    return predictions


def fit_all(cases: list[Case], rows: dict[str, list[Row]], reports: set[int], told: bool = False) -> Tables:
    """The tables made of those reports."""
    tables = {name: _fit(name, rows[name], reports, told) for name in JUDGES if name != "same"}
    judges = compiled({**tables, "same": {}})
    same = [
        row
        for n, case in enumerate(cases)
        if n in reports or told
        for row in same_rows(n, case.material._replace(judges=judges), case.claims)
    ]
    return {**tables, "same": _fit("same", same, reports, told)}


def _fit(name: str, rows: list[Row], reports: set[int], told: bool) -> Table:
    others = [row for row in rows if row.report not in reports] if told else []
    return fit(name, [row for row in rows if row.report in reports], others)


def compiled(tables: Tables) -> Judges:
    """The tables as the reader takes them."""
    kinds = load_kinds().by_name
    return Judges(**{name: Weights(weights, kinds) for name, weights in tables.items()})


def write(tables: Tables, folder: Path) -> None:
    """Writes a CSV a table, features in the order of the alphabet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in JUDGES:
        lines = [f"# Weights of the judge {name!r}, made by train/judges.py; see train/README.md.", "feature,weight"]
        lines += [f"{_cell(feature)},{weight:g}" for feature, weight in sorted(tables[name].items())]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in '",#') or text != text.strip() else text


if __name__ == "__main__":
    main()
