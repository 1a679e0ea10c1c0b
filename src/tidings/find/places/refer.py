"""Words that point back to a place: "the city", "the village", "the province"."""

from collections import Counter

import msgspec

from tidings.find.places.scan import Scan
from tidings.record import Mention, Option

READINGS = 3  # of the antecedent's readings that may be of the kind asked for; the rest are too unlikely
BACK_SENTENCES = 4  # how far back a place is still "the city"
DATELINE_CHARS = 160  # a title and the first words of the text
SHORTEST_NAME = 4  # "USA" is no dateline


def references(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """A mention for each phrase that points back to a place, with that place's readings."""
    found = []
    anaphora = scan.words.listed.anaphora
    taken = [(mention.span.start, mention.span.end) for mention in mentions]
    for i, token in enumerate(scan.tokens[1:], 1):
        if token.lower not in anaphora or scan.tokens[i - 1].lower not in ("the", "this", "that"):
            continue
        if any(start <= token.start < end for start, end in taken) or _is_part(scan, i):
            continue
        before = _antecedent(scan, mentions, i, anaphora[token.lower]) or _country(scan, i, anaphora[token.lower])
        if before:
            span = scan.sentences.span(i - 1, i + 1)
            text = scan.sentences.report.text[span.start : span.end]
            found.append(msgspec.structs.replace(before, span=span, text=text, head=token.start))
    return found


def _is_part(scan: Scan, i: int) -> bool:
    """True if the word only stands before another ("the city council") or is named after it ("the city of Hama")."""
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    return scan.tokens[i].dep == "compound" or (after is not None and (after.lower == "of" or after.text[0].isupper()))


def _antecedent(scan: Scan, mentions: list[Mention], i: int, kinds: tuple[str, ...]) -> Mention | None:
    """The latest mention before a token that may be of one of the kinds; the first kind is asked for first."""
    sentence = scan.tokens[i].sentence
    before = [mention for mention in mentions if mention.span.end <= scan.tokens[i].start]
    near = [m for m in reversed(before) if m.options and sentence - sentence_of(scan, m) <= BACK_SENTENCES]
    cased = not scan.sentences.report.text.isupper()
    told = [mention for mention in near if not (cased and only_dateline(mention, mentions))]
    for some in (told, near):
        for kind in kinds:
            for mention in some:
                if kind in _kinds(scan, mention):
                    return msgspec.structs.replace(mention, options=_only(scan, mention, kind))
    return None


def only_dateline(mention: Mention, mentions: list[Mention]) -> bool:
    """True of a place in capitals at the head of the text that is named nowhere else: where the report was written."""
    dateline = mention.span.start < DATELINE_CHARS and mention.text.isupper() and len(mention.text) >= SHORTEST_NAME
    return dateline and not any(m is not mention and m.text.lower() == mention.text.lower() for m in mentions)


def _only(scan: Scan, mention: Mention, kind: str) -> tuple[Option, ...]:
    places = [(option, scan.gazetteer.place(option.id)) for option in mention.options]
    return tuple(option for option, place in places if place and place.kind == kind)


def _country(scan: Scan, i: int, kinds: tuple[str, ...]) -> Mention | None:
    """For "the country" in a report that names none: the country whose people or things are named most before."""
    if "country" not in kinds:
        return None
    codes = Counter(scan.words.peoples[token.lower] for token in scan.tokens[:i] if token.lower in scan.words.peoples)
    row = scan.gazetteer.row_of(codes.most_common(1)[0][0]) if codes else None
    if row is None:
        return None
    span = scan.sentences.span(i - 1, i + 1)
    options = scan.gazetteer.options(((row, 0),))
    return Mention(span, "place", "", options[0].name, scan.tokens[i].start, options)


def sentence_of(scan: Scan, mention: Mention) -> int:
    """The number of the sentence in which a mention stands."""
    token = scan.sentences.token_at(mention.head)
    return token.sentence if token else 0


def _kinds(scan: Scan, mention: Mention) -> set[str]:
    """What the first reading of a mention may be: of the first few, those of the same country."""
    places = [scan.gazetteer.place(option.id) for option in mention.options[:READINGS]]
    first = places[0]
    return {place.kind for place in places if place and first and place.country == first.country}
