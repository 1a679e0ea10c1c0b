"""Names of the lexicon in a text: the longest at each place, looked up by folded words."""

from collections.abc import Callable

from msgspec import Struct

from tidings.lexicon.actors import ActorsLexicon, Name
from tidings.lexicon.folding import is_article, spelled
from tidings.syntax import Sentences, Token

#: Punctuation that stands inside names; any other ends them.
INSIDE = frozenset("-–—'’`´./&\"“”")
#: Parts of speech that an acronym may be taken for; "us" and "is" are others.
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM", "VERB"})
#: In a text without capitals an acronym has this many letters at least: "is", "us", "un" are words.
SHORTEST_LOST = 3
#: Marks no word of any name: it keeps names from running over a comma.
BREAK = "\n"


class Hit(Struct):
    """Tokens `first` up to `last` are a name of the things in `names`."""

    first: int
    last: int
    names: tuple[Name, ...]

    def of(self, *sorts: str) -> Name | None:
        """The first thing of one of these sorts that the name stands for."""
        return next((name for name in self.names if name.sort in sorts), None)


#: Which of the names with the folded words of some tokens they may be as they are written.
Reads = Callable[[tuple[Name, ...], list[Token]], tuple[Name, ...]]


class Words(Struct):
    """The folded words of a sentence, with the first and last token of each."""

    words: list[str]
    firsts: list[int]
    lasts: list[int]


def scan(sentences: Sentences, lexicon: ActorsLexicon, cased: bool = True) -> list[Hit]:
    """Every name of the lexicon in the text, in order, none overlapping another; `cased`: the text has capitals."""
    hits: list[Hit] = []
    for sentence in sentences.sentences:
        tokens = sentences.tokens[sentence.first : sentence.last]
        written = _as_spelled if not cased else _as_shouted if _shouted(tokens) else _as_written
        _find(_words(tokens, lexicon), sentences.tokens, lexicon, hits, written)
    return hits


def _shouted(tokens: list[Token]) -> bool:
    """True of a sentence in capitals."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return sum(map(str.isupper, words)) * 2 > len(words)


def _words(tokens: list[Token], lexicon: ActorsLexicon) -> Words:
    found = Words([], [], [])
    start: int | None = None
    for n, token in enumerate(tokens):
        if token.tag == "POS" or token.text in INSIDE:
            continue
        hyphen = n + 1 < len(tokens) and tokens[n + 1].text == "-" and tokens[n + 1].start == token.end
        if is_article(token.lower, hyphen, lexicon.words.articles):
            start = None if token.pos == "DET" else token.i
            continue
        for bit in token.text.replace("/", "-").split("-") if len(token.text) > 1 else (token.text,):
            if is_article(bit.lower(), bit != token.text, lexicon.words.articles):
                continue
            for word in spelled(bit, lexicon.words.spelling) or (BREAK,):
                found.words.append(word)
                found.firsts.append(token.i if start is None else start)
                found.lasts.append(token.i + 1)
        start = None
    return found


def _find(found: Words, tokens: list[Token], lexicon: ActorsLexicon, hits: list[Hit], written: Reads) -> None:
    words, at, longest, index = found.words, 0, lexicon.longest, lexicon.names
    while at < len(words):
        most = longest.get(words[at], 0)
        for size in range(min(most, len(words) - at), 0, -1):
            names = index.get(" ".join(words[at : at + size]))
            if not names:
                continue
            first, last = found.firsts[at], found.lasts[at + size - 1]
            kept = written(names, tokens[first:last])
            if kept and not (last - first == 1 and kept[0].actor.kind == "person" and _is_other(tokens, first)):
                hits.append(Hit(first, last, kept))
                at += size - 1
                break
        at += 1


def _is_other(tokens: list[Token], i: int) -> bool:
    """True of a last name after a name that is not its bearer's: "Omar Brahimi" is not the Brahimi who is known."""
    before = tokens[i - 1] if i else tokens[i]
    return before.head == i and before.entity == "PERSON" and before.dep == "compound" and before.text[0].isupper()


def _as_written(names: tuple[Name, ...], tokens: list[Token]) -> tuple[Name, ...]:
    """The names that the capitals of the words allow: acronyms need all of theirs, any other name one."""
    bits = {"".join(c for c in bit if c.isalnum()) for token in tokens for bit in _bits(token)}
    capital = any(token.text[0].isupper() for token in tokens)
    plural = tokens[-1].lower[-1] == "s"
    return tuple(n for n in names if (n.cased in bits if n.cased else capital) and (plural or not n.whole))


def _as_shouted(names: tuple[Name, ...], tokens: list[Token]) -> tuple[Name, ...]:
    """The names that words in a sentence of capitals may be: acronyms only where the parser sees a name."""
    return _as_written(names, tokens) if any(token.pos in NAMING for token in tokens) else ()


def _as_spelled(names: tuple[Name, ...], tokens: list[Token]) -> tuple[Name, ...]:
    """The names that words of a text without capitals may be: no short acronym."""
    if all(token.pos in NAMING for token in (tokens[0], tokens[-1])):
        proper = tokens[0].pos == "PROPN"
        return tuple(n for n in names if not n.cased or (proper and len(n.cased) >= SHORTEST_LOST))
    return ()


def _bits(token: Token) -> list[str]:
    return [token.text, *token.text.split("-")] if "-" in token.text else [token.text]
