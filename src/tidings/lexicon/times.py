"""The words of time of one language, from data/lang/xx/times.toml, laid out for look-up word by word."""

from msgspec import Struct

from tidings.lexicon.files import read_toml
from tidings.lexicon.wars import EventForms, Wars, load_wars


class Fixed(Struct, frozen=True):
    """Words for days counted from the day of the report ("yesterday"); `part` is a TIMEX3 part of the day."""

    words: tuple[str, ...]
    first: int
    last: int | None = None
    part: str | None = None


class Reference(Struct, frozen=True):
    """Words for a time that is no day ("now"); `back` is how many days before the report it reaches.

    The first `skip` words are no part of the expression: they only tell it from others.
    """

    words: tuple[str, ...]
    value: str
    back: int | None = None
    skip: int = 0


class Feast(Struct, frozen=True):
    """A day of the same date every year."""

    words: tuple[str, ...]
    month: int
    day: int


class Dateline(Struct, frozen=True):
    """How the head of a report says of what day it is."""

    words: int
    cues: frozenset[str]
    between: frozenset[str]
    closers: frozenset[str]


class TimesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as written; its comments say what each entry is for."""

    articles: frozenset[str]
    definite: frozenset[str]
    possessives: frozenset[str]
    numbered: frozenset[str]
    measures: frozenset[str]
    month_signals: frozenset[str]
    hour_links: frozenset[str]
    number_links: frozenset[str]
    and_a_half: tuple[str, ...]
    decade_endings: frozenset[str]
    zone_nouns: frozenset[str]
    spent_signals: frozenset[str]
    approximators: frozenset[str]
    quantifiers: tuple[tuple[str, ...], ...]
    unit_adjectives: frozenset[str]
    or_so: tuple[tuple[str, ...], ...]
    hours_of: tuple[tuple[str, ...], ...]
    ago: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    from_now: tuple[tuple[str, ...], ...]
    ages: frozenset[str]
    links: frozenset[str]
    possession: frozenset[str]
    range_links: frozenset[str]
    weak_range_links: frozenset[str]
    range_openers: frozenset[str]
    since: frozenset[str]
    since_then: frozenset[str]
    by: frozenset[str]
    until: frozenset[str]
    before_signals: frozenset[str]
    after_signals: frozenset[str]
    length_signals: frozenset[str]
    bare_length_signals: frozenset[str]
    ahead_lengths: frozenset[str]
    going_on: frozenset[str]
    rates: frozenset[str]
    times_words: frozenset[str]
    future_auxiliaries: frozenset[str]
    infinitive: frozenset[str]
    ahead: frozenset[str]
    archives: frozenset[str]
    count_cues: frozenset[str]
    year_cues: frozenset[str]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    months: dict[str, int]
    month_abbreviations: dict[str, int]
    doubtful_months: frozenset[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    vague_numbers: dict[str, int]
    units: dict[str, str]
    plural_units: dict[str, str]
    dayparts: dict[str, str]
    bare_dayparts: frozenset[str]
    seasons: dict[str, str]
    season_months: dict[str, int]
    edges: dict[str, str]
    edge_nouns: frozenset[str]
    last_words: frozenset[str]
    relations: dict[str, int]
    length_relations: frozenset[str]
    narrative: dict[str, int]
    decade_words: dict[str, int]
    half_words: frozenset[str]
    sets: dict[str, str]
    plural_weekdays: dict[str, int]
    clock_halves: dict[str, int]
    clock_zones: frozenset[str]
    clock_words: frozenset[str]
    fixed: tuple[Fixed, ...]
    reference: tuple[Reference, ...]
    feast: tuple[Feast, ...]
    dateline: Dateline
    events: EventForms


class Word(Struct, frozen=True):
    """All that one word may be among the words of time; most are one thing, a few are two ("second", "may")."""

    weekday: int | None = None
    short: bool = False
    month: int | None = None
    number: int | None = None
    ordinal: int | None = None
    vague: bool = False
    unit: str | None = None
    plural: bool = False
    daypart: str | None = None
    season: str | None = None
    edge: str | None = None
    relation: int | None = None
    narrative: int | None = None
    repeated: str | None = None


Phrase = Fixed | Reference | Feast


class TimesLexicon(Struct, frozen=True):
    """The words of time of one language: each word with all it may be, and the phrases by their first word."""

    file: TimesFile
    words: dict[str, Word]
    phrases: dict[str, tuple[Phrase, ...]]
    wars: Wars


def load_times(language: str) -> TimesLexicon:
    """The words of time of that language; raises LexiconError where the file breaks its form."""
    file = read_toml(f"lang/{language}/times.toml", TimesFile)
    phrases: dict[str, list[Phrase]] = {}
    everything: list[Phrase] = [*file.fixed, *file.reference, *file.feast]
    for phrase in sorted(everything, key=lambda one: -len(one.words)):
        phrases.setdefault(phrase.words[0], []).append(phrase)
    by_first = {first: tuple(found) for first, found in phrases.items()}
    return TimesLexicon(file, _words(file), by_first, load_wars(file.events))


def _words(file: TimesFile) -> dict[str, Word]:
    """Every word of the file's tables with all that it may be."""
    parts: dict[str, dict[str, object]] = {}
    tables: list[tuple[str, dict[str, int] | dict[str, str], dict[str, object]]] = [
        ("weekday", file.weekdays, {}), ("weekday", file.weekday_abbreviations, {"short": True}),
        ("month", file.months, {}), ("month", file.month_abbreviations, {}),
        ("number", file.numbers, {}), ("ordinal", file.ordinals, {}), ("number", file.vague_numbers, {"vague": True}),
        ("unit", file.units, {}), ("unit", file.plural_units, {"plural": True}), ("daypart", file.dayparts, {}),
        ("season", file.seasons, {}), ("edge", file.edges, {}), ("relation", file.relations, {}),
        ("narrative", file.narrative, {}), ("repeated", file.sets, {}),
    ]  # fmt: skip
    for field, table, more in tables:
        for word, value in table.items():
            parts.setdefault(word, {}).update({field: value, **more})
            if table in (file.month_abbreviations, file.weekday_abbreviations):
                parts[f"{word}."] = parts[word]
    return {word: Word(**found) for word, found in parts.items()}  # type: ignore[arg-type]
