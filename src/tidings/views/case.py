"""An event with all that its claims add up to, reckoned once for whoever tells it."""

from collections.abc import Sequence
from typing import NamedTuple

from tidings.lexicon.brief import Wording
from tidings.record import Claim, Entry, Event
from tidings.views.figures import Estimate, Rule, estimates
from tidings.views.sides import Side
from tidings.views.standing import (
    MUTUAL,
    Standing,
    best_told,
    country_of,
    origins_words,
    sides_of,
    speakers_words,
    standing,
)
from tidings.views.wording import listed


class Case(NamedTuple):
    """An event, the claims of it that count, how it stands, the claim that tells it best, and its counts.

    `against` are the ids of claims that deny it, or assert that another side did it than the one most are for.
    """

    event: Event
    members: tuple[Entry, ...]
    standing: Standing
    best: Claim
    against: tuple[str, ...]
    figures: tuple[Estimate, ...]
    rule: Rule

    @property
    def support(self) -> tuple[str, ...]:
        """The claims that assert it; where nobody does, those that plan it or hold it possible."""
        told = self.standing.asserting or tuple(one.claim.id for one in self.members)
        return tuple(one for one in told if one not in self.against)


def case_of(event: Event, members: Sequence[Entry], rule: Rule = "latest") -> Case:
    """The case of an event, of which at least one claim counts."""
    best = best_told(members, event.kind).claim
    return Case(
        event=event,
        members=tuple(members),
        standing=standing(members),
        best=best,
        against=_opposing(best, members),
        figures=estimates(members, rule),
        rule=rule,
    )


def _opposing(best: Claim, members: Sequence[Entry]) -> tuple[str, ...]:
    mine = sides_of(best.agents, country_of(best))
    return tuple(one.claim.id for one in members if one.claim.modality == "denied" or _blames_another(one, mine))


def _blames_another(entry: Entry, mine: tuple[Side, ...]) -> bool:
    claim = entry.claim
    if claim.modality != "asserted" or claim.kind in MUTUAL or not mine:
        return False
    theirs = sides_of(claim.agents, country_of(claim))
    return bool(theirs) and not set(theirs) & set(mine)


def why_words(case: Case, wording: Wording) -> str:
    """The grade of an event with a sentence that says what speaks for it and against it."""
    phrases, it = wording.words.phrases, case.standing
    template = phrases.asserted_by_one if it.origins == 1 else phrases.asserted_by
    reasons = [template.format(origins=origins_words(it.origins, wording))]
    if not it.origins:
        reasons = [phrases.asserted_by_none]
    for against, ids in ((phrases.admitted, it.admitting), (phrases.denied, it.denying)):
        if ids:
            speakers = [one for one in case.members if one.claim.id in ids]
            reasons.append(against.format(names=speakers_words(speakers, wording)))
    if it.rivals:
        reasons.append(phrases.rivals.format(names=listed(it.rivals, wording)))
    return phrases.why.format(grade=wording.words.grades[case.event.grade], reasons="; ".join(reasons))
