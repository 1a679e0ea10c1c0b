"""The words that say who speaks and how surely: data/lang/en/voice.toml, typed and ready for look-up."""

from itertools import product
from typing import Literal, TypeVar

from msgspec import Struct

from tidings.errors import LexiconError
from tidings.lexicon.files import read_toml
from tidings.record import Modality

T = TypeVar("T", "Saying", "Telling")
Where = Literal["adverb", "modifier", "auxiliary", "mark", "governor", "noun", "adjective", "before"]


class Saying(Struct, frozen=True):
    """Verbs that give somebody's account, and how what they govern is told.

    `takes`: what of the verb's clause is the content: clause, infinitive, object, quote, or a preposition. `voiced` is
    False for verbs of attitude ("praise", "want"): they attribute, but what stands below them is not an account.
    """

    lemmas: tuple[str, ...]
    examples: tuple[str, ...]
    takes: tuple[str, ...] = ("clause", "quote")
    modality: Modality = "asserted"
    voiced: bool = True
    counter: tuple[str, ...] = ()


class Telling(Struct, frozen=True):
    """Nouns of speech ("report", "claim", "threat") and how what stands below them is told where nobody is named.

    `takes`: the prepositions before what is said. `under`: only as the object of one of these verbs, where given.
    """

    lemmas: tuple[str, ...]
    examples: tuple[str, ...]
    modality: Modality = "asserted"
    voiced: bool = True
    takes: tuple[str, ...] = ("of", "about")
    under: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class Pointing(Struct, frozen=True):
    """Fixed words before a source ("according to")."""

    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()


class Cue(Struct, frozen=True):
    """Words that make an act denied, possible, conditional or intended, by where they stand to it.

    `where`: an adverb, modifier (adjective), auxiliary or mark (conjunction) of the act; a governor (verb), adjective
    or noun over it; a phrase before it. `takes` says by what a governor or noun holds the act: clause, infinitive,
    object, participle, compound, or a preposition. `passive`: only in the passive. `hearsay`: it hedges only where
    nobody is named who says it.
    """

    where: Where
    modality: Modality
    words: tuple[str, ...]
    examples: tuple[str, ...]
    takes: tuple[str, ...] = ()
    passive: bool = False
    hearsay: bool = False
    counter: tuple[str, ...] = ()


class Words(Struct, frozen=True):
    """Plain lists that need no reading of their own; the head of each says what it is for."""

    spokesperson: frozenset[str]
    outlet: frozenset[str]
    person: frozenset[str]
    body: frozenset[str]
    speaker: frozenset[str]
    reporter: frozenset[str]
    document: frozenset[str]
    monitor: frozenset[str]
    monitor_name: frozenset[str]
    performing: frozenset[str]
    occurring: frozenset[str]
    light_noun: frozenset[str]
    joining: frozenset[str]
    confirming: frozenset[str]
    ordinal: frozenset[str]
    unsaid: frozenset[str]
    doer: frozenset[str]
    not_only: frozenset[str]
    negation: frozenset[str]
    negative_det: frozenset[str]
    addition: frozenset[str]
    background: frozenset[str]
    he: frozenset[str]
    they: frozenset[str]
    it: frozenset[str]
    we: frozenset[str]
    own: frozenset[str]
    within: frozenset[str]
    going: frozenset[str]
    standing: frozenset[str]
    untrue: frozenset[str]


class VoiceFile(Struct, frozen=True):
    """The file as it is written."""

    words: Words
    say: tuple[Saying, ...]
    tell: tuple[Telling, ...]
    point: tuple[Pointing, ...]
    cue: tuple[Cue, ...]


class VoiceLexicon(Struct, frozen=True):
    """The file, and the same by the words that are looked up: a cue by its word and what it takes ("" where nothing).

    `plain` holds the modality of the cues that take nothing, by their word.
    """

    file: VoiceFile
    words: Words
    verbs: dict[str, Saying]
    nouns: dict[str, Telling]
    points: dict[str, tuple[tuple[str, ...], ...]]
    cues: dict[Where, dict[tuple[str, str], Cue]]
    plain: dict[Where, dict[str, Modality]]


def load_voice(language: str) -> VoiceLexicon:
    """The words of voice in that language; raises LexiconError where the file is wrong."""
    name = f"lang/{language}/voice.toml"
    file = read_toml(name, VoiceFile)
    problems: list[str] = []
    verbs = _by_lemma(file.say, "say", name, problems)
    nouns = _by_lemma(file.tell, "tell", name, problems)
    cues: dict[Where, dict[tuple[str, str], Cue]] = {}
    for cue in file.cue:
        place = cues.setdefault(cue.where, {})
        for key in product(cue.words, cue.takes or ("",)):
            if key in place:
                problems.append(f'data/{name}: "{" ".join(key)}" stands twice as {cue.where}; keep it in one entry')
            place[key] = cue
    if problems:
        raise LexiconError(problems)
    plain = {w: {word: cue.modality for (word, take), cue in found.items() if not take} for w, found in cues.items()}
    return VoiceLexicon(file, file.words, verbs, nouns, _by_first(file.point), cues, plain)


def _by_lemma(entries: tuple[T, ...], key: str, name: str, problems: list[str]) -> dict[str, T]:
    found: dict[str, T] = {}
    for entry in entries:
        for lemma in entry.lemmas:
            if lemma in found:
                problems.append(f'data/{name}: "{lemma}" stands twice under {key}; keep it in one entry')
            found[lemma] = entry
    return found


def _by_first(entries: tuple[Pointing, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        for words in entry.words:
            phrase = tuple(words.split())
            found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}
