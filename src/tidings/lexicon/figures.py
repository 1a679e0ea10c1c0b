"""The words of figures: what may be counted, numbers in words, how firm they are, and whom they count."""

from typing import Literal

from msgspec import Struct, field

from tidings.errors import LexiconError
from tidings.lexicon.files import read_toml
from tidings.record import Bound

Role = Literal["object", "people", "subject", "state", "noun", "bearer", "total", "under"]
Words = tuple[str, ...]

MEASURES = "figures.toml"


class Example(Struct, frozen=True):
    """A text with the figures it holds, each as "measure who count bound"."""

    text: str
    figures: tuple[str, ...]


class MeasureWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one measure, by what they make of the phrase that is counted; see the head of the file."""

    name: str
    object: Words = ()
    people: Words = ()
    subject: Words = ()
    states: Words = ()
    nouns: Words = ()
    bearers: Words = ()
    totals: Words = ()
    under: Words = ()
    examples: tuple[Example, ...] = ()
    counter: Words = ()


class Units(Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside a number that make it no count of people or things."""

    words: Words
    percent: Words
    dollars: Words
    euros: Words
    labels: Words
    year_cues: Words
    months: Words


class Bounds(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before or after a number that say how firm it is, and words that say nothing of it."""

    at_least: Words
    at_most: Words
    about: Words
    after_at_least: Words
    after_about: Words
    passed: Words


class Links(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that join numbers with each other and with what is said of them."""

    articles: Words
    another: Words
    joint: Words
    between: Words
    to: Words
    rising: Words
    before_part: Words
    after_part: Words
    joins: Words
    since: Words
    be: Words
    have: Words
    raising: Words
    group: Words
    reach: Words
    stops: Words
    parted: Words
    others: Words
    coordinators: Words
    lives: Words
    things: Words
    among: Words
    counts: Words
    glue: Words
    homes: Words
    take_lives: Words


class FigureWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The file lang/LANGUAGE/figures.toml as it is written."""

    numbers: dict[str, int]
    fractions: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    bounds: Bounds
    units: Units
    links: Links
    measures: tuple[MeasureWords, ...]
    who: dict[str, Words]
    who_before: dict[str, Words]
    people: Words


class MeasureKind(Struct, frozen=True):
    """What a measure counts."""

    of: Literal["people", "armed", "things"]
    firm: bool = False
    homes: bool = False
    open: bool = False


class WhoClass(Struct, frozen=True):
    """A class of those counted."""

    people: bool = False
    armed: bool = False


class Measures(Struct, frozen=True):
    """The file data/figures.toml as it is written."""

    measures: dict[str, MeasureKind]
    classes: dict[str, WhoClass]


class Sense(Struct, frozen=True):
    """What a word says of a count: its measure, and the place of the counted; `rest` are the words that must follow."""

    measure: str
    role: Role
    kind: MeasureKind
    rest: Words = ()


class FiguresLexicon(Struct, frozen=True):
    """The words of figures, ready to look up.

    `content` are the words that carry the meaning of a figure, `vocabulary` those and all others of the file.
    `cues` hold the bounds by their last word and `vague` the vague numbers by their first, longest first.
    """

    words: FigureWords
    senses: dict[str, tuple[Sense, ...]]
    under: dict[str, tuple[tuple[Words, Sense], ...]]
    cues: dict[str, tuple[tuple[Words, Bound | None], ...]]
    after: dict[str, tuple[tuple[Words, Bound], ...]]
    vague: dict[str, tuple[tuple[Words, int], ...]]
    before_part: dict[str, tuple[Words, ...]]
    after_part: dict[str, tuple[Words, ...]]
    who: dict[str, str]
    who_before: dict[str, str]
    people: frozenset[str]
    armed: frozenset[str]
    units: frozenset[str]
    content: frozenset[str]
    vocabulary: frozenset[str]
    sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, name: str) -> frozenset[str]:
        """The words of one list of the file, as a set."""
        return self.sets[name]


def load_figures(language: str) -> FiguresLexicon:
    """The words of figures in that language; raises LexiconError where a file breaks its form or its terms."""
    name = f"lang/{language}/figures.toml"
    words = read_toml(name, FigureWords)
    known = read_toml(MEASURES, Measures)
    _check(words, known, name)
    senses = _senses(words, known)
    people = frozenset(noun for nouns in words.who.values() for noun in nouns) | frozenset(words.people)
    further = {word for many in senses.values() for sense in many for word in sense.rest if len(word) > 4}
    singular = people | {
        word for word, many in senses.items() if any(sense.role in ("noun", "bearer") for sense in many)
    }
    content = frozenset(senses) | people | further | {f"{noun}s" for noun in singular}
    sets = _sets(words)
    who = {noun: one for one, nouns in words.who.items() for noun in nouns}
    armed = {one for one, kind in known.classes.items() if kind.armed}
    return FiguresLexicon(
        words=words,
        senses=senses,
        under=_under(words, known),
        cues=_cues(words.bounds),
        after=_after(words.bounds),
        vague=_by_first(words.vague),
        before_part=_by_last(words.links.before_part),
        after_part={
            key: tuple(p for p, _ in rows) for key, rows in _by_first(dict.fromkeys(words.links.after_part, 0)).items()
        },
        who=who,
        who_before={word: one for one, many in words.who_before.items() for word in many},
        people=people,
        armed=frozenset(armed),
        units=frozenset(words.units.words),
        content=content,
        vocabulary=content.union(*sets.values(), words.units.words),
        sets=sets,
    )


def _check(words: FigureWords, known: Measures, name: str) -> None:
    problems = [
        f"data/{name}: measure {one.name!r} is not one of data/{MEASURES}; add it there or mend its name"
        for one in words.measures
        if one.name not in known.measures
    ]
    problems += [
        f"data/{name}: class {one!r} is not one of data/{MEASURES}; add it there or mend its name"
        for one in {**words.who, **words.who_before}
        if one not in known.classes
    ]
    if problems:
        raise LexiconError(problems)


def _senses(words: FigureWords, known: Measures) -> dict[str, tuple[Sense, ...]]:
    """The senses of each first word, those that need more words first."""
    found: dict[str, list[Sense]] = {}
    for one in words.measures:
        roles: dict[Role, Words] = {
            "object": one.object,
            "people": one.people,
            "subject": one.subject,
            "state": one.states,
            "noun": one.nouns,
            "bearer": one.bearers,
            "total": one.totals,
        }
        for role, phrases in roles.items():
            for phrase in phrases:
                first, *rest = phrase.split()
                sense = Sense(one.name, role, known.measures[one.name], tuple(rest))
                for form in _forms(first) if role in ("object", "people", "subject") else (first,):
                    if sense not in found.setdefault(form, []):
                        found[form].append(sense)
    return {word: tuple(sorted(many, key=lambda sense: -len(sense.rest))) for word, many in found.items()}


def _under(words: FigureWords, known: Measures) -> dict[str, tuple[tuple[Words, Sense], ...]]:
    """The phrases before a count, by their last word."""
    found: dict[str, list[tuple[Words, Sense]]] = {}
    for one in words.measures:
        for phrase in one.under:
            cut = tuple(phrase.split())
            found.setdefault(cut[-1], []).append((cut, Sense(one.name, "under", known.measures[one.name])))
    return {last: tuple(rows) for last, rows in found.items()}


def _forms(verb: str) -> Words:
    """The verb and its regular forms: the parser's lemma fails where it takes the form for another word."""
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s", f"{stem}ed", f"{stem}ing"


def _cues(bounds: Bounds) -> dict[str, tuple[tuple[Words, Bound | None], ...]]:
    """The phrases before a number by their last word, longest first; None for those that say nothing."""
    pairs: list[tuple[Bound | None, Words]] = [
        ("at_least", bounds.at_least),
        ("at_most", bounds.at_most),
        ("about", bounds.about),
        (None, bounds.passed),
    ]
    found: dict[str, list[tuple[Words, Bound | None]]] = {}
    for bound, phrases in pairs:
        for phrase in phrases:
            cut = tuple(phrase.split())
            found.setdefault(cut[-1], []).append((cut, bound))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in found.items()}


def _after(bounds: Bounds) -> dict[str, tuple[tuple[Words, Bound], ...]]:
    pairs: list[tuple[Bound, Words]] = [("at_least", bounds.after_at_least), ("about", bounds.after_about)]
    found: dict[str, list[tuple[Words, Bound]]] = {}
    for bound, phrases in pairs:
        for phrase in phrases:
            cut = tuple(phrase.split())
            found.setdefault(cut[0], []).append((cut, bound))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _by_first(phrases: dict[str, int]) -> dict[str, tuple[tuple[Words, int], ...]]:
    found: dict[str, list[tuple[Words, int]]] = {}
    for phrase, count in phrases.items():
        cut = tuple(phrase.split())
        found.setdefault(cut[0], []).append((cut, count))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _by_last(phrases: Words) -> dict[str, tuple[Words, ...]]:
    found: dict[str, list[Words]] = {}
    for phrase in phrases:
        cut = tuple(phrase.split())
        found.setdefault(cut[-1], []).append(cut)
    return {last: tuple(sorted(rows, key=lambda row: -len(row))) for last, rows in found.items()}


def _sets(words: FigureWords) -> dict[str, frozenset[str]]:
    """Every flat list of the sections `bounds`, `units` and `links`, by its name."""
    sections: tuple[Struct, ...] = (words.bounds, words.units, words.links)
    return {name: frozenset(getattr(one, name)) for one in sections for name in one.__struct_fields__}
