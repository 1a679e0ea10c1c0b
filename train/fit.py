"""Weights from rows: a logistic regression for yes or no, a conditional logit for a choice among candidates."""

import sys
from typing import Any

import numpy as np
from rows import Row
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

#: The tables that choose one among candidates; the others say yes or no to each.
CHOICES = ("place", "time", "source")
#: The inverse strength of the L2 penalty of each table: the best of 0.05, 0.1, 0.2 and 0.4 out of fold.
STRENGTH = {"claim": 0.05, "place": 0.05, "time": 0.05, "source": 0.05, "agent": 0.2}
USUAL_STRENGTH = 0.1
#: A feature seen in fewer reports than this says more about a report than about language.
FEWEST_REPORTS = 3
#: Weights nearer to zero than this change no verdict by themselves and are left out of the tables.
LEAST_WEIGHT = 0.02

Table = dict[str, float]


def fit(name: str, rows: list[Row], others: list[Row]) -> Table:
    """Weights by feature, of the rows; prints what they are worth on other rows, where there are any."""
    columns = _columns(rows)
    given, answers = _matrix(rows, columns), np.array([row.answer for row in rows])
    strength = STRENGTH.get(name, USUAL_STRENGTH)
    if name in CHOICES:
        found, bias = _choosing(given, answers, _choices(rows), strength), 0.0
    else:
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=1000).fit(given, answers)
        found, bias = model.coef_[0], float(model.intercept_[0])
    if others:
        told = f"{name:8} rows {len(rows):6} features {len(columns):6}"
        print(told, _worth(name, others, columns, found), file=sys.stderr)
    weights = {feature: round(float(found[n]), 3) for feature, n in columns.items() if abs(found[n]) >= LEAST_WEIGHT}
    return weights | {"*": round(bias, 3)}


def _columns(rows: list[Row]) -> dict[str, int]:
    """The features that occur in enough reports, numbered."""
    seen: dict[str, set[int]] = {}
    for row in rows:
        for feature in _with_kind(row):
            seen.setdefault(feature, set()).add(row.report)
    kept = sorted(feature for feature, reports in seen.items() if len(reports) >= FEWEST_REPORTS)
    return {feature: n for n, feature in enumerate(kept)}


def _with_kind(row: Row) -> list[str]:
    """The features of a row as `claims.weigh` reads them: alone and with the kind."""
    prefix = row.kind + "&"
    return [prefix, *row.features, *(prefix + feature for feature in row.features)]


def _matrix(rows: list[Row], columns: dict[str, int]) -> Any:
    """The rows as a sparse matrix of zeros and ones."""
    at = [(n, columns[f]) for n, row in enumerate(rows) for f in set(_with_kind(row)) if f in columns]
    where = ([n for n, _ in at], [c for _, c in at])
    return csr_matrix((np.ones(len(at)), where), shape=(len(rows), len(columns)))


def _choices(rows: list[Row]) -> Any:
    """The number of the choice that each row belongs to."""
    numbers: dict[tuple[int, str, int], int] = {}
    return np.array([numbers.setdefault((row.report, row.kind, row.choice), len(numbers)) for row in rows])


def _worth(name: str, rows: list[Row], columns: dict[str, int], weights: Any) -> str:
    """What weights are worth on rows they have not seen: right choices, or average precision against chance."""
    scores, answers = _matrix(rows, columns) @ weights, np.array([row.answer for row in rows])
    if name not in CHOICES:
        return f"average precision {average_precision_score(answers, scores):.3f} of {answers.mean():.3f}"
    groups = _choices(rows)
    best: dict[int, int] = {}
    for n, choice in enumerate(groups):
        if choice not in best or scores[n] > scores[best[choice]]:
            best[choice] = n
    possible = len(set(groups[answers])) / len(best)
    return f"right choices {answers[list(best.values())].mean():.3f} of {possible:.3f} possible"


def _choosing(given: Any, answers: Any, groups: Any, strength: float) -> Any:
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
        missed = np.sum(np.log(every) - np.log(good))
        return missed + weights @ weights / (2 * strength), given.T @ slope + weights / strength

    return minimize(loss, np.zeros(given.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
