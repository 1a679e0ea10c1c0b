"""Reading the files under data/: TOML and CSV into types, every mistake with its file, line and remedy."""

import csv
import re
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from tidings.errors import LexiconError

T = TypeVar("T")
DATA = "data"


def data_file(name: str) -> Traversable:
    """The file of that name (with slashes) under `tidings/data`."""
    return files("tidings").joinpath(DATA, *name.split("/"))


def data_text(name: str) -> str:
    """The text of that file; raises LexiconError where it is missing."""
    try:
        return data_file(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError([f"data/{name}: cannot be read; install tidings again"]) from error


def read_toml(name: str, kind: type[T]) -> T:
    """The file as the type; raises LexiconError with file, line and remedy where it breaks TOML or the type."""
    text = data_text(name)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError([f"data/{name}: {error}; mend the TOML there"]) from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        where = f"data/{name}:{toml_line(text, str(error))}"
        raise LexiconError([f"{where}: {error}; see the comment at the head of the file"]) from error


def toml_line(text: str, error: str) -> int:
    """The line of the entry that an error of msgspec names by its path (`$.acts[3].kind`); 1 where it names none."""
    lines = text.splitlines()
    path = re.search(r"\$\.([\w-]+)(?:\[(\d+)\])?", error)
    if not path:
        return 1
    key, nth = path[1], int(path[2] or 0)
    heads = [i for i, line in enumerate(lines, 1) if line.strip() == f"[[{key}]]"]
    if heads:
        return heads[min(nth, len(heads) - 1)]
    for i, line in enumerate(lines, 1):
        if line.startswith((f"{key} ", f"{key}=", f"[{key}]", f"[{key}.")):
            return i
    return 1


def read_csv(name: str, kind: type[T]) -> list[tuple[int, T]]:
    """The rows of a CSV file as the type, each with its line; lines that start with # are comments.

    A cell of a tuple field is split at "|". Empty cells take the field's default. Raises LexiconError with all the
    mistakes of the file at once.
    """
    lines = data_text(name).splitlines()
    numbered = [(i, line) for i, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    header = next(csv.reader([numbered[0][1]]))
    many = {f.name for f in msgspec.structs.fields(kind) if "tuple" in str(f.type)}  # type: ignore[arg-type]
    rows: list[tuple[int, T]] = []
    problems = []
    for (line, _), cells in zip(numbered[1:], csv.reader(text for _, text in numbered[1:]), strict=True):
        try:
            rows.append((line, _row(header, cells, many, kind)))
        except (msgspec.ValidationError, ValueError) as error:
            problems.append(f"data/{name}:{line}: {error}; the columns are {', '.join(header)}")
    if problems:
        raise LexiconError(problems)
    return rows


def _row(header: list[str], cells: list[str], many: set[str], kind: type[T]) -> T:
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells where the header has {len(header)}")
    named = {key: cell.strip() for key, cell in zip(header, cells, strict=True) if cell.strip()}
    raw = {key: tuple(c.strip() for c in cell.split("|")) if key in many else cell for key, cell in named.items()}
    return msgspec.convert(raw, kind, strict=False)
