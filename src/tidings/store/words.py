"""Full-text search: the words of claims' quotes and of reports' titles, found alike in both databases.

Words are made here, not by the databases: small letters without accents, so that "Bārah" and "barah" are one. What a
person types is taken as words that must all stand there, the last one perhaps only begun; words in quotation marks, and
parts of one word ("ez-Zor"), must follow each other. SQLite keeps the words in an FTS5 table, PostgreSQL as a tsvector.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from unicodedata import combining, normalize

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, cast, column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

#: The tables of words, by the number of what they are of.
CLAIM_WORDS, REPORT_WORDS = "derived_claim_words", "derived_report_words"
#: Stands between two texts of one row, so that no phrase runs from one into the next: a character that is no letter,
#: which no question holds, and which FTS5 takes for a word (it is in the Unicode category Co).
BETWEEN = "\ue000"
#: Quotation marks of the languages that reports quote.
MARKS = re.compile('["“”„«»]')
#: PostgreSQL takes words of 2 KB at most and positions up to 16,383 (its manual, "Limitations" of text search); no word
#: of a language is a tenth as long, and no quote has so many words.
LONGEST_WORD, MOST_POSITIONS = 200, 16_000
#: More words than anybody searches for; SQLite refuses thousands.
MOST_ASKED = 50


class Phrase(Struct, frozen=True):
    """Words that must follow each other; of the last one perhaps only the beginning is given."""

    words: tuple[str, ...]
    begun: bool = False


def folded(text: str) -> list[str]:
    """The words of a text as they are compared."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return [word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", plain)]


def phrases_of(asked: str) -> tuple[Phrase, ...]:
    """What is searched for, in whatever way it is typed; a quotation that is not closed runs to the end."""
    parts = MARKS.split(asked)
    quoted = [[part] if place % 2 else part.split() for place, part in enumerate(parts)]
    found = [words for part in quoted for one in part if (words := folded(one))][:MOST_ASKED]
    phrases = [Phrase(tuple(words[:MOST_ASKED])) for words in found]
    if phrases and folded(parts[-1]):
        phrases[-1] = Phrase(phrases[-1].words, begun=True)
    return tuple(phrases)


def is_blank(asked: str) -> bool:
    """True where nothing is searched for yet: not a letter, or an opening quotation mark only."""
    return not MARKS.sub(" ", asked).strip()


def make_words(connection: Connection, name: str) -> None:
    """There is an empty table of words."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', tokenize='unicode61')"))
    else:
        connection.execute(text(f"CREATE TABLE {name} (number INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)"))
        connection.execute(text(f"CREATE INDEX {name}_by_word ON {name} USING GIN (words)"))


def keep_words(connection: Connection, name: str, texts: Mapping[int, Sequence[str]]) -> None:
    """The words of texts are found under their numbers, which must be new."""
    if not texts:
        return
    sqlite = connection.dialect.name == "sqlite"
    adding = f"INSERT INTO {name} ({'rowid' if sqlite else 'number'}, words) VALUES (:number, {_given(sqlite)})"
    rows = [{"number": n, "words": _plain(some) if sqlite else _positions(some)} for n, some in texts.items()]
    connection.execute(text(adding), rows)


def _given(sqlite: bool) -> str:
    return ":words" if sqlite else "CAST(:words AS TSVECTOR)"


def _plain(texts: Iterable[str]) -> str:
    return f" {BETWEEN} ".join(" ".join(folded(one)) for one in texts)


def _positions(texts: Iterable[str]) -> str:
    """The words with their places, as PostgreSQL writes them; no letter in them needs to be escaped."""
    words = _plain(texts).split()[:MOST_POSITIONS]
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1) if word != BETWEEN)


def drop_words(connection: Connection, name: str) -> None:
    """There is no table of words of that name."""
    connection.execute(text(f"DROP TABLE {name}"))


def numbers_kept(name: str, dialect: str) -> Any:
    """The numbers under which words are kept."""
    key = "rowid" if dialect == "sqlite" else "number"
    return select(table(name, column(key)).c[key])


def holding(name: str, number: ColumnElement[int], asked: str, dialect: str) -> ColumnElement[bool]:
    """True of rows whose words hold what is searched for."""
    phrases = phrases_of(asked)
    if not phrases:  # signs alone, which no word has
        return number.is_(None)
    if dialect == "sqlite":
        here = table(name, column("rowid"), column(name))
        return number.in_(select(here.c.rowid).where(here.c[name].op("MATCH")(_for_sqlite(phrases))))
    there = table(name, column("number"), column("words"))
    return number.in_(select(there.c.number).where(there.c.words.op("@@")(cast(_for_postgres(phrases), TSQUERY))))


def _for_sqlite(phrases: Iterable[Phrase]) -> str:
    return " AND ".join(f'"{" ".join(one.words)}"{" *" if one.begun else ""}' for one in phrases)


def _for_postgres(phrases: Iterable[Phrase]) -> str:
    parts = (" <-> ".join(f"'{word}'" for word in one.words) + (":*" if one.begun else "") for one in phrases)
    return " & ".join(f"({part})" for part in parts)
