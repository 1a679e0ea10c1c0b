"""What each source says, and how often others contradict it or bear it out: counts with the claims behind them.

No source gets a mark for its credibility: a side that is often contradicted may be right, and a paper that only quotes
is never contradicted. Two claims of one event contradict each other where

- `figure`: for the same count of the same people, what one allows and what the other allows have nothing in common;
- `update`: the same, but the other is known later and higher, as tolls mostly rise: it need not contradict;
- `denial`: one asserts and the other denies;
- `agent`: each says that another side did it, or holds the place.

A source is *first* where its claim of an event told by several sources was known before all others'. It is *borne out*
where a later claim of another origin asserts the same and contradicts it in nothing, or where another side says so
against its own interest. For an outlet only what it says in its own voice is compared: to quote is not to assert.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from tidings.lexicon.brief import Wording
from tidings.record import Entry, Figure, Finding
from tidings.views.known import counted
from tidings.views.private import public_name
from tidings.views.sides import Side, opposed, side_of_source
from tidings.views.standing import MUTUAL, admits, country_of, origin, sides_of

How = Literal["figure", "update", "denial", "agent", "told again", "admitted"]
Role = Literal["outlet", "voice"]


class Pair(Struct, frozen=True):
    """A claim of a source and another source's claim of the same event; `how` says what stands between them."""

    claim: str
    other: str
    event: str
    how: How


class SourceRecord(Struct, frozen=True, kw_only=True):
    """What one source says: of `claims`, so many of each kind, so many by what they do, so many of its own side.

    `contradicted` and `borne_out` hold a pair for each two claims, `first` the claims by which it was first. `events`
    is in how many events others spoke too, so that there was anything to compare.
    """

    name: str
    role: Role
    kind: str
    sides: tuple[str, ...]
    claims: int
    own_voice: int
    of_itself: int
    kinds: tuple[tuple[str, int], ...]
    stances: tuple[tuple[str, int], ...]
    events: int
    first: tuple[str, ...]
    contradicted: tuple[Pair, ...]
    borne_out: tuple[Pair, ...]


class Sources(Struct, frozen=True):
    """Outlets and first-hand sources, each with what it says, those with the most claims first."""

    outlets: tuple[SourceRecord, ...]
    voices: tuple[SourceRecord, ...]


class _Stance(Struct, frozen=True):
    """What a comparison asks of a claim, worked out once: whom it says did it, and whether it is an admission."""

    agents: tuple[Side, ...]
    admits: bool


class _Said(Struct, frozen=True):
    """A claim as said by somebody; `compared` is False where an outlet only quotes."""

    name: str
    role: Role
    entry: Entry
    compared: bool
    stance: _Stance

    @property
    def key(self) -> str:
        """One for all that this source says; a description may open a sentence ("Rebels said")."""
        return self.name.casefold()


def sources(entries: Iterable[Entry], *, wording: Wording, known_by: datetime | None = None) -> Finding[Sources]:
    """What each source says, of what was known by then, and how others' claims of the same events compare."""
    members = counted(entries, known_by)
    said: dict[tuple[Role, str], list[_Said]] = defaultdict(list)
    for entry in members:
        for one in _said(entry, wording):
            said[one.role, one.key].append(one)
    beside = _by_event([one for some in said.values() for one in some])
    found = [_record(some, beside, wording) for some in said.values()]
    found.sort(key=lambda one: (-one.claims, one.name))
    value = Sources(
        tuple(one for one in found if one.role == "outlet"), tuple(one for one in found if one.role == "voice")
    )
    return Finding(
        view="sources",
        subject="",
        value=value,
        known_by=known_by,
        support=tuple(one.claim.id for one in members),
    )


def _said(entry: Entry, wording: Wording) -> Iterator[_Said]:
    """Who says a claim: the outlet, and the first-hand source where there is one."""
    claim = entry.claim
    stance = _Stance(sides_of(claim.agents, country_of(claim)), admits(claim))
    if entry.outlet:
        yield _Said(entry.outlet, "outlet", entry, not claim.sources, stance)
    if claim.sources:
        yield _Said(public_name(claim.sources[0], wording), "voice", entry, True, stance)


def _by_event(said: Iterable[_Said]) -> dict[str, list[_Said]]:
    """What is said of each event and compared, in the order of its becoming known."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for one in said:
        if one.entry.event and one.compared:
            found[one.entry.event].append(one)
    for some in found.values():
        some.sort(key=lambda one: (one.entry.known, one.entry.claim.id, one.role, one.name))
    return found


def _record(said: Sequence[_Said], beside: dict[str, list[_Said]], wording: Wording) -> SourceRecord:
    claims = [one.entry.claim for one in said]
    others = [(mine, other) for mine in said if mine.compared for other in _others(mine, beside)]
    against = [contradiction(mine, other) for mine, other in others]
    bearing = [None if how else bearing_out(*pair) for pair, how in zip(others, against, strict=True)]
    return SourceRecord(
        name=said[0].name,
        role=said[0].role,
        kind=_kind(said),
        sides=_sides(said),
        claims=len(claims),
        own_voice=sum(not claim.sources for claim in claims),
        of_itself=sum(any(source.own for source in claim.sources[:1]) for claim in claims),
        kinds=tuple(sorted(Counter(claim.kind for claim in claims).items(), key=_commonest)),
        stances=tuple(sorted(Counter(str(claim.modality) for claim in claims).items(), key=_commonest)),
        events=len({mine.entry.event for mine, _ in others}),
        first=_first(others, said),
        contradicted=_pairs(others, against),
        borne_out=_pairs(others, bearing),
    )


def _commonest(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _kind(said: Sequence[_Said]) -> str:
    """What sort of source it is, as the reader mostly takes it; outlets are outlets."""
    if said[0].role == "outlet":
        return "outlet"
    kinds = Counter(one.entry.claim.sources[0].kind for one in said)
    return min(kinds.items(), key=_commonest)[0]


def _sides(said: Sequence[_Said]) -> tuple[str, ...]:
    """The sides whose account it gives."""
    if said[0].role == "outlet":
        return ()
    found = (side_of_source(one.entry.claim.sources[0], country_of(one.entry.claim)) for one in said)
    return tuple(sorted({side.name for side in found if side}))


def _others(mine: _Said, beside: dict[str, list[_Said]]) -> Iterator[_Said]:
    """What others say of the same event: another source of the same role, whose telling goes back to another origin."""
    for other in beside.get(mine.entry.event, ()):
        if other.role == mine.role and other.key != mine.key and origin(other.entry) != origin(mine.entry):
            yield other


def _first(others: Sequence[tuple[_Said, _Said]], said: Sequence[_Said]) -> tuple[str, ...]:
    """The claims by which a source was first: one an event, known before all that others say of it."""
    theirs: dict[str, datetime] = {}
    for mine, other in others:
        event = mine.entry.event
        theirs[event] = min(other.entry.known, theirs.get(event, other.entry.known))
    found: dict[str, Entry] = {}
    for one in sorted(said, key=lambda one: (one.entry.known, one.entry.claim.id)):
        event = one.entry.event
        if one.compared and event in theirs and one.entry.known < theirs[event]:
            found.setdefault(event, one.entry)
    return tuple(entry.claim.id for entry in found.values())


def _pairs(others: Sequence[tuple[_Said, _Said]], hows: Iterable[How | None]) -> tuple[Pair, ...]:
    found = [
        Pair(mine.entry.claim.id, other.entry.claim.id, mine.entry.event, how)
        for (mine, other), how in zip(others, hows, strict=True)
        if how is not None
    ]
    return tuple(sorted(found, key=lambda pair: (pair.event, pair.claim, pair.other)))


def contradiction(mine: _Said, other: _Said) -> How | None:
    """How another's claim of the same event contradicts one, if it does; a denial before all else."""
    stands, against = mine.entry.claim.modality, other.entry.claim.modality
    if stands != "asserted" or against != "asserted":
        return "denial" if {stands, against} == {"asserted", "denied"} else None
    if _another_side(mine, other):
        return "agent"
    return _apart(mine.entry, other.entry)


def _another_side(mine: _Said, other: _Said) -> bool:
    kind = mine.entry.claim.kind
    if kind in MUTUAL or kind != other.entry.claim.kind:
        return False
    one, two = mine.stance.agents, other.stance.agents
    return bool(one) and bool(two) and all(opposed(a, b) for a in one for b in two)


def _apart(mine: Entry, other: Entry) -> How | None:
    """Whether figures of the same count have nothing in common; a later and higher one may be an update."""
    if not mine.claim.figures or not other.claim.figures:
        return None
    alike = [(one, two) for one in mine.claim.figures for two in other.claim.figures if _alike(one, two)]
    found = {_how(one, two, mine, other) for one, two in alike}
    return "figure" if "figure" in found else "update" if "update" in found else None


def _alike(one: Figure, two: Figure) -> bool:
    return (one.measure, one.who, one.since) == (two.measure, two.who, two.since)


def _how(one: Figure, two: Figure, mine: Entry, other: Entry) -> How | None:
    """What the low and the high of two figures say of each other."""
    higher = one.high is not None and two.low > one.high
    lower = two.high is not None and two.high < one.low
    if not higher and not lower:
        return None
    later = other.known > mine.known if higher else other.known < mine.known
    return "update" if later else "figure"


def bearing_out(mine: _Said, other: _Said) -> How | None:
    """Whether a later claim of another origin bears one out that it does not contradict: it asserts the same, or it is
    an admission of it."""  # fmt: skip
    first, later = mine.entry, other.entry
    if first.claim.modality != "asserted" or later.claim.modality != "asserted" or later.known <= first.known:
        return None
    if other.stance.admits and not mine.stance.admits:
        return "admitted"
    return "told again" if later.claim.kind == first.claim.kind else None
