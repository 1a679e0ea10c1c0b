"""Sites of a town told without its name, or before it: "the airport", "the headquarters of the corps in Lashio"."""

from collections.abc import Iterator

from tidings.find.places.refer import BACK_SENTENCES, only_dateline, sentence_of
from tidings.find.places.scan import Scan
from tidings.gazetteer.derived import BARE_SITE
from tidings.gazetteer.spelling import fold_word
from tidings.record import Mention, Option
from tidings.syntax import Token

#: How many words may stand between a site and its town: "the headquarters of its northern command in Lashio".
REACH_WORDS = 8
TOWNS = frozenset({"city", "town", "village"})
PARTS = frozenset({"compound", "amod", "nmod", "poss"})
ENDS = frozenset({"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"})


def sites(scan: Scan, mentions: list[Mention]) -> list[Mention]:
    """A mention for each site of a town that has no name of its own, with the readings of the town."""
    taken = [(mention.span.start, mention.span.end) for mention in mentions]
    by_start = {mention.span.start: mention for mention in mentions}
    found: list[Mention] = []
    for token in scan.tokens:
        word = scan.words.listed.sites.get(token.lemma.lower())
        free = word and not any(start <= token.start < end for start, end in taken)
        if not word or not free or token.dep in PARTS or token.pos != "NOUN" or token.text[0].isupper():
            continue
        town = _told_after(scan, token, by_start) or _told_before(scan, token, mentions)
        if town is not None:
            found += _sites(scan, token, town, word)
    return found


def _sites(scan: Scan, token: Token, town: Mention, word: str) -> Iterator[Mention]:
    """The site with all the readings of its town, so that it is weighed as the town is; the one on the map if any.

    A town that goes by the name of its site ("Kavumu airport") is not parted from it.
    """
    known = scan.gazetteer.exact(f"{fold_word(town.name).strip()} {word.replace('-', ' ')}")
    readings = scan.gazetteer.options(known) or town.options
    if {option.id for option in readings} & {option.id for option in town.options} and known:
        return
    suffix = "" if known else f"@site:{word}"
    readings = tuple(
        Option(option.id + suffix, f"{town.name} {token.lower}", option.score, BARE_SITE) for option in readings
    )
    if not any("@" in option.id for option in town.options):
        span = scan.sentences.span(token.i, token.i + 1)
        yield Mention(span, "place", token.text, f"{town.name} {token.lower}", token.start, readings)


def _told_after(scan: Scan, site: Token, by_start: dict[int, Mention]) -> Mention | None:
    """The town that follows a site after "in", "of" or the like, before any verb or mark."""
    led = False
    for token in scan.tokens[site.i + 1 : site.i + 1 + REACH_WORDS]:
        if token.pos in ENDS or token.sentence != site.sentence:
            return None
        if led and (named := by_start.get(token.start)) is not None:
            return named if _is_town(scan, named) else None
        led = token.lower in scan.words.listed.site_in or (led and token.pos in ("DET", "NOUN", "ADP", "ADJ"))
    return None


def _told_before(scan: Scan, site: Token, mentions: list[Mention]) -> Mention | None:
    """The town named last before "the airport"; none where only the title names one and another beside it."""
    if not _is_definite(scan, site):
        return None
    near = [
        mention
        for mention in reversed(mentions)
        if mention.span.end <= site.start and site.sentence - sentence_of(scan, mention) <= BACK_SENTENCES
    ]
    towns = [mention for mention in near if _is_town(scan, mention) and not only_dateline(mention, mentions)]
    title = len(scan.sentences.report.title)
    body = [mention for mention in towns if mention.span.start >= title]
    if body:
        return body[0]
    return towns[0] if len({mention.text.lower() for mention in towns}) == 1 else None


def _is_definite(scan: Scan, site: Token) -> bool:
    """True of "the airport", "the town's airport", "its military airport", with nothing after that tells whose."""
    before = [child for child in scan.sentences.children(site) if child.i < site.i]
    told = [one for one in before if one.lower in scan.words.listed.site_the or one.dep == "poss"]
    after = [prep for prep in scan.sentences.children(site, "prep") if prep.i == site.i + 1]
    return bool(told) and not after and all(one.pos != "PROPN" for one in before)


def _is_town(scan: Scan, mention: Mention) -> bool:
    place = scan.gazetteer.place(mention.options[0].id) if mention.options else None
    return place is not None and place.kind in TOWNS
