"""How far a source is believed about a figure: by what it is, and by whether it speaks for or against its own side."""

from tidings.lexicon.counting import load_counting
from tidings.lexicon.trust import Trust, TrustRow, load_trust
from tidings.record import Actor, Claim, Figure, Mention, Place, Source
from tidings.views.sides import opposed, side_of

#: Kinds of data/trust.csv that this module gives by what is said, not by who says it.
ADMISSION, BOAST, LEANING, VOICE, PARTY = "admission", "boast", "leaning", "voice", "party"
#: Kinds that lean where they are close to one side, and one who is a party where of one.
NEUTRAL = ("monitor", "aid_agency")
PERSON = "person"


def trust_of(claim: Claim, figure: Figure) -> TrustRow:
    """The row of data/trust.csv for a figure of a claim: that of its first-hand source, or of what the source admits.

    A party that counts the dead of its own side, or civilians whom it harmed itself, speaks against its interest; one
    that counts the dead of its enemy boasts. The report's own voice is a kind by itself.
    """
    trust = load_trust()
    if not claim.sources:
        return trust.of(VOICE)
    return trust.of(_stance(claim, figure) or kind_of(claim.sources[0], trust))


def kind_of(source: Source, trust: Trust) -> str:
    """The kind of a source: as listed, as its actor is, or as its description tells."""
    actor = source.mention.value
    known = actor if isinstance(actor, Actor) and actor.id else None
    row = trust.listed.get(known.id) if known else None
    kind = row.kind if row else source.kind
    side = source.side or (row.side if row else None) or (known.side if known else None)
    if side and kind in NEUTRAL:
        return LEANING
    if known:
        return PARTY if side and kind == PERSON else kind
    told = {trust.described[word] for word in source.name.lower().split() if word in trust.described}
    return min(told, key=lambda one: (trust.of(one).rank, one)) if told else kind


def _stance(claim: Claim, figure: Figure) -> str:
    """`admission` or `boast` where a listed party speaks of its own losses, deeds or enemies; "" otherwise."""
    speaker = claim.sources[0].mention
    if not isinstance(speaker.value, Actor) or not speaker.value.id or not _is_party(speaker.value):
        return ""
    did = any(_one_side(speaker, one, claim) for one in claim.agents)
    if _lost(speaker, speaker.value.kind, claim, figure):
        return ADMISSION
    if figure.who in load_counting().unarmed:
        return ADMISSION if did else ""
    others = [one for one in claim.targets if isinstance(one.value, Actor) and not _one_side(speaker, one, claim)]
    return BOAST if others and (did or any(_against(speaker, one, claim) for one in others)) else ""


def _lost(speaker: Mention, kind: str, claim: Claim, figure: Figure) -> bool:
    """True if those counted are the speaker's own: so named, or of a class that no other party told of can be of."""
    if any(_one_side(speaker, one, claim) and isinstance(one.value, Actor) and one.value.id for one in claim.targets):
        return True
    kinds = load_counting().of_kinds.get(figure.who, ())
    others = (one for one in (*claim.agents, *claim.targets) if not _one_side(speaker, one, claim))
    return kind in kinds and not any(
        isinstance(one.value, Actor) and one.value.id and one.value.kind in kinds for one in others
    )


def _is_party(actor: Actor) -> bool:
    return any(actor.kind in kinds for kinds in load_counting().of_kinds.values())


def _one_side(speaker: Mention, other: Mention, claim: Claim) -> bool:
    country = _country(claim)
    return side_of(speaker, country).key == side_of(other, country).key


def _against(speaker: Mention, other: Mention, claim: Claim) -> bool:
    country = _country(claim)
    return opposed(side_of(speaker, country), side_of(other, country))


def _country(claim: Claim) -> str | None:
    place = claim.place.value if claim.place else None
    return place.country if isinstance(place, Place) else None
