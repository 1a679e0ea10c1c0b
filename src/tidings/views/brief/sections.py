"""The sections of a brief, each the lines that it holds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice

from tidings.views.brief.desk import Desk, Told, is_wide, last_day
from tidings.views.brief.page import Line
from tidings.views.control import Change, Holder, Holding
from tidings.views.displacement import Displacement
from tidings.views.telling import event_claim, sum_words
from tidings.views.toll import Toll
from tidings.views.totals import Sum
from tidings.views.wording import capital, counted_noun, days_words, filled, listed, when_words

#: The gravest events that a page has room for, beside what changed hands; lines of each other section.
MOST_EVENTS, MOST_LINES = 8, 6
#: Kinds whose claims are sums, standing states or words: they have sections of their own, or none.
NOT_GRAVE = frozenset({"toll", "displacement", "hold", "support", "accuse", "demand", "threaten", "reject", "talks"})
#: What is only planned or said to be coming, by modality, and the kind of act that is a threat by itself.
AHEAD, THREAT = ("intended", "conditional"), "threaten"


def numbers(desk: Desk) -> Iterator[Line]:
    """How much is told of the day, and the sums of the dead, the injured and those who moved."""
    told, words = desk.of_the_day(), desk.wording.words.brief
    claims = [entry for one in told for entry in one.case.members]
    if claims:
        reports, outlets = {one.claim.report for one in claims}, {one.outlet for one in claims if one.outlet}
        sentence = words.told.format(
            reports=counted_noun(len(reports), words.report, words.reports),
            outlets=counted_noun(len(outlets), words.outlet, words.outlets),
            events=counted_noun(len(told), words.event, words.events),
        )
        yield desk.line(sentence, ())
    for finding in (desk.about.toll, desk.about.displacement):
        if finding is not None:
            for one in _wholes(finding.value):
                support = _counted_in(finding.value, one.measure)
                yield desk.line(_sum_sentence(desk, one), support, finding.dissent)


def _wholes(value: Toll | Displacement) -> Iterator[Sum]:
    return (one for one in value.totals if not one.part)


def _sum_sentence(desk: Desk, one: Sum) -> str:
    words = desk.wording.words.brief
    events = counted_noun(one.events, words.event, words.events)
    return capital(words.in_events.format(count=sum_words(one, desk.wording), events=events))


def _counted_in(value: Toll | Displacement, measure: str) -> tuple[str, ...]:
    """The claims that the sum of a measure is made of."""
    parts = value.events if isinstance(value, Toll) else value.moves
    found = (claim for part in parts for one in part.estimates if one.measure == measure for claim in one.support)
    return tuple(dict.fromkeys(found))


def control(desk: Desk) -> Iterator[Line]:
    """What passed into another state on the day, place by place, what is told by most first."""
    found = [(finding.value, n) for finding in desk.about.control for n in _changed_today(finding.value, desk)]
    found.sort(key=lambda one: (-len(one[0].ledger[one[1]].support), one[0].name, one[0].place, one[1]))
    for holding, n in found:
        change = holding.ledger[n]
        yield desk.line(_control_sentence(holding, n, desk), change.support, change.dissent, place=holding.name)


def _changed_today(holding: Holding, desk: Desk) -> Iterator[int]:
    """Which changes of a ledger are of the day; a first word that somebody holds a place is news and no change.

    Nor is it one that nobody is known to hold a place any more: who left it is told among the events.
    """
    for n, change in enumerate(holding.ledger):
        kinds = {desk.by_id[one].claim.kind for one in change.support if one in desk.by_id}
        standing = n == 0 and change.state == "held" and kinds <= {"hold"}
        standing = standing or change.state == "unknown"
        if (change.latest or change.earliest) == desk.about.day and kinds and not standing and not holding.derived:
            yield n


def _control_sentence(holding: Holding, n: int, desk: Desk) -> str:
    change, words = holding.ledger[n], desk.wording.words.brief
    fields = {
        "place": holding.name,
        "holder": desk.shown(change.holder.name) if change.holder else "",
        "sides": listed([desk.shown(one) for one in _names(change)], desk.wording),
    }
    templates = {
        "held": words.held, "contested": words.contested, "encircled": words.encircled,
        "claimed by both": words.claimed, "unknown": words.unknown,
    }  # fmt: skip
    told = filled(templates[change.state], fields) or filled(words.unknown, fields) or ""
    if change.earliest == change.latest:
        return told
    return words.on_days.format(sentence=told, days=days_words(change.earliest, change.latest, desk.wording))


def _names(change: Change) -> tuple[str, ...]:
    """Who is in it: those who claim, fight or surround; in a fight the holder too."""
    fought = change.state == "contested" and change.holder is not None
    parties: tuple[Holder | None, ...] = (*((change.holder,) if fought else ()), *change.rivals)
    return tuple(dict.fromkeys(one.name for one in parties if one))


def gravest(desk: Desk, told_above: frozenset[str]) -> Iterator[Line]:
    """The weightiest events of the day that are asserted and not told above."""
    return (desk.line_of(one) for one in grave(desk, told_above)[:MOST_EVENTS])


def grave(desk: Desk, told_above: frozenset[str]) -> list[Told]:
    """Events of the day that could be told; what changed hands is left out where a claim of it stands above."""
    return [
        one
        for one in desk.of_the_day()
        if one.shown.modality == "asserted"
        and one.event.kind not in NOT_GRAVE
        and not (one.shown.control and told_above.intersection(one.shown.support))
    ]


def displacement(desk: Desk) -> Iterator[Line]:
    """Those who moved, event by event."""
    moved = (one for one in desk.of_the_day() if one.event.kind == "displacement" and one.shown.modality == "asserted")
    return (desk.line_of(one) for one in islice(moved, MOST_LINES))


def planned(desk: Desk) -> Iterator[Line]:
    """What is planned, threatened or bound to a condition: told of this day, or first told on it."""
    ahead = (one for one in desk.told if one.shown.modality in AHEAD or one.event.kind == THREAT)
    found = (one for one in ahead if desk.about.day in (last_day(one.event), _day(one.shown.known)))
    return (desk.line_of(one) for one in islice(found, MOST_LINES))


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def learned(desk: Desk) -> Iterator[Line]:
    """What first became known on this day of earlier days, and what was added on it to what was known of them."""
    return islice((line for told in desk.told if _is_past(told, desk) for line in _learned_of(told, desk)), MOST_LINES)


def _is_past(told: Told, desk: Desk) -> bool:
    """True of an event that is asserted of days before this one, and of no more than a day's news covers."""
    last = last_day(told.event)
    return (
        last is not None
        and last < desk.about.day
        and told.shown.modality == "asserted"
        and not is_wide(told.event.time)
    )


def _learned_of(told: Told, desk: Desk) -> Iterator[Line]:
    words, event, one = desk.wording.words.brief, told.event, told.shown
    days = when_words(event.time, desk.wording)
    if _day(one.known) == desk.about.day and event.kind not in NOT_GRAVE:
        sentence = words.learned.format(sentence=one.sentence, days=days)
        yield desk.line(sentence, one.support, one.dissent, event=event.id, grade=one.grade, known=one.known)
    for more in one.later:
        if _day(more.known) == desk.about.day:
            added = words.apart.format(what=event_claim(told.case, desk.wording), parts=more.sentence)
            sentence = words.learned.format(sentence=added, days=days)
            yield desk.line(sentence, more.claims, event=event.id, grade=one.grade, known=more.known)


def claims_of(lines: Iterable[Line]) -> frozenset[str]:
    """The claims for all the lines."""
    return frozenset(claim for line in lines for claim in line.support)


def left_out(desk: Desk, told_above: frozenset[str]) -> Sequence[str]:
    """Sentences on events that the page has no room for."""
    words = desk.wording.words.brief
    more = len(grave(desk, told_above)) - MOST_EVENTS
    wide = sum(_reaches(one, desk) for one in desk.told)
    return [
        template.format(events=counted_noun(count, words.event, words.events))
        for template, count in ((words.more_left_out, more), (words.wide, wide))
        if count > 0
    ]


def _reaches(told: Told, desk: Desk) -> bool:
    """True of an event of several days among which this one is."""
    when = told.event.time
    if when is None or not is_wide(when):
        return False
    return bool(when.earliest and when.latest and when.earliest <= desk.about.day <= when.latest)
