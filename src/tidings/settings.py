"""One frozen Settings, from tidings.toml and TIDINGS_* variables, read once at the edge and passed on as an argument.

A variable outranks the file: TIDINGS_MAX_REPORT_CHARS=2000000 is `max_report_chars = 2000000`. The file is the one
named by TIDINGS_SETTINGS, or tidings.toml in the current folder; neither need exist.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from tidings.errors import SettingsError

FILE = "tidings.toml"
PREFIX = "TIDINGS_"
#: Names the file rather than a setting.
FILE_VARIABLE = "TIDINGS_SETTINGS"

Chars = Annotated[int, Meta(ge=1_000, le=10_000_000)]


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything about a run that may differ from place to place.

    `gazetteer`: the folder of the gazetteer's index and additions; None is a folder in the user's cache.
    `max_report_chars`: the longest report that is read. The default is the parser's own bound on one text.
    `record`: where the record is kept: a file (SQLite), or the address of a PostgreSQL database, postgresql://….
    """

    gazetteer: str | None = None
    max_report_chars: Chars = 1_000_000
    record: str = "tidings.db"

    @property
    def gazetteer_folder(self) -> Path | None:
        """The folder of the gazetteer as a path, with ~ as the user's home."""
        return Path(self.gazetteer).expanduser() if self.gazetteer else None


def load_settings(environment: Mapping[str, str], folder: Path) -> Settings:
    """The settings of a run in a folder; raises SettingsError with every mistake, a line each."""
    settings, problems = read_settings(environment, folder)
    if problems:
        raise SettingsError("\n".join(problems))
    return settings


def read_settings(environment: Mapping[str, str], folder: Path) -> tuple[Settings, list[str]]:
    """The settings with every value that is right, and the mistakes: each with its file, line and remedy."""
    named = environment.get(FILE_VARIABLE)
    path = Path(named) if named else folder / FILE
    values, lines, problems = _from_file(path, must_exist=bool(named))
    for field in Settings.__struct_fields__:
        variable = PREFIX + field.upper()
        if variable in environment:
            values[field], lines[field] = environment[variable], variable
    right: dict[str, Any] = {}
    for name, value in values.items():
        try:
            right[name] = getattr(msgspec.convert({name: value}, Settings, strict=False), name)
        except msgspec.ValidationError as error:
            problems.append(f"{lines[name]}: {_problem(name, error)}")
    return Settings(**right), problems


def _from_file(path: Path, must_exist: bool) -> tuple[dict[str, Any], dict[str, str], list[str]]:
    """The values of the file, where each stands, and what is wrong with the file as a whole."""
    try:
        text = path.read_text("utf-8")
        values = tomllib.loads(text)
    except FileNotFoundError:
        return {}, {}, [f"{path}: no such file; mend {FILE_VARIABLE} or unset it"] if must_exist else []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, {}, [f"{path}: {error}; mend it, or remove it to run with the defaults"]
    return values, {name: f"{path}:{_line_of(name, text)}" for name in values}, []


def _line_of(name: str, text: str) -> int:
    starts = (f"{name} ", f"{name}=", f"[{name}")
    return next((i for i, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith(starts)), 1)


def _problem(name: str, error: msgspec.ValidationError) -> str:
    if name not in Settings.__struct_fields__:
        return f"there is no setting '{name}'; the settings are {', '.join(Settings.__struct_fields__)}"
    return f"{name}: {str(error).split(' - at ')[0]}; give another value, or take the line out"


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """A problem for each variable that begins with TIDINGS_ and is no setting.

    Told by `tidings check` only and no error of a run: another program may own the name.
    """
    known = {PREFIX + field.upper() for field in Settings.__struct_fields__} | {FILE_VARIABLE}
    found = sorted(name for name in environment if name.startswith(PREFIX) and name not in known)
    return [f"{name}: no such variable; the variables are {', '.join(sorted(known))}" for name in found]
