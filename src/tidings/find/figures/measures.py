"""The measure of a count: which word says what became of those counted, found by nearness first, then by syntax."""

from collections.abc import Callable

from tidings.find.figures.beside import by_relative, by_state, by_verb_after, by_verb_before
from tidings.find.figures.govern import by_clause, by_posture, by_syntax
from tidings.find.figures.nouns import by_bearer, by_modifier, by_noun, by_under
from tidings.find.figures.phrases import Counted, Scene
from tidings.find.figures.senses import Measured
from tidings.find.figures.totals import by_copula, by_group, by_number_of, by_number_put, by_total, by_unit

Finder = Callable[[Scene, Counted], Measured | None]
#: Nearness first: the parser errs more over a long way than a word beside the number does.
FINDERS: tuple[Finder, ...] = (
    by_unit, by_number_of, by_number_put, by_group, by_copula, by_state, by_total, by_verb_before, by_noun, by_modifier,
    by_under, by_syntax, by_relative, by_clause, by_bearer, by_verb_after,
)  # fmt: skip
POSTURE: tuple[Finder, ...] = (by_posture,)


def measure_of(scene: Scene, counted: Counted) -> Measured | None:
    """The measure of a counted phrase, None where the words give none; the strength of a force comes last."""
    finders = (*FINDERS, *POSTURE) if counted.kind == "armed" and not counted.number.article else FINDERS
    for find in finders:
        found = find(scene, counted)
        if found is not None:
            return found if found.measure else None
    return None
