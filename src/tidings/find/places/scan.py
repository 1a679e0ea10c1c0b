"""Every run of words that some place is called by, and what the gazetteer has under it."""

from msgspec import Struct

from tidings.gazetteer import Gazetteer
from tidings.gazetteer.spelling import fold_word
from tidings.lexicon.places import PlaceWords
from tidings.syntax import Sentence, Sentences, Token

LONGEST = 7  # tokens in a name; "Santa Cruz de la Sierra" has five, hyphens count
LABEL_WORDS = 2  # after the colon of a label: "Loosely controlled", "Recaptured"
DATELINE = 16  # tokens in which a dateline ends, with the name of the outlet in brackets
DATELINE_ENDS = frozenset({"-", "–", "—", "--", ":"})
SHORT = 3  # names of so few letters must be written in capitals: "US", "UAE", "DRC"
QUIET_WORDS, QUIET_SHARE = 30, 0.02  # a text of so many words has lost its capitals where fewer begin with one
QUIET_TAGS = frozenset({"PROPN", "NOUN", "X", "ADJ"})  # what the parser makes of names without capitals
QUIET_LABELS = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON"})
LOST_MARK_WEIGHT = 20_000  # people from which "Aleppos" is taken for "Aleppo's"
BIG = 100_000_000  # the weight of a country
OTHERS_DISCOUNT = 4  # of the weight of a place that is called so only otherwise
MARKS = "'‘`ʿ"  # before a first letter, for an Arabic ayn
MAIN = 0  # how the gazetteer marks an entry's own name
Rows = tuple[tuple[int, int], ...]


class Name(Struct):
    """Tokens `first` up to `last` that a place may be called by; `rows` is what the gazetteer has, with the manner.

    `score` grows with the evidence that the words stand for a place; `role` is place, government, people or street.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    rows: Rows = ()
    weight: int = 0
    main: bool = True
    score: float = 0.0
    role: str = "place"


class Scan:
    """One report with its words folded once, for all that look for places in it."""

    def __init__(self, sentences: Sentences, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.sentences = sentences
        self.tokens = sentences.tokens
        self.gazetteer = gazetteer
        self.words = words
        self.folded = [fold_word(token.text).strip() for token in self.tokens]
        self.quiet = self._is_quiet()
        self.labels = self._labels()
        self.outlets = self._outlets()
        self.loud = {sentence.index for sentence in sentences.sentences if self._is_loud(sentence)}

    def _is_quiet(self) -> bool:
        """True if the text has lost its capitals, but for those at the heads of sentences."""
        starts = {sentence.first for sentence in self.sentences.sentences}
        words = [token.text for token in self.tokens if token.text[0].isalpha() and token.i not in starts]
        return len(words) > QUIET_WORDS and sum(word[0].isupper() for word in words) < QUIET_SHARE * len(words)

    def _labels(self) -> dict[int, int]:
        """Where the name at the head of a line ends, for lines that tell of it: "Alchevsk: Captured by rebels"."""
        starts = (sentence.first for sentence in self.sentences.sentences)
        found = {first: self._label_end(first) for first in starts if self._opens_line(first)}
        return {first: last for first, last in found.items() if last > first}

    def _outlets(self) -> set[int]:
        """The tokens of names of two words or more in the brackets of a dateline: "NAIROBI (Horn Wire) - "."""
        found: set[int] = set()
        for sentence in self.sentences.sentences:
            end = min(sentence.last, sentence.first + DATELINE)
            texts = [token.text for token in self.tokens[sentence.first : end]]
            if "(" in texts and ")" in texts and self._opens_line(sentence.first):
                opened, closed = texts.index("("), texts.index(")")
                after = texts[closed + 1 : closed + 2]
                if 0 < opened < closed - 2 and after and after[0] in DATELINE_ENDS:
                    found.update(range(sentence.first + opened + 1, sentence.first + closed))
        return found

    def _opens_line(self, i: int) -> bool:
        start = self.tokens[i].start
        return self.tokens[i].text[0].isupper() and self.sentences.report.text[:start].rstrip(" ")[-1:] in ("", "\n")

    def _label_end(self, first: int) -> int:
        """The token after the name before a colon, brackets left out; the first token where nothing is told of it."""
        texts = [token.text for token in self.tokens[first : first + LONGEST + 1]]
        if ":" not in texts:
            return first
        colon = first + texts.index(":")
        after = [token.lower for token in self.tokens[colon + 1 : colon + 1 + LABEL_WORDS]]
        if not self.words.listed.told_of_label.intersection(after):
            return first
        return first + texts.index("(") if "(" in texts[: colon - first] else colon

    def _is_loud(self, sentence: Sentence) -> bool:
        """True if capitals say nothing in a sentence, as in the titles of some outlets."""
        words = [token for token in self.sentences.tokens_of(sentence) if token.text[0].isalpha()]
        capital = sum(token.text[0].isupper() for token in words)
        return len(words) > 4 and capital > 0.7 * len(words)

    def names(self) -> list[Name]:
        """The longest names at each place of the text, in order, none overlapping another."""
        found = []
        for sentence in self.sentences.sentences:
            i = sentence.first
            while i < sentence.last:
                name = self.name_at(i, sentence.last) if self.begins(i) else None
                if name:
                    found.append(name)
                i = name.last if name else i + 1
        return found

    def begins(self, i: int) -> bool:
        """True if a name can start at a token: a capital, or a small article tied to one by a hyphen."""
        text = self.tokens[i].text
        if i in self.outlets:
            return False
        if self.quiet and text[0].isalpha():
            return len(text) > SHORT and (self.tokens[i].pos in QUIET_TAGS or self.tokens[i].entity in QUIET_LABELS)
        if text[0].isupper() or (text[0] in MARKS and text[1:2].isupper()):
            return True
        articles = self.gazetteer.spelling.articles.words
        tied = text in articles and self.follows(i, "-") and i + 2 < len(self.tokens)
        return tied and self.tokens[i + 2].text[0].isupper()

    def follows(self, i: int, text: str) -> bool:
        """True if the next token is that text."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text == text

    def name_at(self, first: int, limit: int) -> Name | None:
        """The longest name that starts at a token, None if there is none."""
        keys = self.keys_at(first, limit)
        for last, key in reversed(keys):
            name = self.known(first, last, key)
            if name:
                return name
        return self._without_s(first) if keys else None

    def keys_at(self, first: int, limit: int) -> list[tuple[int, str]]:
        """Each end of a run of words that could be one name, with the run folded."""
        parts: list[str] = []
        keys = []
        abbreviations = self.gazetteer.spelling.abbreviations
        for j in range(first, min(limit, first + LONGEST)):
            token = self.tokens[j]
            tied = j > first and self.tokens[j - 1].end == token.start
            if not self._continues(token, j, first, tied):
                break
            word = self.folded[j]
            if word:
                parts.append(abbreviations.get(word, word))
            after_hyphen = tied and word and self.tokens[j - 1].text == "-"
            if token.text[0].isupper() or token.text[0] in MARKS or after_hyphen or (self.quiet and self.begins(j)):
                keys.append((j + 1, " ".join(parts)))
        return keys

    def _continues(self, token: Token, j: int, first: int, tied: bool) -> bool:
        if token.text[0].isupper() or j == first or (self.quiet and self.begins(j)):
            return True
        if token.text in ("-", "–", ".", "’", "'"):
            return tied
        if token.text[0].isalpha():
            return self.folded[j] in self.words.listed.joining or (tied and self.tokens[j - 1].text == "-")
        return token.text[0] in MARKS and token.tag != "POS" and len(token.text) > 2

    def known(self, first: int, last: int, key: str) -> Name | None:
        """A name that the gazetteer has, as written or with other articles."""
        text = self.tokens[first].text
        if len(key) <= SHORT and last - first == 1 and not (text.isupper() or "." in text):
            return None
        rows = self.gazetteer.exact(key)
        if not rows and (" " in key or "-" in text):
            first_word = key.split(" ", 1)[0]
            articles = self.gazetteer.spelling.articles.words
            if first_word in articles or any(word in articles for word in key.split()[1:-1]):
                rows = self.gazetteer.varied(key)
        return self._named(first, last, self.tokens[last - 1].end, key, rows) if rows else None

    def _named(self, first: int, last: int, end: int, key: str, rows: Rows) -> Name:
        best = min(how for _, how in rows)
        weight = max(self.gazetteer.weight(row) for row, how in rows if how == best)
        top = self.gazetteer.weight(rows[0][0])
        weight = top if top >= BIG else max(weight, top // OTHERS_DISCOUNT)
        main = any(how == MAIN for _, how in rows)
        return Name(first, last, self.tokens[first].start, end, key, rows, weight, main)

    def _without_s(self, first: int) -> Name | None:
        """A name that lost the apostrophe of its possessive ("Aleppos Old City")."""
        word = self.folded[first]
        if not word.endswith("s") or len(word) < 5:
            return None
        rows = self.gazetteer.exact(word[:-1])
        if not rows:
            return None
        name = self._named(first, first + 1, self.tokens[first].end - 1, word[:-1], rows)
        return name if name.weight >= LOST_MARK_WEIGHT else None
