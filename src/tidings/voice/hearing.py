"""The voice of each act: whose account it stands in, and how surely it is told."""

from msgspec import structs

from tidings.lexicon.voice import VoiceLexicon
from tidings.record import Attribution, Mention, Source, Voice
from tidings.syntax import Sentences
from tidings.voice.modality import modality_of
from tidings.voice.sources import distinct


def hear(
    sentences: Sentences, acts: tuple[Mention, ...], attributions: tuple[Attribution, ...], lexicon: VoiceLexicon
) -> tuple[Voice, ...]:
    """The voice of each act, in the order of the acts."""
    return tuple(_voice(sentences, act, attributions, lexicon) for act in acts)


def _voice(sentences: Sentences, act: Mention, attributions: tuple[Attribution, ...], lexicon: VoiceLexicon) -> Voice:
    token = sentences.token_at(act.head)
    if token is None:
        return Voice((), "asserted")
    around = [one for one in attributions if _holds(one, token.start) and _is_account(sentences, one, lexicon)]
    around.sort(key=lambda one: (_length(one), -len(one.sources)))
    chain = distinct([source for one in around for source in one.sources])
    modality, cue = modality_of(sentences, token, lexicon, sourced=bool(around and around[0].sources))
    return Voice(tuple(structs.replace(s, own=is_own(s, act)) for s in chain), modality, cue)


def _holds(attribution: Attribution, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in attribution.content)


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _is_account(sentences: Sentences, attribution: Attribution, lexicon: VoiceLexicon) -> bool:
    """True unless the cue is a verb or noun of attitude ("praised", "wants"), which gives no account."""
    cue = sentences.tokens_in(attribution.cue)[-1]
    verb, noun = lexicon.verbs.get(cue.lemma), lexicon.nouns.get(cue.lemma)
    if cue.pos == "NOUN" and noun is not None:
        return noun.voiced
    if verb is not None and verb.modality == "intended":  # "vowed to storm the base" is the outlet's telling
        return bool(sentences.children(cue, "ccomp"))
    return verb.voiced if verb is not None else True


def is_own(source: Source, act: Mention) -> bool:
    """True where the source is of the act's own side; set again by claims, which know the agents."""
    return source.own
