"""Mentions and voices into claims: acts are judged, bound to what belongs to them, and brought together."""

from tidings.claims.bind.figures import bind_figures
from tidings.claims.bind.parties import bind_parties, is_given, losers_as_targets
from tidings.claims.bind.place import bind_place, coordinated
from tidings.claims.bind.source import bind_sources
from tidings.claims.bind.time import bind_time
from tidings.claims.denial import with_denials
from tidings.claims.judge import Proposal, judged
from tidings.claims.material import LIKELY, Draft, Material, Weighed, likely
from tidings.claims.merge import group
from tidings.claims.quotes import quote
from tidings.claims.running import told_once
from tidings.claims.scene import Scene
from tidings.record import Claim, Figure, Mention, Modality, Source, Span, content_id
from tidings.syntax import Token

ENTERED, LOST = "entered", "lost"
#: A claim holds at most this many quotes (labelling guide).
MOST_QUOTES = 3
#: A target belongs to a claim from this probability on: the value with the best F1 of targets out of fold.
LIKELY_TARGET = 0.35
#: A figure belongs to a claim from this probability on: the value with the best record F1 out of fold.
SURE_FIGURE = 0.6
#: Modes of data/kinds.toml that say less than their kind by itself: a place entered, a place told of by its loser.
LESSER_MODES = {"capture": frozenset({ENTERED, LOST})}
#: More parties than this to one act are lists of names, of which the surest are kept.
MOST_PARTIES = 4


def make_claims(material: Material, by: str) -> tuple[Claim, ...]:
    """The claims of a report, in the order of the text; `by` names the reader and its version."""
    scene = Scene(material)
    drafts = [draft(scene, verdict.proposal, verdict.chance) for verdict in judged(material)]
    groups = with_denials(scene, group(scene, drafts))
    claims = tuple(_claim(scene, drafts_of_one, by) for drafts_of_one in groups)
    return told_once(claims, len(scene.sentences.report.title))


def draft(scene: Scene, proposal: Proposal, chance: float) -> Draft:
    """The proposal with everything that belongs to it."""
    act, number, kind = proposal.act, proposal.number, proposal.option.id
    token = scene.sentences.token_at(act.head)
    assert token is not None
    place, place_certainty = bind_place(scene, token, kind)
    time, time_certainty = bind_time(scene, token, kind)
    agents, targets = bind_parties(scene, token, number, kind)
    if proposal.option.name == LOST or is_given(scene, token, proposal.option):
        agents, targets = losers_as_targets(scene, token, agents, targets)
    if kind in scene.material.acts_lexicon.of_ground:
        targets = with_places(targets, coordinated(scene, token, place))
    return Draft(
        act=act,
        token=token,
        kind=kind,
        mode=proposal.option.name,
        score=chance,
        sources=bind_sources(scene, token, number, kind),
        modality=scene.material.voices[number].modality,
        agents=agents,
        targets=targets,
        place=place,
        time=time,
        figures=bind_figures(scene, token, kind),
        place_certainty=place_certainty,
        time_certainty=time_certainty,
    )


def with_places(targets: tuple[Weighed, ...], places: tuple[Mention, ...]) -> tuple[Weighed, ...]:
    """The targets with these places among them, each instead of the noun phrase that was taken for a target."""
    kept = tuple(one for one in targets if not any(place.span.overlaps(one.mention.span) for place in places))
    return (*kept, *(Weighed(place, LIKELY_TARGET) for place in places))


def _claim(scene: Scene, group: list[Draft], by: str) -> Claim:
    """One claim of the drafts of one occurrence: each field from the draft that is surest of it."""
    report = scene.sentences.report.id
    body = [one for one in group if not scene.title(one.token)] or group
    lead = max(body, key=lambda one: one.score)
    ranked = sorted(group, key=lambda one: (one is not lead, -one.score))
    quotes = _quotes(scene, [one.token for one in ranked])
    agents = _parties([one.agents for one in ranked], LIKELY)
    named = frozenset(mention.name.lower() for mention in agents)
    return Claim(
        id=content_id(report, lead.kind, quotes[0].start, quotes[0].end, _root(lead.sources), lead.act.head),
        report=report,
        kind=lead.kind,
        mode=_mode(lead.kind, [one.mode for one in ranked]),
        quotes=quotes,
        agents=agents,
        targets=_parties([one.targets for one in ranked], LIKELY_TARGET, named),
        place=max(group, key=lambda one: (one.place is not None, one.place_certainty)).place,
        time=max(body, key=lambda one: one.time_certainty).time,
        figures=_figures(scene, [one.figures for one in ranked]),
        sources=lead.sources or next((one.sources for one in body if one.sources), ()),
        modality=_modality(scene, lead, group),
        score=round(lead.score, 3),
        by=by,
    )


def _modality(scene: Scene, lead: Draft, group: list[Draft]) -> Modality:
    """How surely the claim is told: as its lead, or as the verb it hangs on ("denied its jets bombed it")."""
    verb = scene.clause(lead.token)
    return next((one.modality for one in group if one.token is verb), lead.modality)


def _mode(kind: str, modes: list[str]) -> str | None:
    """The first mode that is told; one that says less only where no word says more ("entered", then "captured")."""
    lesser = LESSER_MODES.get(kind, frozenset())
    if all(mode in lesser for mode in modes):
        return modes[0] or None
    return next((mode for mode in modes if mode and mode not in lesser), None)


def _quotes(scene: Scene, tokens: list[Token]) -> tuple[Span, ...]:
    """The quotes of the acts, none inside another, at most three."""
    found: list[Span] = []
    for token in tokens:
        span = quote(scene, token)
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    return tuple(found[:MOST_QUOTES])


def _parties(
    sides: list[tuple[Weighed, ...]], least: float, without: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """The likely parties of the surest draft that has any, each name once."""
    for side in sides:
        chosen: dict[str, Mention] = {}
        for mention in likely(side, least):
            if mention.name.lower() not in without:
                chosen.setdefault(mention.name.lower(), mention)
        if chosen:
            return tuple(list(chosen.values())[:MOST_PARTIES])
    return ()


def _figures(scene: Scene, sides: list[tuple[Weighed, ...]]) -> tuple[Figure, ...]:
    """The surest figure for each measure and group: one voice gives one count of them.

    A count that another sentence repeats is the same figure, whatever it calls the group there. A count with a
    first day goes before one without, as a headline rounds it.
    """
    chosen: dict[tuple[str, str], Figure] = {}
    told: dict[tuple[str, int], int] = {}
    mentions = likely(tuple(one for side in sides for one in side), SURE_FIGURE)
    placed = [(scene.sentences.token_at(mention.head), mention.value) for mention in mentions]
    found = [(head, value) for head, value in placed if head is not None and isinstance(value, Figure)]
    for head, figure in sorted(found, key=lambda one: one[1].since is None):
        if told.setdefault((figure.measure, figure.count), head.sentence) == head.sentence:
            chosen.setdefault((figure.measure, figure.who), figure)
    return tuple(sorted(chosen.values(), key=lambda one: one.span))


def _root(sources: tuple[Source, ...]) -> str:
    return sources[0].name if sources else ""
