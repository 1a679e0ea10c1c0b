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
    if spell.party is None:
        return Verdict("stands", f"{_left(spell)}, and no claim says who has it")
    told = f"{'taken' if spell.taken else 'held'} by {spell.party.name}"
    voices = {word.voice(spell.side, before) for word in spell.support}
    contesting = [word for word in spell.dissent if not _concedes(word, spell.side)]
    contesting = [word for word in contesting if not word.asserted or word.effect != "leaves"]
    independent = origins(word for word in spell.support if word.voice(spell.side, before) == "independent")
    contrary = _contrary(contesting, spell, bool(independent))
    if "loser" in voices and not contrary:
        return Verdict("stands", f"{told}, which the side that lost by it admits")
    if independent and spell.rival and contrary:
        return Verdict(
            "open", f"{told} and by {spell.rival.name} on one day, each as others say; which came last is open"
        )
    if len(independent) > len(contrary) or "loser" in voices:
        return Verdict("stands", f"{told}, as {_count(independent)} said" if independent else f"{told}, admittedly")
    if contrary and len(contrary) > len(independent) and any(_overrules(word, spell) for word in contesting):
        return Verdict("fails", f"{told} only by its own account; {_count(contrary)} said otherwise")
    if contrary:
        return Verdict("disputed", f"independent origins differ on whether it was {told}")
    if contesting:
        return Verdict(
            "disputed", f"{told} by its own account; the other side disputes it, and nobody independent tells"
        )
    if "own" in voices:
        return Verdict("stands", f"{told} by its own account, which no claim disputes")
    return Verdict("stands", f"{told}, as only another side says; no claim disputes it")


def _contrary(words: list[Word], spell: Spell, firm: bool) -> frozenset[str]:
    """The independent origins against a spell; beside independent ones for it, holds of before do not count."""
    against = [word for word in words if word.voice(_gains(word), spell.side) == "independent"]
    return origins(word for word in against if not (firm and _of_before(word, spell)))


def origins(words: Iterable[Word]) -> frozenset[str]:
    """The origins that some words go back to."""
    return frozenset(word.origin for word in words)


def _of_before(word: Word, spell: Spell) -> bool:
    """True of a hold told on the day of a capture or before: it may be of the hours before."""
    return word.asserted and word.effect == "holds" and word.latest <= spell.latest


def _overrules(word: Word, spell: Spell) -> bool:
    """True of a denial, and of what is told of a later day."""
    return not word.asserted or word.latest > spell.latest


def _concedes(word: Word, side: Side | None) -> bool:
    """True of a word of the very side that it speaks against: it is not counted as a dispute of its own claim."""
    return side is not None and word.source is not None and word.source.key == side.key and word.asserted


def _gains(word: Word) -> Side | None:
    return word.party.side if word.party and word.asserted else None


def _left(spell: Spell) -> str:
    word = spell.support[0]
    gone = word.party if word.effect == "leaves" else word.losers[0] if word.losers else None
    return f"left by {gone.name}" if gone else "lost"


def _count(found: frozenset[str]) -> str:
    return "one independent origin" if len(found) == 1 else f"{len(found)} independent origins"
