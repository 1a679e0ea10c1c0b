"""Makes the tables of data/judge from labelled reports, and says what they are worth on reports they have not seen.

    python train/judges.py LABELS REPORTS [--into FOLDER] [--predictions FILE]

LABELS is a folder of labelled reports (gold/GUIDE.md's shape), REPORTS one with their texts under the same names.
Each table is a logistic regression with L2 penalty over named features that occur in at least three reports;
weights that hardly count are left out. With --predictions the claims of every report are written as told by tables
made without that report (five folds), for the scorer. With --into the tables made of all reports are written.
"""

import argparse
import json
import random
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from match import LabelledClaim
from rows import Row, claim_rows, field_rows, label_of, same_rows
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from tidings.claims import make_claims
from tidings.claims.material import Material
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.kinds import load_kinds
from tidings.lexicon.weights import JUDGES, Judges, table
from tidings.lexicon.whole import load_lexicon
from tidings.out.claims_json import claim_json
from tidings.pipeline import Reader
from tidings.record import Report

FOLDS = 5
#: The tables that choose one among candidates; the others say yes or no to each.
CHOICES = ("place", "time", "source")
#: The inverse strength of the L2 penalty for each table: the best of 0.03, 0.1, 0.3 and 1 out of fold.
STRENGTH = {"claim": 0.1, "place": 0.05, "time": 0.05, "agent": 0.1, "target": 0.1, "figure": 0.1, "source": 0.05, "same": 0.1}
#: A feature seen in fewer reports than this says more about a report than about language.
FEWEST_REPORTS = 3
#: Weights nearer to zero than this change no verdict by themselves and are left out of the tables.
LEAST_WEIGHT = 0.02

Tables = dict[str, dict[str, float]]
Case = tuple[Material, list[LabelledClaim]]


def main() -> None:
    """Reads the arguments, makes the tables, prints their worth."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("labels", type=Path)
    ask.add_argument("reports", type=Path)
    ask.add_argument("--into", type=Path)
    ask.add_argument("--predictions", type=Path)
    told = ask.parse_args()
    reader = Reader(load_lexicon(), open_gazetteer())
    cases = [look(reader, path, told.reports) for path in sorted(told.labels.glob("*.json"))]
    print(f"{len(cases)} reports, {sum(len(claims) for _, claims in cases)} claims", file=sys.stderr)
    rows = rows_of(cases)
    if told.predictions:
        predictions = out_of_fold(cases, rows)
        told.predictions.write_text("".join(json.dumps(one) + "\n" for one in predictions), "utf-8")
    if told.into:
        write(fit_all(cases, rows, set(range(len(cases)))), told.into)


def look(reader: Reader, path: Path, reports: Path) -> Case:
    """What the stages find in a labelled report, and its labels."""
    raw = json.loads((reports / path.name).read_text("utf-8"))
    published = datetime.fromisoformat(raw["published"]) if raw.get("published") else None
    text = f"{raw['title']}\n{raw['text']}"
    report = Report(id=raw["report"], title=raw["title"], text=text, outlet=raw.get("outlet"), published=published)
    material = reader.look(report)
    return material, label_of(material, json.loads(path.read_text("utf-8"))["claims"])


def rows_of(cases: list[Case]) -> dict[str, list[Row]]:
    """The rows of every table but "same", which asks about drafts made with the others."""
    rows: dict[str, list[Row]] = {name: [] for name in JUDGES}
    for n, (material, claims) in enumerate(cases):
        rows["claim"] += claim_rows(n, material, claims)
        for name, found in field_rows(n, material, claims).items():
            rows[name] += found
    return rows


def out_of_fold(cases: list[Case], rows: dict[str, list[Row]]) -> list[dict[str, Any]]:
    """The claims of each report by tables made without it; prints each table's average precision."""
    order = list(range(len(cases)))
    random.Random(1).shuffle(order)
    predictions = []
    for k in range(FOLDS):
        held = set(order[k::FOLDS])
        judges = compiled(fit_all(cases, rows, set(order) - held, told=k == 0))
        for n in sorted(held):
            material = cases[n][0]._replace(judges=judges)
            claims = [claim_json(claim, material.sentences.report) for claim in make_claims(material, "")]
            predictions.append({"report": material.sentences.report.id, "claims": claims})
    return predictions


def fit_all(cases: list[Case], rows: dict[str, list[Row]], reports: set[int], told: bool = False) -> Tables:
    """The tables made of those reports."""
    tables = {name: fit(name, rows[name], reports, told) for name in JUDGES if name != "same"}
    judges = compiled({**tables, "same": {}})
    same = [
        row
        for n, (material, claims) in enumerate(cases)
        for row in same_rows(n, material._replace(judges=judges), claims)
    ]
    return {**tables, "same": fit("same", same, reports, told)}


def compiled(tables: Tables) -> Judges:
    """The tables as the reader takes them."""
    kinds = load_kinds().by_name
    return Judges(**{name: table(weights, kinds) for name, weights in tables.items()})


def fit(name: str, rows: list[Row], reports: set[int], told: bool) -> dict[str, float]:
    """Weights by feature; where asked, prints the average precision on the rows of other reports."""
    mine = [row for row in rows if row.report in reports]
    seen: dict[str, set[int]] = {}
    for row in mine:
        for feature in with_kind(row):
            seen.setdefault(feature, set()).add(row.report)
    columns = {feature: n for n, feature in enumerate(sorted(f for f, r in seen.items() if len(r) >= FEWEST_REPORTS))}
    given, answers = matrix(mine, columns), np.array([row.answer for row in mine])
    if name in CHOICES:
        found, bias = choosing(given, answers, choices_of(mine), STRENGTH[name]), 0.0
    else:
        model = LogisticRegression(C=STRENGTH[name], solver="liblinear", max_iter=1000).fit(given, answers)
        found, bias = model.coef_[0], float(model.intercept_[0])
    others = [row for row in rows if row.report not in reports]
    if told and others:
        print(f"{name:8} rows {len(mine):6} features {len(columns):6} {worth(name, others, columns, found)}", file=sys.stderr)
    weights = {feature: round(float(found[n]), 3) for feature, n in columns.items() if abs(found[n]) >= LEAST_WEIGHT}
    return weights | {"*": round(bias, 3)}


def worth(name: str, rows: list[Row], columns: dict[str, int], weights: Any) -> str:
    """What weights are worth on rows they have not seen: right choices, or average precision against chance."""
    scores, answers = matrix(rows, columns) @ weights, np.array([row.answer for row in rows])
    if name not in CHOICES:
        return f"average precision {average_precision_score(answers, scores):.3f} of {answers.mean():.3f}"
    groups = choices_of(rows)
    best = {}
    for n, choice in enumerate(groups):
        if choice not in best or scores[n] > scores[best[choice]]:
            best[choice] = n
    possible = len(set(groups[answers]))
    return f"right choices {answers[list(best.values())].mean():.3f} of {possible / len(best):.3f} possible"


def choices_of(rows: list[Row]) -> Any:
    """The number of the choice that each row belongs to."""
    numbers: dict[tuple[int, str, int], int] = {}
    return np.array([numbers.setdefault((row.report, row.kind, row.choice), len(numbers)) for row in rows])


def choosing(given: Any, answers: Any, groups: Any, strength: float) -> Any:
    """Weights of a conditional logit: the likelihood that the one chosen of each group is a right one.

    Groups without a right candidate teach nothing. McFadden 1974; the penalty is that of the other tables.
    """
    right = np.zeros(groups.max() + 1)
    np.add.at(right, groups[answers], 1)
    use = right[groups] > 0
    given, answers, groups = given[use], answers[use], np.unique(groups[use], return_inverse=True)[1]

    def loss(weights: Any) -> Any:
        scores = given @ weights
        top = np.full(groups.max() + 1, -np.inf)
        np.maximum.at(top, groups, scores)
        raised = np.exp(scores - top[groups])
        every, good = (np.bincount(groups, raised * take) for take in (1.0, answers))
        slope = raised / every[groups] - raised * answers / good[groups]
        return np.sum(np.log(every) - np.log(good)) + weights @ weights / (2 * strength), given.T @ slope + weights / strength

    return minimize(loss, np.zeros(given.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def with_kind(row: Row) -> list[str]:
    """The features of a row as `claims.weigh` reads them."""
    prefix = row.kind + "&"
    return [prefix, *row.features, *(prefix + feature for feature in row.features)]


def matrix(rows: list[Row], columns: dict[str, int]) -> Any:
    """The rows as a sparse matrix of zeros and ones."""
    at = [(n, columns[f]) for n, row in enumerate(rows) for f in set(with_kind(row)) if f in columns]
    where = ([n for n, _ in at], [c for _, c in at])
    return csr_matrix((np.ones(len(at)), where), shape=(len(rows), len(columns)))


def write(tables: Tables, folder: Path) -> None:
    """Writes a CSV a table, features in order of the alphabet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in JUDGES:
        lines = [f"# Weights of the judge {name!r}, made by train/judges.py; see train/README.md.", "feature,weight"]
        lines += [f"{_cell(feature)},{weight:g}" for feature, weight in sorted(tables[name].items())]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in '",#') or text != text.strip() else text


if __name__ == "__main__":
    main()
