"""How figures are added up: data/counting.toml, in the terms of data/figures.toml and data/kinds.toml."""

from functools import lru_cache
from itertools import chain

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.figures import MEASURES, Measures
from tidings.lexicon.files import read_toml
from tidings.lexicon.kinds import load_kinds

COUNTING = "counting.toml"
#: The class of those who are not told apart: the whole.
WHOLE = "all"

Words = tuple[str, ...]


class MeasuresOf(Struct, frozen=True, forbid_unknown_fields=True):
    """The measures of the findings; see the file."""

    toll: Words
    displacement: Words
    stocks: Words
    reached: Words


class CountingFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file data/counting.toml as it is written."""

    sums: Words
    units: Words
    measures: MeasuresOf
    apart: dict[str, Words]
    everybody: dict[str, Words]
    of_kinds: dict[str, Words]


class Counting(Struct, frozen=True):
    """How figures are added up, ready to ask.

    `apart` and `everybody` hold pairs of classes, either way round; `order` is the rank in which measures are shown,
    `people` are the measures that count people, `unarmed` the classes of people who bear no arms, and `of_kinds` the
    kinds of party that armed classes belong to.
    """

    sums: frozenset[str]
    units: frozenset[str]
    measures: MeasuresOf
    apart: frozenset[tuple[str, str]]
    everybody: frozenset[tuple[str, str]]
    order: dict[str, int]
    people: frozenset[str]
    unarmed: frozenset[str]
    of_kinds: dict[str, Words]


@lru_cache(maxsize=1)
def load_counting() -> Counting:
    """The rules of adding up; raises LexiconError where the file breaks its form or its terms."""
    rules = read_toml(COUNTING, CountingFile)
    known = read_toml(MEASURES, Measures)
    _check(rules, known)
    order = (*rules.measures.toll, *rules.measures.displacement, *known.measures)
    people = {name: one for name, one in known.classes.items() if one.people}
    return Counting(
        sums=frozenset(rules.sums),
        units=frozenset(rules.units),
        measures=rules.measures,
        apart=_pairs(rules.apart),
        everybody=_pairs(rules.everybody),
        order={name: rank for rank, name in enumerate(dict.fromkeys(order))},
        people=frozenset(name for name, one in known.measures.items() if one.of == "people"),
        unarmed=frozenset(name for name, one in people.items() if not one.armed) - {WHOLE} - set(rules.units),
        of_kinds=rules.of_kinds,
    )


def _pairs(rows: dict[str, Words]) -> frozenset[tuple[str, str]]:
    one_way = [(name, other) for name, others in rows.items() for other in others]
    return frozenset(one_way) | frozenset((other, name) for name, other in one_way)


def _check(rules: CountingFile, known: Measures) -> None:
    measures = rules.measures
    listed = chain(measures.toll, measures.displacement, measures.stocks, measures.reached)
    rows = (rules.apart, rules.everybody)
    classes = chain(rules.units, rules.of_kinds, *rows, *(others for row in rows for others in row.values()))
    wrong = [(f"measure {name!r}", MEASURES) for name in listed if name not in known.measures]
    wrong += [(f"class {name!r}", MEASURES) for name in classes if name not in known.classes]
    wrong += [(f"kind {name!r}", "kinds.toml") for name in rules.sums if name not in load_kinds().by_name]
    if wrong:
        raise LexiconError(
            [
                f"data/{COUNTING}: {what} is not one of data/{where}; add it there or mend its name"
                for what, where in wrong
            ]
        )
