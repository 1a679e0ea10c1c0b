"""What truly happens in a synthetic war, day by day: who holds which town, and what is done where to how many."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import exp
from random import Random
from typing import Literal

from msgspec import Struct

from tidings.gazetteer import Gazetteer
from tidings.lexicon.actors import ActorsLexicon
from tidings.record import Actor

from .ground import Ground, grounds

State = Literal["held", "contested", "encircled"]
Outcome = Literal["stormed", "handed over", "repelled"]

#: How many happenings of each kind a day brings on average, besides those of battles. Together about 65, so that with
#: what battles bring a day of a war is told in 200 to 600 claims, as days of wars reported daily are.
DAILY = {
    "shelling": 15.0, "airstrike": 10.0, "attack": 8.0, "bombing": 4.0, "detain": 4.0, "displacement": 4.0,
    "deploy": 4.0, "hold": 4.0, "accuse": 3.0, "aid": 3.0, "destroy": 3.0, "demand": 2.0, "abduct": 1.5,
    "protest": 1.5, "decree": 1.5, "release": 1.0, "talks": 1.0, "agree": 0.4, "breach": 0.4,
}  # fmt: skip
#: The share of happenings of a kind that leave dead, and how many at least do.
DEADLY = {"shelling": 0.6, "airstrike": 0.6, "attack": 0.8, "bombing": 0.7, "clash": 0.7}
#: Tolls fall off with this exponent: that of the sizes of events in wars (Bohorquez and others, Nature 462, 2009).
TOLL_EXPONENT = 2.5
MOST_DEAD = 400
#: Battles that go on at one time; a war on some hundred towns has a handful.
FRONTS = 6
#: The share of towns whose holder is told in the first days; of the rest nothing is known until something happens.
TOLD_AT_FIRST = 0.9
FIRST_DAYS = 6

CIVILIANS = Actor("", "civilians", "civilians")


class Happening(Struct, frozen=True):
    """Something that happened (`true`), or that a side only says did: its kind, day, place, parties and figures.

    `town` is the number of the town in its war; `side` and `against` are numbers of sides, None where no side has part.
    `hour` counts from the midnight that begins the day, `weight` (0 to 1) tells how much it is news; `site` (0 to 1)
    stands for the spot within the town.
    """

    id: str
    kind: str
    day: date
    hour: float
    town: int
    agents: tuple[Actor, ...]
    targets: tuple[Actor, ...] = ()
    side: int | None = None
    against: int | None = None
    mode: str | None = None
    killed: int = 0
    injured: int = 0
    children: int = 0
    moved: int = 0
    weight: float = 0.1
    site: float = 0.0
    true: bool = True


class Day(Struct, frozen=True):
    """A day of a war: what happened, and for each town the side that holds it as the day ends, and its state."""

    day: date
    happenings: tuple[Happening, ...]
    control: tuple[tuple[int, State], ...]


class Battle(Struct):
    """A fight for a town: its days, the day from which the town is cut off (-1: never), and how it ends."""

    town: int
    attacker: int
    defender: int
    lasts: int
    siege: int
    outcome: Outcome
    day: int = 0


class War:
    """A war on its ground: the same seed gives the same days, each time that they are asked for."""

    def __init__(self, ground: Ground, seed: int) -> None:
        self.ground, self.seed = ground, seed

    @property
    def name(self) -> str:
        """The country of the war, which no other war has."""
        return self.ground.country.id

    def days(self) -> Iterator[Day]:
        """The days of the war from its first."""
        course = Course(self.ground, Random(f"{self.seed} {self.name} truth"))
        for number in range(self.ground.days):
            yield course.day(number)


def wars(gazetteer: Gazetteer, actors: ActorsLexicon, seed: int = 1) -> list[War]:
    """The synthetic wars, in the order of their beginning."""
    return [War(ground, seed) for ground in grounds(gazetteer, actors)]


class Course:
    """The course of a war so far: who holds what, and which battles go on."""

    def __init__(self, ground: Ground, chance: Random) -> None:
        self.ground, self.chance = ground, chance
        self.holders = list(ground.holders)
        self.battles: list[Battle] = []
        self.found: list[Happening] = []
        self.today = ground.begins
        self.count = self.dead = 0

    def day(self, number: int) -> Day:
        """The next day."""
        self.today, self.found = self.ground.begins + timedelta(number), []
        if number < FIRST_DAYS:
            self._first_holds(number)
        while len(self.battles) < FRONTS and self.chance.random() < 0.5:
            self._begin()
        for battle in list(self.battles):
            self._fight(battle)
        self._besides()
        return Day(self.today, tuple(self.found), self._control())

    def _control(self) -> tuple[tuple[int, State], ...]:
        states: dict[int, State] = {}
        for battle in self.battles:
            cut_off = 0 <= battle.siege < battle.day
            states[battle.town] = "encircled" if cut_off else "contested"
        return tuple((holder, states.get(town, "held")) for town, holder in enumerate(self.holders))

    def _tell(self, kind: str, town: int, agents: tuple[Actor, ...], **more: object) -> None:
        """One more happening of today."""
        self.count += 1
        hour = more.pop("hour", None) or self.chance.uniform(0, 20)
        name = f"{self.ground.country.id}.{self.count}"
        self.found.append(Happening(name, kind, self.today, hour, town, agents, site=self.chance.random(), **more))  # type: ignore[arg-type]

    def _first_holds(self, number: int) -> None:
        """A share of the towns each of the first days: who holds them is told."""
        for town, holder in enumerate(self.holders):
            if town % FIRST_DAYS == number and self.chance.random() < TOLD_AT_FIRST:
                self._tell("hold", town, (self.ground.sides[holder].ground,), side=holder, weight=0.35)

    # battles

    def _begin(self) -> None:
        """A battle for a town next to one that the attacker holds."""
        chance = self.chance
        open_to = {town: found for town in range(len(self.holders)) if (found := self._rivals(town))}
        towns = sorted(open_to.keys() - {battle.town for battle in self.battles})
        if not towns:
            return
        town = chance.choice(towns)
        lasts = min(1 + int(chance.expovariate(0.25)), 14)
        siege = chance.randrange(lasts) if lasts > 3 and chance.random() < 0.4 else -1
        outcome: Outcome = chance.choices(("stormed", "handed over", "repelled"), (0.5, 0.12, 0.38))[0]
        self.battles.append(Battle(town, chance.choice(open_to[town]), self.holders[town], lasts, siege, outcome))

    def _rivals(self, town: int) -> list[int]:
        """The sides that hold a town next to this one, and not this one."""
        return sorted({self.holders[near] for near in self.ground.near[town]} - {self.holders[town]})

    def _fight(self, battle: Battle) -> None:
        """The battle's day: the assault, fights, the siege, the end; sometimes a capture that is only said."""
        attacker, defender = (self.ground.sides[side].ground for side in (battle.attacker, battle.defender))
        sides = {"side": battle.attacker, "against": battle.defender}
        worth = self._worth(battle.town)
        if battle.day == battle.lasts:
            self._end(battle)
            return
        if battle.day == 0:
            self._tell("offensive", battle.town, (attacker,), targets=(defender,), weight=0.4 + worth / 2, **sides)
        if battle.day == battle.siege:
            self._tell("encircle", battle.town, (attacker,), targets=(defender,), weight=0.5 + worth / 2, **sides)
        killed = self._dead("clash")
        self._tell("clash", battle.town, (attacker,), targets=(defender,), killed=killed,
                   injured=self._hurt(killed), weight=0.3 + worth / 3, **sides)  # fmt: skip
        if battle.day and self.chance.random() < 0.06:
            self._tell(
                "capture", battle.town, (attacker,), targets=(defender,), weight=0.4 + worth / 2, true=False, **sides
            )
        battle.day += 1

    def _end(self, battle: Battle) -> None:
        self.battles.remove(battle)
        attacker, defender = (self.ground.sides[side].ground for side in (battle.attacker, battle.defender))
        sides, weight = {"side": battle.attacker, "against": battle.defender}, 0.6 + self._worth(battle.town) / 2
        if battle.outcome == "repelled":
            self._tell("hold", battle.town, (defender,), side=battle.defender, weight=weight / 2)
            self._tell(
                "withdraw", battle.town, (attacker,), hour=self.chance.uniform(0, 10), weight=weight / 2, **sides
            )
            return
        forced = battle.outcome == "stormed"
        if not forced:
            left = {"side": battle.defender, "against": battle.attacker, "hour": self.chance.uniform(0, 6)}
            self._tell("withdraw", battle.town, (defender,), weight=weight, **left)
        self._tell("capture", battle.town, (attacker,), targets=(defender,), hour=self.chance.uniform(6, 18),
                   mode="by force" if forced else "handed over", weight=weight, **sides)  # fmt: skip
        self.holders[battle.town] = battle.attacker

    # all that is no battle

    def _besides(self) -> None:
        weights = self._weights()
        for kind, mean in DAILY.items():
            for town in self.chance.choices(range(len(self.holders)), weights, k=self._poisson(mean)):
                self._happen(kind, town)
        self.dead += sum(happening.killed for happening in self.found)
        if self.today.day % 5 == 0:
            self._tell("toll", -1, (), killed=self.dead, weight=0.5)

    def _happen(self, kind: str, town: int) -> None:
        holder = self.holders[town]
        rivals = self._rivals(town)
        side = self.chance.choice(rivals) if rivals and self.chance.random() < 0.7 else holder
        against = holder if side != holder else next(iter(rivals), (holder + 1) % len(self.ground.sides))
        if kind in ("hold", "decree", "detain", "deploy", "displacement"):
            side, against = holder, against if against != holder else side
        if kind == "airstrike" and not self.ground.sides[side].air:
            kind = "shelling"
        doer, other = self.ground.sides[side], self.ground.sides[against]
        agents = (doer.air,) if kind == "airstrike" and doer.air else (doer.ground,)
        targets = (CIVILIANS,) if kind in ("attack", "abduct") else (other.ground,)
        killed = self._dead(kind)
        self._tell(
            kind, town, agents, targets=targets, side=side, against=against, killed=killed,
            injured=self._hurt(killed), children=self._children(killed), moved=self._moved(kind),
            weight=min(1.0, 0.12 + 0.2 * self._worth(town) + killed / 40),
        )  # fmt: skip

    def _dead(self, kind: str) -> int:
        if self.chance.random() > DEADLY.get(kind, 0.0):
            return 0
        return min(int(2 * self.chance.paretovariate(TOLL_EXPONENT - 1)), MOST_DEAD)

    def _hurt(self, killed: int) -> int:
        return int(killed * self.chance.uniform(0.5, 3.0)) if killed and self.chance.random() < 0.6 else 0

    def _children(self, killed: int) -> int:
        return self.chance.randrange(1, killed) if killed > 4 and self.chance.random() < 0.3 else 0

    def _moved(self, kind: str) -> int:
        """A count that belongs to the act: people who fled, were taken or let go."""
        if kind == "displacement":
            return int(100 * self.chance.paretovariate(1.0)) % 50_000
        return self.chance.randrange(2, 60) if kind in ("detain", "release", "abduct") else 0

    def _worth(self, town: int) -> float:
        """From 1 for the largest town to 0 for the smallest: how much of what happens there is news."""
        return 1.0 - town / len(self.holders)

    def _weights(self) -> list[float]:
        """How much happens where: most where it is fought, more near the other side, more in larger towns."""
        fought = {battle.town for battle in self.battles}
        found = []
        for town, holder in enumerate(self.holders):
            near = any(self.holders[one] != holder for one in self.ground.near[town])
            found.append((0.3 + self._worth(town)) * (8.0 if town in fought else 3.0 if near else 1.0))
        return found

    def _poisson(self, mean: float) -> int:
        """A count of that mean (Knuth's way: few enough to draw one by one)."""
        count, left, least = 0, self.chance.random(), exp(-mean)
        while left > least:
            count, left = count + 1, left * self.chance.random()
        return count
