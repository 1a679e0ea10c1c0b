"""One event: who says what of it, side by side, how it stands, and why its claims were put together."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from msgspec import Struct, structs

from tidings.lexicon.brief import Wording
from tidings.record import Actor, Basis, Claim, Entry, Event, Finding, Grade, Link, Modality, Place, Reason, Source
from tidings.views.case import case_of, why_words
from tidings.views.figures import Estimate, Rule
from tidings.views.known import counted
from tidings.views.private import hidden_names, public_name, without
from tidings.views.sides import side_of_source
from tidings.views.standing import country_of, members_of, origin
from tidings.views.telling import claim_words, event_claim, event_sentence
from tidings.views.wording import names_of, place_name

Stance = Literal["asserts", "denies", "unsure", "plans"]
#: What a claim does with what it tells; a condition leaves it as unsure as a "may" does.
STANCES: dict[Modality, Stance] = {
    "asserted": "asserts", "denied": "denies", "possible": "unsure", "conditional": "unsure", "intended": "plans",
}  # fmt: skip


class Teller(Struct, frozen=True):
    """One link in the chain of who says so, by a name that may be shown; `own` where it speaks of itself."""

    name: str
    kind: str
    side: str | None
    own: bool


class Count(Struct, frozen=True):
    """A figure as one claim gives it; `high` None is open above, `since` the first day of a running toll."""

    measure: str
    who: str
    count: int
    low: int
    high: int | None
    since: date | None


class Copy(Struct, frozen=True):
    """A claim that says the same as another of the same origin: another outlet with one agency's story."""

    claim: str
    report: str
    outlet: str | None
    known: datetime
    quotes: tuple[str, ...]


class Telling(Struct, frozen=True, kw_only=True):
    """What one claim says: a row of the account.

    `tellers` are first-hand first, empty where the outlet speaks itself. `side` is the side whose account it is, `own`
    is True where that side speaks of its own acts or losses. `origin` numbers the origins of the event, the first
    known first. Names are those that may be shown; `quotes` are the words of the report.
    """

    claim: str
    report: str
    outlet: str | None
    known: datetime
    published: datetime | None
    origin: int
    tellers: tuple[Teller, ...]
    side: str | None
    own: bool
    stance: Stance
    modality: Modality
    kind: str
    mode: str | None
    sentence: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    earliest: date | None
    latest: date | None
    basis: Basis | None
    counts: tuple[Count, ...]
    quotes: tuple[str, ...]
    copies: tuple[Copy, ...]


class Tie(Struct, frozen=True, kw_only=True):
    """Why two claims were held to tell one event, or not: the reasons, the strongest first; `by` may be a person."""

    left: str
    right: str
    verdict: str
    score: float
    by: str
    at: datetime | None
    reasons: tuple[Reason, ...]


class Account(Struct, frozen=True, kw_only=True):
    """Who says what of one event; `why` is the grade in words with what speaks for it and against it.

    `headline` is what the claim says that tells it best, without counts; `sentence` has counts and grade too. `place`
    is the name of `at`, the place as the gazetteer knows it.
    """

    event: str
    kind: str
    headline: str
    sentence: str
    place: str | None
    at: Place | None
    earliest: date | None
    latest: date | None
    grade: Grade
    why: str
    origins: int
    rule: Rule
    estimates: tuple[Estimate, ...]
    tellings: tuple[Telling, ...]
    ties: tuple[Tie, ...]


def account(
    event: Event,
    entries: Iterable[Entry],
    links: Iterable[Link],
    *,
    wording: Wording,
    rule: Rule = "latest",
    known_by: datetime | None = None,
) -> Finding[Account]:
    """Who says what of an event, of what was known by then; its kind, place, time and grade are as the event has them.

    `event` is to be made of what counts at `known_by`. Claims that assert it are its support, those of plans where
    nobody does; claims that deny it, or say that another side did it, are its dissent.
    """
    members = members_of(event, {one.claim.id: one for one in counted(entries, known_by)})
    case = case_of(event, members, rule) if members else None
    found = case.figures if case else ()
    value = Account(
        event=event.id,
        kind=event.kind,
        headline=event_claim(case, wording) if case else "",
        sentence=event_sentence(case, wording) if case else "",
        place=event.place.name if event.place else None,
        at=event.place,
        earliest=event.time.earliest if event.time else None,
        latest=event.time.latest if event.time else None,
        grade=event.grade,
        why=why_words(case, wording) if case else "",
        origins=case.standing.origins if case else 0,
        rule=rule,
        estimates=found,
        tellings=tellings(members, wording),
        ties=ties(links, members, wording),
    )
    return Finding(
        view="event",
        subject=event.id,
        value=value,
        known_by=known_by,
        support=case.support if case else (),
        dissent=case.against if case else (),
        notes=tuple(note for one in found for note in one.notes),
    )


def tellings(members: Sequence[Entry], wording: Wording) -> tuple[Telling, ...]:
    """A row for each claim, in the order of their becoming known; what an origin says again is under its first row."""
    numbers = {name: n for n, name in enumerate(dict.fromkeys(origin(one) for one in members), 1)}
    folded: dict[tuple[object, ...], list[Entry]] = {}
    for one in members:
        folded.setdefault(_what_is_said(one, wording), []).append(one)
    return tuple(_telling(first, copies, numbers[origin(first)], wording) for first, *copies in folded.values())


def _what_is_said(entry: Entry, wording: Wording) -> tuple[object, ...]:
    """What a claim has in common with the copies of it: its origin and what it says, but for words and days."""
    claim = entry.claim
    return (
        origin(entry),
        claim.kind,
        claim.modality,
        frozenset(names_of(claim.agents, wording)),
        frozenset((one.measure, one.who, one.count, one.bound, one.since) for one in claim.figures),
    )


def _telling(entry: Entry, copies: Sequence[Entry], number: int, wording: Wording) -> Telling:
    claim, when = entry.claim, entry.claim.time
    tellers = tuple(teller(one, claim, wording) for one in claim.sources)
    return Telling(
        claim=claim.id,
        report=claim.report,
        outlet=entry.outlet,
        known=entry.known,
        published=entry.published,
        origin=number,
        tellers=tellers,
        side=tellers[0].side if tellers else None,
        own=bool(tellers) and tellers[0].own,
        stance=STANCES[claim.modality],
        modality=claim.modality,
        kind=claim.kind,
        mode=claim.mode,
        sentence=claim_words(claim, wording),
        agents=names_of(claim.agents, wording),
        targets=names_of(claim.targets, wording),
        place=place_name(claim.place) or None,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        basis=when.basis if when else None,
        counts=counts_of(claim),
        quotes=entry.quotes,
        copies=tuple(Copy(one.claim.id, one.claim.report, one.outlet, one.known, one.quotes) for one in copies),
    )


def teller(source: Source, claim: Claim, wording: Wording) -> Teller:
    """A source by a name that may be shown, with the side whose account it gives.

    Only a party speaks of its own acts: residents who tell that "their" soldiers left are of no side that is known.
    """
    side = side_of_source(source, country_of(claim))
    listed = isinstance(source.mention.value, Actor) and bool(source.mention.value.id)
    own = source.own and (listed or side is not None)
    return Teller(public_name(source, wording), source.kind, side.name if side else None, own)


def counts_of(claim: Claim) -> tuple[Count, ...]:
    """The figures of a claim, with the least and the most that their words allow."""
    return tuple(Count(one.measure, one.who, one.count, one.low, one.high, one.since) for one in claim.figures)


def ties(links: Iterable[Link], members: Sequence[Entry], wording: Wording) -> tuple[Tie, ...]:
    """The links between an event's claims, those of persons first, then the surest, each reason by its weight."""
    claims = {one.claim.id for one in members}
    inside = [one for one in links if one.left in claims and one.right in claims]
    inside.sort(key=lambda one: (one.at is None, -one.score, one.left, one.right, one.by))
    hidden = hidden_names(members, wording)
    return tuple(
        Tie(
            left=one.left,
            right=one.right,
            verdict=one.verdict,
            score=one.score,
            by=one.by,
            at=one.at,
            reasons=tuple(_shown(reason, hidden) for reason in sorted(one.reasons, key=_heaviest)),
        )
        for one in inside
    )


def _heaviest(reason: Reason) -> tuple[float, str]:
    return -abs(reason.weight), reason.name


def _shown(reason: Reason, hidden: dict[str, str]) -> Reason:
    """The reason, its sentence without names that may not be shown."""
    return structs.replace(reason, sentence=without(reason.sentence, hidden))
