"""What one claim says of who holds a place: the effect it tells, for whom, on which days, and on whose word."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from tidings.record import Actor, Entry, Mention, Place, Source
from tidings.views.places import Spoken, all_spoken_of, is_running
from tidings.views.sides import Side, opposed, side_of, side_of_outlet, side_of_source

#: What a claim tells of a place. takes: it passes to a side. loses: it is lost, to whom is not said. holds: a side has
#: it. leaves: a side goes. enters: a side is inside and not said to hold it. fights: it is fought for. surrounds: it is
#: cut off. presses: a side advances on it.
Effect = Literal["takes", "loses", "holds", "leaves", "enters", "fights", "surrounds", "presses"]
#: Whose word it is. own: of the side that gains by it; loser: of a side that loses by it; other: of another camp;
#: independent: of nobody's camp (a monitor, a wire, a reporter).
Voice = Literal["own", "loser", "other", "independent"]

EFFECTS: dict[str, Effect] = {
    "capture": "takes", "withdraw": "leaves", "hold": "holds", "encircle": "surrounds", "clash": "fights",
    "offensive": "presses",
}  # fmt: skip
#: What the taking, holding or leaving of a part of a place is for the whole of it, and what it is at its edge.
OF_A_PART: dict[Effect, Effect] = {"takes": "enters", "holds": "enters", "leaves": "presses", "loses": "presses"}
AT_ITS_EDGE: dict[Effect, Effect] = {"takes": "fights", "enters": "fights", "holds": "fights", "leaves": "presses"}
#: Modes of data/kinds.toml that say less than that a side took the place, or say it of the side that lost it.
#: "The soldiers" are those of the side that speaks of them; "fighters" may be its enemies.
OF_A_STATE = ("military", "police", "government")
#: Kinds of actor that hold places themselves; others only speak for those who do.
FORCES = frozenset({"military", "rebel", "jihadist", "paramilitary", "militia"})
ENTERED, LOST = "entered", "lost"


class Party(Struct, frozen=True):
    """Somebody who holds a place or wants it: the name that claims give and the camp; `named` is not only described."""

    name: str
    side: Side
    named: bool = False


class Word(Struct, frozen=True):
    """One claim about one place, as control reads it; `parties` are those the effect is told of, best known first.

    `losers` are those it happened to. `asserted` is False for what is denied, planned, possible or conditional.
    `whole` is False where only a part of the place is spoken of; `running` is True of a time such as "since March".
    `speaker` is what `source`, the camp whose account it is, is called: the force that speaks, else the camp.
    """

    entry: Entry
    effect: Effect
    parties: tuple[Party, ...]
    losers: tuple[Party, ...]
    earliest: date | None
    latest: date
    source: Side | None
    asserted: bool
    whole: bool
    running: bool
    speaker: str = ""

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.entry.claim.id

    @property
    def party(self) -> Party | None:
        """The one the effect is told of, None where it is not said."""
        return self.parties[0] if self.parties else None

    @property
    def origin(self) -> str:
        """One for all claims that go back to one telling."""
        return self.entry.origin or self.entry.claim.report

    @property
    def first(self) -> date:
        """The first day it may speak of; the last one where the first is not known."""
        return self.earliest or self.latest

    @property
    def assumed(self) -> bool:
        """True if its day is only that of its report."""
        when = self.entry.claim.time
        return when is None or when.basis == "published"

    @property
    def since(self) -> date | None:
        """The first day of a hold that is told to have begun then; None for all else."""
        return self.earliest if self.effect == "holds" and self.running else None

    def voice(self, gains: Side | None, loses: Side | None) -> Voice:
        """Whose word it is, where one side gains and another loses by it.

        Where nobody knows who had the place before, a camp of the country that says that another took it admits a loss.
        """
        if self.source is None:
            return "independent"
        if gains and self.source.key == gains.key:
            return "own"
        gone = (*self.losers, *(self.parties if self.effect == "leaves" else ()))
        lost = [party.side.key for party in gone] + ([loses.key] if loses else [])
        if loses is None and gains and self.asserted and self.source.of_a_country and opposed(self.source, gains):
            return "loser"
        return "loser" if self.source.key in lost else "other"


def words_of(entry: Entry) -> Iterator[tuple[Spoken, Word]]:
    """The places that an entry speaks of and what it says of each; nothing where it says not who holds a place."""
    effect = EFFECTS.get(entry.claim.kind)
    if effect is not None:
        for spoken in all_spoken_of(entry):
            if spoken.extent != "beside":
                yield spoken, _word(entry, effect, spoken)


def _word(entry: Entry, effect: Effect, spoken: Spoken) -> Word:
    claim = entry.claim
    country = spoken.place.country if spoken.place else None
    speaker = _speaker(entry, country)
    source = speaker.side if speaker else None
    agents = _parties(claim.agents, claim.sources, speaker, spoken)
    targets = _parties(claim.targets, claim.sources, speaker, spoken, speaks=False)
    denied = claim.modality == "denied"  # what a side denies of a place with itself as the doer is that it lost it
    if denied and effect == "takes" and source and all(one.side.key == source.key for one in agents):
        effect = "presses" if claim.mode == ENTERED and agents else effect
        agents = ()
    effect, told, losers = _turned(effect, LOST if denied and not agents else claim.mode, agents, targets, speaker)
    whole = spoken.extent == "whole"
    part = {"inside": OF_A_PART, "edge": AT_ITS_EDGE}.get(spoken.extent, {})
    effect = part.get(effect, effect)
    asserted = claim.modality == "asserted"
    name = speaker.name if speaker else ""
    return Word(entry, effect, told, losers, *_days(entry), source, asserted, whole, is_running(entry), name)


def _turned(
    effect: Effect, mode: str | None, agents: tuple[Party, ...], targets: tuple[Party, ...], speaker: Party | None
) -> tuple[Effect, tuple[Party, ...], tuple[Party, ...]]:
    """The effect with who gains and who loses, by what the claim's mode and its own camp say."""
    source = speaker.side if speaker else None
    if effect == "presses" and mode == ENTERED:
        return "enters", agents, targets
    if effect == "leaves":
        return effect, agents or _own(speaker), ()
    if effect != "takes":
        return effect, agents or (_own(speaker) if effect == "holds" else ()), targets
    if mode == LOST:
        own = tuple(one for one in agents if source and one.side.key == source.key)
        agents, targets = tuple(one for one in agents if one not in own), (*own, *targets)
        losers = targets or (() if agents else _own(speaker))
        return ("takes" if agents else "loses"), agents, losers
    if mode == ENTERED:
        return "enters", agents, targets
    ours = () if agents or not source or any(one.side.key == source.key for one in targets) else _own(speaker)
    gains = agents or ours
    return ("takes" if gains else "loses"), gains, targets


def _own(speaker: Party | None) -> tuple[Party, ...]:
    return (speaker,) if speaker else ()


def _parties(
    mentions: tuple[Mention, ...], sources: tuple[Source, ...], speaker: Party | None, spoken: Spoken,
    *, speaks: bool = True,
) -> tuple[Party, ...]:  # fmt: skip
    """The parties named, places left out, known camps first; the speaker's own troops are the speaker's.

    Where parties of opposed camps are named, one that only speaks goes: "taken by the SNA, the SDF said".
    """
    country = spoken.place.country if spoken.place else None
    named = [one for one in mentions if not isinstance(one.value, Place) and one.name.lower() not in spoken.names]
    found = [Party(one.name, side_of(one, country), bool(getattr(one.value, "id", ""))) for one in named]
    if speaker and speaks:
        own = any(one.own for one in sources)
        theirs = [own or getattr(one.value, "kind", "") in OF_A_STATE for one in named]
        found = [speaker if mine and not one.side.known else one
                 for one, mine in zip(found, theirs, strict=True)]  # fmt: skip
    known = [one for one in found if one.side.known] or found
    if speaker and len({one.side.key for one in known}) > 1:
        known = [one for one in known if one.side.key != speaker.side.key]
    return tuple(sorted(known, key=lambda one: not one.named))


def _speaker(entry: Entry, country: str | None) -> Party | None:
    """Whose account it is: of the first-hand source, or of the outlet where it speaks itself.

    A force that speaks is told by its own name; a ministry, a spokesman or a paper by the camp that it speaks for.
    """
    for source in entry.claim.sources:
        if source.mention.value is not None or source.side:
            side, who = side_of_source(source, country), source.mention.value
            force = isinstance(who, Actor) and who.id and who.kind in FORCES
            return Party(who.name if isinstance(who, Actor) and force else side.name, side) if side else None
    if entry.claim.sources:
        return None
    side = side_of_outlet(entry.outlet, country)
    return Party(side.name, side) if side else None


def _days(entry: Entry) -> tuple[date | None, date]:
    """The days that a claim speaks of; one that gives none happened by the day of its report, nobody knows when."""
    when = entry.claim.time
    if when and when.latest:
        return when.earliest, when.latest
    told = when.earliest if when else None
    day = (entry.published or entry.known).date()
    return told, max(told or day, day)
