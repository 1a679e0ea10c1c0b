"""Findings of a synthetic record held against what is true: who holds each town each day, how many died and fled."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from synthetic import Day, Happening, Told, War
from tidings.record import Actor, Mention, Span
from tidings.views.control import Holding
from tidings.views.figures import Estimate
from tidings.views.sides import side_of

if TYPE_CHECKING:
    from tidings.opened.open import OpenRecord

#: Days after which what can be told of a day has been told: reports come up to three days late.
TOLD_AFTER = timedelta(4)
#: The first days of a war, in which its towns are told of one by one.
OPENING = timedelta(7)
#: Misses that are listed in words.
LISTED = 12


class Checked(Struct):
    """How many findings were right, cautious or wrong, by what they are about, and some of the wrong ones in words."""

    counts: Counter[str]
    misses: list[str]

    def share(self, *names: str, of: Sequence[str]) -> float:
        """The share of some counts in others; 1 where there is nothing to count."""
        total = sum(self.counts[name] for name in of)
        return sum(self.counts[name] for name in names) / total if total else 1.0


class Truth:
    """What is true of the wars, and which claim tells of which happening, as far as reports were loaded."""

    def __init__(self, wars: Iterable[War], told: Iterable[Told]) -> None:
        self.happening_of: dict[str, str] = {}
        self.last = date.min
        for one in told:
            self.happening_of |= zip((claim.id for claim in one.claims), one.happenings, strict=True)
            self.last = one.report.day or self.last
        self.wars = [war for war in wars if war.ground.begins <= self.last]

    def days(self, war: War) -> Iterator[Day]:
        """The days of a war of which all was told that is told."""
        for day in war.days():
            if day.day > self.last - TOLD_AFTER:
                return
            yield day


def control_checked(record: "OpenRecord", truth: Truth, every: int = 1) -> Checked:
    """Who holds each town at the end of each day (of every so many), against the record's findings.

    right: the true holder, or where a town is fought for or cut off, that it is. open: the finding names nobody,
    or both. wrong: another holder. untold: no finding, though a claim tells of it.
    """
    found = Checked(Counter(), [])
    for war in truth.wars:
        for day in islice(truth.days(war), OPENING.days, None, every):
            held = record.control(war.ground.country.id, as_of=day.day)
            by_town = {one.subject: one.value for one in held}
            for town, (holder, state) in enumerate(day.control):
                _judge(found, war, day, town, holder, state, by_town.get(war.ground.towns[town].id))
    return found


def _judge(found: Checked, war: War, day: Day, town: int, holder: int, state: str, value: Holding | None) -> None:
    name = _verdict(war, holder, state, value)
    found.counts[name] += 1
    found.counts[f"{name}, truly {state}"] += 1
    changed = any(one.town == town and one.kind == "capture" and one.true for one in day.happenings)
    found.counts[f"{name} on the day of a change"] += changed
    if name == "wrong" and len(found.misses) < LISTED:
        place, true = war.ground.towns[town], war.ground.sides[holder].ground.name
        said = f"{value.state} by {value.holder.name}" if value and value.holder else "?"
        found.misses.append(f"{day.day} {place.name} ({place.id}): {state} by {true}, found {said}")


def _verdict(war: War, holder: int, state: str, value: Holding | None) -> str:
    if value is None or value.state == "unknown":
        return "untold"
    if value.holder is None:
        return "right" if state != "held" and value.state == "contested" else "open"
    true = _side_key(war.ground.sides[holder].ground, war.ground.country.country)
    return "right" if value.holder.side == true else "wrong"


def _side_key(actor: Actor, country: str | None) -> str:
    mention = Mention(Span("", 0, 1), "actor", actor.name, actor.name, 0, (), actor)
    return side_of(mention, country).key


def tolls_checked(record: "OpenRecord", truth: Truth, every: int = 1) -> Checked:
    """Whether the dead of each happening, as far as told, lie from low to high of the event that tells most of it.

    Happenings are taken of every so many weeks. in, out: of harm, where noise is honest; clash in, clash out: of
    fights, where sides also boast.
    """
    found = Checked(Counter(), [])
    for war, week in _weeks(truth, every):
        happenings = {one.id: one for day in week for one in day.happenings if one.killed and one.town >= 0}
        answer = record.toll(place=war.ground.country.id, since=week[0].day, until=week[-1].day + timedelta(1))
        estimates = [each for event in answer.value.events for each in event.estimates]
        best = _best([each for each in estimates if each.measure == "killed" and not each.part], truth.happening_of)
        for name, happening in happenings.items():
            if (estimate := best.get(name)) is not None:
                _inside(found, happening, estimate, happening.killed)
    return found


def moves_checked(record: "OpenRecord", truth: Truth, every: int = 1) -> Checked:
    """The same for those who fled."""
    found = Checked(Counter(), [])
    for war, week in _weeks(truth, every):
        happenings = {one.id: one for day in week for one in day.happenings if one.kind == "displacement"}
        answer = record.displacement(place=war.ground.country.id, since=week[0].day, until=week[-1].day + timedelta(1))
        estimates = [each for move in answer.value.moves for each in move.estimates]
        best = _best([each for each in estimates if each.measure == "displaced" and not each.part], truth.happening_of)
        for name, happening in happenings.items():
            if (estimate := best.get(name)) is not None:
                _inside(found, happening, estimate, happening.moved)
    return found


def _weeks(truth: Truth, every: int) -> Iterator[tuple[War, list[Day]]]:
    for war in truth.wars:
        days = list(truth.days(war))
        weeks = [days[first : first + 7] for first in range(0, len(days), 7 * every)]
        yield from ((war, week) for week in weeks)


def _best(estimates: Iterable[Estimate], happening_of: Mapping[str, str]) -> dict[str, Estimate]:
    """For each happening the estimate that most of its claims take part in."""
    votes: dict[str, list[tuple[int, Estimate]]] = defaultdict(list)
    for estimate in estimates:
        claims = {*estimate.support, *estimate.dissent, *(claim for one in estimate.said for claim in one.claims)}
        names = Counter(happening_of[claim] for claim in claims if claim in happening_of)
        for name, count in names.items():
            votes[name].append((count, estimate))
    return {name: max(some, key=lambda one: one[0])[1] for name, some in votes.items()}


def _inside(found: Checked, happening: Happening, estimate: Estimate, true: int) -> None:
    inside = estimate.low <= true and (estimate.high is None or true <= estimate.high)
    of = "clash " if happening.kind == "clash" else ""
    found.counts[f"{of}{'in' if inside else 'out'}"] += 1
    if not inside and not of and len(found.misses) < LISTED:
        said = ", ".join(f"{one.bound} {one.count}" for one in estimate.said[:8])
        found.misses.append(
            f"{happening.id} {happening.kind} {happening.day}: {true}, found {estimate.low} to {estimate.high} ({said})"
        )


def grouping_checked(record: "OpenRecord", truth: Truth, every: int = 1) -> tuple[float, float]:
    """Precision and recall of events against happenings, claim by claim (b-cubed), for every so many weeks."""
    precise, recalled, count = 0.0, 0.0, 0
    for war, week in _weeks(truth, every):
        found = record.events(place=war.ground.country.id, since=week[0].day, until=week[-1].day)
        event_of = {claim: one.id for one in found for claim in one.claims if claim in truth.happening_of}
        sizes, true_sizes = Counter(event_of.values()), Counter(truth.happening_of[claim] for claim in event_of)
        both = Counter((event, truth.happening_of[claim]) for claim, event in event_of.items())
        for (event, happening), together in both.items():
            precise += together * together / sizes[event]
            recalled += together * together / true_sizes[happening]
        count += len(event_of)
    return (precise / count, recalled / count) if count else (1.0, 1.0)
