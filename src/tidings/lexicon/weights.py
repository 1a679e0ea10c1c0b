"""The weights of the learned judges: data/judge/NAME.csv, one named feature a line."""

from msgspec import Struct

from tidings.lexicon.files import read_csv

JUDGES = ("claim", "place", "time", "agent", "target", "figure", "source", "same")


class WeightRow(Struct, frozen=True):
    """One line: a feature and what it adds to the log odds."""

    feature: str
    weight: float


class Judges(Struct, frozen=True):
    """A table of weights for each question that is decided by weights; see `claims.weigh`."""

    claim: dict[str, float]
    place: dict[str, float]
    time: dict[str, float]
    agent: dict[str, float]
    target: dict[str, float]
    figure: dict[str, float]
    source: dict[str, float]
    same: dict[str, float]


def load_judges() -> Judges:
    """All tables under data/judge; raises LexiconError where a line is not a feature and a number."""
    return Judges(**{name: _table(name) for name in JUDGES})


def _table(name: str) -> dict[str, float]:
    return {row.feature: row.weight for _, row in read_csv(f"judge/{name}.csv", WeightRow)}
