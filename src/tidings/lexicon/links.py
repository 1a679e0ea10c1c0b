"""What linking knows: kin kinds (data/link.toml), weights (data/link.csv) and words (lang/*/link.toml)."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.demonyms import load_demonyms
from tidings.lexicon.files import read_csv, read_toml
from tidings.lexicon.kinds import load_kinds

#: Letters of a word that are kept. A real stemmer would do the same for most words; this needs no library.
STEM_LETTERS = 6
#: Letters that a word has at least, without its ending.
LEAST_LETTERS = 3
#: The lists of kinds at the head of data/link.toml.
LISTS = ("ground", "moving", "words", "landmarks", "standing", "grand")
KIN, WEIGHTS = "link.toml", "link.csv"


class Verdicts(Struct, frozen=True, forbid_unknown_fields=True):
    """The probabilities from which two claims are held to tell one event, and up to which they are held to tell two."""

    same: float
    different: float


class Kin(Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds that may tell one occurrence in other words. `toll`: the toll of a day or two may tell it too."""

    kinds: tuple[str, ...]
    toll: bool = False


class KinFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as written."""

    verdicts: Verdicts
    kin: dict[str, Kin]
    general: dict[str, tuple[str, ...]]
    loose: dict[str, tuple[str, ...]]
    ground: tuple[str, ...]
    moving: tuple[str, ...]
    words: tuple[str, ...]
    landmarks: tuple[str, ...]
    standing: tuple[str, ...]
    grand: tuple[str, ...]
    busy: tuple[str, ...]


class WeightRow(Struct, frozen=True):
    """A row of data/link.csv: a level of a comparison, its weight in bits, and the sentence that says it."""

    comparison: str
    level: str
    weight: float
    sentence: str


class WordsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's lang/*/link.toml: words that say nothing, words that every report of war has, and endings."""

    common: tuple[str, ...]
    usual: tuple[str, ...]
    endings: tuple[str, ...]


class LinkWords:
    """How words are compared. `common` are words as written; `usual` and `parties` are stems.

    `common` say nothing of which event is told, `usual` stand in every report of war, and `parties` say nothing of
    which party is meant ("forces", "rebels").
    """

    def __init__(self, words: WordsFile, nouns: Iterable[str], lands: Mapping[str, str]) -> None:
        self.endings = tuple(sorted(words.endings, key=len, reverse=True))
        self.lands = lands
        self.common = frozenset(words.common)
        self.usual = frozenset(map(self.stem, words.usual))
        self.parties = frozenset(map(self.stem, nouns))

    def stem(self, word: str) -> str:
        """The word without its ending, cut to its first letters: "attack", "attacks" and "attackers" are one.

        What is of a country is the country: "Chadian" is "Chad".
        """
        word = self.lands.get(word, word)
        ending = next((one for one in self.endings if word.endswith(one)), "")
        left = len(word) - len(ending)
        return word[: min(left, STEM_LETTERS) if left >= LEAST_LETTERS else STEM_LETTERS]


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

    `groups` are the groups of kin by kind, `general` pairs of a kind and one that it may stand for; `levels` go by
    comparison and level, and `most` holds for each comparison the most that a level of it says for one event.
    """

    verdicts: Verdicts
    groups: Mapping[str, tuple[str, ...]]
    general: frozenset[tuple[str, str]]
    loose: frozenset[tuple[str, str]]
    told_by_toll: tuple[str, ...]
    ground: frozenset[str]
    moving: frozenset[str]
    words: frozenset[str]
    landmarks: frozenset[str]
    standing: frozenset[str]
    grand: frozenset[str]
    busy: frozenset[str]
    levels: Mapping[tuple[str, str], Level]
    most: Mapping[str, float]
    vocabulary: LinkWords


def load_links(language: str) -> LinkWeights:
    """What linking knows; raises LexiconError where a file is wrong or two rows weigh one level."""
    raw = read_toml(KIN, KinFile)
    rows = read_csv(WEIGHTS, WeightRow)
    words = read_toml(f"lang/{language}/link.toml", WordsFile)
    described = read_toml(f"lang/{language}/actors.toml", DescribedFile)
    if problems := [*mistakes(raw, load_kinds().by_name), *doubles(rows)]:
        raise LexiconError(problems)
    kinds = {kind for kin in raw.kin.values() for kind in kin.kinds}
    return LinkWeights(
        verdicts=raw.verdicts,
        groups={kind: tuple(name for name, kin in raw.kin.items() if kind in kin.kinds) for kind in sorted(kinds)},
        told_by_toll=tuple(name for name, kin in raw.kin.items() if kin.toll),
        general=_pairs(raw.general),
        loose=_pairs(raw.loose),
        ground=frozenset(raw.ground),
        moving=frozenset(raw.moving),
        words=frozenset(raw.words),
        landmarks=frozenset(raw.landmarks),
        standing=frozenset(raw.standing),
        grand=frozenset(raw.grand),
        busy=frozenset(raw.busy),
        levels={(row.comparison, row.level): Level(row.weight, row.sentence) for _, row in rows},
        most=_most(rows),
        vocabulary=_vocabulary(words, described),
    )


def _pairs(table: Mapping[str, tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    """Each kind with each of its others, either first."""
    found = {(one, other) for one, others in table.items() for other in others}
    return frozenset(found | {pair[::-1] for pair in found})


def _most(rows: list[tuple[int, WeightRow]]) -> dict[str, float]:
    """For each comparison the greatest weight of its levels, 0 where all speak against: it may say nothing."""
    names = {row.comparison for _, row in rows}
    return {name: max(0.0, *(row.weight for _, row in rows if row.comparison == name)) for name in sorted(names)}


def _vocabulary(words: WordsFile, described: DescribedFile) -> LinkWords:
    nouns = (noun for heads in described.heads for phrase in heads.words for noun in phrase.lower().split())
    return LinkWords(words, nouns, dict(_lands()))


def _lands() -> Iterator[tuple[str, str]]:
    """The adjectives and peoples that are one word, each with the name of the country where that is one word, too."""
    for row in load_demonyms():
        for word in (*row.adjectives, *row.people):
            if " " not in word and " " not in row.name:
                yield word.lower(), row.name.lower()


def mistakes(raw: KinFile, known: Container[str]) -> Iterator[str]:
    """Every kind of the file that data/kinds.toml does not know, with the table that names it."""
    named = {f"kin.{name}": kin.kinds for name, kin in raw.kin.items()}
    named |= {"general": tuple(_flat(raw.general)), "loose": tuple(_flat(raw.loose))}
    named |= {name: getattr(raw, name) for name in LISTS}
    for table, kinds in named.items():
        for kind in kinds:
            if kind not in known:
                yield f"data/{KIN}: {table} names {kind!r}, which data/kinds.toml does not know; mend its name"


def _flat(table: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    return (kind for one, others in table.items() for kind in (one, *others))


def doubles(rows: list[tuple[int, WeightRow]]) -> Iterator[str]:
    """Every row that weighs a level which another row weighs, too."""
    seen = Counter((row.comparison, row.level) for _, row in rows)
    for line, row in rows:
        if seen[row.comparison, row.level] > 1:
            yield f"data/{WEIGHTS}:{line}: {row.comparison} {row.level} is weighed more than once; keep one"
