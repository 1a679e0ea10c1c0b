"""`tidings check`: what is wrong with settings, lexicon and gazetteer, all at once."""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import tidings.lexicon
from tidings.errors import LexiconError, TidingsError
from tidings.gazetteer import sources
from tidings.gazetteer.spelling import load_spelling
from tidings.lexicon.languages import languages_read
from tidings.out.terminal import run_gazetteer
from tidings.settings import read_settings, unknown_variables


def check_all() -> tuple[list[str], str]:
    """Every mistake as a line, and what to say where there is none."""
    settings, problems = read_settings(os.environ, Path.cwd())
    problems += unknown_variables(os.environ)
    loaders = list(lexicon_loaders())
    problems += [problem for load in loaders for problem in problems_of(load)]
    places = 0
    try:
        places = len(run_gazetteer(settings).lats)
    except TidingsError as error:
        problems.append(str(error))
    return list(
        dict.fromkeys(problems)
    ), f"All is well: settings, {len(loaders)} lexicons, a gazetteer of {places:,} places."


def problems_of(load: Callable[[], object]) -> list[str]:
    """The mistakes in what one loader loads."""
    try:
        load()
    except LexiconError as error:
        return error.problems
    return []


def lexicon_loaders() -> Iterator[Callable[[], object]]:
    """A call for each file of knowledge: every `load_…` in the lexicon, for every language, and the gazetteer's tables.

    Found by name, so that a lexicon that is added is checked without being added here.
    """
    for module in pkgutil.iter_modules(tidings.lexicon.__path__):
        found = importlib.import_module(f"tidings.lexicon.{module.name}")
        for name, load in inspect.getmembers(found, inspect.isfunction):
            if name.startswith("load_") and load.__module__ == found.__name__:
                yield from _calls(load)
    yield load_spelling
    yield from (lambda rows=rows: list(rows()) for rows in (sources.countries, sources.regions, sources.own_places))


def _calls(load: Callable[..., object]) -> Iterator[Callable[[], object]]:
    needed = [p for p in inspect.signature(load).parameters.values() if p.default is p.empty]
    if not needed:
        yield load
    elif [p.name for p in needed] == ["language"]:
        yield from (lambda language=language: load(language) for language in languages_read())
