"""The camps of states and of described parties, and their names: data/sides.csv and data/camps.csv."""

import pytest

from tidings.errors import LexiconError
from tidings.lexicon import sides


def test_a_side_that_nobody_has_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row whose side no party has, or that stands twice, is told with its line."""
    row = sides.SideRow("SY", "state", "nobody")
    known = sides.read_csv("actors.csv", sides.ActorRow)
    monkeypatch.setattr(sides, "read_csv", lambda name, kind: [(7, row), (8, row)] if name == "sides.csv" else known)
    sides.load_sides.cache_clear()
    with pytest.raises(LexiconError) as error:
        sides.load_sides()
    assert "sides.csv:7" in str(error.value)
    sides.load_sides.cache_clear()


def test_a_name_that_no_camp_has_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of a side that no party has, twice, or that cannot always be said, is told with its line."""
    row, known = sides.CampRow("nobody", ("{adjective} nobody",)), sides.read_csv("actors.csv", sides.ActorRow)
    monkeypatch.setattr(sides, "read_csv", lambda name, kind: [(7, row), (8, row)] if name == "camps.csv" else known)
    sides.load_camps.cache_clear()
    with pytest.raises(LexiconError) as error:
        sides.load_camps()
    assert len(error.value.problems) == 5
    assert "camps.csv:7" in str(error.value)
    sides.load_camps.cache_clear()


def test_outlets_of_a_side_are_known_by_each_name() -> None:
    """An outlet with a side is found by any of its names; one without is not there."""
    outlets = sides.load_outlets()
    assert outlets["sana"] == outlets["syrian arab news agency"]
    assert "reuters" not in outlets
