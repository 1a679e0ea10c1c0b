"""Which of the places of one name a report means: weighed by the whole report, and left open where nothing decides."""

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tidings.gazetteer import MANNERS, Gazetteer
from tidings.gazetteer.derived import BARE_SITE
from tidings.gazetteer.spelling import fold_word
from tidings.record import Mention, Option, Place
from tidings.syntax import Sentences

KEPT_OPTIONS = 5  # readings kept of a mention; those below are all but impossible
ROUNDS = 3  # of weighing; the third changes hardly a choice
GAP_CHARS = 3  # between a name and what it lies in: ", " or " ("
KM_PER_DEGREE = 111.2
#: How much each piece of evidence counts, in powers of ten of people; set in coarse steps on public sets of toponyms.
PEOPLE, OTHER_NAME, OTHER_SPELLING = 0.9, 0.7, 0.9
COUNTRY, REGION, NEAR, HOLDS, SAME_TEXT = 2.5, 2.5, 2.0, 8.0, 3.0
LIKE_NAME = 2.0  # what a name that only looks like the one written loses
STRANGE, STRANGE_SHARE = 1.5, 0.05  # what a name not quite as written loses in a country with hardly a vote
OURS = 1.0  # what a place gains that our own table has, since reports of conflict name it
NAMESAKE = 1.0  # what a region loses beside a town of its name
NEAR_KM = 80.0  # the reach of nearness: at this distance a neighbour counts for 0.37
SHARPNESS = 2.0  # of turning scores into shares
DATELINE_CHARS = 60  # a place within so many characters of the body's start counts as the dateline
DATELINE, TITLE, PEOPLE_VOTE = 2.0, 1.5, 0.5  # weight of a vote from there, and of a demonym's
UNSURE = 2.6  # the score below which no reading is chosen: a hamlet that nothing else in the text speaks for
Floats = NDArray[np.float64]


class Group(msgspec.Struct):
    """The mentions of one name that must mean one place; `rows` are its readings in the gazetteer."""

    rows: list[int]
    hows: list[int]
    mentions: list[int]
    weight: float
    chosen: frozenset[int] = frozenset()


def locate(mentions: Sequence[Mention], sentences: Sentences, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The mentions with their readings weighed, best first, and the best one as value where it is good enough."""
    groups = _groups(mentions, sentences, gazetteer)
    located = list(mentions)
    if groups:
        scores = _Weighing(groups, _votes_of_peoples(sentences, gazetteer), gazetteer).scores()
        for group, score in zip(groups, scores, strict=True):
            for i in group.mentions:
                located[i] = _decided(mentions[i], group, score, gazetteer)
    return tuple(_between(mention, located, gazetteer) for mention in located)


def _groups(mentions: Sequence[Mention], sentences: Sentences, gazetteer: Gazetteer) -> list[Group]:
    """Mentions by what they may mean, those with a container beside them apart from those without."""
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], Group] = {}
    rows_of = [_rows(mention, gazetteer) for mention in mentions]
    for i in sorted(range(len(mentions)), key=lambda i: _is_bare_site(mentions[i])):
        mention, rows = mentions[i], rows_of[i]
        if not rows:
            continue
        held = _held(i, mentions, rows_of, gazetteer)
        key = (tuple(rows), tuple(held))
        group = found.get(key)
        if group is None:
            hows = [MANNER.get(option.reason, 1) for option in mention.options]
            group = found[key] = Group(list(rows), hows, [], 0.0, frozenset(held))
        group.mentions.append(i)
        group.weight += 0.0 if _is_bare_site(mention) else _vote(mention, sentences)
    return list(found.values())


def _is_bare_site(mention: Mention) -> bool:
    """True of "the airport", which says of its town nothing that the town's name does not."""
    return mention.options[:1] != () and mention.options[0].reason == BARE_SITE


MANNER = {manner: i for i, manner in enumerate(MANNERS)}


def _rows(mention: Mention, gazetteer: Gazetteer) -> list[int]:
    rows = (gazetteer.row_of(option.id.partition("@")[0]) for option in mention.options)
    return [row for row in rows if row is not None]


def _held(i: int, mentions: Sequence[Mention], rows_of: list[list[int]], gazetteer: Gazetteer) -> list[int]:
    """The readings that lie in the place named right after ("Lexington, Kentucky")."""
    if i + 1 >= len(mentions):
        return []
    gap = mentions[i + 1].span.start - mentions[i].span.end
    if not 1 < gap <= GAP_CHARS or not rows_of[i + 1]:
        return []
    around = tuple((row, 0) for row in rows_of[i + 1])
    return [row for row in rows_of[i] if gazetteer.encloses(((row, 0),), around)]


def _vote(mention: Mention, sentences: Sentences) -> float:
    """How much a mention counts for the others: more in the title and the dateline."""
    title = len(sentences.report.title)
    if title and mention.span.end <= title:
        return TITLE
    return DATELINE if mention.span.start - title <= DATELINE_CHARS else 1.0


def _votes_of_peoples(sentences: Sentences, gazetteer: Gazetteer) -> dict[bytes, float]:
    """For each country how often its people, its things and its government are named."""
    votes: dict[bytes, float] = {}
    for token in sentences.tokens:
        if token.text[0].isupper() and len(token.text) > 3:
            row = gazetteer.of_people(fold_word(token.text).strip())
            if row is not None:
                code = bytes(gazetteer.lands[row])
                votes[code] = votes.get(code, 0.0) + PEOPLE_VOTE
    return votes


class _Weighing:
    """All readings of all groups as columns, so that they are weighed together."""

    def __init__(self, groups: list[Group], peoples: dict[bytes, float], gazetteer: Gazetteer) -> None:
        self.groups = groups
        self.rows = np.array([row for group in groups for row in group.rows])
        self.of = np.array([i for i, group in enumerate(groups) for _ in group.rows])
        self.starts = np.array([0, *np.cumsum([len(group.rows) for group in groups])])
        self.weights = np.sqrt(np.array([group.weight for group in groups]))
        self.lats, self.lons = gazetteer.lats[self.rows].astype(float), gazetteer.lons[self.rows].astype(float)
        self.regions, self.kinds = gazetteer.regions[self.rows], gazetteer.kinds[self.rows]
        here = {bytes(code) for code in gazetteer.lands[self.rows]}
        codes = {code: i for i, code in enumerate([*peoples, *(here - set(peoples))])}
        self.lands = np.array([codes[bytes(code)] for code in gazetteer.lands[self.rows]])
        self.peoples = np.zeros(len(codes))
        for code, votes in peoples.items():
            self.peoples[codes[code]] = np.sqrt(votes)
        self.areas, self.region_of = self._areas()
        self.prior = self._prior(gazetteer)

    def _areas(self) -> tuple[int, NDArray[np.int64]]:
        """Each reading's region as a small number: its own where it is one."""
        own = np.where(self.kinds == REGION_KIND, self.rows, self.regions)
        values, inverse = np.unique(own, return_inverse=True)
        self.nowhere = int(np.searchsorted(values, -1)) if -1 in values else -1
        return len(values), inverse

    def _prior(self, gazetteer: Gazetteer) -> Floats:
        people = np.array([gazetteer.weight(int(row)) for row in self.rows])
        hows = np.array([how for group in self.groups for how in group.hows])
        held = np.array([row in group.chosen for group in self.groups for row in group.rows])
        prior: Floats = PEOPLE * np.log10(people + 10.0) - OTHER_NAME * (hows == 1) - OTHER_SPELLING * (hows == 2)
        prior += OURS * ((hows == 0) & (gazetteer.ours[self.rows] == 1))
        prior -= LIKE_NAME * (hows == 3)
        self.loose = hows >= 2
        prior += HOLDS * held - NAMESAKE * self._namesakes()
        chosen = {row for group in self.groups for row in group.chosen if len(group.chosen) <= 2}
        elsewhere = np.array([row in chosen for row in self.rows.tolist()])
        told = np.array([bool(group.chosen) for group in self.groups])[self.of]
        prior += SAME_TEXT * (elsewhere & ~told)
        return prior

    def _namesakes(self) -> NDArray[np.bool_]:
        """True for a region with a town of its name in it, and a district beside one: a bare name means the town."""
        settled = (self.kinds >= TOWN_KINDS[0]) & (self.kinds <= TOWN_KINDS[1]) & (self.regions >= 0)
        towns = set(zip(self.of[settled].tolist(), self.regions[settled].tolist(), strict=True))
        own = np.where(self.kinds == REGION_KIND, self.rows, self.regions)
        inside = np.array([pair in towns for pair in zip(self.of.tolist(), own.tolist(), strict=True)])
        areas = (self.kinds == REGION_KIND) | (self.kinds == DISTRICT_KIND)
        namesakes: NDArray[np.bool_] = inside & areas
        return namesakes

    def scores(self) -> list[Floats]:
        """The score of every reading, one array for each group."""
        score = self.prior
        for _ in range(ROUNDS):
            score = self.prior + self._context(self._shares(score))
        return [score[a:b] for a, b in zip(self.starts, self.starts[1:], strict=False)]

    def _shares(self, score: Floats) -> Floats:
        """Scores as shares that sum to 1 within a group."""
        top = np.maximum.reduceat(score, self.starts[:-1])
        raised = np.exp(SHARPNESS * (score - top[self.of]))
        shares: Floats = raised / np.add.reduceat(raised, self.starts[:-1])[self.of]
        return shares

    def _context(self, shares: Floats) -> Floats:
        """What the other groups say for each reading."""
        votes = shares * self.weights[self.of]
        lands = self._without_own(votes, self.lands, len(self.peoples)) + self.peoples[self.lands]
        total = self.weights.sum() - self.weights[self.of] + self.peoples.sum()
        regional = np.where(self.kinds == COUNTRY_KIND, 0.0, votes)
        regions = self._without_own(regional, self.region_of, self.areas)
        if self.nowhere >= 0:
            regions = np.where(self.region_of == self.nowhere, 0.0, regions)
        rest = np.maximum(total, 1.0)
        strange = STRANGE * (self.loose & (lands <= STRANGE_SHARE * rest))
        context: Floats = COUNTRY * np.sqrt(lands / rest) + REGION * np.sqrt(regions / rest) - strange
        return context + NEAR * self._near(shares)

    def _without_own(self, votes: Floats, areas: NDArray[Any], count: int) -> Floats:
        """For each reading the votes for its area that come from other groups."""
        everyone = np.bincount(areas, votes, count)[areas]
        pairs = self.of * count + areas
        keys, inverse = np.unique(pairs, return_inverse=True)
        own = np.bincount(inverse, votes, len(keys))[inverse]
        others: Floats = np.maximum(everyone - own, 0.0)
        return others

    def _near(self, shares: Floats) -> Floats:
        """How near the likeliest readings of the other groups lie: 1 for several neighbours."""
        tops = np.array([a + int(np.argmax(shares[a:b])) for a, b in zip(self.starts, self.starts[1:], strict=False)])
        tops = tops[self.kinds[tops] != COUNTRY_KIND]
        if not len(tops):
            return np.zeros(len(shares))
        dy = (self.lats[:, None] - self.lats[tops][None, :]) * KM_PER_DEGREE
        dx = (self.lons[:, None] - self.lons[tops][None, :]) * KM_PER_DEGREE * np.cos(np.radians(self.lats))[:, None]
        pull = np.exp(-np.sqrt(dx * dx + dy * dy) / NEAR_KM) * shares[tops][None, :]
        pull[self.of[:, None] == self.of[tops][None, :]] = 0.0
        near: Floats = np.minimum(1.0, pull.sum(axis=1))
        return near


COUNTRY_KIND, REGION_KIND, DISTRICT_KIND, TOWN_KINDS = 0, 1, 2, (3, 5)  # as the gazetteer numbers its kinds


def _decided(mention: Mention, group: Group, score: Floats, gazetteer: Gazetteer) -> Mention:
    """The mention with its readings in order, and with a value where the best is good enough."""
    order = np.argsort(-score, kind="stable")[:KEPT_OPTIONS]
    raised = np.exp(SHARPNESS * (score[order] - score[order[0]]))
    shares = raised / raised.sum()
    options = tuple(
        msgspec.structs.replace(mention.options[i], score=round(float(share), 3))
        for i, share in zip(order.tolist(), shares.tolist(), strict=True)
    )
    best = gazetteer.place(options[0].id) if score[order[0]] >= UNSURE else None
    return msgspec.structs.replace(mention, options=options, value=_called(best, mention))


def _called(place: Place | None, mention: Mention) -> Place | None:
    """A derived place under the words of the report."""
    return msgspec.structs.replace(place, name=mention.name) if place and "@" in place.id else place


def _between(mention: Mention, mentions: list[Mention], gazetteer: Gazetteer) -> Mention:
    """A mention that spans two others and has no readings of its own lies between them."""
    if mention.options:
        return mention
    inside = [m for m in mentions if m is not mention and mention.span.holds(m.span) and isinstance(m.value, Place)]
    if len(inside) != 2 or not isinstance(inside[0].value, Place) or not isinstance(inside[1].value, Place):
        return mention
    key = f"{inside[0].options[0].id}@to:{inside[1].options[0].id}"
    place = gazetteer.place(key)
    option = Option(key, mention.name, min(m.options[0].score for m in inside), "between the two")
    return msgspec.structs.replace(mention, options=(option,), value=_called(place, mention))
