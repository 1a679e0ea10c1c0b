"""The words that tell acts: data/lang/LANGUAGE/acts.toml, indexed by their first lemma."""

from typing import Literal

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.files import data_file, read_toml, toml_line
from tidings.lexicon.kinds import Kinds, load_kinds

SLOTS = ("subject", "object", "near", "prep", "has", "with", "under", "for")
CLASS_SLOTS = ("subject", "object", "near", "with", "under", "for")
PARSED_CLASSES = ("party", "number")


class ActEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One [[act]] of the file: words for one kind, with the conditions under which they tell it.

    `means`: "told" where the words name the means of an attack for certain, "open" where they leave it open, so that
    it may be the one that the report told before ("the attack"). `doer` is the preposition that leads in who did it,
    where the subject is not the doer ("fell to the rebels").
    """

    kind: str
    mode: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    score: float = 0.5
    means: Literal["", "open", "told"] = ""
    doer: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class ModeEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One [[mode]] of the file: what stands around the words of a kind when it is done in that mode."""

    kind: str
    mode: str
    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class ActWords(Struct, frozen=True):
    """One pattern: its words, whether the head is a verb (first word) or a noun (last word), and its entry."""

    words: tuple[str, ...]
    verb: bool
    entry: ActEntry


class ActsFile(Struct, frozen=True):
    """The file as written."""

    with_words: tuple[str, ...]
    classes: dict[str, tuple[str, ...]]
    act: tuple[ActEntry, ...]
    mode: tuple[ModeEntry, ...] = ()


#: The family of kinds in which somebody only speaks.
WORD = "word"


class ActsLexicon(Struct, frozen=True):
    """`by_head`: patterns by the lemma of their head word. `classes_of`: the classes a lemma belongs to.

    `modes`: the conditions of modes by kind, in the order of the file. `with_words`: the prepositions of "with:CLASS".
    `unjudged`: the kinds that the words alone decide. `of_ground`: those that tell who has a place. `of_word`: those
    in which somebody only speaks.
    """

    with_words: tuple[str, ...]
    unjudged: frozenset[str]
    of_ground: frozenset[str]
    of_word: frozenset[str]
    entries: tuple[ActEntry, ...]
    modes: dict[str, tuple[ModeEntry, ...]]
    by_head: dict[str, tuple[ActWords, ...]]
    classes_of: dict[str, frozenset[str]]


def load_acts(language: str = "en") -> ActsLexicon:
    """The acts of a language; raises LexiconError with every kind, mode or class that nothing else knows."""
    name = f"lang/{language}/acts.toml"
    raw = read_toml(name, ActsFile)
    kinds = load_kinds()
    if problems := mistakes(raw, kinds, name, data_file(name).read_text("utf-8")):
        raise LexiconError(problems)
    unjudged = frozenset(kind.name for kind in kinds.by_name.values() if not kind.judged)
    ground = frozenset(kind.name for kind in kinds.by_name.values() if kind.ground)
    word = frozenset(kind.name for kind in kinds.by_name.values() if kind.family == WORD)
    return ActsLexicon(raw.with_words, unjudged, ground, word, raw.act, _modes(raw), _by_head(raw), _classes_of(raw))


def _modes(raw: ActsFile) -> dict[str, tuple[ModeEntry, ...]]:
    kinds = dict.fromkeys(entry.kind for entry in raw.mode)
    return {kind: tuple(entry for entry in raw.mode if entry.kind == kind) for kind in kinds}


def _by_head(raw: ActsFile) -> dict[str, tuple[ActWords, ...]]:
    found: dict[str, list[ActWords]] = {}
    for entry in raw.act:
        for words, verb in [(w, True) for w in entry.verbs] + [(w, False) for w in entry.nouns]:
            parts = tuple(words.split())
            found.setdefault(parts[0 if verb else -1], []).append(ActWords(parts, verb, entry))
    return {head: tuple(patterns) for head, patterns in found.items()}


def _classes_of(raw: ActsFile) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for label, lemmas in raw.classes.items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(label)
    return {lemma: frozenset(labels) for lemma, labels in found.items()}


def mistakes(raw: ActsFile, kinds: Kinds, name: str, text: str) -> list[str]:
    """Every kind, mode or class that nothing else knows, with its line in the file's text."""
    entries: list[tuple[str, ActEntry | ModeEntry]] = [(f"$.act[{n}]", entry) for n, entry in enumerate(raw.act)]
    entries += [(f"$.mode[{n}]", entry) for n, entry in enumerate(raw.mode)]
    return [
        f"data/{name}:{toml_line(text, path)}: {problem}"
        for path, entry in entries
        for problem in (*_unknown(entry, kinds), *_problems(entry, set(raw.classes)))
    ]


def _unknown(entry: ActEntry | ModeEntry, kinds: Kinds) -> list[str]:
    if entry.kind not in kinds.by_name:
        return [f"no kind {entry.kind!r} in data/kinds.toml; mend it, or add it there"]
    modes = [mode.name for mode in kinds.by_name[entry.kind].mode]
    if entry.mode and entry.mode not in modes:
        return [f"kind {entry.kind!r} has no mode {entry.mode!r} in data/kinds.toml, only {', '.join(modes) or 'none'}"]
    return []


def _problems(entry: ActEntry | ModeEntry, classes: set[str]) -> list[str]:
    found = []
    for condition in entry.needs + entry.unless:
        for part in condition.split(" + "):
            slot, _, label = part.partition(":")
            if slot == "passive":
                continue
            if slot not in SLOTS:
                found.append(
                    f"condition {part!r} of {entry.kind!r}: no such slot; use one of {', '.join(SLOTS)}, passive"
                )
            elif slot in CLASS_SLOTS and label not in classes and label not in PARSED_CLASSES:
                found.append(f"condition {part!r} of {entry.kind!r}: no class {label!r} under [classes]; add it there")
    return found
