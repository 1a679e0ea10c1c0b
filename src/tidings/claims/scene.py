"""A report's finds laid out for binding: mentions by sentence with their head words, and the tree's answers kept.

Binding asks the same things of the same words for every act; a scene is made once a report and remembers.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tidings.claims.material import Material, place_of
from tidings.gazetteer.derived import BARE_SITE
from tidings.record import Attribution, Mention, Place
from tidings.roles import is_verbal
from tidings.syntax import Token

#: A round-up has at least so many paragraphs, of at most so many sentences each.
LIST_PARAGRAPHS = 4
LIST_SENTENCES = 3
#: What follows a place that heads a line.
LABEL = re.compile(r" ?(?:\([^()\n]*\))?:")
WITH_SUBJECT = ("nsubj", "nsubjpass", "aux", "auxpass")


class Placed(NamedTuple):
    """A mention with its head word; `place` is what it was resolved to, for places on the map."""

    mention: Mention
    head: Token
    place: Place | None = None


class Scene:
    """A report's material with its mentions by sentence.

    `cased` is False of a text all in capitals. `list_like` is True of a round-up, whose paragraphs stand for
    themselves; `countries` are those of the places named, the commonest first.
    """

    def __init__(self, material: Material) -> None:
        self.material, self.sentences, self.judges = material, material.sentences, material.judges
        placed = [one for one in self._placed(material.places) if one.place is not None]
        self.places = [one for one in placed if not _is_bare_site(one.mention)]
        self.sites = [one for one in placed if _is_bare_site(one.mention)]
        self.times = self._placed(material.times)
        self.actors = self._placed(material.actors)
        self.figures = self._placed(material.figures)
        self.places_in = by_sentence(self.places)
        self.actors_in = by_sentence(self.actors)
        self.figures_in = by_sentence(self.figures)
        self.act_heads = sorted(act.head for act in material.acts)
        self.acts_at = frozenset(self.act_heads)
        self.actor_heads = sorted(one.mention.head for one in self.actors)
        self.place_heads = sorted(one.mention.head for one in self.places)
        self.place_counts = Counter(one.place.id for one in self.places if one.place)
        self.actor_counts = Counter(one.mention.name for one in self.actors)
        self.told = [(one, cue.sentence) for one in material.told if one.sources and (cue := self.cue(one))]
        self.root_counts = Counter(one.sources[0].name for one, _ in self.told)
        paragraphs = Counter(sentence.paragraph for sentence in self.sentences.sentences)
        self.cased = not self.sentences.report.text.isupper()
        self.list_like = len(paragraphs) >= LIST_PARAGRAPHS and max(paragraphs.values()) <= LIST_SENTENCES
        countries = Counter(one.place.country for one in self.places if one.place and one.place.country)
        self.countries = [country for country, _ in countries.most_common()]
        self.labels = self._labels()
        self._clauses: dict[int, Token] = {}
        self._facts: dict[tuple[str, int, int, str], tuple[str, ...]] = {}
        self._ways_up: dict[int, list[Token]] = {}

    def _placed(self, mentions: tuple[Mention, ...]) -> list[Placed]:
        found = ((mention, self.sentences.token_at(mention.head)) for mention in mentions)
        return [Placed(mention, head, place_of(mention)) for mention, head in found if head is not None]

    def cue(self, attribution: Attribution) -> Token | None:
        """The first word of an attribution's cue."""
        return self.sentences.token_at(attribution.cue.start)

    def same_paragraph(self, one: Token, other: Token) -> bool:
        """True if two words stand in one paragraph."""
        sentences = self.sentences.sentences
        return sentences[one.sentence].paragraph == sentences[other.sentence].paragraph

    def label(self, act: Token) -> Mention | None:
        """The place that heads the act's line, with a colon after it, for an act done to it: "Lyman: Captured in May".

        Such an act is a participle without a subject of its own.
        """
        tokens, sentences = self.sentences.tokens, self.sentences.sentences
        label = self.labels.get(sentences[act.sentence].paragraph)
        participle = act.tag == "VBN" or (act.tag == "VBD" and bool(self.sentences.children(act, "agent")))
        if label is None or not participle or self.sentences.children(act, *WITH_SUBJECT):
            return None
        head = tokens[act.head]
        of_label = label.span.start <= head.start < label.span.end
        return label if of_label or head is act or (act.dep == "conj" and head.tag == "VBN") else None

    def _labels(self) -> dict[int, Mention]:
        """The places that head a line, with a colon after them, by paragraph; brackets between are passed over."""
        found: dict[int, Mention] = {}
        text, tokens = self.sentences.report.text, self.sentences.tokens
        starts: dict[int, int] = {}
        for sentence in self.sentences.sentences:
            starts.setdefault(sentence.paragraph, tokens[sentence.first].start)
        for mention in self.material.places:
            head = self.sentences.token_at(mention.head)
            paragraph = self.sentences.sentences[head.sentence].paragraph if head else -1
            if starts.get(paragraph) == mention.span.start and LABEL.match(text, mention.span.end):
                found.setdefault(paragraph, mention)
        return found

    def title(self, token: Token) -> bool:
        """True if the word stands in the title or a repetition of it."""
        return self.sentences.sentences[token.sentence].title

    def clause(self, token: Token) -> Token:
        """The verb of the clause that a word stands in; the root where there is none."""
        found = self._clauses.get(token.i)
        if found is None:
            found = self._clauses[token.i] = self._clause(token)
        return found

    def _clause(self, token: Token) -> Token:
        if is_verbal(token) and token.dep not in ("amod", "compound"):
            return token
        up = self.way_up(token)
        return next((here for here in up[1:] if is_verbal(here)), up[-1])

    def way_up(self, token: Token) -> list[Token]:
        """The word and its heads, up to the root."""
        found = self._ways_up.get(token.i)
        if found is None:
            found = self._ways_up[token.i] = [token, *self.sentences.ancestors(token)]
        return found

    def facts(self, about: str, mention: Mention, read: Callable[[], Iterable[str]]) -> tuple[str, ...]:
        """What is read of a mention by itself, read once; `about` tells what is read."""
        key = (about, mention.span.start, mention.span.end, mention.name)
        found = self._facts.get(key)
        if found is None:
            found = self._facts[key] = tuple(read())
        return found

    def acts_between(self, one: Token, other: Token) -> int:
        """How many acts stand strictly between two words."""
        return between(self.act_heads, one.start, other.start)


def by_sentence(placed: list[Placed]) -> dict[int, list[Placed]]:
    """The mentions by the number of their sentence."""
    found: dict[int, list[Placed]] = {}
    for one in placed:
        found.setdefault(one.head.sentence, []).append(one)
    return found


def between(heads: list[int], one: int, other: int) -> int:
    """How many of the sorted offsets lie strictly between two offsets."""
    low, high = (one, other) if one < other else (other, one)
    return max(0, bisect_left(heads, high) - bisect_right(heads, low))


def _is_bare_site(mention: Mention) -> bool:
    """True of "the airport": a site that is told without the name of its town is no place of other acts."""
    return any(option.reason == BARE_SITE for option in mention.options[:1])
