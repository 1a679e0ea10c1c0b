"""One report under the search for actors: its tokens, the names in it, the country it is about, and what was found."""

from functools import cached_property

from msgspec import Struct

from tidings.find.actors.home import Home, votes_of_names, votes_of_places, words_of_places
from tidings.find.actors.scan import Hit, scan
from tidings.lexicon.actors import ActorsLexicon, Name
from tidings.lexicon.folding import fold_word
from tidings.record import Actor, Mention, Option
from tidings.syntax import Sentences, Token

SPEAKS_FOR = "speaks for"
#: How far into a line a dateline names its country, and what follows it there.
DATELINE_TOKENS = 5
DATELINE_MARKS = frozenset({"(", ",", "-", "–", "—", "--", ":", "/"})


class Found(Struct):
    """Tokens `first` up to `last` are a party; `head` carries it. `actor` is None where its name is not known.

    `body` is the party that a person speaks for. `reason` says how it was read, `score` how surely.
    """

    first: int
    last: int
    head: int
    name: str
    actor: Actor | None
    reason: str
    score: float = 1.0
    body: Actor | None = None


class Text:
    """A report with its names; the readers of actors add what they find."""

    def __init__(self, sentences: Sentences, lexicon: ActorsLexicon, places: tuple[Mention, ...] = ()) -> None:
        self.sentences, self.lexicon, self.tokens = sentences, lexicon, sentences.tokens
        self.places = places
        self.cased = is_cased(sentences)
        self.hits = scan(sentences, lexicon, self.cased)
        self.hit_at: dict[int, Hit] = {i: hit for hit in self.hits for i in range(hit.first, hit.last)}
        self.found: list[Found] = []
        self.taken: set[int] = set()
        self.is_woman: dict[str, bool] = {}

    def in_dateline(self, hit: Hit) -> bool:
        """True of "Congo" in "GOMA, Congo (Agency) -": a line opens with a name in capitals, and a mark follows."""
        sentence = self.sentences.sentence_of(self.tokens[hit.first])
        opening, after = self.tokens[sentence.first], self.tokens[min(hit.last, sentence.last - 1)]
        near = hit.first - sentence.first <= DATELINE_TOKENS
        capitals = opening.text.isupper() and len(opening.text) > 2
        return self.cased and near and capitals and after.text in DATELINE_MARKS

    @cached_property
    def home(self) -> str | None:
        """The country that the report is about; None where it names none."""
        return self._home.country

    def home_at(self, i: int) -> str | None:
        """The country that "the army" at a token belongs to; None where that is in doubt."""
        return self._home.at(self.tokens[i])

    @cached_property
    def _home(self) -> Home:
        """By what the report names; where only the dateline names a country, by that."""
        told = [hit for hit in self.hits if not self.in_dateline(hit)]
        located = words_of_places(self.sentences, self.places)
        votes = [*votes_of_names(self.sentences, self.lexicon, told, located)]
        votes += votes_of_places(self.sentences, self.lexicon, self.places, self.hits)
        return Home(self.sentences, votes or [*votes_of_names(self.sentences, self.lexicon, self.hits)])

    @cached_property
    def parties_named(self) -> set[str]:
        """The ids of the parties that the report names."""
        return {name.actor.id for hit in self.hits for name in hit.names if name.sort == "actor"}

    @cached_property
    def countries(self) -> set[str]:
        """Every country that the report names, itself or by its parties."""
        return {code for hit in self.hits for code in hit.names[0].countries}

    def capital(self, token: Token) -> bool:
        """True of a word written as a name; where capitals tell nothing, of one that the parser takes for one."""
        return token.text[0].isupper() if self.cased else token.pos == "PROPN"

    def fold(self, i: int) -> str:
        """The word of a token as the lexicon's tables are keyed."""
        return fold_word(self.tokens[i].lower)

    def quote(self, first: int, last: int) -> str:
        """The words of the tokens, as written."""
        return self.sentences.report.text[self.tokens[first].start : self.tokens[last - 1].end]

    def head_of(self, first: int, last: int) -> int:
        """The token of a phrase that the others hang on."""
        inside = range(first, last)
        return next((i for i in reversed(inside) if self.tokens[i].head not in inside), last - 1)

    def add(self, found: Found) -> None:
        """Keeps a party, and its tokens as taken."""
        self.found.append(found)
        self.taken.update(range(found.first, found.last))

    def named(self, i: int) -> Name | None:
        """The party whose name the token is part of."""
        hit = self.hit_at.get(i)
        return self.party(hit) if hit else None

    def party(self, hit: Hit) -> Name | None:
        """The party that a name stands for: of those that bear it, one at home in the report's countries."""
        parties = [name for name in hit.names if name.sort == "actor"]
        if len(parties) < 2:
            return parties[0] if parties else None
        return min(parties, key=self._distance)

    def _distance(self, name: Name) -> tuple[bool, int, int]:
        """How far a party is from the report: in its years or not, then in its country or another that it names."""
        day = self.sentences.report.day
        gone = day is not None and not (name.since or day.year) <= day.year <= (name.until or day.year)
        away = 0 if self.home in name.countries else 1 if self.countries.intersection(name.countries) else 2
        return gone, away, name.rank

    def modified(self, token: Token) -> Token | None:
        """The noun that a token stands before as a part of its phrase; one coordinated shares the noun of the other."""
        if token.dep == "conj" and token.head < token.i:
            token = self.tokens[token.head] if self.tokens[token.head].head > token.i else token
        return self.tokens[token.head] if token.dep in BEFORE_NOUN and token.head > token.i else None

    def is_name_part(self, i: int, noun: int) -> bool:
        """True of a capitalised word before a capitalised noun, in the body of the text: together they are a name."""
        if noun >= len(self.tokens) or self.sentences.sentence_of(self.tokens[i]).title:
            return False
        return self.capital(self.tokens[i]) and self.capital(self.tokens[noun])

    def is_deed(self, token: Token) -> bool:
        """True if the noun, or the one it stands before, is what parties do or use."""
        while (noun := self.modified(token)) is not None:
            token = noun
        deeds = self.lexicon.words.deeds.nouns
        return token.lemma in deeds or self.fold(token.i) in deeds

    def run_start(self, token: Token) -> int:
        """The first token of a run of words for a party that ends in a noun before another one."""
        first = token.i
        while first > self.sentences.sentence_of(token).first:
            before = self.tokens[first - 1]
            known = before.i in self.hit_at or self.fold(before.i) in self.lexicon.modifiers
            if not known or before.dep not in MODIFIERS or before.head < token.i:
                break
            first -= 1
        return first

    def phrase_start(self, head: Token) -> int:
        """The first token of the noun phrase of a head, without articles, numbers, owners and punctuation before it."""
        first = head.i
        while first > 0:
            before = self.tokens[first - 1]
            if before.sentence != head.sentence or not self._names(before, first, head.i):
                break
            first -= 1
        if first in self.hit_at:
            first = self.hit_at[first].first
        while first < head.i and self._idle(self.tokens[first]):
            first += 1
        return first

    def _names(self, token: Token, first: int, head: int) -> bool:
        """True if a token left of a phrase belongs to it: a modifier of one of its tokens, or a hyphen inside it."""
        if token.pos in ("DET", "ADP", "CCONJ", "PRON", "VERB") and token.tag not in ("VBN", "VBG"):
            return False
        if token.pos == "PUNCT" or token.text == "-":
            return (token.text == "-" and not self.is_dash(token)) or (token.text in "\"“”'’" and token.dep == "punct")
        if token.entity in WHEN and token.i not in self.hit_at:
            return False
        if (hit := self.hit_at.get(token.i)) and hit.last == first and hit.of("adjective"):
            return True
        inside = first <= token.head <= head or self.tokens[first].text == "-"
        if token.dep == "conj":
            noun = self.modified(token)
            return noun is not None and noun.i <= head
        return inside and token.dep in MODIFIERS and token.pos != "NUM"

    def is_dash(self, token: Token) -> bool:
        """True of a hyphen with space on both sides: it parts a dateline from what is told ("HAMA - Rebels")."""
        around = self.sentences.report.text[max(0, token.start - 1) : token.end + 1]
        return token.text == "-" and len(around) > 2 and around[0].isspace() and around[-1].isspace()

    def _idle(self, token: Token) -> bool:
        """True of what may stand before a phrase and says nothing of the party: marks, numbers, "other", "several"."""
        if token.pos in ("PUNCT", "NUM", "SYM") or token.tag == "POS":
            return True
        return token.lower in self.lexicon.words.idle.words

    def mention(self, found: Found) -> Mention:
        """The mention of a party, its readings best first."""
        span = self.sentences.span(found.first, found.last)
        text = self.sentences.report.text[span.start : span.end]
        own = found.actor or Actor("", found.name, "")
        options = [Option(own.id, found.name, found.score, found.reason)] if found.actor else []
        if found.body:
            options.insert(0, Option(found.body.id, found.body.name, found.score, SPEAKS_FOR))
        value, name = (found.body, found.body.name) if found.body else (found.actor, found.name)
        return Mention(span, "actor", text, name, self.tokens[found.head].start, tuple(options), value)


def is_cased(sentences: Sentences) -> bool:
    """True unless the report has no capitals but at the beginning of sentences."""
    first = {sentence.first for sentence in sentences.sentences}
    words = [token for token in sentences.tokens if token.text[0].isalpha() and token.i not in first]
    return sum(token.text[0].isupper() for token in words) >= CAPITALS_SHARE * len(words)


#: In English news one word in seven begins with a capital; below this share a report lost them or had nothing else.
CAPITALS_SHARE = 0.02
WHEN = frozenset({"DATE", "TIME"})
BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "npadvmod"})
#: How the words left of a noun hang on it when they are part of its name.
MODIFIERS = frozenset({"compound", "amod", "nmod", "punct", "npadvmod", "nummod", "poss", "advmod"})
