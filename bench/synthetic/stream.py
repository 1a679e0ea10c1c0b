"""The reports of the synthetic wars in the order of their publication, each with its claims."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from heapq import heappop, heappush, merge
from itertools import count
from math import exp
from random import Random

from msgspec import Struct, structs

from tidings.gazetteer import Gazetteer
from tidings.lexicon.actors import ActorsLexicon
from tidings.record import Claim, Report, content_id

from .tellers import Telling, plans, tell, tellers
from .war import Happening, War, wars
from .writing import Line, claim_of, line_of, written

#: Reports a day that an agency and a paper of its own make; with copies and updates, some 45 a day.
AGENCY_REPORTS, PAPER_REPORTS, PARTY_REPORTS = 5, 3, 2
#: Claims of one report.
FEWEST, MOST = 7, 12
#: The share of an agency's reports that others print, how many at most do, and within how many hours.
COPIED, MOST_COPIES, COPY_HOURS = 0.4, 4, 8.0
#: The share of reports that are superseded, once, within so many hours; a version loses a claim as often.
UPDATED, UPDATE_HOURS = 0.12, 6.0
#: Half of the interest in a telling is gone after so many hours; after MOST_HOURS nobody takes it up.
HALF_LIFE_HOURS, MOST_HOURS = 8.0, 60.0
#: Tellings that an outlet remembers to have told; in MOST_HOURS it tells some two hundred.
MOST_REMEMBERED = 1000


class Told(Struct, frozen=True):
    """A report, its claims, and for each the id of the happening that it tells of."""

    report: Report
    claims: tuple[Claim, ...]
    happenings: tuple[str, ...]


class Outlet(Struct):
    """An outlet: its side, if any, its reports a day, and what it has told, with the figures that it gave."""

    name: str
    reports: int
    agency: bool = False
    side: int | None = None
    told: dict[tuple[str, str], tuple[object, ...]] = {}

    def remember(self, lines: tuple[Line, ...]) -> None:
        """What the lines told counts as told; what is long past is forgotten."""
        for line in lines:
            self.told[line.telling.happening.id, line.telling.teller.name] = line.counts
        if len(self.told) > MOST_REMEMBERED:
            self.told = dict(list(self.told.items())[-MOST_REMEMBERED // 2 :])


class Draft(Struct, frozen=True):
    """A report before it is written. `fill` picks what fills it; `version` counts versions of one story."""

    outlet: Outlet
    hour: float
    lines: tuple[Line, ...]
    title: str
    fill: int
    story: int
    supersedes: str | None = None
    version: int = 0


class Press:
    """The outlets of a war at work."""

    def __init__(self, war: War) -> None:
        self.war, self.ground = war, war.ground
        self.chance = Random(f"{war.seed} {war.name} telling")
        self.tellers = tellers(self.ground)
        self.outlets = list(_outlets(war))
        self.pool: list[Telling] = []
        self.waiting: list[tuple[float, int, Draft]] = []
        self.order = count()

    def told(self) -> Iterator[Told]:
        """All reports of the war, in the order of their publication."""
        for number, day in enumerate(self.war.days()):
            self._hear(day.happenings, 24.0 * number)
            for hour, outlet in self._hours(24.0 * number):
                if draft := self._draft(outlet, hour):
                    self._wait(draft)
            yield from self._due(24.0 * (number + 1))
        yield from self._due(24.0 * (self.ground.days + 7))

    def _hear(self, happenings: tuple[Happening, ...], hour: float) -> None:
        """What the day's happenings give to tell is added; what is old goes."""
        self.pool = [telling for telling in self.pool if telling.since > hour - MOST_HOURS]
        for happening in happenings:
            self.pool += tell(happening, self.tellers, self.ground.begins, self.chance)
            self.pool += plans(happening, self.tellers, self.ground.begins, self.chance)

    def _hours(self, hour: float) -> list[tuple[float, Outlet]]:
        """When in the day each outlet reports; most in the waking hours."""
        times = [
            (hour + self.chance.triangular(0, 24, 16), i)
            for i, one in enumerate(self.outlets)
            for _ in range(one.reports)
        ]
        return [(at, self.outlets[i]) for at, i in sorted(times)]

    def _draft(self, outlet: Outlet, hour: float) -> Draft | None:
        chosen = self._choose(outlet, hour, self.chance.randint(FEWEST, MOST))
        if len(chosen) < 2:
            return None
        day = self.ground.begins + timedelta(hours=hour)
        lines = tuple(line_of(telling, hour, day, self.chance) for telling in chosen)
        outlet.remember(lines)
        return Draft(outlet, hour, lines, self._title(lines), self.chance.randrange(1 << 30), next(self.order))

    def _choose(self, outlet: Outlet, hour: float, most: int) -> list[Telling]:
        """What the outlet takes up: the weightier and newer the likelier, nothing twice unless its figures changed."""
        known = [telling for telling in self.pool if telling.since <= hour and self._open(outlet, telling, hour)]
        if not known:
            return []
        weights = [one.happening.weight * exp((one.since - hour) * 0.6931 / HALF_LIFE_HOURS) for one in known]
        drawn = self.chance.choices(range(len(known)), weights, k=most)
        return [known[number] for number in dict.fromkeys(drawn)]

    def _open(self, outlet: Outlet, telling: Telling, hour: float) -> bool:
        if outlet.side is not None and telling.teller.side not in (None, outlet.side):
            return False
        given = outlet.told.get((telling.happening.id, telling.teller.name))
        return given is None or given != telling.counts(hour)

    def _title(self, lines: tuple[Line, ...]) -> str:
        towns = dict.fromkeys(line.telling.happening.town for line in lines if line.telling.happening.town >= 0)
        names = [self.ground.towns[town].name for town in towns][:3]
        return f"{self.ground.country.name}: {', '.join(names)}"

    # what becomes of a report

    def _wait(self, draft: Draft) -> None:
        heappush(self.waiting, (draft.hour, next(self.order), draft))

    def _due(self, hour: float) -> Iterator[Told]:
        """The reports of before that hour, and the copies and versions that come of them."""
        while self.waiting and self.waiting[0][0] < hour:
            draft = heappop(self.waiting)[2]
            told = self._publish(draft)
            yield told
            self._follow(draft, told.report.id)

    def _publish(self, draft: Draft) -> Told:
        text, sentences = written(draft.lines, draft.title, self.ground, draft.fill)
        key = content_id(draft.outlet.name, text)
        report = Report(
            id=key, text=text, title=draft.title, outlet=draft.outlet.name, language="en",
            published=self._moment(draft.hour), url=f"https://example.org/{self.war.name}/{draft.story}",
            supersedes=draft.supersedes,
        )  # fmt: skip
        claims = tuple(claim_of(sentence, start, key) for start, sentence in sentences)
        return Told(report, claims, tuple(line.telling.happening.id for line in draft.lines))

    def _moment(self, hour: float) -> datetime:
        midnight = datetime.combine(self.ground.begins, time(), UTC)
        return midnight + timedelta(seconds=round(hour * 3600))

    def _follow(self, draft: Draft, key: str) -> None:
        if draft.outlet.agency and not draft.version and self.chance.random() < COPIED:
            others = [one for one in self.outlets if not one.agency and one.side is None]
            for outlet in self.chance.sample(others, self.chance.randint(1, min(MOST_COPIES, len(others)))):
                self._copy(draft, outlet)
        if not draft.version and draft.supersedes is None and self.chance.random() < UPDATED:
            self._update(draft, key)

    def _copy(self, draft: Draft, outlet: Outlet) -> None:
        """The same words under another outlet's name, cut at the end as often as not."""
        cut = len(draft.lines) - self.chance.choice((0, 0, 1, 2))
        hour = draft.hour + self.chance.uniform(0.3, COPY_HOURS)
        title = f"{draft.title} ({draft.outlet.name})"
        self._wait(structs.replace(draft, outlet=outlet, hour=hour, lines=draft.lines[:max(cut, 2)], title=title,
                                   story=next(self.order), version=1))  # fmt: skip

    def _update(self, draft: Draft, key: str) -> None:
        """The same story some hours later: figures as they stand by then, something new, at times something gone."""
        hour = draft.hour + self.chance.uniform(1.0, UPDATE_HOURS)
        kept = draft.lines[:-1] if len(draft.lines) > 3 and self.chance.random() < UPDATED else draft.lines
        lines = [structs.replace(line, counts=line.telling.counts(hour)) for line in kept]
        have = {(line.telling.happening.id, line.telling.teller.name) for line in lines}
        for telling in self._choose(draft.outlet, hour, 2):
            if (telling.happening.id, telling.teller.name) not in have:
                lines.append(line_of(telling, hour, lines[0].published, self.chance))
        self._wait(structs.replace(draft, hour=hour, lines=tuple(lines), supersedes=key, version=1))


def _outlets(war: War) -> Iterator[Outlet]:
    ground = war.ground
    yield from (Outlet(one.name, AGENCY_REPORTS, agency=True, told={}) for one in ground.agencies)
    yield from (Outlet(one.name, PAPER_REPORTS, told={}) for one in ground.papers)
    for number, side in enumerate(ground.sides):
        yield from (Outlet(one.name, PARTY_REPORTS, side=number, told={}) for one in side.media)


def records(war_list: list[War]) -> Iterator[Told]:
    """The reports of some wars in the order of their publication, whatever the order of the wars."""
    streams = [Press(war).told() for war in war_list]
    yield from merge(*streams, key=lambda told: (told.report.published, told.report.id))


def stream(
    gazetteer: Gazetteer, actors: ActorsLexicon, claims: int, seed: int = 1
) -> Iterator[tuple[Report, list[Claim]]]:
    """Reports with their claims, at least so many claims in all; the same seed gives the same stream."""
    left = claims
    for told in records(wars(gazetteer, actors, seed)):
        if left <= 0:
            return
        left -= len(told.claims)
        yield told.report, list(told.claims)
