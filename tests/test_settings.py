"""Settings come from tidings.toml and variables, and every mistake is told at once."""

from pathlib import Path

import pytest

from tidings.errors import SettingsError
from tidings.settings import Settings, load_settings, read_settings, unknown_variables


def test_neither_file_nor_variable_is_needed(tmp_path: Path) -> None:
    """Without a file and variables the settings are the defaults."""
    assert load_settings({"HOME": "/"}, tmp_path) == Settings()


def test_a_variable_outranks_the_file(tmp_path: Path) -> None:
    """A TIDINGS_ variable outranks tidings.toml, which outranks the default."""
    (tmp_path / "tidings.toml").write_text('gazetteer = "~/places"\nmax_report_chars = 2000\n')
    settings = load_settings({"TIDINGS_MAX_REPORT_CHARS": "3000"}, tmp_path)
    assert settings == Settings(gazetteer="~/places", max_report_chars=3000)
    assert settings.gazetteer_folder == Path.home() / "places"


def test_every_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    """All wrong values and unknown names are told together, each with file, line and remedy; the rest holds."""
    (tmp_path / "tidings.toml").write_text('# mine\nmax_report_chars = 5\ngazeteer = "x"\ngazetteer = "y"\n')
    settings, problems = read_settings({}, tmp_path)
    assert [p.split("tidings.toml")[1].split(":")[1] for p in problems] == ["2", "3"]
    assert "1000" in problems[0]
    assert "the settings are gazetteer" in problems[1]
    assert settings.gazetteer == "y"
    with pytest.raises(SettingsError, match="max_report_chars"):
        load_settings({}, tmp_path)


def test_a_broken_or_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not TOML, and a named file that is not there, are mistakes."""
    (tmp_path / "tidings.toml").write_text("max = [\n")
    assert len(read_settings({}, tmp_path)[1]) == 1
    assert "no such file" in read_settings({"TIDINGS_SETTINGS": str(tmp_path / "none.toml")}, tmp_path)[1][0]


def test_an_unknown_variable_is_told_by_check_only(tmp_path: Path) -> None:
    """A TIDINGS_ variable that is no setting is told by the check and does not stop a run."""
    environment = {"TIDINGS_GAZETEER": "x", "TIDINGS_GAZETTEER": "y"}
    assert load_settings(environment, tmp_path).gazetteer == "y"
    assert ["TIDINGS_GAZETEER" in p for p in unknown_variables(environment)] == [True]
