"""Whose figures are believed first: data/trust.csv, data/sources.csv and the words of lang/*/trust.toml."""

from functools import lru_cache

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.actors import ActorRow, SourceRow
from tidings.lexicon.files import read_csv, read_toml

TRUST = "trust.csv"


class TrustRow(Struct, frozen=True):
    """A row of data/trust.csv: `rank` 1 is believed first."""

    kind: str
    rank: int
    reason: str


class TrustWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the descriptions of sources, by the kind that they make of them; see the file."""

    medical: tuple[str, ...]
    official: tuple[str, ...]
    witness: tuple[str, ...]


class Trust(Struct, frozen=True):
    """Ranks by kind of source, what is known of listed sources by the id of the actor, and words of descriptions."""

    by_kind: dict[str, TrustRow]
    listed: dict[str, SourceRow]
    described: dict[str, str]

    def of(self, kind: str) -> TrustRow:
        """The row of a kind; that of what is not known where there is none."""
        return self.by_kind.get(kind) or self.by_kind["unknown"]


@lru_cache(maxsize=4)
def load_trust(language: str = "en") -> Trust:
    """The ranks of the kinds of source; raises LexiconError where a kind of source has no rank."""
    rows = read_csv(TRUST, TrustRow)
    by_kind = {row.kind: row for _, row in rows}
    listed = {row.actor: row for _, row in read_csv("sources.csv", SourceRow)}
    words = read_toml(f"lang/{language}/trust.toml", TrustWords)
    fields = TrustWords.__struct_fields__
    needed = {row.kind for _, row in read_csv("actors.csv", ActorRow)} | {row.kind for row in listed.values()}
    needed |= {"admission", "boast", "leaning", "voice", "unknown", *fields}
    if missing := sorted(needed - set(by_kind)):
        raise LexiconError([f"data/{TRUST}: the kind {kind} has no row; add one with its rank" for kind in missing])
    described = {word: kind for kind in reversed(fields) for word in getattr(words, kind)}
    return Trust(by_kind, listed, described)
