"""What happened by day, the weightiest first, and what was learned of a day only later."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from math import log2

from msgspec import Struct

from tidings.lexicon.brief import Wording
from tidings.record import Entry, Event, Finding, Grade, Modality, When
from tidings.views.case import Case, case_of
from tidings.views.figures import Estimate, Rule, estimates
from tidings.views.known import counted
from tidings.views.standing import members_of, speakers_words
from tidings.views.telling import estimates_words, event_sentence

#: Reports of a day go on through the day after it; what becomes known after that was learned later. Of 2355 labelled
#: claims of the two weeks before their report, 88 in 100 tell of the report's own day or of the one before.
PROMPT_DAYS = 1
#: By our judgment: twice as many origins weigh as much as four times as many dead, since an editor looks first at what
#: all tell; what changes hands stands before what is as well borne out and cost fewer than fifteen lives (2^4 - 1).
ORIGINS_WEIGHT, DEAD_WEIGHT, CONTROL_WEIGHT = 2.0, 1.0, 4.0
#: Kinds that change who holds a place.
CHANGES_CONTROL = ("capture", "withdraw")


class Later(Struct, frozen=True):
    """What was learned of an event after its day, in one sentence, and when it became known."""

    known: datetime
    sentence: str
    claims: tuple[str, ...]


class Occurrence(Struct, frozen=True, kw_only=True):
    """One event of a day. `known` is when it first became known, `late` is True where that was long after its day.

    `assumed` is True where no report tells the day, so that it is the day of the report; `dead` is the best estimate.
    """

    event: str
    kind: str
    sentence: str
    modality: Modality
    grade: Grade
    origins: int
    dead: int | None
    control: bool
    weight: float
    known: datetime
    late: bool
    assumed: bool
    later: tuple[Later, ...]
    support: tuple[str, ...]
    dissent: tuple[str, ...]


class Day(Struct, frozen=True):
    """The events of one day (the same twice), or of days that no report tells apart; None is an end not known."""

    earliest: date | None
    latest: date | None
    occurrences: tuple[Occurrence, ...]


class Timeline(Struct, frozen=True):
    """Days in their order, each with its events, the weightiest first."""

    since: date | None
    until: date | None
    days: tuple[Day, ...]


def timeline(
    events: Iterable[Event],
    entries: Iterable[Entry],
    *,
    wording: Wording,
    since: date | None = None,
    until: date | None = None,
    known_by: datetime | None = None,
    rule: Rule = "latest",
) -> Finding[Timeline]:
    """The events between two days, both included, of what was known by then; `events` are made of what counts then."""
    by_id = {one.claim.id: one for one in counted(entries, known_by)}
    days: dict[tuple[date | None, date | None], list[Occurrence]] = defaultdict(list)
    undated = 0
    for event, members in _told(events, by_id):
        if event.time is None or not (event.time.earliest or event.time.latest):
            undated += 1
        elif within(event.time, since, until):
            days[event.time.earliest, event.time.latest].append(occurrence(case_of(event, members, rule), wording))
    value = Timeline(since, until, tuple(Day(*ends, weighty_first(days[ends])) for ends in sorted(days, key=_in_order)))
    told = [one for day in value.days for one in day.occurrences]
    return Finding(
        view="timeline",
        subject="",
        value=value,
        as_of=until,
        known_by=known_by,
        support=_each_once(one.support for one in told),
        dissent=_each_once(one.dissent for one in told),
        notes=(undated_note(undated),) if undated else (),
    )


def undated_note(undated: int) -> str:
    """The sentence on events that no report gives a day."""
    told = "1 event is" if undated == 1 else f"{undated} events are"
    return f"{told} left out, since no report tells the day."


def _each_once(ids: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for some in ids for one in some))


def _told(events: Iterable[Event], by_id: Mapping[str, Entry]) -> Iterable[tuple[Event, tuple[Entry, ...]]]:
    """Events of which a claim counts, in an order that does not depend on theirs."""
    found = ((event, members_of(event, by_id)) for event in sorted(events, key=lambda event: event.id))
    return ((event, members) for event, members in found if members)


def within(when: When, since: date | None, until: date | None) -> bool:
    """True if a time may lie between two days; an end that is not known is as early or as late as may be."""
    ends_before = since is not None and when.latest is not None and when.latest < since
    begins_after = until is not None and when.earliest is not None and when.earliest > until
    return not ends_before and not begins_after


def _in_order(ends: tuple[date | None, date | None]) -> tuple[date, date]:
    earliest, latest = ends
    return earliest or latest or date.min, latest or date.max


def weighty_first(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Those that weigh most first; of equal ones what was known first."""
    return tuple(sorted(occurrences, key=lambda one: (-one.weight, one.known, one.event)))


def occurrence(case: Case, wording: Wording) -> Occurrence:
    """An event as a timeline and a brief tell it."""
    event, modality = case.event, case.best.modality
    control = event.kind in CHANGES_CONTROL and modality == "asserted"
    dead = dead_of(case.figures)
    first = case.members[0].known
    return Occurrence(
        event=event.id,
        kind=event.kind,
        sentence=event_sentence(case, wording),
        modality=modality,
        grade=event.grade,
        origins=case.standing.origins,
        dead=dead,
        control=control,
        weight=weight(case.standing.origins, dead or 0, control),
        known=first,
        late=first >= prompt_until(event),
        assumed=event.time is not None and event.time.basis == "published",
        later=learned_later(case, wording),
        support=case.support,
        dissent=case.against,
    )


def weight(origins: int, dead: int, control: bool) -> float:
    """How much an event weighs among those of its day: by doublings of its origins and its dead, and by control."""
    return ORIGINS_WEIGHT * log2(1 + origins) + DEAD_WEIGHT * log2(1 + dead) + CONTROL_WEIGHT * control


def dead_of(figures: Iterable[Estimate]) -> int | None:
    """The best estimate of those killed, whole or, where only parts are told, the largest part; None where none is."""
    return max((one.best for one in figures if one.measure == "killed"), default=None)


def prompt_until(event: Event) -> datetime:
    """The moment up to which what becomes known of an event is told in its own time (UTC)."""
    last = (event.time.latest or event.time.earliest) if event.time else None
    if last is None or last > date.max - timedelta(days=PROMPT_DAYS + 1):
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(last + timedelta(days=PROMPT_DAYS + 1), time(), UTC)


def learned_later(case: Case, wording: Wording) -> tuple[Later, ...]:
    """What claims of a later day add to those told in time: another count, a first denial, a first admission."""
    after = prompt_until(case.event)
    prompt = [one for one in case.members if one.known < after]
    late = [one for one in case.members if one.known >= after]
    if not prompt or not late:
        return ()
    phrases, it, before = wording.words.phrases, case.standing, {one.claim.id for one in prompt}
    found = [_other_count(case, prompt, late, wording)]
    for template, ids in ((phrases.denied, it.denying), (phrases.admitted, it.admitting)):
        new = [one for one in late if one.claim.id in ids] if before.isdisjoint(ids) else []
        found.append(_later(new, template.format(names=speakers_words(new, wording))))
    return tuple(sorted((one for one in found if one), key=lambda one: one.known))


def _other_count(case: Case, prompt: list[Entry], late: list[Entry], wording: Wording) -> Later | None:
    told = [one for one in late if one.claim.figures]
    now = estimates_words(case.figures, wording)
    if not told or now == estimates_words(estimates(prompt, case.rule), wording):
        return None
    return _later(told, now)


def _later(claims: Sequence[Entry], sentence: str) -> Later | None:
    return Later(claims[0].known, sentence, tuple(one.claim.id for one in claims)) if claims else None
