"""The figures of a report: what is counted, of whom, how many, and how firmly; running tolls with their first day."""

from datetime import date

from tidings.find.figures.glue import taken_apart
from tidings.find.figures.measures import measure_of
from tidings.find.figures.numbers import Number, find_numbers
from tidings.find.figures.parts import followed, part_of
from tidings.find.figures.phrases import Counted, Scene, count_phrase
from tidings.find.figures.running import first_day
from tidings.find.figures.senses import Measured
from tidings.lexicon.figures import FiguresLexicon
from tidings.record import Bound, Figure, Mention, Span
from tidings.syntax import Sentence, Sentences, Token

__all__ = ["find_figures"]


def find_figures(sentences: Sentences, lexicon: FiguresLexicon, times: tuple[Mention, ...] = ()) -> tuple[Mention, ...]:
    """Every figure of the report in the order of the text; a range gives one figure for each end."""
    found: list[Mention] = []
    by_sentence: dict[int, list[Mention]] = {}
    for time in times:
        start = sentences.token_at(time.span.start)
        if start is not None:
            by_sentence.setdefault(start.sentence, []).append(time)
    for sentence in sentences.sentences:
        found += _read(sentences, sentence, lexicon, by_sentence.get(sentence.index, []))
    return tuple(found)


def _read(sentences: Sentences, sentence: Sentence, lexicon: FiguresLexicon, times: list[Mention]) -> list[Mention]:
    """The figures of one sentence, with the first day of those that run."""
    found = []
    for counted, measured, tokens in _told(sentences, sentence, lexicon, [time.span for time in times]):
        head = tokens[measured.head].start
        since = first_day(sentences, sentence, head, lexicon, times)
        first, last = tokens[counted.number.first], tokens[max(counted.end, counted.number.last) - 1]
        span = Span(sentences.report.id, first.start, last.end)
        found += _mentions(sentences, counted, measured, span, head, since)
    return found


def _told(
    sentences: Sentences, sentence: Sentence, lexicon: FiguresLexicon, times: list[Span]
) -> list[tuple[Counted, Measured, list[Token]]]:
    """The counts of a sentence with their measures, left to right.

    A part of a whole, or a further item of a list, takes the measure before it.
    """
    apart = taken_apart(sentences.tokens, sentence.first, sentence.last, lexicon)
    tokens, first, last = sentences.tokens, sentence.first, sentence.last
    if apart is not None:
        tokens, first, last = apart, 0, len(apart)
    blocked = {t.i for t in tokens[first:last] if any(s.start < t.end and t.start < s.end for s in times)}
    numbers = find_numbers(tokens, first, last, lexicon, blocked)
    scene = Scene(tokens, first, last, lexicon, {n.first: n for n in numbers}, set())
    told: list[tuple[Counted, Measured]] = []
    for number in numbers:
        counted = count_phrase(scene, number)
        measured = _measured(scene, counted, told)
        if measured is None:
            continue
        told.append((counted, measured))
        if measured.head >= counted.end:
            scene.used.add(measured.head)
    return [(counted, measured, tokens) for counted, measured in told]


def _measured(scene: Scene, counted: Counted, told: list[tuple[Counted, Measured]]) -> Measured | None:
    """The measure of a count; None also for "a" thing and for "one of" many things, which count nothing."""
    number = counted.number
    people = counted.kind in ("people", "armed")
    if number.article and (not people or scene.senses(counted.noun or scene.first, "noun")):
        return None
    if number.counts == (1,) and counted.kind == "things" and scene.has(number.last, "parted"):
        return None
    found = part_of(scene, counted, told) or measure_of(scene, counted) or followed(scene, counted, told)
    return None if found and number.article and _is_owner(scene, counted, found) else found


def _is_owner(scene: Scene, counted: Counted, found: Measured) -> bool:
    """True for "a" person who is only named to say whose the victim was ("the brother of a minister was killed")."""
    noun = scene.tokens[counted.noun or scene.first]
    return found.head >= counted.end and noun.dep == "pobj" and scene.has(noun.head, "parted")


def _mentions(
    sentences: Sentences, counted: Counted, measured: Measured, span: Span, head: int, since: date | None
) -> list[Mention]:
    """The mention of a figure, or two for the ends of a range."""
    text = sentences.report.quote(span)
    who = "all" if counted.kind == "things" and measured.head == counted.noun else counted.who
    who = measured.who or who if counted.noun is None else who
    figures = [Figure(measured.measure, who, count, bound, span, since) for count, bound in _bounds(counted.number)]
    return [Mention(span, "figure", text, figure.measure, head, value=figure) for figure in figures]


def _bounds(number: Number) -> list[tuple[int, Bound]]:
    """Each count of a number with its bound: the ends of a range are the least and the most."""
    if len(number.counts) == 1:
        return [(number.counts[0], number.bound)]
    return [(number.counts[0], "at_least"), (number.counts[1], "at_most")]
