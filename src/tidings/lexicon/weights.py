"""The weights of the learned judges: data/judge/NAME.csv, one named feature a line."""

from collections.abc import Container, Mapping

from msgspec import Struct

from tidings.lexicon.files import read_csv

#: Weights by feature, then by kind; the weight of the feature by itself is under "".
Weights = dict[str, dict[str, float]]

JUDGES = ("claim", "place", "time", "agent", "target", "figure", "source", "same")


class WeightRow(Struct, frozen=True):
    """One line: a feature and what it adds to the log odds."""

    feature: str
    weight: float


class Judges(Struct, frozen=True):
    """A table of weights for each question that is decided by weights; see `claims.weigh`."""

    claim: Weights
    place: Weights
    time: Weights
    agent: Weights
    target: Weights
    figure: Weights
    source: Weights
    same: Weights


def load_judges(kinds: Container[str]) -> Judges:
    """All tables under data/judge; raises LexiconError where a line is not a feature and a number."""
    return Judges(**{name: _table(name, kinds) for name in JUDGES})


def _table(name: str, kinds: Container[str]) -> Weights:
    return table({row.feature: row.weight for _, row in read_csv(f"judge/{name}.csv", WeightRow)}, kinds)


def table(weights: Mapping[str, float], kinds: Container[str]) -> Weights:
    """The weights by feature, then by kind ("" for the feature by itself), of lines like "capture&word=fall"."""
    found: Weights = {}
    for name, weight in weights.items():
        kind, joined, feature = name.partition("&")
        if joined and kind in kinds:
            found.setdefault(feature, {})[kind] = weight
        else:
            found.setdefault(name, {})[""] = weight
    return found
