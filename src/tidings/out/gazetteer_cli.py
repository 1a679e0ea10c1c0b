"""`tidings gazetteer`: what the gazetteer knows, and adding to it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tidings.out.terminal import run_gazetteer, run_settings

if TYPE_CHECKING:
    from tidings.gazetteer import Gazetteer
    from tidings.record import Place

app = typer.Typer(
    help="Places: find them, add more, see what lies between two.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Country = Annotated[str, typer.Option(metavar="CC", help="Only places in this country (ISO code: SY).")]
#: A list longer than this tells a person nothing more.
MOST_ROWS = 40
WINDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name, in any common spelling.")],
    near: Annotated[str, typer.Option(metavar="LAT,LON", help="The nearest to this point first.")] = "",
    country: Country = "",
) -> None:
    """Show the places of a name, the most likely first.

    Try:  tidings gazetteer find Hama     tidings gazetteer find Tripoli --country LB
    """
    point = _point(near) if near else None
    gazetteer = run_gazetteer(run_settings())
    places = _named(gazetteer, name, country)
    if point:
        places.sort(key=lambda place: _km(point, place))
    rows = [_row(place, gazetteer, f"{_km(point, place):,.0f}" if point else "") for place in places[:MOST_ROWS]]
    _table(["place", "kind", "country", "within", "lat, lon", "people", "id"] + (["km away"] if point else []), rows)


@app.command()
def add(
    dump: Annotated[Path, typer.Argument(help="An unpacked GeoNames country dump, such as SY.txt.")],
) -> None:
    """Add a full GeoNames country dump on top of the shipped places.

    It is copied into the gazetteer's folder and stays until that is removed.
    """
    from tidings.gazetteer import open_gazetteer
    from tidings.out.progress import Bar

    settings = run_settings()
    with Bar("Adding to the gazetteer") as bar:
        before = open_gazetteer(settings.gazetteer_folder, bar.at)
        after = before.add(dump, bar.at)
    print(f"{len(after.lats) - len(before.lats):,} places more, {len(after.lats):,} in all, in {after.folder}")


@app.command()
def between(
    start: Annotated[str, typer.Argument(metavar="A")],
    end: Annotated[str, typer.Argument(metavar="B")],
    country: Country = "",
) -> None:
    """Show distance and bearing from A to B and the places along the way, each with its share of it.

    Try:  tidings gazetteer between Aleppo Damascus
    """
    gazetteer = run_gazetteer(run_settings())
    a, b = _named(gazetteer, start, country)[0], _named(gazetteer, end, country)[0]
    way = gazetteer.between(a, b)
    wind = WINDS[round(way.bearing_deg / 45) % 8]
    print(f"{a.name}, {a.country} to {b.name}, {b.country}: {way.distance_km:,.0f} km, {wind} ({way.bearing_deg:.0f}°)")
    rows = [[f"{s.share:.2f}", s.place.name, f"{s.aside_km:,.0f}", f"{s.place.population:,}"] for s in way.stops]
    _table(["share", "place", "km aside", "people"], rows)


def _named(gazetteer: "Gazetteer", name: str, country: str) -> "list[Place]":
    """The places of a name, never none; raises GazetteerError with what is spelt like it."""
    from tidings.errors import GazetteerError

    found = gazetteer.named(name) or gazetteer.like(name)
    places = [place for place in found if not country or place.country == country.upper()]
    if not places:
        inside = f" in {country.upper()}" if country else ""
        remedy = "try another spelling, or add a country dump with tidings gazetteer add"
        raise GazetteerError(f"no place of the name {name!r}{inside}", remedy=remedy)
    return places


def _point(text: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        lat = lon = 999.0
    if abs(lat) > 90 or abs(lon) > 180:
        raise typer.BadParameter("give it as LAT,LON in degrees, such as 35.13,36.75", param_hint="--near")
    return lat, lon


def _km(point: tuple[float, float], place: "Place") -> float:
    from tidings.gazetteer.relate import distance_km

    return float("inf") if place.lat is None or place.lon is None else distance_km(*point, place.lat, place.lon)


def _row(place: "Place", gazetteer: "Gazetteer", away: str) -> list[str]:
    around = gazetteer.within(place)
    inside = around[0].name if around else ""
    where = "" if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f}"
    people = f"{place.population:,}" if place.population else ""
    return [place.name, place.kind, place.country or "", inside, where, people, place.id] + ([away] if away else [])


def _table(titles: list[str], rows: list[list[str]]) -> None:
    """A table on a terminal; elsewhere the rows with tabs between the cells, for other programs."""
    if not sys.stdout.isatty():
        for row in [titles, *rows]:
            print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table: Any = Table(*titles, box=None, header_style="dim", pad_edge=False)
    for row in rows:
        table.add_row(*row)
    Console(highlight=False).print(table)
