"""The weights of the learned judges: data/judge/NAME.csv, one named feature a line."""

from collections.abc import Container, Mapping

from msgspec import Struct

from tidings.lexicon.files import read_csv

JUDGES = ("claim", "place", "time", "agent", "target", "figure", "source", "same")


class WeightRow(Struct, frozen=True):
    """One line: a feature and what it adds to the log odds."""

    feature: str
    weight: float


class Weights:
    """The weights of one judge: of features by themselves, and of features together with a kind ("capture&word=fall").

    A kind by itself is "capture&"; what every case has is "*".
    """

    def __init__(self, weights: Mapping[str, float], kinds: Container[str]) -> None:
        self._alone: dict[str, float] = {}
        self._with: dict[str, dict[str, float]] = {}
        self._whole: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            kind, joined, feature = name.partition("&")
            if joined and kind in kinds:
                self._with.setdefault(kind, {})[feature] = weight
            else:
                self._alone[name] = weight

    def of(self, kind: str) -> dict[str, float]:
        """What each feature weighs in a case of the kind, and under "" what every such case does; made when asked."""
        found = self._whole.get(kind)
        if found is None:
            found = dict(self._alone)
            for feature, weight in self._with.get(kind, {}).items():
                found[feature] = found.get(feature, 0.0) + weight
            found[""] = found.get("", 0.0) + found.pop("*", 0.0)
            self._whole[kind] = found
        return found


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
    return Weights({row.feature: row.weight for _, row in read_csv(f"judge/{name}.csv", WeightRow)}, kinds)
