"""A text in pieces, so that words that several claims quote can be marked for each of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct


class Segment(Struct, frozen=True):
    """A piece of a text, and who quotes it: every quote holds all of it or none.

    `anchors` are those of the quotes that begin with it, `last` the ids of those that end with it.
    """

    text: str
    ids: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


class Quoted(Struct, frozen=True):
    """Words of a text that somebody quotes: `text[start:end]`; `anchor` is the name by which they are found."""

    id: str
    start: int
    end: int
    anchor: str = ""


def segments(text: str, quoted: Iterable[Quoted]) -> tuple[Segment, ...]:
    """The whole text in its order, cut where a quote begins or ends and around each line break.

    Quotes may overlap and hold each other. What lies outside the text is left out, and so are empty quotes.
    """
    inside = [one for one in quoted if 0 <= one.start < one.end <= len(text)]
    opening, closing = defaultdict[int, list[Quoted]](list), defaultdict[int, list[Quoted]](list)
    for one in inside:
        opening[one.start].append(one)
        closing[one.end].append(one)
    found: list[Segment] = []
    held: dict[str, int] = {}
    cuts = _cuts(text, inside)
    for start, end in pairwise(cuts):
        _count(held, opening[start], 1)
        anchors = tuple(dict.fromkeys(one.anchor for one in opening[start] if one.anchor))
        last = tuple(dict.fromkeys(one.id for one in closing[end]))
        found.append(Segment(text[start:end], tuple(held), anchors, last))
        _count(held, closing[end], -1)
    return tuple(found)


def _cuts(text: str, quoted: Iterable[Quoted]) -> list[int]:
    """Where the text is cut, its two ends with it."""
    breaks = {at for place, sign in enumerate(text) if sign == "\n" for at in (place, place + 1)}
    return sorted({0, len(text), *breaks, *(at for one in quoted for at in (one.start, one.end))})


def _count(held: dict[str, int], quoted: Iterable[Quoted], by: int) -> None:
    """One quote more or less of each id is open; one that has none is held no more."""
    for one in quoted:
        held[one.id] = held.get(one.id, 0) + by
        if not held[one.id]:
            del held[one.id]


def paragraphs(found: Sequence[Segment]) -> tuple[tuple[Segment, ...], ...]:
    """The segments line by line, without the line breaks and without empty lines."""
    lines: list[list[Segment]] = [[]]
    for one in found:
        if one.text == "\n":
            lines.append([])
        else:
            lines[-1].append(one)
    return tuple(tuple(line) for line in lines if any(one.text.strip() for one in line))
