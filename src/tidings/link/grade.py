"""How well an event is borne out, in one of four words; docs/grades.md tells the same table to readers."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from tidings.link.profile import is_armed, party_of
from tidings.link.stances import Stance, stance
from tidings.record import Claim, Entry, Grade, Mention

#: Independent origins from which an event is more than one party's word.
FAIR_ORIGINS = 2


class Standing(Struct, frozen=True):
    """What the claims of an event add up to.

    `origins` tell it as done, each on its own; `admitted` by a side that it hurts; `denied` by somebody; `rivals`: two
    parties of two sides are each said to have done it.
    """

    origins: int
    admitted: bool
    denied: bool
    rivals: bool


class Row(Struct, frozen=True):
    """A row of the table: the grade, when it is given, and that in words."""

    grade: Grade
    given: Callable[[Standing], bool]
    words: str


#: The first row that fits is the grade.
TABLE = (
    Row("confirmed", lambda it: it.admitted, "the side that it speaks against says so itself"),
    Row("contested", lambda it: it.origins > 0 and it.denied, "it is told as done, and it is denied"),
    Row("contested", lambda it: it.rivals, "two sides are each said to have done it"),
    Row("fair", lambda it: it.origins >= FAIR_ORIGINS, "two or more independent origins tell it, and none denies it"),
    Row("weak", lambda it: True, "one origin tells it, or none as done"),
)


def grade(entries: Sequence[Entry]) -> Grade:
    """The grade of an event by its claims."""
    return row(entries).grade


def row(entries: Sequence[Entry]) -> Row:
    """The row of the table that fits the claims of an event."""
    it = standing(entries)
    return next(one for one in TABLE if one.given(it))


def standing(entries: Sequence[Entry]) -> Standing:
    """What the claims of an event add up to."""
    told = [entry for entry in entries if entry.claim.modality == "asserted"]
    return Standing(
        origins=len({entry.origin or entry.claim.report for entry in told}),
        admitted=any(admits(entry.claim) for entry in told),
        denied=any(entry.claim.modality == "denied" for entry in entries),
        rivals=_rivals([entry.claim for entry in told]),
    )


#: Kinds in which the one who acts gives something up, so that saying it of oneself is an admission.
GIVING_UP = frozenset({"withdraw"})
#: Kinds in which the one who acts gains ground, so that saying it of oneself is a boast.
GAINING = frozenset({"capture", "offensive", "encircle", "hold", "clash"})


def admits(claim: Claim) -> bool:
    """True if a side says of itself what speaks against it: that it lost ground or men, or struck the unarmed."""
    own = [source.mention for source in claim.sources if source.own]
    if not own or claim.modality != "asserted":
        return False
    did = any(_one(speaker, agent) for speaker in own for agent in claim.agents)
    hurt = any(_one(speaker, target) for speaker in own for target in claim.targets)
    if claim.kind in GIVING_UP:
        return did
    if claim.kind in GAINING:
        return bool(claim.agents or hurt) and (hurt or not did)
    return hurt or (did and bool(claim.targets) and not any(is_armed(party_of(one)) for one in claim.targets))


def _one(speaker: Mention, other: Mention) -> bool:
    return stance([party_of(speaker)], [party_of(other)]) in (Stance.SAME, Stance.ONE_SIDE, Stance.ALIKE)


def _rivals(claims: Iterable[Claim]) -> bool:
    """True if two claims name as doing it parties who are not of one side; in a fight there are always two."""
    named = [[party_of(one) for one in claim.agents] for claim in claims if claim.agents and claim.kind != "clash"]
    return any(stance(one, other) is Stance.OTHER_SIDE for i, one in enumerate(named) for other in named[:i])
