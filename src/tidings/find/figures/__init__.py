"""The figures of a report: what is counted, of whom, how many, and how firmly; running tolls with their first day."""

from datetime import date

from tidings.find.figures.measures import Measured, measure_of
from tidings.find.figures.numbers import Number, find_numbers
from tidings.find.figures.parts import followed, part_of
from tidings.find.figures.phrases import Counted, Scene, count_phrase
from tidings.find.figures.running import first_day
from tidings.lexicon.figures import FiguresLexicon
from tidings.record import Bound, Figure, Mention, Span, When
from tidings.syntax import Sentence, Sentences

__all__ = ["find_figures"]


def find_figures(sentences: Sentences, lexicon: FiguresLexicon, times: tuple[Mention, ...] = ()) -> tuple[Mention, ...]:
    """Every figure of the report in the order of the text; a range gives one figure for each end."""
    blocked = {token.i for time in times for token in sentences.tokens_in(time.span)}
    found: list[Mention] = []
    for sentence in sentences.sentences:
        found += _read(sentences, sentence, lexicon, blocked, times)
    return tuple(found)


def _read(
    sentences: Sentences, sentence: Sentence, lexicon: FiguresLexicon, blocked: set[int], times: tuple[Mention, ...]
) -> list[Mention]:
    """The figures of one sentence, left to right: a part or a further item of a list takes the measure before it."""
    numbers = find_numbers(sentences.tokens, sentence.first, sentence.last, lexicon, blocked)
    if not numbers:
        return []
    scene = Scene(sentences.tokens, sentence.first, sentence.last, lexicon, {n.first: n for n in numbers}, set())
    told: list[tuple[Counted, Measured]] = []
    found: list[Mention] = []
    for number in numbers:
        counted = count_phrase(scene, number)
        if number.article and counted.kind not in ("people", "armed"):
            continue
        measured = part_of(scene, counted, told) or measure_of(scene, counted) or followed(scene, counted, told)
        if measured is None:
            continue
        told.append((counted, measured))
        if measured.head >= counted.end:
            scene.used.add(measured.head)
        since = first_day(sentences, sentence, measured.head, lexicon, times)
        found += _mentions(sentences, counted, measured, since)
    return found


def _mentions(sentences: Sentences, counted: Counted, measured: Measured, since: date | None) -> list[Mention]:
    """The mention of a figure, or two for the ends of a range."""
    span = sentences.span(counted.number.first, max(counted.end, counted.number.last))
    text = sentences.report.quote(span)
    head = sentences.tokens[measured.head].start
    found = []
    for count, bound in _bounds(counted.number):
        figure = Figure(measured.measure, counted.who, count, bound, span, since)
        found.append(Mention(span, "figure", text, figure.measure, head, value=figure))
    return found


def _bounds(number: Number) -> list[tuple[int, Bound]]:
    """Each count of a number with its bound: the ends of a range are the least and the most."""
    if len(number.counts) == 1:
        return [(number.counts[0], number.bound)]
    return [(number.counts[0], "at_least"), (number.counts[1], "at_most")]
