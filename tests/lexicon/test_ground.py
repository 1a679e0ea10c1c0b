"""How much of a place the words before its name speak of."""

import pytest

from tidings.lexicon.ground import load_ground

GROUND = load_ground("en")


@pytest.mark.parametrize("case", GROUND.words.example, ids=lambda case: case.text)
def test_examples_of_the_file_are_read_as_it_says(case) -> None:  # type: ignore[no-untyped-def]
    """Each example speaks of as much of its place as it says."""
    assert GROUND.extent(case.text[: case.text.index(case.place)]) == case.extent


def test_a_clause_after_a_name_may_tell_of_the_place() -> None:
    """ "Which the rebels hold" goes on about the place; "and its airport" does not."""
    assert GROUND.goes_on(", which the rebels hold")
    assert not GROUND.goes_on(" and its airport")


def test_a_time_may_go_on_from_its_first_day() -> None:
    """ "Since March" and "for four days" run; "in March" does not."""
    assert GROUND.runs("held it ", "since March")
    assert GROUND.runs("held it for ", "four days")
    assert not GROUND.runs("took it in ", "March")
