"""The benches import each other as scripts do, by their bare names."""

import sys
from itertools import islice
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from synthetic import Told, War, records, wars
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.actors import load_actors

#: Two weeks of the first war: enough for its towns to be told of and some to change hands.
REPORTS = 1000


@pytest.fixture(scope="session")
def course() -> list[War]:
    """All wars; nothing is drawn yet."""
    return wars(open_gazetteer(), load_actors("en"))


@pytest.fixture(scope="session")
def told(course: list[War]) -> list[Told]:
    """The first reports of the first war."""
    return list(islice(records(course), REPORTS))
