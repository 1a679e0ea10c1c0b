"""The gazetteer as it is asked: an index on disk, mapped into memory."""

import json
import mmap
import os
import shutil
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import msgspec
import numpy as np
from numpy.typing import NDArray

from tidings.errors import GazetteerError
from tidings.gazetteer import build
from tidings.gazetteer.derived import derive
from tidings.gazetteer.relate import kilometres
from tidings.gazetteer.sources import dump
from tidings.gazetteer.spelling import Spelling, load_spelling
from tidings.gazetteer.ways import Way, way
from tidings.record import Option, Place, PlaceKind

KEPT_PLACES = 4096  # places held decoded; a report names fewer than a hundred
KM_PER_DEGREE = 111.2  # of latitude
#: What a bare name of that kind weighs at least, in people: below a city of the same name, above a village.
FLOORS = {"country": 100_000_000, "region": 60_000, "area": 60_000, "district": 5_000, "site": 5_000}
OURS_FLOOR = 10_000  # the same for a row of places.csv, which is there because reports name it
WIDE_FLOOR = 10_000_000  # the same for seas and continents, which lie in no one country
MOST_OPTIONS = 150  # readings of one name; the commonest town names of the US have fewer
#: How a name names an entry, in the order of the manners in build.py; the last is of names found by likeness only.
MANNERS = ("its name", "another name of it", "another spelling", "a like name")
LIKE = 3
COUNTRY, REGION, DISTRICT = (build.KINDS.index(kind) for kind in ("country", "region", "district"))
SIDE_LEAST = 9  # settlements of a country or region from which its sides can be told
ALIKE_LEAST = 0.7  # likeness of loose forms under which a common skeleton is chance; checked on Syrian and Iraqi towns


class Gazetteer:
    """An index of places. Rows are an inner matter of the index; `Place.id` is what lasts."""

    def __init__(self, folder: Path) -> None:
        index = folder / "index"
        self.folder = folder
        self.spelling: Spelling = load_spelling()
        try:
            self.names: Any = marisa_trie.RecordTrie(build.VALUE).mmap(str(index / "names.marisa"))
            self.ids: Any = marisa_trie.RecordTrie("<I").mmap(str(index / "ids.marisa"))
            self.table: NDArray[np.void] = np.load(index / "table.npy", mmap_mode="r")
            with (index / "texts.bin").open("rb") as file:
                self.texts = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError, RuntimeError) as error:  # marisa-trie raises RuntimeError
            raise GazetteerError(f"the index cannot be read: {error}", where=str(index),
                                 remedy="delete that folder; the index is built again") from error  # fmt: skip
        self.lats: NDArray[np.float32] = np.ascontiguousarray(self.table["lat"])
        self.lons: NDArray[np.float32] = np.ascontiguousarray(self.table["lon"])
        self.people: NDArray[np.uint32] = np.ascontiguousarray(self.table["people"])
        self.kinds: NDArray[np.uint8] = np.ascontiguousarray(self.table["kind"])
        self.regions: NDArray[np.int32] = np.ascontiguousarray(self.table["region"])
        self.lands: NDArray[np.bytes_] = np.ascontiguousarray(self.table["country"])
        self.ours: NDArray[np.uint8] = np.ascontiguousarray(self.table["ours"])
        codes, counts = np.unique(self.lands, return_counts=True)
        self.rarity = {bytes(code): float(np.log(len(self.lands) / n)) for code, n in zip(codes, counts, strict=True)}
        self.at_row = lru_cache(maxsize=KEPT_PLACES)(self._at_row)
        self.exact = lru_cache(maxsize=4 * KEPT_PLACES)(self._exact)
        self.alike = lru_cache(maxsize=4 * KEPT_PLACES)(self._alike)
        self.side = lru_cache(maxsize=KEPT_PLACES)(self._side)
        self.options = lru_cache(maxsize=KEPT_PLACES)(self._options)

    # by name

    def named(self, name: str) -> list[Place]:
        """The places of that name, spelt so or with other articles, spaces and marks; the larger first."""
        return [self.at_row(row) for row, _ in self.rows(self.spelling.fold(name))]

    def like(self, name: str) -> list[Place]:
        """The places whose names could be another transliteration of that name, the likeliest first."""
        return [self.at_row(row) for row, _ in self.rows_like(self.spelling.fold(name))]

    def rows(self, folded: str) -> list[tuple[int, int]]:
        """Row and manner of naming for a folded name: names as written, else loose forms; the larger first."""
        return list(self.exact(folded) or self.varied(folded))

    def _exact(self, folded: str) -> tuple[tuple[int, int], ...]:
        """Row and manner of naming for a folded name as written."""
        return self._ordered(self.names.get(folded) or [])

    def varied(self, folded: str) -> tuple[tuple[int, int], ...]:
        """Row and manner of naming for a folded name with other articles and spaces."""
        loose = self.spelling.loose(folded)
        plain = [(row, build.DERIVED) for row, _ in self.names.get(loose) or []] if len(loose) > 2 else []
        return self._ordered(plain + (self.names.get(build.LOOSE + loose) or []))

    def _ordered(self, found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        best: dict[int, int] = {}
        for row, how in found:
            best[row] = min(how, best.get(row, how))
        return tuple(sorted(best.items(), key=lambda item: -self.weight(item[0])))

    def _options(self, rows: tuple[tuple[int, int], ...], relation: str = "") -> tuple[Option, ...]:
        """The entries as readings of a mention, not yet weighed; at most MOST_OPTIONS."""
        places = [(self.at_row(row), how) for row, how in rows[:MOST_OPTIONS]]
        return tuple(Option(place.id + relation, place.name, 0.0, MANNERS[how]) for place, how in places)

    def encloses(self, rows: tuple[tuple[int, int], ...], around: tuple[tuple[int, int], ...]) -> bool:
        """True if one of the first rows lies in one of the others: a region, a country, a district of its region."""
        holders = {row for row, _ in around}
        lands = {bytes(self.lands[row]) for row, _ in around if self.kinds[row] == COUNTRY}
        near = {int(self.regions[row]) for row, _ in around if self.kinds[row] == DISTRICT} - {-1}
        for row, _ in rows:
            region = int(self.regions[row])
            if region in holders or region in near or (bytes(self.lands[row]) in lands and row not in holders):
                return True
        return False

    def rows_like(self, folded: str) -> list[tuple[int, float]]:
        """Row and likeness (0 to 1, of the sounds) of the places whose skeleton the name shares, the likest first."""
        return list(self.alike(folded))

    def _alike(self, folded: str) -> tuple[tuple[int, float], ...]:
        loose = self.spelling.loose(folded)
        key = self.spelling.skeleton(loose)
        found = self.names.get(build.SKELETON + key) or [] if key else []
        scored = [(row, self._likeness(loose, row)) for row in dict(found)]
        alike = [one for one in scored if one[1] >= ALIKE_LEAST]
        return tuple(sorted(alike, key=lambda one: (-one[1], -self.weight(one[0]))))

    def _likeness(self, loose: str, row: int) -> float:
        other = self.spelling.loose(self.spelling.fold(self.at_row(row).name))
        return SequenceMatcher(None, self.spelling.sounds(loose), self.spelling.sounds(other), autojunk=False).ratio()

    def weight(self, row: int) -> int:
        """How readily a bare name stands for that entry: its people, with regions and countries set above."""
        kind = build.KINDS[self.kinds[row]]
        if kind == "area" and not self.lands[row]:
            return WIDE_FLOOR
        return max(int(self.people[row]), FLOORS.get(kind, 0), OURS_FLOOR if self.ours[row] else 0)

    def of_people(self, folded: str) -> int | None:
        """The row of the country that an adjective or a word for a people belongs to ("syrian", "syrians")."""
        found = self.names.get(build.PEOPLE + folded)
        return int(found[0][0]) if found else None

    def begins(self, folded: str) -> bool:
        """True if some name starts with those words."""
        return bool(self.names.has_keys_with_prefix(folded))

    # by id and enclosure

    def place(self, key: str) -> Place | None:
        """The place of an id, also of one derived from another (see derived.py); None if there is none."""
        if "@" in key:
            return derive(key, self)
        found = self.ids.get(key)
        return self.at_row(found[0][0]) if found else None

    def row_of(self, key: str) -> int | None:
        """The row of an id."""
        found = self.ids.get(key)
        return int(found[0][0]) if found else None

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self.place(code.upper())

    def within(self, place: Place) -> list[Place]:
        """What encloses a place: district, region, country, the nearest first."""
        found: list[Place] = []
        here = place
        while here.within and (around := self.place(here.within)) and around not in found:
            found.append(around)
            here = around
        return found

    def _at_row(self, row: int) -> Place:
        cells = self.table[row]
        end = int(self.table["text"][row + 1]) if row + 1 < len(self.table) else len(self.texts)
        key, name = self._text(int(cells["text"]), end)
        within = int(cells["within"])
        around = self._text_of(within)[0] if within >= 0 else None
        kind: PlaceKind = build.KINDS[cells["kind"]]  # type: ignore[assignment]
        return Place(
            id=key, name=name, kind=kind, country=cells["country"].decode() or None, within=around,
            lat=round(float(cells["lat"]), 5), lon=round(float(cells["lon"]), 5),
            radius_km=round(float(cells["radius"]), 1), population=int(cells["people"]),
        )  # fmt: skip

    def _text_of(self, row: int) -> tuple[str, str]:
        end = int(self.table["text"][row + 1]) if row + 1 < len(self.table) else len(self.texts)
        return self._text(int(self.table["text"][row]), end)

    def _text(self, start: int, end: int) -> tuple[str, str]:
        return msgspec.msgpack.decode(self.texts[start:end], type=tuple[str, str])

    # by nearness

    def near(self, lat: float, lon: float, radius_km: float, kinds: Iterable[str] = ()) -> list[Place]:
        """The places within a distance of a point, the nearest first; only of some kinds, where kinds are given."""
        wanted = set(kinds)
        rows = self._rows_near(lat, lon, radius_km)
        return [place for place in map(self.at_row, rows) if not wanted or place.kind in wanted]

    def _side(self, key: str, degrees: float) -> tuple[float, float, float] | None:
        """Middle and radius of the outer third of a country or region on one side, by its settlements; None if few."""
        row = self.row_of(key)
        if row is None or self.kinds[row] not in (COUNTRY, REGION):
            return None
        inside = (self.lands == self.lands[row]) if self.kinds[row] == COUNTRY else (self.regions == row)
        lats, lons = self.lats[inside].astype(float), self.lons[inside].astype(float)
        if len(lats) < SIDE_LEAST:
            return None
        turn, squeeze = np.radians(degrees), np.cos(np.radians(lats.mean()))
        x, y = (lons - lons.mean()) * squeeze, lats - lats.mean()
        along, aside = x * np.sin(turn) + y * np.cos(turn), x * np.cos(turn) - y * np.sin(turn)
        low, high = np.percentile(along, [2, 98])
        third = along >= high - (high - low) / 3
        far, off = high - (high - low) / 6, aside[third].mean()
        lat = lats.mean() + far * np.cos(turn) - off * np.sin(turn)
        lon = lons.mean() + (far * np.sin(turn) + off * np.cos(turn)) / squeeze
        spread = max((high - low) / 6, np.percentile(np.abs(aside[third] - off), 80))
        return float(lat), float(lon), float(spread * KM_PER_DEGREE)

    def _rows_near(self, lat: float, lon: float, radius_km: float) -> list[int]:
        margin = radius_km / KM_PER_DEGREE
        low, high = np.searchsorted(self.lats, [lat - margin, lat + margin])
        away = kilometres(self.lats[low:high], self.lons[low:high], lat, lon)
        order = np.argsort(away, kind="stable")
        return [int(low + i) for i in order[: int((away <= radius_km).sum())]]

    def between(self, a: Place, b: Place, least_people: int = 10_000) -> Way:
        """How b lies from a, and the settlements of so many people near the straight way between them."""
        return way(self.near, a, b, least_people)

    # from outside

    def add(self, dump_path: Path, progress: build.Progress | None = None) -> "Gazetteer":
        """The gazetteer with a GeoNames country dump on top, kept in its folder; this one stays as it was."""
        if not dump_path.is_file():
            raise GazetteerError("there is no such file", where=str(dump_path), remedy="give a dump, such as SY.txt")
        dump(dump_path)
        kept = self.folder / "added"
        kept.mkdir(exist_ok=True)
        shutil.copyfile(dump_path, kept / f"{dump_path.stem}.txt")
        return open_gazetteer(self.folder, progress)


def open_gazetteer(folder: Path | None = None, progress: build.Progress | None = None) -> Gazetteer:
    """The gazetteer of a folder (by default the user's cache), its index built first where missing or out of date."""
    where = folder or default_folder()
    try:
        where.mkdir(parents=True, exist_ok=True)
        if not _is_current(where):
            build.build(where, progress)
    except OSError as error:
        raise GazetteerError(f"the index cannot be kept there: {error}", where=str(where),
                             remedy="name a folder that can be written to") from error  # fmt: skip
    return Gazetteer(where)


def default_folder() -> Path:
    """Where the index is kept when nobody says otherwise."""
    from platformdirs import user_cache_path

    return Path(os.environ.get("TIDINGS_GAZETTEER") or user_cache_path("tidings") / "gazetteer")


def _is_current(folder: Path) -> bool:
    try:
        found = json.loads((folder / "index" / "stamp.json").read_text())
    except (OSError, ValueError):
        return False
    return bool(found.get("stamp") == build.stamp(folder))
