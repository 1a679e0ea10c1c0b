"""How features are weighed: a logistic regression whose weights stand in data/judge, each feature with its name.

A feature counts by itself and once more together with the kind of the claim ("capture&word=fall"); a kind by itself is
"capture&", and the weight that every case has is "*". `train/` makes the tables.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import repeat

from tidings.lexicon.weights import Weights

#: Log odds beyond this are as good as certain, and their exponential need not be taken.
CERTAIN = 30.0
#: What a feature weighs that no table knows.
NOTHING = repeat(0.0)


def log_odds(weights: Weights, kind: str, features: Iterable[str]) -> float:
    """The sum of the weights of the features, alone and with the kind."""
    known = weights.of(kind)
    return known[""] + sum(map(known.get, features, NOTHING))  # judging spends most of its time here


def probability(weights: Weights, kind: str, features: Iterable[str]) -> float:
    """The log odds as a probability."""
    return 1 / (1 + math.exp(-max(-CERTAIN, min(CERTAIN, log_odds(weights, kind, features)))))


def choose(weights: Weights, kind: str, candidates: Sequence[Iterable[str]]) -> tuple[int, float]:
    """The number of the candidate with the highest odds, the first of equals, and its share of all the odds."""
    scores = [log_odds(weights, kind, features) for features in candidates]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    return best, 1 / sum(math.exp(max(-CERTAIN, score - scores[best])) for score in scores)
