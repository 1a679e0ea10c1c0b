"""Who tells of a happening, when, and how far from the truth: honest noise, and what sides say in their own cause."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Literal

from msgspec import Struct

from tidings.record import Actor, Bound, Modality

from .ground import Ground
from .war import Happening

Sort = Literal["side", "monitor", "people", "own"]

# Every share below is this project's assumption of what is usual, set before any finding was measured against it.

#: How likely a happening of weight 1 reaches a teller of each sort; one of weight 0 reaches it a quarter as likely.
REACH: dict[Sort, float] = {"side": 0.8, "monitor": 0.95, "people": 0.5, "own": 0.7}
#: Hours after which a teller knows, on average; and the share of tellers that learn a day or two later still.
DELAY_HOURS, LATE = 4.0, 0.08
#: The share of tellings that give the day before or after the right one.
WRONG_DAY = 0.05
#: The share of tellings that say where in a town something happened.
SITED = 0.6
#: How a figure is given by those who know: exactly, as a lower bound, rounded, as an upper bound, or plainly wrong.
KNOWN_AS = {"exact": 0.62, "at_least": 0.2, "about": 0.12, "at_most": 0.02, "wrong": 0.04}
#: The share of tellings whose first figure is a lower one, and for how many hours it is.
EARLY, EARLY_HOURS = 0.4, 10.0
#: The shares of a side's tellings in which the enemy's dead are more, and its own fewer, than is true.
BOASTS, PLAYS_DOWN = 0.25, 0.25
#: The shares of a side that owns up to a loss of ground, and that denies it for the first day.
OWNS_UP, DENIES = 0.45, 0.3
#: The share of harm to others that its author denies, of plans for ground that are announced, of hedged tellings.
DENIES_HARM, PLANS, HEDGES = 0.1, 0.15, 0.04

HARM = frozenset({"airstrike", "shelling", "attack", "bombing"})


class Teller(Struct, frozen=True):
    """Somebody who tells: a side by its number, a monitor, people of the place, or the outlet in its own voice."""

    sort: Sort
    name: str
    actor: Actor | None = None
    side: int | None = None


class Count(Struct, frozen=True):
    """A figure as told: what is counted of whom, how many and how firmly."""

    measure: str
    who: str
    count: int
    bound: Bound


class Telling(Struct, frozen=True):
    """What a teller says of a happening from an hour on: kind, day, surely or not, and its figures, first and later.

    `since` counts hours from the midnight that begins the war.
    """

    happening: Happening
    teller: Teller
    kind: str
    day: date
    modality: Modality
    since: float
    agents: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    first: tuple[Count, ...]
    later: tuple[Count, ...]
    sited: bool = False

    def counts(self, hour: float) -> tuple[Count, ...]:
        """The figures that the teller gives at that hour."""
        return self.first if hour < self.since + EARLY_HOURS else self.later


def tellers(ground: Ground) -> list[Teller]:
    """All who tell of a war, besides its outlets' own voices one for all."""
    sides = [Teller("side", side.ground.name, side.ground, number) for number, side in enumerate(ground.sides)]
    monitors = [Teller("monitor", one.name, one) for one in ground.monitors]
    return [*sides, *monitors, Teller("people", "residents"), Teller("people", "activists"), Teller("own", "")]


def tell(happening: Happening, who: list[Teller], begins: date, chance: Random) -> Iterator[Telling]:
    """What each of them says of it, in the order of the tellers; the silent say nothing."""
    for teller in who:
        if (modality := _stance(happening, teller, chance)) is not None:
            yield _telling(happening, teller, modality, begins, chance)


def _stance(happening: Happening, teller: Teller, chance: Random) -> Modality | None:
    """How surely the teller speaks of it; None where it is silent."""
    doer = teller.side is not None and teller.side == happening.side
    hurt = teller.side is not None and teller.side == happening.against
    if not happening.true:
        return "asserted" if doer else "denied" if hurt and chance.random() < 0.9 else None
    if happening.kind == "capture" and (doer or hurt):
        return _of_ground(doer, chance)
    if happening.kind in HARM and doer:
        return "denied" if chance.random() < DENIES_HARM else None
    if chance.random() > REACH[teller.sort] * (0.25 + 0.75 * happening.weight):
        return None
    return "possible" if teller.sort != "side" and chance.random() < HEDGES else "asserted"


def _of_ground(doer: bool, chance: Random) -> Modality | None:
    """The winner announces what it took; the loser owns up, denies or is silent."""
    if doer:
        return "asserted" if chance.random() < 0.95 else None
    drawn = chance.random()
    return "asserted" if drawn < OWNS_UP else "denied" if drawn < OWNS_UP + DENIES else None


def _telling(happening: Happening, teller: Teller, modality: Modality, begins: date, chance: Random) -> Telling:
    lost = happening.kind == "capture" and modality == "asserted" and teller.side is not None
    lost = lost and teller.side == happening.against
    late = chance.uniform(20, 44) if chance.random() < LATE else 0.0
    off = chance.choice((-1, 1)) if chance.random() < WRONG_DAY else 0
    since = 24 * (happening.day - begins).days + happening.hour + late + chance.expovariate(1 / DELAY_HOURS)
    later = _counts(happening, teller, chance)
    first = tuple(_early(count, chance) for count in later) if chance.random() < EARLY else later
    return Telling(
        happening=happening,
        teller=teller,
        kind="withdraw" if lost else happening.kind,
        day=happening.day + timedelta(min(off, 0) if late == 0.0 else off),
        modality=modality,
        since=since,
        agents=happening.targets if lost else happening.agents,
        targets=() if lost else happening.targets,
        first=first,
        later=later,
        sited=chance.random() < SITED,
    )


def plans(happening: Happening, who: list[Teller], begins: date, chance: Random) -> Iterator[Telling]:
    """What a side announces of an assault before it comes, and of the capture that it expects of it."""
    if happening.kind == "offensive" and chance.random() < PLANS:
        side = next(teller for teller in who if teller.side == happening.side)
        kind = chance.choice(("capture", "offensive"))
        since = 24 * (happening.day - begins).days + happening.hour - chance.uniform(6, 20)
        yield Telling(happening, side, kind, happening.day, "intended", since, happening.agents, (), (), ())


def _counts(happening: Happening, teller: Teller, chance: Random) -> tuple[Count, ...]:
    """The figures that a teller who has had time gives."""
    if happening.moved:
        measure, who = OF_ACT[happening.kind], "all"
        return (Count(measure, who, *_known_as(happening.moved, chance)),)
    if not happening.killed:
        return ()
    who = "fighters" if happening.kind == "clash" else "all"
    killed = _in_own_cause(happening, teller, chance) or Count("killed", who, *_known_as(happening.killed, chance))
    found = [killed]
    if happening.injured and chance.random() < 0.7:
        found.append(Count("injured", who, *_known_as(happening.injured, chance)))
    if happening.children and chance.random() < 0.5 and happening.children < killed.count:
        found.append(Count("killed", "children", happening.children, "exact"))
    return tuple(found)


#: What is counted where the act itself has a count.
OF_ACT = {"displacement": "displaced", "detain": "detained", "release": "released", "abduct": "abducted"}


def _in_own_cause(happening: Happening, teller: Teller, chance: Random) -> Count | None:
    """A side's figure for a clash, where it is not the true one: the enemy's dead are more, its own fewer."""
    if happening.kind != "clash" or teller.side is None:
        return None
    if teller.side == happening.side and chance.random() < BOASTS:
        return Count("killed", "fighters", int(happening.killed * chance.uniform(1.3, 3)) + 1, "exact")
    if teller.side == happening.against and chance.random() < PLAYS_DOWN:
        return Count("killed", "fighters", max(1, int(happening.killed * chance.uniform(0.3, 0.8))), "exact")
    return None


def _known_as(true: int, chance: Random) -> tuple[int, Bound]:
    """A count and its bound as told by one who knows: bounds are kept to, save where the telling is plainly wrong."""
    how = chance.choices(tuple(KNOWN_AS), tuple(KNOWN_AS.values()))[0]
    if how == "wrong":
        return max(1, true + chance.choice((-1, 1)) * max(1, true // 5)), "exact"
    if how == "at_least":
        return max(1, int(true * chance.uniform(0.6, 1.0))), "at_least"
    if how == "at_most":
        return int(true * chance.uniform(1.0, 1.3)) + 1, "at_most"
    if how == "about" and true >= 10:
        step = 5 if true < 50 else 10 if true < 1000 else 100
        return max(step, step * round(true / step)), "about"
    return true, "exact"


def _early(count: Count, chance: Random) -> Count:
    """The figure that is given before all is known: a lower one, and said to be."""
    if count.who == "children" or count.bound == "at_most":
        return count
    return Count(count.measure, count.who, max(1, int(count.count * chance.uniform(0.4, 0.85))), "at_least")
