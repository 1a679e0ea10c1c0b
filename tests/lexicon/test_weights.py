"""The weights of the judges."""

import math

from tidings.claims.weigh import choose, log_odds, probability
from tidings.lexicon.weights import JUDGES, Weights, load_judges

KINDS = {"capture", "clash"}
TABLE = {"*": -1.0, "capture&": 0.5, "word=fall": 1.0, "capture&word=fall": 2.0, "word=take&dep=ROOT": 0.25}


def test_a_feature_counts_alone_and_with_its_kind() -> None:
    """The odds are what every case has, the kind, and each feature by itself and with the kind."""
    weights = Weights(TABLE, KINDS)
    assert log_odds(weights, "capture", ["word=fall", "unknown"]) == -1.0 + 0.5 + 1.0 + 2.0
    assert log_odds(weights, "clash", ["word=fall"]) == -1.0 + 1.0


def test_a_feature_of_two_parts_is_no_kind() -> None:
    """Only the name of a kind before "&" makes a weight of that kind."""
    assert log_odds(Weights(TABLE, KINDS), "clash", ["word=take&dep=ROOT"]) == -1.0 + 0.25


def test_probability_is_the_logistic_of_the_odds() -> None:
    """Even odds are a half, and odds beyond all measure neither overflow nor leave 0 to 1."""
    assert probability(Weights({"*": 0.0}, KINDS), "clash", []) == 0.5
    assert 0 < probability(Weights({"*": -1e9}, KINDS), "clash", []) < 1e-9
    assert probability(Weights(TABLE, KINDS), "clash", []) == 1 / (1 + math.exp(1.0))


def test_the_first_of_equals_is_chosen() -> None:
    """A choice takes the highest odds, the first of equals, and tells its share."""
    weights = Weights(TABLE, KINDS)
    assert choose(weights, "clash", [["x"], ["word=fall"], ["word=fall"]])[0] == 1
    assert choose(weights, "clash", [["x"], ["y"]]) == (0, 0.5)


def test_every_table_ships() -> None:
    """Every judge has a table that reads and weighs something."""
    judges = load_judges(KINDS)
    for name in JUDGES:
        assert len(getattr(judges, name).of("capture")) > 100, name
