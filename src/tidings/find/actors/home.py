"""The country whose army "the army" is: where the acts of a report are, not where it was written or one flees to."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from tidings.find.actors.scan import Hit
from tidings.lexicon.actors import ActorsLexicon
from tidings.lexicon.folding import fold_word
from tidings.record import Mention, Place
from tidings.syntax import Sentences, Token

#: What a name counts: a place or people names a country, a party may be abroad, an office or "the town" says less.
WEIGHT_COUNTRY, WEIGHT_PARTY, WEIGHT_OFFICE, WEIGHT_AGAIN = 2, 1, 1, 1
#: A report is about one country where that one has this share of what it names; less is a round-up.
MAIN_SHARE = 0.4
#: A place in capitals so near the head of a text is where it was written.
DATELINE_CHARS = 160
#: Nouns of these classes are of people and offices, who may be abroad: "the Egyptian president".
ABROAD = frozenset({"voice", "people", "media"})
BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})


class Vote(Struct, frozen=True):
    """What one name says of the country; `exact`: it is the name of a place within the country."""

    token: Token
    country: str
    weight: int
    exact: bool = False


#: The title tells what a report is about: what it names counts so many times.
IN_TITLE = 2


class Home:
    """The country of a report, and of each of its sentences, by what they name."""

    def __init__(self, sentences: Sentences, votes: list[Vote]) -> None:
        self.sentences, self.votes = sentences, votes
        self.counts = self._count(votes)
        self.country = _most(self.counts)

    def at(self, token: Token) -> str | None:
        """The country of "the army" at a token; None where its sentence is of another one than the report."""
        here = [vote for vote in self.votes if vote.token.sentence == token.sentence]
        countries = {vote.country for vote in here}
        if len(countries) == 1 and any(vote.exact for vote in here) and self.country not in countries:
            return here[0].country if len(here) > 1 or self._is_of_many() else None
        if not self._is_of_many():
            return self.country
        paragraph = self.sentences.sentence_of(token).paragraph
        near = [vote for vote in self.votes if self.sentences.sentence_of(vote.token).paragraph == paragraph]
        return _most(self._count(near)) or self.country

    def _count(self, votes: Iterable[Vote]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for vote in votes:
            title = self.sentences.sentence_of(vote.token).title
            counts[vote.country] += vote.weight * (IN_TITLE if title else 1)
        return counts

    def _is_of_many(self) -> bool:
        """True of a round-up, in which no country has the greater part."""
        return self.country is None or self.counts[self.country] < MAIN_SHARE * self.counts.total()


def _most(counts: Counter[str]) -> str | None:
    return max(counts, key=counts.__getitem__, default=None)


def votes_of_names(
    sentences: Sentences, lexicon: ActorsLexicon, hits: Iterable[Hit], located: frozenset[int] = frozenset()
) -> Iterator[Vote]:
    """What countries, peoples and parties named say; the country that backs a party, or to which one flees, nothing.

    `located`: the words of places on the map, which say themselves where they are ("the Lebanese city of Tripoli").
    """
    for hit in hits:
        name, head = hit.names[0], sentences.tokens[hit.last - 1]
        if name.sort == "capital" and head.i in located:
            continue
        if is_backer(sentences, lexicon, hit) or is_away(sentences, lexicon, head):
            continue
        weight = WEIGHT_PARTY if name.sort == "actor" else _weight_of_word(sentences, lexicon, head)
        yield from (Vote(head, code, weight) for code in name.countries[:1])


def _weight_of_word(sentences: Sentences, lexicon: ActorsLexicon, word: Token) -> int:
    """What the name of a country says: of an office less, of a border nothing ("a town on the Thai border")."""
    noun = sentences.head(word) if word.dep in BEFORE_NOUN else None
    if noun is not None and noun.lemma in lexicon.words.governments.land:
        return 0
    heads = lexicon.heads.get(fold_word(noun.lower)) if noun else None
    return WEIGHT_OFFICE if heads and heads.sort in ABROAD else WEIGHT_COUNTRY


def votes_of_places(
    sentences: Sentences, lexicon: ActorsLexicon, places: Iterable[Mention], hits: Iterable[Hit]
) -> Iterator[Vote]:
    """What places within a country say, but where the report was written, and what is named already."""
    named = {i for hit in hits if hit.names[0].sort != "capital" for i in range(hit.first, hit.last)}
    for mention in places:
        place, head = mention.value, sentences.token_at(mention.head)
        if not isinstance(place, Place) or place.country is None or place.kind == "country" or head is None:
            continue
        dateline = mention.span.start < DATELINE_CHARS and mention.text.isupper()
        known = any(token.i in named for token in sentences.tokens_in(mention.span))
        if not dateline and not known and not is_away(sentences, lexicon, head):
            again = mention.text[0].islower()
            yield Vote(head, place.country, WEIGHT_AGAIN if again else WEIGHT_COUNTRY, exact=not again)


def is_backer(sentences: Sentences, lexicon: ActorsLexicon, hit: Hit) -> bool:
    """True of "Turkish" in "Turkish-backed factions": a country abroad that the party is tied to."""
    after = sentences.tokens[hit.last : hit.last + 2]
    return len(after) == 2 and after[0].text == "-" and after[1].lower in lexicon.words.relations.after


def is_away(sentences: Sentences, lexicon: ActorsLexicon, name: Token) -> bool:
    """True of where somebody goes, "to Uzbekistan" after "fled"."""
    away = lexicon.words.away
    prep = sentences.head(name) if name.dep == "pobj" else None
    verb = sentences.head(prep) if prep is not None and prep.lower in away.to else None
    return verb is not None and verb.lemma in away.verbs


def words_of_places(sentences: Sentences, places: Iterable[Mention]) -> frozenset[int]:
    """The tokens of the places that are on the map."""
    located = (mention for mention in places if isinstance(mention.value, Place))
    return frozenset(token.i for mention in located for token in sentences.tokens_in(mention.span))
