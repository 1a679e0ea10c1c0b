"""How well an event is borne out, in one of four words; docs/grades.md tells the same table to readers."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from tidings.link.profile import is_armed, party_of
from tidings.link.stances import Stance, stance
from tidings.record import Claim, Entry, Grade
from tidings.tellings import independent

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
        origins=len(independent(told)),
        admitted=any(admits(entry.claim) for entry in told),
        denied=any(entry.claim.modality == "denied" for entry in entries),
        rivals=_rivals([entry.claim for entry in told]),
    )


#: Kinds in which the one who acts gives something up, so that saying it of oneself is an admission.
GIVING_UP = frozenset({"withdraw"})
#: Kinds in which the one who acts gains, so that his saying it is a boast, and his enemy's an admission.
GAINING = frozenset({"capture", "offensive", "encircle", "hold", "clash", "release"})
#: Kinds that one side does alone, so that two sides are rivals for having done it.
ALONE = frozenset({"attack", "airstrike", "shelling", "bombing", "chemical", "destroy", "capture", "abduct", "abuse"})
#: Kinds of parties (lang/*/actors.toml) that bear no arms: to have struck them speaks against whoever did.
UNARMED = frozenset({"civilians", "protesters", "journalists", "activists", "aid_workers", "crowd"})
ONE_SIDE = (Stance.SAME, Stance.ONE_SIDE, Stance.ALIKE)
TWO_SIDES = (Stance.OTHER_SIDE, Stance.OTHER_CLASS)


def admits(claim: Claim) -> bool:
    """True if a side says of itself what speaks against it: that it lost ground or men, or struck the unarmed."""
    speakers = [party_of(source.mention) for source in claim.sources if source.own]
    if claim.modality != "asserted" or not any(map(is_armed, speakers)):
        return False
    agents, targets = ([party_of(one) for one in some] for some in (claim.agents, claim.targets))
    did = stance(speakers, agents) in ONE_SIDE
    if claim.kind in GIVING_UP:
        return did
    if claim.kind in GAINING:
        return not did and (stance(speakers, agents) in TWO_SIDES or stance(speakers, targets) in ONE_SIDE)
    hurt = stance(speakers, [one for one in targets if is_armed(one)]) in ONE_SIDE
    return hurt or (did and any(one.kind in UNARMED for one in targets))


def _rivals(claims: Iterable[Claim]) -> bool:
    """True if two claims name as doing it alone parties who are not of one side."""
    named = [[party_of(one) for one in claim.agents] for claim in claims if claim.agents and claim.kind in ALONE]
    return any(stance(one, other) is Stance.OTHER_SIDE for i, one in enumerate(named) for other in named[:i])
