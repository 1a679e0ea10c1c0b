"""The whole phrase around a name: its kind, the side of it that is meant, a distance from it, a site by it."""

import re

from msgspec import Struct

from tidings.find.places.scan import Name, Scan
from tidings.record import PlaceKind
from tidings.syntax import Token

LONGEST_KIND = 3  # words in "nuclear power plant"
MODIFIERS = 2  # words between a name and the word for its kind: "Aleppo's historic old citadel"
BESIDE_KM = 12.0  # how far out "north of" a town means when no distance is told: past its edge, before the next town
AREAS = frozenset({"country", "region", "area"})  # "the north of" these lies inside them
NUMBER = re.compile(r"[\d.,]+")


class Phrase(Struct):
    """Tokens `first` up to `last` around a name, and what they make of it; `relation` is as in gazetteer/derived."""

    name: Name
    first: int
    last: int
    end: int
    kind: PlaceKind | None = None
    relation: str = ""


class Phrases:
    """Widens the names of one report to their phrases."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self.words = scan.words
        self.directions = scan.words.listed.directions

    def phrase(self, name: Name) -> Phrase:
        """The phrase of a name."""
        found = Phrase(name, name.first, name.last, name.end)
        self._kind_before(found)
        self._kind_after(found)
        self._side_before(found)
        self._side_after(found)
        self._distance(found)
        return found

    def _same(self, i: int, name: Name) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].sentence == self.tokens[name.first].sentence

    def _kind_before(self, found: Phrase) -> None:
        """The city of X, the village of X."""
        i = found.first - 1
        if self._same(i - 1, found.name) and self.tokens[i].lower == "of":
            kind = self.words.kind_of.get(self.tokens[i - 1].lower)
            if kind and kind.whole:
                found.kind = kind.kind
        elif self._same(i, found.name) and self.tokens[i].text[0].islower():
            kind = self.words.kind_of.get(self.tokens[i].lower)
            if kind and kind.whole:
                found.kind = kind.kind

    def _kind_after(self, found: Phrase) -> None:
        """X province, X's citadel, the X air base."""
        i = found.last
        owned = found.name.end < self.tokens[found.last - 1].end
        if self._same(i, found.name) and self.tokens[i].tag == "POS":
            i, owned = i + 1, True
        skipped = 0
        while owned and skipped < MODIFIERS and self._same(i, found.name) and self._modifies(self.tokens[i]):
            i, skipped = i + 1, skipped + 1
        for length in range(LONGEST_KIND, 0, -1):
            if self._same(i + length - 1, found.name) and self._kind_word(found, i, length, owned):
                return

    def _kind_word(self, found: Phrase, i: int, length: int, owned: bool) -> bool:
        """True if so many words from a token tell the kind of the place; the phrase then takes them in."""
        tokens = self.tokens[i : i + length]
        text = " ".join(token.lower for token in tokens)
        kind = self.words.kind_of.get(text)
        if not kind:
            return False
        known = self.scan.gazetteer.exact(f"{found.name.key} {text}")
        small = tokens[0].text[0].islower()
        if not known and (not small and (not kind.whole or self._top_kind(found) == "country")):
            return False
        if not known and owned and kind.whole:
            return False
        found.last, found.end = i + length, tokens[-1].end
        if known:
            found.name.rows = known
        elif kind.whole:
            found.kind = kind.kind
        else:
            found.relation = "@site:" + self.words.listed.sites.get(text, text.replace(" ", "-"))
        return True

    def _modifies(self, token: Token) -> bool:
        return token.text[0].islower() and token.pos == "ADJ"

    def _side_before(self, found: Phrase) -> None:
        """Northern X, the north of X."""
        i = found.first - 1
        if found.relation or not self._same(i, found.name):
            return
        if self.tokens[i].lower in ("the", "-"):
            i -= 1
        if not self._same(i, found.name):
            return
        if self.tokens[i].lower in self.directions and i == found.first - 1:
            found.first = i
            found.relation = f"@part:{self.directions[self.tokens[i].lower]}"
        elif self.tokens[i].lower == "of" and self._same(i - 1, found.name):
            degrees = self.directions.get(self.tokens[i - 1].lower)
            if degrees is not None and degrees >= 0:
                found.first = i - 1
                area = self._top_kind(found) in AREAS
                found.relation = f"@part:{degrees}" if area else f"@off:{degrees}:{BESIDE_KM:g}"

    def _side_after(self, found: Phrase) -> None:
        """X's northwest."""
        i = found.last
        if found.relation or not self._same(i, found.name):
            return
        if self.tokens[i].tag == "POS":
            i += 1
        elif found.last > found.name.last or found.name.end == self.tokens[found.last - 1].end:
            return
        if self._same(i, found.name) and self.tokens[i].lower in self.directions and not self._leads_on(i):
            found.relation = f"@part:{self.directions[self.tokens[i].lower]}"
            found.last, found.end = i + 1, self.tokens[i].end

    def _leads_on(self, i: int) -> bool:
        """True if the direction belongs to what comes after ("Iraq's northern city of Mosul")."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return after is not None and (after.text[0].isupper() or after.lower in self.words.kind_of)

    def _top_kind(self, found: Phrase) -> str:
        rows = found.name.rows
        return found.kind or (self.scan.gazetteer.at_row(rows[0][0]).kind if rows else "")

    def _distance(self, found: Phrase) -> None:
        """15 km north of X, 15 km from X."""
        i = found.first - 1
        if found.relation.startswith("@off:"):
            degrees, i = found.relation.split(":")[1], found.first - 1
        elif self._same(i, found.name) and self.tokens[i].lower in ("from", "of", "outside"):
            degrees, i = "", i - 1
        else:
            return
        if self._same(i, found.name) and self.tokens[i].lower == ")":
            while self._same(i, found.name) and self.tokens[i].text != "(":
                i -= 1
            i -= 1
        if not self._same(i - 1, found.name):
            return
        factor = self.words.listed.units.get(self.tokens[i].lower)
        number = self.tokens[i - 1].text.replace(",", "")
        if factor and NUMBER.fullmatch(number) and number.count(".") <= 1 and number.strip("."):
            found.first = i - 1
            found.relation = f"@off:{degrees}:{float(number) * factor:g}"
