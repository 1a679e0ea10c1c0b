"""The words in which findings are told: lang/*/brief.toml, with the actors that names are checked against."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.actors import ActorsLexicon, load_actors
from tidings.lexicon.files import data_file, read_toml, toml_line
from tidings.lexicon.kinds import load_kinds
from tidings.record import Grade, Modality

#: What a template of a kind may name.
FIELDS = frozenset({"agents", "targets", "parties", "things", "place"})


class PrivateNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands for people who are not to be named."""

    person: str
    party: str
    plurals: frozenset[str]
    at: frozenset[str]
    courtesies: frozenset[str]
    loaded: frozenset[str]


class Joins(Struct, frozen=True, forbid_unknown_fields=True):
    """How names are put together."""

    last: str
    others: str


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """What the views say of events and of sources; the fields in braces are filled in by them."""

    origin: str
    origins: str
    borne: str
    according: str
    with_figures: str
    other_than_all: str
    since: str
    range_of_days: str
    open_start: str
    open_end: str
    no_day: str
    own_voice: str
    no_outlet: str
    through: str
    with_range: str
    open_above: str
    asserted_by: str
    asserted_by_one: str
    asserted_by_none: str
    admitted: str
    denied: str
    rivals: str
    why: str


class BriefPhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """What a brief says besides; the fields in braces are filled in by it."""

    title: str
    title_of_place: str
    known_by: str
    known_now: str
    utc: str
    event: str
    events: str
    report: str
    reports: str
    outlet: str
    outlets: str
    told: str
    in_events: str
    held: str
    contested: str
    encircled: str
    claimed: str
    unknown: str
    on_days: str
    against: str
    apart: str
    part: str
    by: str
    learned: str
    more_left_out: str
    wide: str
    against_it: str
    nothing: str
    first_known: str
    kicker: str
    colophon: str


class Headings(Struct, frozen=True, forbid_unknown_fields=True):
    """The sections of a brief, in their order."""

    numbers: str
    control: str
    gravest: str
    contested: str
    displacement: str
    planned: str
    learned: str
    notes: str
    sources: str


class KindExample(Struct, frozen=True, forbid_unknown_fields=True):
    """Fields of a claim and the sentence that they give; the noun of the kind where `noun` is True."""

    gives: str
    agents: str = ""
    parties: str = ""
    things: str = ""
    place: str = ""
    noun: bool = False


class KindWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a claim of one kind is told: sentences, the first that the claim has the fields for, and a noun."""

    name: str
    told: tuple[str, ...]
    noun: str
    examples: tuple[KindExample, ...]


class BriefWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it is written."""

    names: PrivateNames
    joins: Joins
    bounds: dict[str, str]
    stances: dict[Modality, str]
    modalities: dict[Modality, str]
    grades: dict[Grade, str]
    measures: dict[str, str]
    parties: dict[str, str]
    phrases: Phrases
    brief: BriefPhrases
    headings: Headings
    kinds: tuple[KindWords, ...]


class Wording(Struct, frozen=True):
    """All that telling a finding in words asks for: the words of a language, by kind, and the actors known by name."""

    words: BriefWords
    kinds: dict[str, KindWords]
    actors: ActorsLexicon


def load_brief(language: str) -> Wording:
    """The words of findings in a language; raises LexiconError with every kind that lacks its own or names no field."""
    file = f"lang/{language}/brief.toml"
    words = read_toml(file, BriefWords)
    if problems := list(mistakes(words, file, frozenset(load_kinds().by_name))):
        raise LexiconError(problems)
    return Wording(words, {kind.name: kind for kind in words.kinds}, load_actors(language))


def mistakes(words: BriefWords, file: str, kinds: frozenset[str]) -> Iterator[str]:
    """Every kind that lacks its words or has them twice, and every template that asks for what a claim may not have."""
    text = data_file(file).read_text("utf-8")
    names = Counter(kind.name for kind in words.kinds)
    yield from (f"data/{file}:1: kind {name!r} has no words; add a [[kinds]] for it" for name in kinds - set(names))
    for n, kind in enumerate(words.kinds):
        where = f"data/{file}:{toml_line(text, f'$.kinds[{n}]')}: kind {kind.name!r}"
        if kind.name not in kinds or names[kind.name] > 1:
            yield f"{where} is not in data/kinds.toml, or is here twice; mend its name or take one out"
        for template in (*kind.told, kind.noun):
            if unknown := set(re.findall(r"\{(\w*)\}", template)) - FIELDS:
                yield f"{where} names {', '.join(sorted(unknown))}; a claim has {', '.join(sorted(FIELDS))}"
        if "{" in re.sub(r"\[[^\]]*\]", "", kind.noun):
            yield f"{where}: its noun must need no field; put the field in square brackets"
        if not kind.examples:
            yield f"{where} has no example; add one"
