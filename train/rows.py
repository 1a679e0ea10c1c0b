"""The questions that the judges are asked on labelled reports, with their answers."""

from itertools import combinations
from typing import NamedTuple

from match import LabelledClaim, claim_of, figure_fits, name_fits, place_fits, sources_fit, time_fits

from tidings.claims import draft
from tidings.claims.bind.figures import figure_candidates
from tidings.claims.bind.parties import party_candidates
from tidings.claims.bind.place import place_candidates
from tidings.claims.bind.source import source_candidates
from tidings.claims.bind.time import time_candidates
from tidings.claims.judge import Proposal, proposals
from tidings.claims.material import Material
from tidings.claims.merge import Side, pair_features, side
from tidings.claims.scene import Scene


class Row(NamedTuple):
    """One question: the report it comes from, the kind of the claim, the features, and the answer.

    Rows of one `choice` are the candidates among which one is chosen.
    """

    report: int
    kind: str
    features: tuple[str, ...]
    answer: bool
    choice: int = 0


def claim_rows(report: int, material: Material, claims: list[LabelledClaim]) -> list[Row]:
    """Is this proposal a claim of this kind?"""
    return [
        Row(report, one.option.id, one.features, claim_of(claims, one.option.id, one.act.head) is not None)
        for one in proposals(material)
        if one.option.id not in material.acts_lexicon.unjudged
    ]


def right_proposals(material: Material, claims: list[LabelledClaim]) -> list[tuple[Proposal, LabelledClaim]]:
    """The proposals that labels confirm, each with its label."""
    found = ((one, claim_of(claims, one.option.id, one.act.head)) for one in proposals(material))
    return [(one, claim) for one, claim in found if claim is not None]


def field_rows(report: int, material: Material, claims: list[LabelledClaim]) -> dict[str, list[Row]]:
    """Which place, time, parties and figures belong to an act that is a claim?"""
    rows: dict[str, list[Row]] = {name: [] for name in ("place", "time", "agent", "target", "figure", "source")}
    scene = Scene(material)
    for proposal, claim in right_proposals(material, claims):
        kind, label = claim.kind, claim.label
        token = material.sentences.token_at(proposal.act.head)
        assert token is not None
        for place in place_candidates(scene, token):
            right = place_fits(label["place"], place.mention)
            rows["place"].append(Row(report, kind, place.features, right, proposal.act.head))
        for time in time_candidates(scene, token, kind):
            right = time_fits(label["time"], time.when)
            rows["time"].append(Row(report, kind, time.features, right, proposal.act.head))
        for party in party_candidates(scene, token, proposal.number):
            for name, field in (("agent", "agents"), ("target", "targets")):
                rows[name].append(Row(report, kind, party.features, name_fits(label[field], party.mention)))
        for account in source_candidates(scene, token, proposal.number):
            right = sources_fit(label["sources"], account.chain)
            rows["source"].append(Row(report, kind, account.features, right, proposal.act.head))
        for figure in figure_candidates(scene, token):
            rows["figure"].append(Row(report, kind, figure.features, figure_fits(label["figures"], figure.mention)))
    return rows


def same_rows(report: int, material: Material, claims: list[LabelledClaim]) -> list[Row]:
    """Do these two acts of one kind tell one occurrence? Asked with what `material.judges` binds to each."""
    scene = Scene(material)
    sides: list[tuple[Side, int]] = []
    for proposal, claim in right_proposals(material, claims):
        sides.append((side(scene, draft(scene, proposal, 1.0)), claim.number))
    sides.sort(key=lambda one: one[0].draft.token.i)
    return [
        Row(report, left.draft.kind, tuple(pair_features(scene, left, right)), a == b)
        for (left, a), (right, b) in combinations(sides, 2)
        if left.draft.kind == right.draft.kind
    ]
