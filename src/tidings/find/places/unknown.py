"""Names that the words around say are places and the gazetteer lacks, or has under another spelling only."""

from tidings.find.places.scan import Name, Scan

LABELS = frozenset({"GPE", "LOC", "FAC"})
ALIKE = 1  # the manner that rows found by likeness count as: another name
MOST_ALIKE = 5  # readings by likeness that are kept


def unknown_names(scan: Scan, taken: list[Name], surnames: set[str]) -> list[Name]:
    """Names of places outside the gazetteer, none overlapping a name already taken."""
    covered = {i for name in taken for i in range(name.first, name.last)}
    found = []
    i = 0
    while i < len(scan.tokens):
        last = _run(scan, i, covered)
        if last == i:
            i += 1
            continue
        name = _unknown(scan, i, last, surnames)
        if name:
            found.append(name)
        i = last
    return found


def _run(scan: Scan, first: int, covered: set[int]) -> int:
    """The end of the run of capitalised words that starts at a token; the token itself where none does."""
    if first in covered or not scan.begins(first):
        return first
    limit = scan.sentences.sentences[scan.tokens[first].sentence].last
    last = first
    for end, _ in scan.keys_at(first, limit):
        if any(i in covered for i in range(first, end)):
            break
        last = end
    return last


def _unknown(scan: Scan, first: int, last: int, surnames: set[str]) -> Name | None:
    tokens = scan.tokens[first:last]
    words = scan.words
    if tokens[0].lower in words.peoples:
        return None
    if not scan.quiet and tokens[-1].lower.rstrip(".") in words.listed.streets and last - first > 1:
        return Name(first, last, tokens[0].start, tokens[-1].end, "", role="street")
    key = " ".join(scan.folded[i] for i in range(first, last) if scan.folded[i])
    if not key or key in words.listed.stop or key in words.peoples or key in surnames or len(key) < 3:
        return None
    labels = {token.entity for token in tokens}
    told = _told(scan, first, last)
    placed = bool(labels & LABELS) and any(token.pos == "PROPN" for token in tokens)
    if not (told or (placed and not labels - LABELS - {""})):
        return None
    if not told and (tokens[0].sentence in scan.loud or not _locative(scan, first)):
        return None
    rows = scan.gazetteer.varied(key) or tuple((row, ALIKE) for row, _ in scan.gazetteer.rows_like(key)[:MOST_ALIKE])
    weight = max((scan.gazetteer.weight(row) for row, _ in rows), default=0)
    return Name(first, last, tokens[0].start, tokens[-1].end, key, rows, weight, False)


def _told(scan: Scan, first: int, last: int) -> bool:
    """True if the words are called a village, a town, a district."""
    kinds = scan.words.kind_of
    if scan.tokens[first].sentence in scan.loud:
        return False
    if first >= 2 and scan.tokens[first - 1].lower == "of":
        kind = kinds.get(scan.tokens[first - 2].lower)
        return kind is not None and kind.whole and scan.tokens[first].pos == "PROPN"
    after = kinds.get(scan.tokens[last].lower) if last < len(scan.tokens) else None
    return after is not None and after.whole and scan.tokens[last].text[0].islower() and scan.tokens[last - 1].pos == "PROPN"


def _locative(scan: Scan, first: int) -> bool:
    before = scan.tokens[first - 1].lower if first else ""
    if before == "the":
        before = scan.tokens[first - 2].lower if first > 1 else ""
    listed = scan.words.listed
    return (before in listed.locative and before not in listed.weak) or before in listed.directions or before in (",", "and")
