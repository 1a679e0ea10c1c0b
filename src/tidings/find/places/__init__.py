"""Every place that a report names, with what the gazetteer knows under the name; which one is meant is left open."""

from itertools import pairwise

from tidings.find.places.govern import Governing
from tidings.find.places.judge import Judge
from tidings.find.places.phrase import Phrase, Phrases
from tidings.find.places.refer import references
from tidings.find.places.scan import Name, Scan
from tidings.find.places.sites import sites
from tidings.find.places.unknown import unknown_names
from tidings.gazetteer import Gazetteer
from tidings.lexicon.places import PlaceWords
from tidings.record import Mention, Span
from tidings.syntax import Sentences, Token

WHOLE = frozenset({"region", "district", "country", "city", "area", "town"})  # kinds that a word beside a name can tell


def find_places(sentences: Sentences, gazetteer: Gazetteer, words: PlaceWords) -> tuple[Mention, ...]:
    """Every place named in a report, in the order of the text; countries that stand for governments are left out.

    A mention without options is a place that the gazetteer lacks, or spans two mentions that it lies between.
    """
    scan = Scan(sentences, gazetteer, words)
    governing = Governing(scan)
    phrases = Phrases(scan)
    names = [name for name in read_names(scan) if not governing.governs(name) and not _in_compound(scan, name)]
    found = [_mention(scan, phrases.phrase(name)) for name in names]
    mentions = _placed_by_relation(found)
    mentions += _between(scan, names, mentions) + references(scan, mentions)
    mentions += sites(scan, sorted(mentions, key=lambda mention: mention.span.start))
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)))


def read_names(scan: Scan) -> list[Name]:
    """Every name of a place, in order, those that stand for governments among them."""
    judge = Judge(scan)
    names = judge.judge(scan.names())
    return sorted(names + unknown_names(scan, names, judge), key=lambda name: name.first)


def _in_compound(scan: Scan, name: Name) -> bool:
    """True if a hyphen makes the name an adjective ("the London-based Observatory", "Iran-backed")."""
    tied = name.last + 1 < len(scan.tokens) and scan.tokens[name.last].text == "-"
    return tied and scan.tokens[name.last + 1].lower in scan.words.listed.compounds


def _mention(scan: Scan, phrase: Phrase) -> Mention:
    start = min(phrase.name.start, scan.tokens[phrase.first].start)
    span = Span(scan.sentences.report.id, start, phrase.end)
    text = scan.sentences.report.text[start : phrase.end]
    rows = phrase.name.rows
    if phrase.kind in WHOLE and not phrase.relation.startswith("@site"):
        rows = _of_kind(scan, rows, phrase.kind)
    options = scan.gazetteer.options(rows, phrase.relation) if rows else ()
    return Mention(span, "place", text, text, _head(scan, phrase).start, options)


def _of_kind(scan: Scan, rows: tuple[tuple[int, int], ...], kind: str | None) -> tuple[tuple[int, int], ...]:
    """The rows that fit a word for a kind, where there are any; settlements are told loosely."""
    settled = {"city", "town", "village", "district"}
    wanted = settled if kind in settled - {"district"} else {kind}
    places = [(row, how) for row, how in rows if scan.gazetteer.at_row(row).kind in wanted]
    return tuple(places) or rows


def _head(scan: Scan, phrase: Phrase) -> Token:
    """The token of a phrase whose head lies outside it."""
    inside = range(phrase.first, phrase.last)
    for i in inside:
        token = scan.tokens[i]
        if token.head not in inside or token.head == i:
            return token
    return scan.tokens[phrase.name.last - 1]


def _placed_by_relation(mentions: list[Mention]) -> list[Mention]:
    """Names outside the gazetteer take the place told right after them ("Fooba, 15 km north of Hama")."""
    found = []
    followers: list[Mention | None] = [*mentions[1:], None]
    for here, after in zip(mentions, followers, strict=False):
        told = after is not None and not here.options and after.span.start - here.span.end <= 2
        if told and after is not None and after.options and "@off" in after.options[0].id:
            here = Mention(here.span, here.kind, here.text, here.name, here.head, after.options)
        found.append(here)
    return found


def _between(scan: Scan, names: list[Name], mentions: list[Mention]) -> list[Mention]:
    """A mention without options for each "between X and Y"."""
    found = []
    for a, b in pairwise(names):
        tokens = scan.tokens
        joined = b.first - a.last == 1 and tokens[a.last].lower == "and" and a.first > 0
        if joined and tokens[a.first - 1].lower == "between" and a.rows and b.rows:
            span = scan.sentences.span(a.first - 1, b.last)
            text = scan.sentences.report.text[span.start : span.end]
            found.append(Mention(span, "place", text, text, tokens[a.first - 1].start))
    return found
