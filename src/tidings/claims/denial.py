"""A denial in a word for what was told before ("B denied it") is a claim of its own: the same act, denied by B."""

from tidings.claims.material import Draft
from tidings.claims.scene import Scene
from tidings.record import Attribution, Mention
from tidings.syntax import Token

#: What is denied stands in the sentence of the denial or at most this many before it.
REACH_SENTENCES = 2


def with_denials(scene: Scene, groups: list[list[Draft]]) -> list[list[Draft]]:
    """The groups with one more for each denial, which stands instead of what its own verb ("rejected") was read as."""
    drafts = [one for group in groups for one in group]
    denied: dict[int, Draft] = {}
    for told in scene.material.denials:
        verb = scene.sentences.tokens_in(told.cue)[-1]
        if act := _denied_act(scene, drafts, told, verb):
            denied[verb.i] = _denial(scene, act, told, verb)
    kept = [[one for one in group if one.token.i not in denied] for group in groups]
    return [group for group in kept if group] + [[one] for one in denied.values()]


def _denied_act(scene: Scene, drafts: list[Draft], told: Attribution, verb: Token) -> Draft | None:
    """The surest act of the nearest sentence before, told by another; words ("accused") are no acts."""
    words = scene.material.acts_lexicon.of_word
    near = [
        one
        for one in drafts
        if one.token.i < verb.i and verb.sentence - one.token.sentence <= REACH_SENTENCES
        and one.kind not in words and one.modality != "denied" and not scene.title(one.token)
        and not (one.sources and one.sources[0].name == told.sources[0].name)
    ]  # fmt: skip
    return max(near, key=lambda one: (one.token.sentence, one.score), default=None)


def _denial(scene: Scene, act: Draft, told: Attribution, verb: Token) -> Draft:
    """The act as the other party tells it: the same doers, place and day, denied."""
    span = scene.sentences.span(verb.i, verb.i + 1)
    mention = Mention(span, "act", scene.sentences.report.quote(span), verb.lemma, verb.start)
    return act._replace(act=mention, token=verb, sources=told.sources, modality="denied", figures=())
