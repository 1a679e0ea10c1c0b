"""The file of words that tell acts: its terms, and how a breach of them is told."""

import tomllib

import msgspec
import pytest

from tidings.lexicon.acts import ActsFile, load_acts, mistakes
from tidings.lexicon.files import data_file
from tidings.lexicon.kinds import load_kinds

NAME = "lang/en/acts.toml"
HEAD = """with_words = ["with"]
[classes]
armed = ["army"]
[[act]]
kind = "clash"
verbs = ["fight"]
"""


def mistakes_in(text: str) -> list[str]:
    """What is wrong with a file of acts."""
    return mistakes(msgspec.convert(tomllib.loads(text), ActsFile), load_kinds(), NAME, text)


def test_the_shipped_file_keeps_its_terms() -> None:
    """No kind, mode or class in the file is unknown, and every kind has words."""
    assert mistakes_in(data_file(NAME).read_text("utf-8")) == []
    assert {entry.kind for entry in load_acts("en").entries} == set(load_kinds().by_name)


def test_every_mode_has_words_or_conditions() -> None:
    """Each mode of a kind can be told by a text, but for what is only the absence of the others."""
    acts = load_acts("en")
    told = {(entry.kind, entry.mode) for entry in acts.entries if entry.mode}
    told |= {(kind, entry.mode) for kind, entries in acts.modes.items() for entry in entries}
    known = {(kind.name, mode.name) for kind in load_kinds().by_name.values() for mode in kind.mode}
    assert known - told == {("protest", "peaceful")}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('[[act]]\nkind = "clashes"\n', "no kind 'clashes'"),
        ('[[act]]\nkind = "clash"\nmode = "drone"\n', "has no mode 'drone'"),
        ('[[act]]\nkind = "clash"\nneeds = ["near:navy"]\n', "no class 'navy'"),
        ('[[act]]\nkind = "clash"\nunless = ["beside:armed"]\n', "no such slot"),
        ('[[mode]]\nkind = "riot"\nmode = "crowd"\nneeds = ["near:armed"]\n', "has no mode 'crowd'"),
    ],
)
def test_a_mistake_is_told_with_its_line(more: str, told: str) -> None:
    """A breach is told with the file, the line of its entry and the remedy."""
    text = HEAD + more
    (found,) = mistakes_in(text)
    assert told in found
    file, line, _ = found.split(":", 2)
    assert file == f"data/{NAME}"
    assert text.splitlines()[int(line) - 1] == more.splitlines()[0]
