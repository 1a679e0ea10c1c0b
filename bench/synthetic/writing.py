"""Tellings put into words: the text of a report, and its claims with the words that say each field."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Literal

import msgspec
from msgspec import Struct

from tidings.record import (
    Actor,
    Basis,
    Bound,
    Claim,
    Figure,
    Mention,
    MentionKind,
    Option,
    Place,
    Source,
    Span,
    When,
    content_id,
)

from .ground import HERE, Ground
from .tellers import OF_ACT, Count, Telling

#: Names the maker in `Claim.by`.
READER = "synthetic 1"
#: The share of sentences without a day, of those on what is at most a day old; of harm that nobody is named for.
DAYLESS, UNNAMED = 0.25, 0.3
#: The share of claims that are followed by a sentence of no claim.
FILLED = 0.25

Piece = tuple[str, str]


class Sentences(Struct, frozen=True, forbid_unknown_fields=True):
    """The file sentences.toml."""

    filler: tuple[str, ...]
    sites: tuple[str, ...]
    told: dict[str, tuple[str, ...]]
    figures: dict[str, tuple[str, ...]]
    counted: dict[str, str]
    bounds: dict[Bound, tuple[str, ...]]
    clause: dict[str, tuple[str, ...]]
    unnamed: dict[str, tuple[str, ...]]
    future: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def sentences() -> Sentences:
    """The forms of sentences.toml."""
    return msgspec.convert(tomllib.loads((HERE / "sentences.toml").read_text("utf-8")), Sentences)


class Line(Struct, frozen=True):
    """A telling as one report words it: the day of the report, the figures, and a number that picks the words."""

    telling: Telling
    published: date
    counts: tuple[Count, ...]
    basis: Basis
    named: bool
    words: int


def line_of(telling: Telling, hour: float, published: date, chance: Random) -> Line:
    """The telling as worded by a report of that hour and day."""
    fresh = published - timedelta(1) <= telling.day <= published
    basis: Basis = "published" if fresh and chance.random() < DAYLESS else "relative"
    side = telling.teller.sort == "side" or telling.kind not in sentences().unnamed
    named = side or chance.random() >= UNNAMED
    return Line(telling, published, telling.counts(hour), basis, named, chance.randrange(1 << 30))


class Sentence:
    """A sentence being written, and what its words stand for."""

    def __init__(self, line: Line, ground: Ground) -> None:
        self.line, self.ground = line, ground
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[tuple[str, int, int, object]] = []
        self._write(self._frame())
        text = "".join(self.parts)
        self.text = text[0].upper() + text[1:]

    def _frame(self) -> str:
        telling = self.line.telling
        sourced = telling.teller.name != ""
        form = telling.modality if sourced else "plain" if telling.modality == "asserted" else "hedged"
        return self._pick(sentences().told[form])

    def _pick(self, forms: tuple[str, ...], turn: int = 1) -> str:
        return forms[self.line.words // turn % len(forms)]

    def _write(self, form: str) -> None:
        for literal, slot in pieces(form):
            self._put(literal)
            if slot:
                self._fill(slot)

    def _put(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def _mark(self, role: str, text: str, thing: object) -> None:
        self.marks.append((role, *self._put(text), thing))

    def _fill(self, slot: str) -> None:
        telling = self.line.telling
        if slot == "c":
            self._clause()
        elif slot == "f":
            self._write(self._pick(sentences().future[telling.kind], 7))
        elif slot == "s":
            self._mark("source", telling.teller.name, telling.teller)
        elif slot == "p":
            self._place()
        elif slot == "x":
            self._site()
        elif slot == "d":
            self._day()
        elif slot == "n":
            self._number(self.line.counts[0])
        else:
            for actor in telling.agents if slot == "a" else telling.targets:
                self._mark(slot, actor.name, actor)

    def _clause(self) -> None:
        telling, words = self.line.telling, sentences()
        self._write(self._pick((words.clause if self.line.named else words.unnamed)[telling.kind], 7))
        if telling.kind not in OF_ACT and telling.kind != "toll":
            for count in self.line.counts:
                before, after = self._pick(words.figures[_figure_name(count)], 31).split("{n}")
                self._put(before)
                self._number(count)
                self._put(after)

    def _place(self) -> None:
        town = self.line.telling.happening.town
        place = self.ground.country if town < 0 else self.ground.towns[town]
        self._mark("place", place.name, place)

    def _site(self) -> None:
        telling, sites = self.line.telling, sentences().sites
        if telling.sited:
            self._put(sites[int(telling.happening.site * len(sites))])

    def _day(self) -> None:
        line = self.line
        if line.telling.kind == "toll":
            self._put(" since ")
            self._mark("day", f"{self.ground.begins.day} {self.ground.begins:%B %Y}", "stated")
            return
        if line.basis == "published" or line.telling.modality == "intended":
            return
        self._put(" on ")
        near = 0 <= (line.published - line.telling.day).days < 7
        day = line.telling.day
        self._mark("day", f"{day:%A}" if near else f"{day.day} {day:%B}", "relative" if near else "stated")

    def _number(self, count: Count) -> None:
        bound = self._pick(sentences().bounds[count.bound], 3)
        counted = "" if self.line.telling.kind in OF_ACT else sentences().counted[count.who]
        self._mark("figure", f"{bound}{count.count:,} {counted}".rstrip(), count)


def _figure_name(count: Count) -> str:
    return count.who if count.who == "children" else count.measure


@lru_cache(maxsize=512)
def pieces(form: str) -> tuple[Piece, ...]:
    """The form cut into words and the slot after them."""
    return tuple(
        (literal, slot or "") for literal, slot in re.findall(r"([^{]*)(?:\{(\w)\})?", form) if literal or slot
    )


def claim_of(sentence: Sentence, start: int, report: str) -> Claim:
    """The claim that a sentence makes, where it begins at that offset of the report's text."""
    line, telling = sentence.line, sentence.line.telling
    found: dict[str, list[tuple[Mention, object]]] = {}
    for role, first, last, thing in sentence.marks:
        span = Span(report, start + first, start + last)
        found.setdefault(role, []).append((_mention(role, span, sentence.text[first:last], thing), thing))
    quote = Span(report, start, start + len(sentence.text))
    return Claim(
        id=content_id(report, telling.kind, quote.start, quote.end, telling.teller.name),
        report=report,
        kind=telling.kind,
        quotes=(quote,),
        mode=telling.happening.mode if telling.kind == "capture" else None,
        agents=tuple(mention for mention, _ in found.get("a", ())),
        targets=tuple(mention for mention, _ in found.get("t", ())),
        place=found["place"][0][0],
        time=_time(line, found.get("day", []), sentence.ground.begins),
        figures=tuple(_figure(mention.span, thing, sentence) for mention, thing in found.get("figure", ())),
        sources=tuple(_source(mention, line) for mention, _ in found.get("source", ())),
        modality=telling.modality,
        score=0.9,
        by=READER,
    )


def _mention(role: str, span: Span, text: str, thing: object) -> Mention:
    kind: MentionKind = SORTS.get(role, "actor")
    if isinstance(thing, Place | Actor):
        return Mention(span, kind, text, thing.name, span.start, _options(thing), thing)
    return Mention(span, kind, text, text, span.start)


SORTS: dict[str, MentionKind] = {"place": "place", "day": "time", "figure": "figure"}


@lru_cache(maxsize=8192)
def _options(thing: Place | Actor) -> tuple[Option, ...]:
    return (Option(thing.id, thing.name, 1.0, "its name" if isinstance(thing, Place) else "name"),)


def _source(mention: Mention, line: Line) -> Source:
    teller = line.telling.teller
    actor = teller.actor or Actor("", teller.name, teller.name)
    heard = msgspec.structs.replace(mention, name=actor.name, options=_options(actor), value=actor)
    own = any(one.id == actor.id for one in line.telling.agents)
    return Source(heard, actor.name, actor.kind, actor.side if teller.sort == "side" else None, own)


def _figure(span: Span, thing: object, sentence: Sentence) -> Figure:
    assert isinstance(thing, Count)
    since = sentence.ground.begins if sentence.line.telling.kind == "toll" else None
    return Figure(thing.measure, thing.who, thing.count, thing.bound, span, since)


def _time(line: Line, days: Iterable[tuple[Mention, object]], begins: date) -> When | None:
    """When it is said to have happened: the day named, or what a report of that day lets suppose."""
    telling, published = line.telling, line.published
    if telling.modality == "intended":
        return None
    for mention, basis in days:
        if telling.kind == "toll":
            return When(begins, published, "stated", mention.span)
        return When(telling.day, telling.day, _basis(basis), mention.span)
    standing = telling.kind == "hold"
    return When(published if standing else published - timedelta(1), published, "published")


def _basis(basis: object) -> Literal["relative", "stated"]:
    return "relative" if basis == "relative" else "stated"


def written(lines: Iterable[Line], title: str, ground: Ground, chance: int) -> tuple[str, list[tuple[int, Sentence]]]:
    """The text of a report with that title, and its sentences with their offsets; `chance` picks what fills it."""
    draw, parts, found = Random(chance), [title], []
    length = len(title)
    for number, line in enumerate(lines):
        sentence = Sentence(line, ground)
        filler = " " + draw.choice(sentences().filler) if draw.random() < FILLED else ""
        gap = "\n" if number % 3 == 0 else " "
        found.append((length + 1, sentence))
        parts.append(gap + sentence.text + filler)
        length += 1 + len(sentence.text) + len(filler)
    return "".join(parts), found
