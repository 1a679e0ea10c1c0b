"""Which words belong to what is said: walks that give sets of token indexes."""

from tidings.record import Span
from tidings.syntax import Sentences, Token

#: A quotation is an account by itself only if it has at least this many words; shorter ones are scare quotes.
QUOTED_WORDS = 4
#: Labels under a noun that belong to another speaker or another clause.
COORDINATION = frozenset({"cc", "conj", "punct"})
CLAUSES = frozenset({"relcl", "acl"})


def below(sentences: Sentences, head: Token, verb: Token) -> list[Token]:
    """The noun phrase of a speaker, in one piece, without coordinated ones and without the verb of saying."""
    skip = {t.i for t in sentences.subtree(verb)} if _under(sentences, verb, head) else set()
    loose = COORDINATION | CLAUSES if head.pos == "PROPN" else COORDINATION  # a clause on a name only adds to it
    found = [head]
    for child in sentences.children(head):
        if child.dep not in loose:
            found += sentences.subtree(child)
    return _piece(sentences, [t for t in found if t.i not in skip], head)


def beside(sentences: Sentences, verb: Token) -> list[Token]:
    """The noun phrase that ends right before a verb, by its words alone: for texts that lost their commas."""
    first = sentences.sentence_of(verb).first
    end = verb.i
    while end > first and sentences.tokens[end - 1].pos in ("ADV", "AUX", "PART"):
        end -= 1
    if end == first or sentences.tokens[end - 1].pos not in ("NOUN", "PROPN"):
        return []
    start = end - 1
    while start > first and _goes_on_left(sentences.tokens, start):
        start -= 1
    return sentences.tokens[start:end]


def _goes_on_left(tokens: list[Token], start: int) -> bool:
    """True if the word before `start` belongs to the noun phrase that `start` is in."""
    here, left = tokens[start], tokens[start - 1]
    if "HYPH" in (here.tag, left.tag):  # "Britain-based"
        return True
    if here.pos == "DET" or left.pos in ("PUNCT", "VERB", "AUX", "ADV", "SCONJ"):
        return left.pos == "VERB" and left.dep in ("amod", "compound") and here.pos != "DET"
    if left.pos == "ADP":
        return here.pos == "PROPN" and left.lower in ("for", "of") and start > 1 and tokens[start - 2].pos == "PROPN"
    if here.pos == "PROPN":
        return left.pos in ("PROPN", "DET", "ADJ") or (left.pos == "NOUN" and left.dep == "compound")
    if left.pos == "DET":
        return True
    return left.pos in ("ADJ", "NOUN", "PROPN", "NUM") and left.tag not in ("NNS", "CD")


def _under(sentences: Sentences, token: Token, head: Token) -> bool:
    return any(above.i == head.i for above in sentences.ancestors(token))


def _piece(sentences: Sentences, found: list[Token], head: Token) -> list[Token]:
    """The tokens that stand next to the head; punctuation between two of them does not break the piece."""
    known = {t.i for t in found}
    first = last = head.i
    while first - 1 in known or (first - 2 in known and sentences.tokens[first - 1].pos == "PUNCT"):
        first -= 1
    while last + 1 in known or (last + 2 in known and sentences.tokens[last + 1].pos == "PUNCT"):
        last += 1
    return sentences.tokens[first : last + 1]


def before(sentences: Sentences, verb: Token, limit: int, whole: bool = False) -> set[int]:
    """All tokens of the verb's sentence before a limit, from where its own clause begins, or the whole of them."""
    sentence = sentences.sentence_of(verb)
    first = sentence.first
    if not whole and verb.dep == "conj" and (head := sentences.head(verb)) is not None and head.i < limit:
        first = min((t.i for t in sentences.subtree(verb)), default=first)
    return set(range(first, limit))


def outside(sentences: Sentences, clause: Token, inserted: Token) -> set[int]:
    """The tokens of a clause without those of a clause put into it."""
    gone = {t.i for t in sentences.subtree(inserted)}
    return {t.i for t in sentences.subtree(clause)} - gone


def quoted_in(sentences: Sentences, verb: Token, found: set[int], own: set[int]) -> set[int]:
    """Tokens of the quotations in the verb's sentence that it may hold: all but the one it stands in itself."""
    sentence = sentences.sentence_of(verb)
    start, end = sentences.tokens[sentence.first].start, sentences.tokens[sentence.last - 1].end
    more: set[int] = set()
    for left, right in sentences.quotations:
        if left >= end or right <= start or left <= verb.start < right:
            continue
        inside = {t.i for t in sentences.tokens[sentence.first : sentence.last] if left <= t.start < right}
        if len(inside) >= QUOTED_WORDS or (inside and not found):
            more |= inside
    return more - own


def settled(sentences: Sentences, found: set[int]) -> list[int]:
    """The indexes in order, without punctuation and conjunctions at the edges of each piece."""
    kept: list[int] = []
    for piece in _pieces(sorted(found)):
        while piece and sentences.tokens[piece[0]].pos in ("PUNCT", "SPACE"):
            piece = piece[1:]
        while piece and (
            sentences.tokens[piece[-1]].pos in ("PUNCT", "SPACE") or sentences.tokens[piece[-1]].dep == "cc"
        ):
            piece = piece[:-1]
        kept += piece
    return kept


def _pieces(indexes: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for i in indexes:
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def spans_of(sentences: Sentences, indexes: list[int]) -> tuple[Span, ...]:
    """The tokens as spans of the text, one a piece; pieces parted only by punctuation are one."""
    found: list[list[int]] = []
    for piece in _pieces(indexes):
        between = sentences.tokens[found[-1][-1] + 1 : piece[0]] if found else []
        if found and all(t.pos == "PUNCT" for t in between):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(sentences.span(piece[0], piece[-1] + 1) for piece in found)
