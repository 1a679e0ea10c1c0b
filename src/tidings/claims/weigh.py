"""How features are weighed: a logistic regression whose weights stand in data/judge, each feature with its name.

A feature counts by itself and once more together with the kind of the claim ("capture&word=fall"); a kind by itself is
"capture&", and the weight that every case has is "*". `train/` makes the tables.
"""

import math
from collections.abc import Iterable

Weights = dict[str, float]


def log_odds(weights: Weights, kind: str, features: Iterable[str]) -> float:
    """The sum of the weights of the features, alone and with the kind."""
    get = weights.get
    prefix = kind + "&"
    total = get("*", 0.0) + get(prefix, 0.0)
    for feature in features:
        total += get(feature, 0.0) + get(prefix + feature, 0.0)
    return total


def probability(weights: Weights, kind: str, features: Iterable[str]) -> float:
    """The log odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds(weights, kind, features)))))
