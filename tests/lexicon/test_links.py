"""What linking knows: its files, and how a breach of their terms is told."""

import tomllib
from pathlib import Path

import msgspec

import tidings.link
from tidings.lexicon.files import data_file
from tidings.lexicon.kinds import load_kinds
from tidings.lexicon.links import KinFile, WeightRow, doubles, load_links, mistakes
from tidings.link.stances import Stance

CODE = "".join(path.read_text("utf-8") for path in Path(tidings.link.__path__[0]).glob("*.py"))


def test_every_kind_may_be_told_in_other_words_or_is_alone() -> None:
    """Every kind of act belongs to a group of kin, if only its own."""
    assert set(load_links("en").groups) == set(load_kinds().by_name)


def test_every_weight_is_of_a_level_that_is_found() -> None:
    """No row of the weights is left of a level that the code does not give, and each stance has its weight."""
    levels = load_links("en").levels
    stances = {one.level for one in Stance}
    assert not {level for _, level in levels if f'"{level}"' not in CODE and level not in stances}
    assert {("agents", level) for level in stances} <= set(levels)
    assert {("targets", level) for level in stances} <= set(levels)


def test_an_unknown_kind_is_told() -> None:
    """A kind that no table of kinds has is a mistake, with where it stands."""
    raw = tomllib.loads(data_file("link.toml").read_text("utf-8"))
    raw["ground"].append("sack")
    (problem,) = mistakes(msgspec.convert(raw, KinFile), load_kinds().by_name)
    assert "ground names 'sack'" in problem


def test_a_level_weighed_twice_is_told() -> None:
    """Of two weights for one level neither would be right."""
    row = WeightRow("place", "same", 4.0, "Both name {left}.")
    assert len(list(doubles([(1, row), (2, row)]))) == 2


def test_words_are_compared_by_their_stems() -> None:
    """Forms of a word are one, and what is of a country is the country."""
    words = load_links("en").vocabulary
    assert len({words.stem(word) for word in ("attack", "attacks", "attackers", "attacking")}) == 1
    assert words.stem("chadian") == words.stem("chad")
