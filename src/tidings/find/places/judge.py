"""How strongly the words around a name, and the name itself, say that it stands for a place here."""

import math
from collections import Counter
from itertools import pairwise

from tidings.find.places.scan import BIG, Name, Scan

#: What each piece of evidence adds. Set by hand, in rough steps, and checked on public sets of toponyms.
WEIGHTS = {
    "GPE": 2.5, "LOC": 2.0, "FAC": 1.0, "ORG": -0.5, "PERSON": -1.6, "NORP": -1.0, "DATE": -2.0, "": -0.5,
    "locative": 2.0, "weak": 0.8, "kind": 2.5, "container": 3.0, "contained": 1.0, "again": 1.5, "long": 1.0,
    "title": -4.0, "given": -3.5, "surname": -3.5, "inside": -2.0, "before": -1.0, "body": 0.5, "stop": -6.0,
    "other": -1.0, "verb": -1.0, "loud": -1.0, "common": -3.0, "short": -4.0, "acronym": -8.0,
    "dateline": 2.0, "quiet": -1.0, "enclosed": -4.0, "ours": 1.0,
}  # fmt: skip
ENOUGH = 3.0  # the score from which a name is a place
PER_TENFOLD = 0.7  # what ten times the people add
FIT = 0.45  # what a unit of rarity (log of all places by those of the country) adds: 2.7 for Syria, 1 for the US
FIT_LANDS, FIT_LEAST = 3, 0.15  # how many countries a report may be about, and the least share of its words for them
DATELINE_MARKS = frozenset({",", ":", "(", "–", "—", "--", "-"})
FIRST_ROWS = 3  # readings among which one of places.csv counts
ACRONYM = 4  # letters up to which capitals alone are taken for an acronym
ABBREVIATED = 5  # letters up to which another name of a region is an abbreviation that needs its dot


class Judge:
    """Scores names of one report; what is said of a name in one place counts in the others."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self.listed = scan.words.listed
        self.surnames = self._surnames()
        self.lands: set[bytes] = set()

    def _surnames(self) -> set[str]:
        """Last words of people named with a given name or labelled so by the parser."""
        found = set()
        for i, token in enumerate(self.tokens[1:], 1):
            before = self.tokens[i - 1]
            if not token.text[0].isupper() or not before.text[0].isupper():
                continue
            person = token.entity == "PERSON" and before.entity == "PERSON"
            ends = i + 1 >= len(self.tokens) or self.tokens[i + 1].entity != "PERSON"
            if (person and ends) or before.lower in self.listed.given:
                found.add(token.lower)
        return found

    def judge(self, names: list[Name]) -> list[Name]:
        """The names that stand for places, in order, each with its score."""
        for name in names:
            name.score = self._own(name) + self._around(name)
        for name, after in pairwise(names):
            name.score += self._beside(name, after)
        self._fit(names)
        self._again(names)
        return [name for name in names if name.score >= ENOUGH]

    def _fit(self, names: list[Name]) -> None:
        """Names that lie in the country most spoken of gain; the more so, the fewer names that country has."""
        gazetteer, peoples = self.scan.gazetteer, self.scan.words.peoples
        votes: Counter[bytes] = Counter(peoples[t.lower].encode() for t in self.tokens if t.lower in peoples)
        sure = {name.key: name for name in names if name.score >= ENOUGH + 1}
        for name in names:
            if name.key in sure:
                votes[bytes(gazetteer.lands[name.rows[0][0]])] += 1
        votes.pop(b"", None)
        total = sum(votes.values())
        lands = {land for land, n in votes.most_common(FIT_LANDS) if n >= FIT_LEAST * total and n > 1}
        self.lands = lands
        for name in names:
            found = {bytes(gazetteer.lands[row]) for row, _ in name.rows} & lands
            if found:
                name.score += FIT * max(gazetteer.rarity[land] for land in found)

    def _again(self, names: list[Name]) -> None:
        """A name that surely is a place in one spot of the report is readily one in the others."""
        best: dict[str, float] = {}
        for name in names:
            best[name.key] = max(best.get(name.key, -9.0), name.score)
        for name in names:
            if best[name.key] >= ENOUGH + 1 and name.score < best[name.key]:
                name.score += WEIGHTS["again"]

    def _own(self, name: Name) -> float:
        """What the name says by itself and by the parser's label."""
        score = PER_TENFOLD * math.log10(name.weight + 10)
        labels = [self.tokens[i].entity for i in range(name.first, name.last)]
        words = name.key.count(" ")
        label = Counter(labels).most_common(1)[0][0]
        score += WEIGHTS.get(label, -1.0) * (0.5 if label == "PERSON" and words else 1)
        score += 0 if name.main else WEIGHTS["common" if self.scan.quiet else "other"]
        score += WEIGHTS["long"] if words else 0
        score += WEIGHTS["ours"] if any(self.scan.gazetteer.ours[row] for row, _ in name.rows[:FIRST_ROWS]) else 0
        score += WEIGHTS["short"] if self._bare_abbreviation(name) else 0
        score += WEIGHTS["acronym"] if self._acronym(name) else 0
        if self._is_stopped(name):
            score += WEIGHTS["stop"]
        if not words and all(self.tokens[i].pos not in ("PROPN", "X") for i in range(name.first, name.last)):
            score += WEIGHTS["quiet" if self.scan.quiet else "common"] if name.weight < BIG else 0
        if not self.scan.quiet and self.tokens[name.first].sentence in self.scan.loud:
            score += WEIGHTS["loud"]
        return score

    def _is_stopped(self, name: Name) -> bool:
        """True for words that hardly ever name a place: listed ones, directions, kinds of places, peoples."""
        words, key = self.scan.words, name.key
        if key in self.listed.stop or key in self.listed.directions or key in words.kind_of:
            return True
        return key in words.peoples and name.weight < BIG

    def _acronym(self, name: Name) -> bool:
        """True for a few capitals that are no country, no dateline and no state after a comma ("SANA", "NGO")."""
        text = self.tokens[name.first].text
        if name.last - name.first > 1 or not text.isupper() or len(text) > ACRONYM or "." in text or name.weight >= BIG:
            return False
        if self._opens(name) or name.first == 0:
            return False
        return self.tokens[name.first - 1].text != "," or name.main

    def _opens(self, name: Name) -> bool:
        """True if the name begins a paragraph and a comma, colon, dash or bracket follows, as a dateline does."""
        sentence = self.scan.sentences.sentences[self.tokens[name.first].sentence]
        after = self.tokens[name.last].text if name.last < len(self.tokens) else ""
        return name.first == sentence.first and after in DATELINE_MARKS

    def _bare_abbreviation(self, name: Name) -> bool:
        """True for a short other name of a region without its dot, and not after a comma ("Miss", "IN")."""
        if name.main or len(name.key) > ABBREVIATED or "." in self.tokens[name.last - 1].text or name.weight >= BIG:
            return False
        if name.last < len(self.tokens) and self.tokens[name.last].text == "." and len(name.key) > 2:
            return False
        return not (name.first and self.tokens[name.first - 1].text == "," and self.tokens[name.first].text.isupper())

    def _around(self, name: Name) -> float:
        """What the words before and after say."""
        score = 0.0
        before = self._before(name.first)
        if before in self.listed.weak:
            score += WEIGHTS["weak"]
        elif before in self.listed.locative or before in self.listed.directions:
            score += WEIGHTS["locative"]
        score += self._person(name)
        score += WEIGHTS["dateline"] if self._opens(name) else 0
        if self._kind_beside(name):
            score += WEIGHTS["kind"]
        return score

    def _before(self, first: int) -> str:
        """The word before a name, past an article and a comma."""
        i = first - 1
        while i >= 0 and self.tokens[i].lower in ("the", '"', "“", "-"):
            i -= 1
        return self.tokens[i].lower if i >= 0 and self.tokens[i].sentence == self.tokens[first].sentence else ""

    def _person(self, name: Name) -> float:
        """What speaks for a person: a title or a given name before, a family name known, a capital on either side."""
        score = 0.0
        same = self.tokens[name.first].sentence
        before = self.tokens[name.first - 1] if name.first else None
        tied = before is not None and before.sentence == same
        if tied and before is not None:
            word = before.lower.rstrip(".")
            if word in self.listed.titles and before.text[0].isupper():
                score += WEIGHTS["title"]
            elif word in self.listed.given and before.text[0].isupper():
                score += WEIGHTS["given"]
            elif before.text[0].isupper() and before.pos == "PROPN" and same not in self.scan.loud:
                score += 0 if word in self.listed.directions or before.entity in ("GPE", "DATE") else WEIGHTS["inside"]
        if " " not in name.key and name.key in self.surnames and name.weight < BIG:
            score += WEIGHTS["surname"]
        if name.key in self.listed.given and name.weight < BIG:
            score += WEIGHTS["given"] / 2
        return score + self._after(name)

    def _after(self, name: Name) -> float:
        if name.last >= len(self.tokens) or self.tokens[name.last].sentence != self.tokens[name.first].sentence:
            return 0.0
        after = self.tokens[name.last]
        if after.lower in self.listed.enclosing and after.text[0].isupper() and not self.scan.quiet:
            return 0.0 if self.tokens[name.first].sentence in self.scan.loud else WEIGHTS["enclosed"]
        if after.lower.rstrip(".") in self.listed.bodies:
            return WEIGHTS["body"]
        if self.tokens[name.first].sentence in self.scan.loud:
            return 0.0
        if after.text[0].isupper() and after.pos == "PROPN" and after.lower not in self.scan.words.kind_of:
            return WEIGHTS["before"]
        return 0.0

    def _kind_beside(self, name: Name) -> bool:
        """True if a word for a kind of place stands after the name, or before it with "of"."""
        kinds = self.scan.words.kind_of
        if name.last < len(self.tokens) and self.tokens[name.last].lower in kinds:
            return True
        i = name.first - 1
        if i >= 1 and self.tokens[i].lower == "of":
            return self.tokens[i - 1].lemma.lower() in kinds
        return i >= 0 and self.tokens[i].lower in kinds and self.tokens[i].text[0].islower()

    def _beside(self, name: Name, after: Name) -> float:
        """What a state or country after a comma says ("Lexington, Kentucky"), and a place before it."""
        if not self.contains(name, after):
            return 0.0
        after.score += WEIGHTS["contained"]
        return WEIGHTS["container"]

    def contains(self, name: Name, after: Name) -> bool:
        """True if a name is followed, past a comma, by a region or country that has such a place."""
        if after.first - name.last != 1 or self.tokens[name.last].text not in (",", "("):
            return False
        return self.scan.gazetteer.encloses(name.rows, after.rows)
