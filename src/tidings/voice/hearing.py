"""The voice of each act: whose account it stands in, and how surely it is told."""

from msgspec import structs

from tidings.lexicon.voice import VoiceLexicon, Words
from tidings.record import Attribution, Mention, Source, Voice
from tidings.roles import objects, subjects
from tidings.syntax import Sentences, Token
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
    around = [
        one
        for one in attributions
        if _holds(one, token.start)
        and _is_account(sentences, one, lexicon)
        and may_speak(sentences, one, lexicon.words)
    ]
    around.sort(key=lambda one: (_length(one), -len(one.sources)))
    chain = distinct([source for one in around for source in one.sources])
    modality, cue = modality_of(sentences, token, lexicon, sourced=bool(around and around[0].sources))
    own = bool(chain) and speaks_of_itself(sentences, token, chain[0], lexicon.words)
    return Voice(tuple(structs.replace(s, own=own and n == 0) for n, s in enumerate(chain)), modality, cue)


def _holds(attribution: Attribution, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in attribution.content)


def may_speak(sentences: Sentences, attribution: Attribution, words: Words) -> bool:
    """True if the first source is a name, a pronoun, or a noun of people, bodies or documents; or there is none."""
    if not attribution.sources:
        return True
    mention = attribution.sources[0].mention
    head = sentences.token_at(mention.head)
    if head is None or mention.options or mention.value is not None or head.entity or head.pos in ("PROPN", "PRON"):
        return True
    known = (words.speaker, words.person, words.outlet, words.monitor, words.document, words.spokesperson)
    return any(head.lemma in some or head.lower in some for some in known)


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def _is_account(sentences: Sentences, attribution: Attribution, lexicon: VoiceLexicon) -> bool:
    """True unless the cue is a verb or noun of attitude ("praised", "wants"), which gives no account."""
    cue = sentences.tokens_in(attribution.cue)[-1]
    verb, noun = lexicon.verbs.get(cue.lemma), lexicon.nouns.get(cue.lemma)
    if cue.pos == "NOUN" and noun is not None:
        return noun.voiced
    if verb is not None and verb.modality == "intended":  # "vowed to storm the base" is the outlet's telling
        clauses = sentences.children(cue, "ccomp")
        return any(all(c.lower != "to" for c in sentences.children(one, "aux")) for one in clauses)
    return verb.voiced if verb is not None else True


def speaks_of_itself(sentences: Sentences, act: Token, source: Source, words: Words) -> bool:
    """True where the doer or the sufferer of an act is the source by its name or as "it", "we", "its troops".

    Claims, which know the parties of an act, may see more.
    """
    pronouns = words.it | words.they | words.we | words.own
    name = source.name.lower().split()
    for party in (*subjects(sentences, act), *objects(sentences, act)):
        near = [party, *sentences.children(party, "poss")]
        if any(token.lower in pronouns for token in near):
            return True
        if party.lower in name and source.mention.head != party.start:
            return True
    return False
