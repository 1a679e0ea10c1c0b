"""Denials in a word for what was told before: "denied it", "rejected the report", "called the claim false"."""

from tidings.lexicon.voice import VoiceLexicon
from tidings.record import Attribution, Mention
from tidings.roles import is_verbal
from tidings.syntax import Sentences, Token

PREDICATE = ("acomp", "attr", "oprd")


def denials(
    sentences: Sentences, told: tuple[Attribution, ...], acts: tuple[Mention, ...], lexicon: VoiceLexicon
) -> tuple[Attribution, ...]:
    """The attributions in which somebody denies what was told before, without telling it again."""
    heads = {act.head for act in acts}
    return tuple(one for one in told if one.sources and _denies(sentences, one, heads, lexicon))


def _denies(sentences: Sentences, told: Attribution, acts: set[int], lexicon: VoiceLexicon) -> bool:
    verb = next((token for token in reversed(sentences.tokens_in(told.cue)) if is_verbal(token)), None)
    if verb is None or sentences.children(verb, "neg"):
        return False
    entry = lexicon.verbs.get(verb.lemma)
    if entry is not None and entry.modality == "denied":
        return any(_stands_for_it(sentences, one, acts, lexicon) for one in sentences.children(verb, "dobj"))
    clauses = [verb, *sentences.children(verb, "ccomp")]
    subjects = sentences.children(verb, "dobj") + [s for c in clauses[1:] for s in sentences.children(c, "nsubj")]
    untrue = any(_is_untrue(sentences, clause, lexicon) for clause in clauses)
    return untrue and any(_stands_for_it(sentences, one, acts, lexicon) for one in subjects)


def _stands_for_it(sentences: Sentences, head: Token, acts: set[int], lexicon: VoiceLexicon) -> bool:
    """True of "it", "which" and of a noun of speech that tells no act ("the claim", not "claims of a raid")."""
    if head.pos != "NOUN":
        return head.lower in lexicon.words.standing
    below = (one for one in sentences.subtree(head) if one is not head)
    return head.lemma in lexicon.nouns and not any(one.start in acts for one in below)


def _is_untrue(sentences: Sentences, verb: Token, lexicon: VoiceLexicon) -> bool:
    """True of "called it false", "said it was a lie"; negated ("not true") only in a word of its own."""
    if sentences.children(verb, "neg"):
        return False
    inside = sentences.children(verb, *PREDICATE)
    inside += [one for clause in sentences.children(verb, "ccomp") for one in sentences.children(clause, "nsubj")]
    inside += [one for prep in sentences.children(verb, "prep") for one in sentences.children(prep, "pobj", "amod")]
    return any(one.lower in lexicon.words.untrue for one in inside)
