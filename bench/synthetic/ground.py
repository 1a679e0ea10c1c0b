"""Where the synthetic wars are fought and by whom: towns of the gazetteer, parties of the lexicon."""

import tomllib
from datetime import date
from math import cos, hypot, radians
from pathlib import Path

import msgspec
from msgspec import Struct

from tidings.gazetteer import Gazetteer
from tidings.lexicon.actors import ActorsLexicon
from tidings.record import Actor, Place

HERE = Path(__file__).parent
#: As many towns as English reports name in a war that is reported daily.
TOWNS = 100
#: Towns that a side can go to from one that it holds.
NEIGHBOURS = 6
KM_PER_DEGREE = 111.2
#: A town within this distance of a larger one is left out, for reports would call it by the name of the larger.
SUBURB_KM = 8.0


class SideRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A side of wars.toml: ids of data/actors.csv."""

    ground: str
    air: str = ""
    media: tuple[str, ...] = ()


class WarRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A war of wars.toml."""

    country: str
    begins: date
    days: int
    monitors: tuple[str, ...]
    papers: tuple[str, ...]
    sides: tuple[SideRow, ...]


class WarsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as written."""

    agencies: tuple[str, ...]
    war: tuple[WarRow, ...]


class Side(Struct, frozen=True):
    """A side: who fights for it on the ground, who in the air, and its own outlets."""

    ground: Actor
    air: Actor | None
    media: tuple[Actor, ...]


class Ground(Struct, frozen=True):
    """What a war is fought over and who watches; `near` are for each town the numbers of its neighbours.

    `holders` are the numbers of the sides that hold the towns on the eve of the first day.
    """

    country: Place
    begins: date
    days: int
    towns: tuple[Place, ...]
    near: tuple[tuple[int, ...], ...]
    holders: tuple[int, ...]
    sides: tuple[Side, ...]
    monitors: tuple[Actor, ...]
    papers: tuple[Actor, ...]
    agencies: tuple[Actor, ...]


def grounds(gazetteer: Gazetteer, actors: ActorsLexicon) -> list[Ground]:
    """The wars of wars.toml, in the order of their beginning."""
    rows = msgspec.convert(tomllib.loads((HERE / "wars.toml").read_text("utf-8")), WarsFile)
    return [_ground(row, rows.agencies, gazetteer, actors) for row in sorted(rows.war, key=lambda row: row.begins)]


def _ground(row: WarRow, agencies: tuple[str, ...], gazetteer: Gazetteer, actors: ActorsLexicon) -> Ground:
    country = gazetteer.country(row.country)
    assert country
    towns = _towns(country, gazetteer)
    return Ground(
        country=country,
        begins=row.begins,
        days=row.days,
        towns=towns,
        near=tuple(tuple(_nearest(town, towns)) for town in towns),
        holders=_holders(towns, len(row.sides)),
        sides=tuple(_side(side, actors) for side in row.sides),
        monitors=tuple(_actor(one, actors) for one in row.monitors),
        papers=tuple(_actor(one, actors) for one in row.papers),
        agencies=tuple(_actor(one, actors) for one in agencies),
    )


def _side(row: SideRow, actors: ActorsLexicon) -> Side:
    air = _actor(row.air, actors) if row.air else None
    return Side(_actor(row.ground, actors), air, tuple(_actor(one, actors) for one in row.media))


def _actor(key: str, actors: ActorsLexicon) -> Actor:
    """The actor of an id: a row, or an organ of a country ("sd.air_force")."""
    country, _, organ = key.partition(".")
    found = actors.actors.get(key) or actors.organ(country.upper(), organ)
    assert found, f"wars.toml: {key} is no id of data/actors.csv"
    return found


def _towns(country: Place, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The largest towns of a country, each of another name, none a suburb of a larger one."""
    assert country.lat is not None
    assert country.lon is not None
    everywhere = gazetteer.near(country.lat, country.lon, 3000.0, ("city", "town", "village"))
    inside = [place for place in everywhere if place.country == country.country]
    found: list[Place] = []
    for place in sorted(inside, key=lambda place: (-place.population, place.id)):
        if all(away_km(place, one) > SUBURB_KM and place.name != one.name for one in found):
            found.append(place)
        if len(found) == TOWNS:
            break
    return tuple(found)


def away_km(a: Place, b: Place) -> float:
    """The distance of two places in kilometres, on a plane: a few per cent wrong over a country."""
    assert a.lat is not None
    assert b.lat is not None
    assert a.lon is not None
    assert b.lon is not None
    return hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat))) * KM_PER_DEGREE


def _nearest(town: Place, towns: tuple[Place, ...]) -> list[int]:
    order = sorted(range(len(towns)), key=lambda number: (away_km(town, towns[number]), number))
    return [number for number in order if towns[number].id != town.id][:NEIGHBOURS]


def _holders(towns: tuple[Place, ...], sides: int) -> tuple[int, ...]:
    """Who holds what at first: the country cut from west to east, the first side holding half of the towns."""
    order = sorted(range(len(towns)), key=lambda number: (towns[number].lon or 0.0, number))
    holders = [0] * len(towns)
    others = len(order) // 2
    for rank, number in enumerate(order):
        past = rank - (len(order) - others)
        holders[number] = 0 if past < 0 else 1 + past * (sides - 1) // others
    return tuple(holders)
