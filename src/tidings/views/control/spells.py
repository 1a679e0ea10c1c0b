"""Who had a place one after another: the words about it, in the order of their days, folded into spells.

A spell is a time during which one party, or nobody known, is said to have the place. It is opened by a word that the
place passed to it, and gathers the words for and against. Whether it counts is decided in `verdict`.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct, field, structs

from tidings.views.control.order import points_of, takers_by_day
from tidings.views.control.words import Party, Word
from tidings.views.sides import Side, opposed

#: Words that move a place sort by how they may follow each other on one day: a hold told on the day on which the place
#: was taken from the holder is of the hours before; a side leaves, another takes, and then holds.
BEFORE, LEAVING, TAKING, AFTER = range(4)
TAKING_WORDS = ("takes", "enters", "holds")
RANKS = {"holds": AFTER, "leaves": LEAVING, "loses": LEAVING, "takes": TAKING, "enters": TAKING}
#: So many days after a side was told to be inside a place it still is, when the holder leaves: as for fights in it.
INSIDE_DAYS = 7
#: A capture by "gunmen" of another day than the last capture is another one, if it lies more days later than outlets
#: differ about one event (they differ by a day on either side).
RETOLD_DAYS = 2


class Spell(Struct):
    """A time in one hand; `party` None is nobody known. `taken` is False where only later holding is told.

    `rival` is another party said to have taken the place on the same days.
    """

    party: Party | None
    earliest: date | None
    latest: date
    taken: bool
    support: list[Word] = field(default_factory=list)
    dissent: list[Word] = field(default_factory=list)
    rival: Party | None = None

    @property
    def side(self) -> Side | None:
        """The camp that has the place, None where that is not known."""
        return self.party.side if self.party else None

    def firm(self, loses: Side | None = None) -> bool:
        """True if a word for it is nobody's boast: an independent one, or an admission of the side that lost."""
        return any(word.voice(self.side, loses) in ("independent", "loser") for word in self.support)


def spells_of(words: Iterable[Word]) -> list[Spell]:
    """The spells that the asserted words tell, in their order."""
    moving = _without_leavers([word for word in words if word.asserted and word.effect in RANKS])
    course = _Course(moving)
    for word in course.ordered:
        course.read(word)
    for spell in course.spells:
        _date(spell)
    return course.spells


def _without_leavers(words: list[Word]) -> list[Word]:
    """The words without takers who leave the place in the same report: "the army left and the SDF moved in"."""
    leaving: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if word.effect == "leaves":
            leaving[word.entry.claim.report] |= {party.side.key for party in word.parties}
    return [_others(word, leaving[word.entry.claim.report]) if word.effect in TAKING_WORDS else word for word in words]


def _others(word: Word, leaving: set[str]) -> Word:
    kept = tuple(party for party in word.parties if party.side.key not in leaving)
    return structs.replace(word, parties=kept) if kept and kept != word.parties else word


class _Course:
    """The spells so far, while the words are read one after another."""

    def __init__(self, words: list[Word]) -> None:
        self.takers = takers_by_day(words)
        self.points = points_of(words)
        self.ordered = sorted(words, key=self._order)
        self.sides = {w.party.side.key: w.party for w in reversed(self.ordered) if w.party and w.party.side.known}
        self.spells: list[Spell] = []
        self.stale: list[Word] = []
        self.inside: list[Word] = []

    @property
    def last(self) -> Spell | None:
        """The spell that the words so far end in."""
        return self.spells[-1] if self.spells else None

    def _order(self, word: Word) -> tuple[object, ...]:
        entry = word.entry
        where = entry.claim.quotes[0].start if entry.claim.quotes else 0
        rank = BEFORE if self._is_stale(word) else RANKS[word.effect]
        return self.points[word.id], rank, entry.known, entry.claim.report, where, word.id

    def _is_stale(self, word: Word) -> bool:
        """True of a hold told on a day on which another side is told to take the place."""
        party = word.party
        on_day = self.takers.get(word.latest, ())
        return word.effect == "holds" and party is not None and any(opposed(party.side, side) for side in on_day)

    def read(self, word: Word) -> None:
        """Brings one more word into the course."""
        if word.effect == "takes":
            self._takes(word)
        elif word.effect == "holds":
            self._holds(word)
        elif word.effect == "enters":
            self._enters(word)
        elif word.effect == "leaves":
            self._leaves(word)
        else:
            self._loses(word, word.losers[0] if word.losers else None)

    def _open(self, party: Party | None, word: Word, *, taken: bool, earliest: date | None) -> None:
        last = self.last
        spell = Spell(party, earliest, word.latest, taken, [word])
        left = last is not None and last.party is None and party is not None
        if last and party and left and self._follows(last, party) and (last.latest >= word.first or not taken):
            spell.support = [*last.support, word]
            self.spells.pop()
        if party:
            spell.dissent = [old for old in self.stale if self._speaks_against(old, spell)]
        self.spells.append(spell)

    @staticmethod
    def _follows(left: Spell, party: Party) -> bool:
        """True if a party is not the one that is said to have left the place."""
        gone = [one.side for word in left.support for one in (*word.losers, *word.parties)]
        return not any(side.key == party.side.key for side in gone)

    @staticmethod
    def _speaks_against(old: Word, spell: Spell) -> bool:
        on_day = old.latest >= (spell.earliest or spell.latest)
        return on_day and old.party is not None and spell.side is not None and opposed(old.party.side, spell.side)

    def _takes(self, word: Word) -> None:
        last, party = self.last, word.party
        if party is None:
            return
        if last is None or last.side is None or self._is_news(last, party, word):
            self._open(party, word, taken=True, earliest=word.earliest)
        elif not opposed(last.side, party.side):
            self._support(last, word, party)
        elif last.taken and _same_days(last, word) and not _one_report(last, word):
            last.dissent.append(word)
            last.rival = last.rival or party
        else:
            self._open(party, word, taken=True, earliest=word.earliest)

    @staticmethod
    def _is_news(last: Spell, party: Party, word: Word) -> bool:
        """True of a capture with its own day, later than the last one, where either party is only described."""
        if last.side is None or (last.side.known and party.side.known) or last.side.key == party.side.key:
            return False
        return not word.assumed and word.first > last.latest + timedelta(RETOLD_DAYS)

    @staticmethod
    def _support(spell: Spell, word: Word, party: Party) -> None:
        spell.support.append(word)
        if spell.party and (party.side.known, party.named) > (spell.party.side.known, spell.party.named):
            spell.party = party

    def _holds(self, word: Word) -> None:
        last, party = self.last, word.party
        if party is None:
            return
        if self._is_stale(word):
            self.stale.append(word)
        since = word.since
        if last is None:
            self._open(party, word, taken=False, earliest=since)
        elif last.side is None and not self._follows(last, party):
            self._stays(party, word)
        elif last.side is None:
            self._open(party, word, taken=False, earliest=last.earliest)
        elif not opposed(last.side, party.side):
            self._support(last, word, party)
        else:
            self._opposing_hold(last, party, word)

    def _stays(self, party: Party, word: Word) -> None:
        """The side that was said to have left is said to hold the place: the word of its leaving is one against."""
        left = self.spells.pop()
        if self.last is None or self.last.side is None or self.last.side.key != party.side.key:
            self._open(party, word, taken=False, earliest=None)
        else:
            self.last.support.append(word)
        self.spells[-1].dissent += left.support

    def _opposing_hold(self, last: Spell, party: Party, word: Word) -> None:
        """A later hold by another side: a change, where more than a boast tells it; else a word against."""
        before = self.spells[-2] if len(self.spells) > 1 else None
        voice = word.voice(party.side, last.side)
        if last.firm(before.side if before else None):
            if voice in ("independent", "loser") and not self._is_stale(word):
                self._open(party, word, taken=False, earliest=last.latest)
            else:
                last.dissent.append(word)
        elif voice == "independent" and not self._is_stale(word) and _had_it(before, last, party):
            self.spells.pop()
            self.spells[-1].support.append(word)
            self.spells[-1].dissent += last.support
        else:
            last.dissent.append(word)

    def _enters(self, word: Word) -> None:
        """A side inside the place takes it where nobody else is left there."""
        last = self.last
        if last and last.party is None:
            self._takes(word)
        elif word.party and word.party.side.known:
            self.inside.append(word)

    def _leaves(self, word: Word) -> None:
        last, party = self.last, word.party
        if party is None or not party.side.known:
            if last and last.side and last.dissent:
                last.support.append(word)
            return
        if last and last.side and opposed(last.side, party.side):
            last.support.append(word)
            return
        if last and last.party is None:
            last.support.append(word)
            return
        voice = word.voice(None, party.side)
        own = word.source is not None and word.source.key == party.side.key
        if voice == "independent" or own or last is None:
            self._vacate(word, party)
        else:
            last.dissent.append(word)

    def _vacate(self, word: Word, gone: Party) -> None:
        """The place passes to the one side that was inside it when the holder left; else to nobody known."""
        since = word.first - timedelta(INSIDE_DAYS)
        inside = [
            one for one in self.inside if one.party and opposed(one.party.side, gone.side) and one.latest >= since
        ]
        if len({one.party.side.key for one in inside if one.party}) != 1:
            self._open(None, word, taken=True, earliest=word.first)
            return
        self._open(inside[0].party, word, taken=True, earliest=word.first)
        self.spells[-1].support[:0] = inside

    def _loses(self, word: Word, loser: Party | None) -> None:
        """The place is lost, to whom is not said: to the only other side that the record knows there, if to any."""
        last = self.last
        if last and last.side and (last.taken if loser is None else opposed(last.side, loser.side)):
            last.support.append(word)
            return
        losing = loser.side if loser else last.side if last else None
        others = [party for party in self.sides.values() if losing and opposed(party.side, losing)]
        taker = others[0] if len(others) == 1 else None
        if taker:
            self._open(taker, word, taken=True, earliest=word.first)
        elif last is None or last.party is not None:
            self._open(None, word, taken=True, earliest=word.first)
        else:
            last.support.append(word)


def _had_it(before: Spell | None, last: Spell, party: Party) -> bool:
    """True if a party had the place before it was told to be taken."""
    return last.taken and before is not None and before.side is not None and not opposed(before.side, party.side)


def _same_days(spell: Spell, word: Word) -> bool:
    return spell.earliest == word.first and spell.latest == word.latest


def _one_report(spell: Spell, word: Word) -> bool:
    """True if the report of a word tells of the spell too: then its text says which came first."""
    return any(other.entry.claim.report == word.entry.claim.report for other in spell.support)


def _date(spell: Spell) -> None:
    """Gives a spell the days that most origins allow, the narrowest first."""
    takes = [word for word in spell.support if word.effect in ("takes", "loses", "enters") or spell.party is None]
    dated = [w for w in takes if not w.assumed] or takes
    if not dated or not spell.taken:
        return
    dated = [w for w in dated if w.earliest] or dated
    origins: dict[tuple[date, date], set[str]] = {}
    for days in {(word.first, word.latest) for word in dated}:
        origins[days] = {w.origin for w in dated if w.first <= days[1] and days[0] <= w.latest}
    best = min(origins, key=lambda days: (-len(origins[days]), (days[1] - days[0]).days, days))
    spell.earliest, spell.latest = (best[0] if dated[0].earliest else None), best[1]
