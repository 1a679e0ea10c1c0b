"""The changes of one place in the order of their days: its spells judged, with the fights and sieges between them."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct, structs

from tidings.views.control.holding import Change, Holder, State, holder_of
from tidings.views.control.spells import RANKS, Spell, spells_of
from tidings.views.control.verdict import Verdict, judge
from tidings.views.control.words import Party, Word
from tidings.views.sides import Side, opposed

#: A place is contested for so long after a fight in it was told. Fighting for a town is told nearly every day while it
#: lasts; a week leaves room for outlets that sum up weekly, and no more.
FRESH_DAYS = 7
FIGHTING = ("fights", "enters", "surrounds")


class Course(Struct, frozen=True):
    """The changes of one place, and the ids of the claims that changed nothing, which are shown beside them."""

    changes: tuple[Change, ...]
    idle: tuple[Word, ...]


def course_of(words: Iterable[Word], last_day: date) -> Course:
    """The ledger of one place up to a day, by the words about it that start no later."""
    told = [word for word in words if word.first <= last_day]
    held = [word for word in told if word.latest <= last_day]
    spells = spells_of(held)
    for word in (word for word in held if not word.asserted):
        _attach(spells, word)
    judged = _judged(spells)
    changes = _laid_out(judged)
    changes = _with_fights(changes, [word for word in held if word.asserted], last_day)
    cited = {id_ for change in changes for id_ in (*change.support, *change.dissent)}
    return Course(tuple(changes), tuple(word for word in told if word.id not in cited))


def _attach(spells: list[Spell], word: Word) -> None:
    """Puts a denial with the last spell that it can speak of: one begun by its day. Plans and chances are left out."""
    if word.entry.claim.modality != "denied" or word.effect not in RANKS:
        return
    for spell in reversed(spells):
        if (spell.earliest or spell.latest) <= word.latest and _denies(word, spell):
            spell.dissent.append(word)
            return


def _denies(word: Word, spell: Spell) -> bool:
    """True if a denial is of a spell: of its party's taking or holding, or of the other side's losing or leaving."""
    side = spell.side
    if word.effect in ("leaves", "loses"):
        gone = word.losers[0] if word.losers else word.party
        return side is None or gone is None or opposed(gone.side, side)
    return word.party is not None and side is not None and not opposed(word.party.side, side)


def _judged(spells: list[Spell]) -> list[tuple[Spell, Verdict, Party | None]]:
    """The spells that count, each with its verdict and the party that had the place before."""
    found: list[tuple[Spell, Verdict, Party | None]] = []
    for spell in spells:
        before = found[-1][0].party if found else None
        verdict = judge(spell, before.side if before else None)
        if verdict.outcome != "fails":
            found.append((spell, verdict, before))
        elif found:
            found[-1][0].dissent.extend(spell.support)
    return found


def _laid_out(judged: list[tuple[Spell, Verdict, Party | None]]) -> list[Change]:
    """A change for each spell, its days cut where they overlap with those before and after; repeats are joined."""
    changes: list[Change] = []
    for spell, verdict, before in judged:
        change = _change(spell, verdict, before)
        if changes:
            change = _after(changes[-1], change)
            changes[-1] = _ending_by(changes[-1], change)
        if changes and _same(changes[-1], change):
            change = structs.replace(
                changes[-1], support=_joined(changes[-1].support, change.support),
                dissent=_joined(changes[-1].dissent, change.dissent),
            )  # fmt: skip
            changes.pop()
        changes.append(change)
    return changes


def _change(spell: Spell, verdict: Verdict, before: Party | None) -> Change:
    holder = holder_of(spell.party)
    rivals: tuple[Holder, ...] = ()
    state: State = "held" if holder else "unknown"
    if verdict.outcome in ("disputed", "open"):
        state = "claimed by both" if verdict.outcome == "disputed" else "contested"
        rivals = _holders([spell.party, spell.rival or before or _disputing(spell)])
        holder = None
    return Change(
        earliest=spell.earliest, latest=spell.latest, state=state, holder=holder, rivals=rivals,
        support=ids(spell.support), dissent=ids(spell.dissent), why=f"{verdict.why[0].upper()}{verdict.why[1:]}.",
    )  # fmt: skip


def _disputing(spell: Spell) -> Party | None:
    """The party whose word is against a spell."""
    for word in spell.dissent:
        if word.party and word.asserted:
            return word.party
        if word.source:
            return Party(word.speaker, word.source)
    return None


def _after(before: Change, change: Change) -> Change:
    """The change with no day before the first of the one that it follows on."""
    first = before.earliest
    if first is None and before.latest and change.latest and before.latest <= change.latest:
        first = before.latest
    earliest, latest = change.earliest, change.latest
    if first and earliest and earliest < first:
        earliest = first
    if first and latest and latest < first:
        latest = first
    return structs.replace(change, earliest=earliest, latest=latest)


def _ending_by(before: Change, change: Change) -> Change:
    """The change with no day after the last of the one that follows on it."""
    if before.latest and change.latest and before.latest > change.latest:
        return structs.replace(before, latest=change.latest)
    return before


def _same(one: Change, other: Change) -> bool:
    sides = [change.holder.side if change.holder else None for change in (one, other)]
    return one.state == other.state == "held" and sides[0] == sides[1]


def _with_fights(changes: list[Change], words: list[Word], last_day: date) -> list[Change]:
    """The changes with those to contested and encircled, and back, put between them."""
    fights = sorted(
        (one for one in words if one.effect in FIGHTING), key=lambda one: (one.latest, one.entry.known, one.id)
    )
    days = [word.latest for word in fights]
    found: list[Change] = []
    for change, after in pairwise([None, *changes, None]):
        if change is not None:
            found.append(change)
        first = bisect_left(days, _from(change))
        end = after.latest if after and after.latest else None
        here = fights[first : bisect_left(days, end) if end else len(days)]
        found += _contests(change, here, min(end - timedelta(1), last_day) if end else last_day)
    return found


def _from(change: Change | None) -> date:
    """The first day after a change; a hold is only known from a day, which counts as after it."""
    if change is None or change.latest is None:
        return date.min
    return change.latest if change.earliest is None else change.latest + timedelta(1)


def _contests(change: Change | None, words: list[Word], last_day: date) -> list[Change]:
    """The changes to contested and encircled while one holder has a place, and back."""
    holder = change.holder if change else None
    side = Side(holder.side, holder.camp) if holder else None
    siege = _siege(change, [word for word in words if word.effect == "surrounds"], side)
    found = [siege] if siege else []
    fights = [word for word in words if _is_fight(word, side)]
    for run in _runs(fights):
        under = siege if siege and siege.latest and run[-1].latest > siege.latest else None
        run = [word for word in run if under is None or word.latest > (under.latest or word.latest)]
        if siege and not under and run[0].latest == siege.latest:
            continue
        contested = Change(
            earliest=run[0].first, latest=run[0].latest, state="contested", holder=holder,
            rivals=_holders([p for w in run for p in w.parties if side is None or opposed(p.side, side)]),
            support=ids(run), why=f"Fought for{_by(run)}.",
        )  # fmt: skip
        found.append(contested)
        quiet = run[-1].latest + timedelta(FRESH_DAYS)
        if quiet < last_day:
            found.append(_back(under or change, run[-1].latest, quiet))
    return sorted(found, key=lambda one: one.latest or date.min)


def _siege(change: Change | None, words: list[Word], side: Side | None) -> Change | None:
    """The change to encircled, where another side than the holder surrounds the place."""
    around = [w for w in words if not w.party or side is None or w.party.side.key != side.key]
    if not around:
        return None
    first = min(around, key=lambda word: (word.latest, word.entry.known, word.id))
    inside = next((party for word in around for party in word.losers if party.side.known), None)
    holder = change.holder if change else holder_of(inside)
    by = f" by {first.party.name}" if first.party else ""
    return Change(
        earliest=first.first, latest=first.latest, state="encircled", holder=holder,
        rivals=_holders([word.party for word in around]), support=ids(around), why=f"Surrounded{by}.",
    )  # fmt: skip


def _is_fight(word: Word, side: Side | None) -> bool:
    """True of a fight in the place, or of another side that came into it."""
    if word.effect == "fights":
        return True
    return word.effect == "enters" and (side is None or word.party is None or opposed(word.party.side, side))


def _runs(fights: list[Word]) -> list[list[Word]]:
    """The fights in runs, none of which has a longer silence than FRESH_DAYS in it."""
    found: list[list[Word]] = []
    for word in fights:
        if found and (word.latest - found[-1][-1].latest).days <= FRESH_DAYS:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _back(change: Change | None, after: date, quiet: date) -> Change:
    """The change back to who had the place before it was fought for."""
    holder = change.holder if change else None
    why = f"No fight in it is told of for {FRESH_DAYS} days."
    support = change.support if change else ()
    state: State = change.state if change else "unknown"
    rivals = change.rivals if change else ()
    return Change(earliest=after, latest=quiet, state=state, holder=holder, rivals=rivals, support=support, why=why)


def _by(run: list[Word]) -> str:
    names = dict.fromkeys(party.name for word in run for party in word.parties)
    return f" by {' and '.join(names)}" if names else ""


def _holders(parties: Iterable[Party | None]) -> tuple[Holder, ...]:
    """The parties as holders, each camp once."""
    found: dict[str, Holder] = {}
    for party in parties:
        if party and (holder := holder_of(party)):
            found.setdefault(party.side.key, holder)
    return tuple(found.values())


def ids(words: Iterable[Word]) -> tuple[str, ...]:
    """The ids of the claims that some words are, each once, in the order of their becoming known."""
    unique = {word.id: word for word in words}
    return tuple(sorted(unique, key=lambda id_: (unique[id_].entry.known, id_)))


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
