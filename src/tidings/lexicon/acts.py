"""The words that tell acts: data/lang/LANGUAGE/acts.toml, indexed by their first lemma."""

from typing import Literal

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.files import data_file, read_toml, toml_line
from tidings.lexicon.kinds import Kinds, load_kinds

SLOTS = ("subject", "object", "near", "prep", "has")
PARSED_CLASSES = ("party", "number")


class ActEntry(Struct, frozen=True):
    """One [[act]] of the file: words for one kind, with the conditions under which they tell it.

    `means`: "told" where the words name the means of an attack for certain, "open" where they leave it open, so that
    it may be the one that the report told before ("the attack").
    """

    kind: str
    mode: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    score: float = 0.5
    means: Literal["", "open", "told"] = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class ActWords(Struct, frozen=True):
    """One pattern: its words, whether the head is a verb (first word) or a noun (last word), and its entry."""

    words: tuple[str, ...]
    verb: bool
    entry: ActEntry


class ActsFile(Struct, frozen=True):
    """The file as written."""

    classes: dict[str, tuple[str, ...]]
    act: tuple[ActEntry, ...]


class ActsLexicon(Struct, frozen=True):
    """`by_head`: patterns by the lemma of their head word. `classes_of`: the classes a lemma belongs to."""

    entries: tuple[ActEntry, ...]
    by_head: dict[str, tuple[ActWords, ...]]
    classes_of: dict[str, frozenset[str]]


def load_acts(language: str = "en") -> ActsLexicon:
    """The acts of a language; raises LexiconError with every kind, mode or class that nothing else knows."""
    name = f"lang/{language}/acts.toml"
    raw = read_toml(name, ActsFile)
    if problems := _mistakes(name, raw, load_kinds()):
        raise LexiconError(problems)
    by_head: dict[str, list[ActWords]] = {}
    for entry in raw.act:
        for words, verb in [(w, True) for w in entry.verbs] + [(w, False) for w in entry.nouns]:
            parts = tuple(words.split())
            by_head.setdefault(parts[0 if verb else -1], []).append(ActWords(parts, verb, entry))
    classes_of: dict[str, set[str]] = {}
    for label, lemmas in raw.classes.items():
        for lemma in lemmas:
            classes_of.setdefault(lemma, set()).add(label)
    return ActsLexicon(
        raw.act, {k: tuple(v) for k, v in by_head.items()}, {k: frozenset(v) for k, v in classes_of.items()}
    )


def _mistakes(name: str, raw: ActsFile, kinds: Kinds) -> list[str]:
    """Every mistake of the file with its line."""
    text = data_file(name).read_text("utf-8")
    found = []
    for n, entry in enumerate(raw.act):
        if problems := [*_unknown(entry, kinds), *_problems(entry, set(raw.classes))]:
            found += [f"data/{name}:{toml_line(text, f'$.act[{n}]')}: {problem}" for problem in problems]
    return found


def _unknown(entry: ActEntry, kinds: Kinds) -> list[str]:
    if entry.kind not in kinds.by_name:
        return [f"no kind {entry.kind!r} in data/kinds.toml; mend it, or add it there"]
    modes = [mode.name for mode in kinds.by_name[entry.kind].mode]
    if entry.mode and entry.mode not in modes:
        return [f"kind {entry.kind!r} has no mode {entry.mode!r} in data/kinds.toml, only {', '.join(modes) or 'none'}"]
    return []


def _problems(entry: ActEntry, classes: set[str]) -> list[str]:
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
            elif slot in ("subject", "object", "near") and label not in classes and label not in PARSED_CLASSES:
                found.append(f"condition {part!r} of {entry.kind!r}: no class {label!r} under [classes]; add it there")
    return found
