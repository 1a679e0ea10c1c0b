"""The parties that the program knows, and the words that describe parties: data/actors.csv and lang/*/actors.toml.

Everything is indexed once, at load: a name is a few folded words, looked up as one string.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.actor_words import ActorWords, Heads, Modifiers, Organ
from tidings.lexicon.demonyms import Demonym, load_demonyms
from tidings.lexicon.files import read_csv, read_toml
from tidings.lexicon.folding import fold_name, fold_word
from tidings.record import Actor

NameSort = Literal["actor", "state", "capital", "seat", "adjective", "people"]

#: A name of capitals only, of at most this many, is an acronym: it is read only where the text writes capitals too.
ACRONYM_LETTERS = 8


class ActorRow(Struct, frozen=True, rename={"since": "from", "until": "to"}):
    """A row of data/actors.csv: a party with all its names. `since` and `until` are the years it existed."""

    id: str
    names: tuple[str, ...]
    kind: str
    side: str | None = None
    part_of: str | None = None
    country: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def rules_in(self, year: int) -> bool:
        """True of a year between the first and the last of the party, as far as they are told."""
        return (self.since or year) <= year <= (self.until or year)


class SourceRow(Struct, frozen=True):
    """A row of data/sources.csv: whose account a source gives. `actor` and `speaks_for` are ids of actors."""

    actor: str
    kind: str
    side: str | None = None
    speaks_for: str | None = None
    note: str = ""


class CountryNames(Struct, frozen=True):
    """What this section needs of a row of data/countries.csv."""

    code: str
    names: tuple[str, ...] = ()


class Name(Struct, frozen=True):
    """One thing that a name may stand for. `cased`: read only where the text writes these very capitals.

    `whole`: a word that keeps its final "s" ("Hamas" is not "Hama"). `countries` are those where the party is at home;
    `rank` is 0 for the canonical name.
    """

    sort: NameSort
    actor: Actor
    countries: tuple[str, ...] = ()
    cased: str = ""
    whole: bool = False
    rank: int = 0
    since: int | None = None
    until: int | None = None


class ActorsLexicon(Struct, frozen=True):
    """The section of the lexicon for the actors stage, indexed.

    `names` is keyed by folded words joined by spaces; `longest` tells for a first word how many words its longest
    name has. `heads`, `modifiers`, `portfolios` and `anaphora` are keyed by folded word.
    """

    words: ActorWords
    names: dict[str, tuple[Name, ...]]
    longest: dict[str, int]
    heads: dict[str, Heads]
    modifiers: dict[str, tuple[Modifiers, ...]]
    portfolios: dict[str, str]
    organs: dict[str, Organ]
    anaphora: dict[str, frozenset[str]]
    communities: frozenset[str]
    actors: dict[str, Actor]
    countries: dict[str, Demonym]
    sources: dict[str, SourceRow]
    rulers: dict[str, tuple[ActorRow, ...]]

    def ruler(self, country: str, year: int | None, named: set[str]) -> Actor | None:
        """The government by name of a country that has none for good: the one named, or that of the year."""
        rows = self.rulers.get(country, ())
        of_year = [row for row in rows if year is None or row.rules_in(year)]
        told = [row for row in rows if row.id in named] or of_year
        return self.actors[told[0].id] if len(told) == 1 else None

    def organ(self, country: str, organ: str) -> Actor | None:
        """The organ of a country: a row of data/actors.csv, else one made after the pattern of the organ."""
        code = country.lower()
        row, pattern = self.countries.get(country), self.organs.get(organ)
        if (found := self.actors.get(f"{code}.{organ}")) or not row or not pattern:
            return found
        adjective = row.adjectives[0] if row.adjectives else row.name
        name = pattern.name.replace("{adjective}", adjective)
        return Actor(f"{code}.{organ}", name, pattern.kind, pattern.side, f"{code}.{pattern.within}", country)


def load_actors(language: str) -> ActorsLexicon:
    """The actors section of the lexicon, read and indexed; raises LexiconError with every mistake at once."""
    words = read_toml(f"lang/{language}/actors.toml", ActorWords)
    rows = read_csv("actors.csv", ActorRow)
    actors = {row.id: actor_of(row) for _, row in rows}
    countries = {row.country: row for row in load_demonyms()}
    states = {code.lower(): Actor(code.lower(), row.name, "state", None, None, code) for code, row in countries.items()}
    actors = states | actors
    sources = read_csv("sources.csv", SourceRow)
    if problems := [*_row_problems(rows, actors, words), *_source_problems(sources, actors, words)]:
        raise LexiconError(problems)
    names = _index([*_row_names(rows, actors), *_state_names(countries, actors)], words)
    return ActorsLexicon(
        words=words,
        names=names,
        longest=_longest(names),
        heads={fold_word(word): heads for heads in reversed(words.heads) for word in heads.words},
        modifiers=_modifiers(words),
        portfolios={fold_word(word): one.organ for one in words.portfolios for word in one.words},
        organs={organ.id: organ for organ in words.organs},
        anaphora={fold_word(word): one.kinds for one in words.anaphora.nouns for word in one.words},
        communities=frozenset(words.communities["words"]),
        actors=actors,
        countries=countries,
        sources={row.actor: row for _, row in sources},
        rulers=_rulers([row for _, row in rows], actors),
    )


def _rulers(rows: list[ActorRow], actors: dict[str, Actor]) -> dict[str, tuple[ActorRow, ...]]:
    """The governments by name of the countries whose government has no row of its own, by country."""
    found: dict[str, list[ActorRow]] = defaultdict(list)
    for row in rows:
        plain = row.kind == "government" and row.side == "government" and not row.part_of and len(row.country) == 1
        if plain and f"{row.country[0].lower()}.government" not in actors:
            found[row.country[0]].append(row)
    return {country: tuple(some) for country, some in found.items()}


def actor_of(row: ActorRow) -> Actor:
    """The actor that a row describes; its country is the first of the row's."""
    return Actor(row.id, row.names[0], row.kind, row.side, row.part_of, row.country[0] if row.country else None)


def _row_names(rows: list[tuple[int, ActorRow]], actors: dict[str, Actor]) -> Iterator[tuple[str, Name]]:
    for _, row in rows:
        for rank, name in enumerate(row.names):
            whole = name[-1] == "s" and " " not in name
            yield name, Name("actor", actors[row.id], row.country, acronym(name), whole, rank, row.since, row.until)


def _state_names(countries: dict[str, Demonym], actors: dict[str, Actor]) -> Iterator[tuple[str, Name]]:
    """Countries, their adjectives, peoples, capitals and seats of government, as names of states."""
    other = {row.code: row.names for _, row in read_csv("countries.csv", CountryNames)}
    for code, row in countries.items():
        sorts: list[tuple[NameSort, tuple[str, ...]]] = [
            ("state", (row.name, *other.get(code, ()))), ("adjective", row.adjectives), ("people", row.people),
            ("capital", row.capital), ("seat", row.government),
        ]  # fmt: skip
        for sort, texts in sorts:
            for text in dict.fromkeys(texts):
                yield text, Name(sort, actors[code.lower()], (code,), acronym(text))


def acronym(name: str) -> str:
    """The capitals and digits of a name that is an acronym, "" for any other name."""
    letters = "".join(c for c in name if c.isalnum())
    is_one = letters.upper() == letters and " " not in name and len(letters) <= ACRONYM_LETTERS
    return letters if is_one and any(c.isalpha() for c in letters) else ""


def _index(named: list[tuple[str, Name]], words: ActorWords) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for text, name in named:
        if key := " ".join(fold_name(text, words)):
            found[key].append(name)
    return {key: tuple(sorted(some, key=lambda one: one.rank)) for key, some in found.items()}


def _longest(index: dict[str, tuple[Name, ...]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in index:
        first, size = key.split(" ", 1)[0], key.count(" ") + 1
        found[first] = max(size, found.get(first, 0))
    return found


def _modifiers(words: ActorWords) -> dict[str, tuple[Modifiers, ...]]:
    found: dict[str, list[Modifiers]] = defaultdict(list)
    for group in words.modifiers:
        for word in group.words:
            found[fold_word(word)].append(group)
    return {word: tuple(groups) for word, groups in found.items()}


def _row_problems(rows: list[tuple[int, ActorRow]], actors: dict[str, Actor], words: ActorWords) -> Iterator[str]:
    seen: set[str] = set()
    for line, row in rows:
        if row.id in seen:
            yield f"data/actors.csv:{line}: the id {row.id} is used twice; give one of them another id"
        seen.add(row.id)
        if row.part_of and not _known(row.part_of, actors, words):
            yield f"data/actors.csv:{line}: part_of {row.part_of} is no id; add its row or mend it"


def _source_problems(rows: list[tuple[int, SourceRow]], actors: dict[str, Actor], words: ActorWords) -> Iterator[str]:
    for line, row in rows:
        for id_ in (row.actor, row.speaks_for):
            if id_ and not _known(id_, actors, words):
                yield f"data/sources.csv:{line}: {id_} is no id of data/actors.csv; add its row or mend it"


def _known(id_: str, actors: dict[str, Actor], words: ActorWords) -> bool:
    """True for the id of a row, of a state ("sy") and of an organ that every state has ("sy.military")."""
    country, _, organ = id_.partition(".")
    return id_ in actors or (country in actors and any(one.id == organ for one in words.organs))
