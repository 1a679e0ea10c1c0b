"""Whether a spell counts: whose words are for it and against it, counted by origin and not by report.

The rule, in its order. An admission of the side that lost settles a spell. Without one, independent origins decide:
more for it than against it, and it counts; more against it, and it does not; as many, and both sides claim the place.
Where nobody independent speaks, a side's own word counts as long as nobody of the other side disputes it; where that
side does, both claim the place.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from tidings.views.control.spells import Spell
from tidings.views.control.words import Word
from tidings.views.sides import Side

Outcome = Literal["stands", "disputed", "fails", "open"]


class Verdict(Struct, frozen=True):
    """What becomes of a spell, and why. "open": taken by both on one day, and which came last is not known."""

    outcome: Outcome
    why: str


def judge(spell: Spell, before: Side | None) -> Verdict:
    """The verdict on a spell that followed on another side's, or on nobody's."""
    name = spell.party.name if spell.party else ""
    does = "took it" if spell.taken else "has it"
    against_us = [word for word in spell.dissent if not _concedes(word, spell.side)]
    independent = origins(word for word in spell.support if word.voice(spell.side, before) == "independent")
    denying = [word for word in against_us if not word.asserted or word.effect != "leaves"]
    firm = bool(independent)
    contrary = origins(
        word for word in denying
        if word.voice(_gains(word), spell.side) == "independent" and not (firm and _of_before(word, spell))
    )  # fmt: skip
    admitting = [word for word in spell.support if word.voice(spell.side, before) == "loser"]
    if spell.party is None:
        return Verdict("stands", f"{_left(spell)}, and no claim says who has it")
    if admitting and not contrary:
        camp = admitting[0].source
        return Verdict("stands", f"{name} {does}, which the other side ({camp.name if camp else ''}) admits")
    if independent and spell.rival and contrary:
        return Verdict("open", f"{name} and {spell.rival.name} are each said to have taken it on the same day")
    if len(independent) > len(contrary) or admitting:
        return Verdict("stands", f"{name} {does}, as {_count(independent)} say{_plural(independent)}")
    if len(contrary) > len(independent) and any(_overrules(word, spell) for word in denying):
        return Verdict(
            "fails", f"only {name} says that it has it, and {_count(contrary)} say{_plural(contrary)} otherwise"
        )
    if contrary:
        return Verdict("disputed", f"independent origins differ on whether {name} {does}")
    if denying:
        return Verdict(
            "disputed", f"{name} says that it {does}; the other side disputes it, and nobody independent tells"
        )
    return Verdict("stands", f"{name} {does} by its own account, which no claim disputes")


def _of_before(word: Word, spell: Spell) -> bool:
    """True of a hold told on the day of a capture or before: it may be of the hours before."""
    return word.asserted and word.effect == "holds" and word.latest <= spell.latest


def _overrules(word: Word, spell: Spell) -> bool:
    """True of a denial, and of what is told of a later day."""
    return not word.asserted or word.latest > spell.latest


def origins(words: Iterable[Word]) -> frozenset[str]:
    """The origins that some words go back to."""
    return frozenset(word.origin for word in words)


def _concedes(word: Word, side: Side | None) -> bool:
    """True of a word of the very side that it speaks against: it is not counted as a dispute of its own claim."""
    return side is not None and word.source is not None and word.source.key == side.key and word.asserted


def _gains(word: Word) -> Side | None:
    return word.party.side if word.party and word.asserted else None


def _left(spell: Spell) -> str:
    word = spell.support[0]
    gone = word.party if word.effect == "leaves" else word.losers[0] if word.losers else None
    return f"{gone.name} left it" if gone else "it was lost"


def _count(found: frozenset[str]) -> str:
    return "one independent origin" if len(found) == 1 else f"{len(found)} independent origins"


def _plural(found: frozenset[str]) -> str:
    return "s" if len(found) == 1 else ""
