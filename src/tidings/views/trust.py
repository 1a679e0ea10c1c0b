"""How far a source is believed about a figure: by what it is, and by whether it speaks for or against its own side."""

from tidings.lexicon.counting import Counting, load_counting
from tidings.lexicon.trust import Trust, TrustRow, load_trust
from tidings.record import Actor, Claim, Figure, Source
from tidings.views.sides import side_of, side_of_source

#: Kinds of data/trust.csv that this module gives by what is said, not by who says it.
ADMISSION, BOAST, LEANING, VOICE = "admission", "boast", "leaning", "voice"
#: Kinds that lean where they are close to one side.
NEUTRAL = ("monitor", "aid_agency")


def trust_of(claim: Claim, figure: Figure) -> TrustRow:
    """The row of data/trust.csv for a figure of a claim: that of its first-hand source, or of what the source admits.

    A party that counts the dead of its own side, or civilians that it killed itself, speaks against its interest; one
    that counts what it did to others boasts. The report's own voice is a kind by itself.
    """
    trust = load_trust()
    if not claim.sources:
        return trust.of(VOICE)
    return trust.of(_stance(claim, figure) or kind_of(claim.sources[0], trust))


def kind_of(source: Source, trust: Trust) -> str:
    """The kind of a source: as listed, as its actor is, or as its description tells."""
    actor = source.mention.value
    row = trust.listed.get(actor.id) if isinstance(actor, Actor) else None
    kind = row.kind if row else source.kind
    if kind in NEUTRAL and (source.side or (row and row.side)):
        return LEANING
    if isinstance(actor, Actor) and actor.id:
        return kind
    told = {trust.described[word] for word in source.name.lower().split() if word in trust.described}
    return min(told, key=lambda one: (trust.of(one).rank, one)) if told else kind


def _stance(claim: Claim, figure: Figure) -> str:
    """`admission` or `boast` where a party speaks of its own losses or deeds; "" otherwise."""
    own = side_of_source(claim.sources[0])
    if own is None or not own.known:
        return ""
    did = own.key in {side_of(one).key for one in claim.agents}
    suffered = own.key in {side_of(one).key for one in claim.targets}
    if suffered and not did:
        return ADMISSION
    if did and _harms_unarmed(figure, load_counting()):
        return ADMISSION
    return BOAST if did and claim.targets and not suffered else ""


def _harms_unarmed(figure: Figure, counting: Counting) -> bool:
    return figure.who in counting.unarmed
