"""Names that the words around say are places and the gazetteer lacks, or has under another spelling only."""

from tidings.find.places.judge import Judge
from tidings.find.places.scan import Name, Rows, Scan
from tidings.gazetteer import LIKE

LABELS = frozenset({"GPE", "LOC", "FAC"})
MOST_ALIKE = 5  # readings by likeness that are kept
LEAST_LETTERS = 3  # of a name outside the gazetteer


def unknown_names(scan: Scan, taken: list[Name], judge: Judge) -> list[Name]:
    """Names of places outside the gazetteer, none overlapping a name already taken."""
    covered = {i for name in taken for i in range(name.first, name.last)}
    found: list[Name] = []
    i = told_to = 0
    while i < len(scan.tokens):
        last = _run(scan, i, covered)
        if last > i:
            told = _told(scan, i, last) or _goes_on(scan, i, told_to) or scan.labels.get(i) == last
            told_to = last if told else told_to
            name = _unknown(scan, (i, last), told, judge)
            found += [name] if name else []
        i = max(last, i + 1)
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


def _unknown(scan: Scan, run: tuple[int, int], told: bool, judge: Judge) -> Name | None:
    first, last = run
    tokens = scan.tokens[first:last]
    if tokens[0].lower in scan.words.peoples or tokens[-1].lower in scan.words.listed.compounds:
        return None
    if not scan.quiet and tokens[-1].lower.rstrip(".") in scan.words.listed.streets and last - first > 1:
        return Name(first, last, tokens[0].start, tokens[-1].end, "", role="street")
    key = " ".join(scan.folded[i] for i in range(first, last) if scan.folded[i])
    if len(key) < LEAST_LETTERS or key in scan.words.listed.stop or key in scan.words.kind_of:
        return None
    rows = scan.gazetteer.varied(key) or tuple((row, LIKE) for row, _ in scan.gazetteer.rows_like(key)[:MOST_ALIKE])
    if not (told or _placed(scan, run) or _fits(scan, run, rows, judge)):
        return None
    weight = max((scan.gazetteer.weight(row) for row, _ in rows), default=0)
    return Name(first, last, tokens[0].start, tokens[-1].end, key, rows, weight, False)


def _told(scan: Scan, first: int, last: int) -> bool:
    """True if the words are called a village, a town, a district."""
    kinds, tokens = scan.words.kind_of, scan.tokens
    if tokens[first].sentence in scan.loud or scan.quiet:
        return False
    if first >= 2 and tokens[first - 1].lower == "of":
        kind = kinds.get(tokens[first - 2].lower) or kinds.get(tokens[first - 2].lemma.lower())
        return kind is not None and kind.whole and tokens[first].pos == "PROPN"
    after = kinds.get(tokens[last].lower) if last < len(tokens) else None
    if after is None or not after.whole:
        return False
    return tokens[last].text[0].islower() and tokens[last - 1].pos == "PROPN"


def _goes_on(scan: Scan, first: int, told_to: int) -> bool:
    """True if the words go on a list of places told so ("the villages of Fooba, Barba and Bazba")."""
    between = [token.lower for token in scan.tokens[told_to:first]]
    return bool(told_to) and 0 < len(between) <= 2 and set(between) <= {",", "and"}


def _placed(scan: Scan, run: tuple[int, int]) -> bool:
    """True if the parser takes the words for a place and a word before them does, too."""
    tokens = scan.tokens[run[0] : run[1]]
    labels = {token.entity for token in tokens}
    if not labels & LABELS or labels - LABELS - {""} or tokens[0].sentence in scan.loud:
        return False
    return any(token.pos == "PROPN" for token in tokens) and _locative(scan, run[0])


def _fits(scan: Scan, run: tuple[int, int], rows: Rows, judge: Judge) -> bool:
    """True if the words, spelt otherwise, are a place in the countries of the report, and stand where a place does."""
    key = scan.folded[run[0]]
    if key in judge.surnames or scan.tokens[run[0]].pos != "PROPN" or scan.quiet:
        return False
    here = any(bytes(scan.gazetteer.lands[row]) in judge.lands for row, _ in rows)
    return here and scan.tokens[run[0]].entity not in ("PERSON", "NORP", "ORG") and _locative(scan, run[0])


def _locative(scan: Scan, first: int) -> bool:
    before = scan.tokens[first - 1].lower if first else ""
    if before == "the":
        before = scan.tokens[first - 2].lower if first > 1 else ""
    listed = scan.words.listed
    if before in listed.directions or before in (",", "and"):
        return True
    return before in listed.locative and before not in listed.weak
