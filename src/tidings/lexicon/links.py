"""What linking knows: kinds that may tell one event (data/link.toml), weights (data/link.csv), words (lang/*/link.toml)."""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.files import read_csv, read_toml

KIN, WEIGHTS = "link.toml", "link.csv"


class Verdicts(Struct, frozen=True, forbid_unknown_fields=True):
    """The probabilities from which two claims are held to tell one event, and up to which they are held to tell two."""

    same: float
    different: float


class Kin(Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds that may tell one occurrence in other words. `general` is the one that says least of how it was done."""

    kinds: tuple[str, ...]
    general: tuple[str, ...] = ()


class KinFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as written."""

    verdicts: Verdicts
    kin: dict[str, Kin]
    ground: tuple[str, ...]
    moving: tuple[str, ...]
    words: tuple[str, ...]
    counts: tuple[str, ...]
    landmarks: tuple[str, ...]
    standing: tuple[str, ...]
    grand: tuple[str, ...]


class WeightRow(Struct, frozen=True):
    """A row of data/link.csv: a level of a comparison, its weight in bits, and the sentence that says it."""

    comparison: str
    level: str
    weight: float
    sentence: str


class WordsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a language that say nothing of which event is told."""

    common: tuple[str, ...]


class DescribedHeads(Struct, frozen=True):
    """What linking needs of the nouns that describe parties."""

    words: tuple[str, ...]


class DescribedFile(Struct, frozen=True):
    """What linking needs of lang/*/actors.toml."""

    heads: tuple[DescribedHeads, ...]


class Level(Struct, frozen=True):
    """A level of a comparison: its weight in bits and its sentence, with {left} and {right} where it names both."""

    weight: float
    sentence: str


class LinkWeights(Struct, frozen=True):
    """All that the linker is given.

    `groups` are the groups of kin by kind, `levels` go by comparison and level, `common` are words that say nothing of
    which event is told, and `parties` those that say nothing of which party ("forces", "rebels").
    """

    verdicts: Verdicts
    groups: Mapping[str, tuple[str, ...]]
    general: frozenset[str]
    ground: frozenset[str]
    moving: frozenset[str]
    words: frozenset[str]
    counts: frozenset[str]
    landmarks: frozenset[str]
    standing: frozenset[str]
    grand: frozenset[str]
    levels: Mapping[tuple[str, str], Level]
    common: frozenset[str]
    parties: frozenset[str]


def load_links(language: str) -> LinkWeights:
    """What linking knows; raises LexiconError where a file is wrong or two rows weigh one level."""
    raw = read_toml(KIN, KinFile)
    rows = read_csv(WEIGHTS, WeightRow)
    words = read_toml(f"lang/{language}/link.toml", WordsFile)
    described = read_toml(f"lang/{language}/actors.toml", DescribedFile)
    if problems := list(_mistakes(rows)):
        raise LexiconError(problems)
    kinds = {kind for kin in raw.kin.values() for kind in kin.kinds}
    return LinkWeights(
        verdicts=raw.verdicts,
        groups={kind: tuple(name for name, kin in raw.kin.items() if kind in kin.kinds) for kind in sorted(kinds)},
        general=frozenset(kind for kin in raw.kin.values() for kind in kin.general),
        ground=frozenset(raw.ground),
        moving=frozenset(raw.moving),
        words=frozenset(raw.words),
        counts=frozenset(raw.counts),
        landmarks=frozenset(raw.landmarks),
        standing=frozenset(raw.standing),
        grand=frozenset(raw.grand),
        levels={(row.comparison, row.level): Level(row.weight, row.sentence) for _, row in rows},
        common=frozenset(words.common),
        parties=frozenset(word for heads in described.heads for word in heads.words),
    )


def _mistakes(rows: list[tuple[int, WeightRow]]) -> Iterator[str]:
    seen = Counter((row.comparison, row.level) for _, row in rows)
    for line, row in rows:
        if seen[row.comparison, row.level] > 1:
            yield f"data/{WEIGHTS}:{line}: {row.comparison} {row.level} is weighed more than once; keep one"
