"""Mentions and voices into claims: acts are judged, bound to what belongs to them, and brought together."""

from tidings.claims.bind.figures import bind_figures
from tidings.claims.bind.parties import bind_parties
from tidings.claims.bind.place import bind_place
from tidings.claims.bind.source import bind_sources
from tidings.claims.bind.time import bind_time
from tidings.claims.judge import Proposal, proposals
from tidings.claims.material import Draft, Material
from tidings.claims.merge import group
from tidings.claims.quotes import quote
from tidings.claims.weigh import probability
from tidings.record import Claim, Figure, Mention, Source, Span, content_id
from tidings.syntax import Token

#: A proposal becomes a claim from this probability on: the value with the best claim F1 out of fold (train/judges.py).
THRESHOLD = 0.33
#: A claim holds at most this many quotes (labelling guide).
MOST_QUOTES = 3
MOST_PARTIES = 4


def make_claims(material: Material, by: str) -> tuple[Claim, ...]:
    """The claims of a report, in the order of the text; `by` names the reader and its version."""
    drafts = [draft(material, *verdict) for verdict in judged(material)]
    groups = group(material.sentences, drafts, material.judges.same)
    return tuple(_claim(material, drafts_of_one, by) for drafts_of_one in groups)


def judged(material: Material) -> list[tuple[Proposal, int, float]]:
    """The proposals that are claims, at most one for each act, with the number of the act and the probability."""
    number = {act.head: n for n, act in enumerate(material.acts)}
    best: dict[int, tuple[Proposal, int, float]] = {}
    for proposal in proposals(material):
        chance = probability(material.judges.claim, proposal.option.id, proposal.features)
        n = number[proposal.act.head]
        if chance >= THRESHOLD and (n not in best or chance > best[n][2]):
            best[n] = (proposal, n, chance)
    return list(best.values())


def draft(material: Material, proposal: Proposal, number: int, chance: float) -> Draft:
    """The proposal with everything that belongs to it."""
    act, kind = proposal.act, proposal.option.id
    token = material.sentences.token_at(act.head)
    assert token is not None
    place, place_certainty = bind_place(material, token, kind)
    time, time_certainty = bind_time(material, token, kind)
    agents, targets = bind_parties(material, token, kind)
    return Draft(
        act=act,
        token=token,
        kind=kind,
        mode=proposal.option.name,
        score=chance,
        sources=bind_sources(material, token, number, kind),
        modality=material.voices[number].modality,
        agents=agents,
        targets=targets,
        place=place,
        time=time,
        figures=bind_figures(material, token, kind),
        place_certainty=place_certainty,
        time_certainty=time_certainty,
    )


def _claim(material: Material, group: list[Draft], by: str) -> Claim:
    """One claim of the drafts of one occurrence: each field from the draft that is surest of it."""
    sentences = material.sentences
    body = [one for one in group if not sentences.sentence_of(one.token).title] or group
    lead = max(body, key=lambda one: one.score)
    ranked = sorted(group, key=lambda one: (one is not lead, -one.score))
    quotes = _quotes(material, [one.token for one in ranked])
    agents = _parties([one.agents for one in ranked])
    named = {mention.name.lower() for mention in agents}
    return Claim(
        id=content_id(sentences.report.id, lead.kind, quotes[0].start, quotes[0].end, _root(lead.sources), lead.act.head),
        report=sentences.report.id,
        kind=lead.kind,
        mode=next((one.mode for one in ranked if one.mode), None),
        quotes=quotes,
        agents=agents,
        targets=_parties([one.targets for one in ranked], without=named),
        place=max(group, key=lambda one: (one.place is not None, one.place_certainty)).place,
        time=max(body, key=lambda one: one.time_certainty).time,
        figures=_figures([one.figures for one in ranked]),
        sources=lead.sources or next((one.sources for one in body if one.sources), ()),
        modality=lead.modality,
        score=round(lead.score, 3),
        by=by,
    )


def _quotes(material: Material, tokens: list[Token]) -> tuple[Span, ...]:
    """The quotes of the acts, none inside another, at most three."""
    found: list[Span] = []
    for token in tokens:
        span = quote(material.sentences, token)
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    return tuple(found[:MOST_QUOTES])


def _parties(sides: list[tuple[Mention, ...]], without: set[str] = frozenset()) -> tuple[Mention, ...]:  # type: ignore[assignment]
    """The parties of the surest draft, and those of the others that it does not name."""
    chosen: dict[str, Mention] = {}
    for side in sides:
        for mention in side:
            if mention.name.lower() not in without:
                chosen.setdefault(mention.name.lower(), mention)
    return tuple(list(chosen.values())[:MOST_PARTIES])


def _figures(sides: list[tuple[Mention, ...]]) -> tuple[Figure, ...]:
    """The figures of all drafts, each measure, group and count once."""
    chosen: dict[tuple[str, str, int], Figure] = {}
    for side in sides:
        for mention in side:
            if isinstance(figure := mention.value, Figure):
                chosen.setdefault((figure.measure, figure.who, figure.count), figure)
    return tuple(chosen.values())


def _root(sources: tuple[Source, ...]) -> str:
    return sources[0].name if sources else ""
