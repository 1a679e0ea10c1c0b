"""What the README says runs."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

import tidings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def renew() -> ModuleType:
    """docs/renew.py."""
    spec = importlib.util.spec_from_file_location("renew", ROOT / "docs" / "renew.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_block_runs(renew: ModuleType) -> None:
    """Each command over a block of the README runs, in their order, and prints something; none of it needs a change."""
    commands = [block["command"] for block in renew.BLOCK.finditer(README)]
    assert len(commands) > 6
    with renew.new_folder() as folder:
        for command in commands:
            assert renew.printed(command, folder).strip(), command


def test_the_python_examples_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The README's Python examples run as they stand, on a record of a sample report."""
    from tidings.out.cli import main

    hama = Path(tidings.__file__).parent / "data" / "samples" / "syria-hama-state.json"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["tidings", "read", str(hama)])
    with pytest.raises(SystemExit):
        main()
    asking, reading = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(reading, {})
    assert "shelling" in capsys.readouterr().out
    exec(asking, {})
    assert capsys.readouterr().out.startswith("Hama ")


def test_every_command_is_there() -> None:
    """Every `tidings` command that the README's table names is a command, and the table names them all."""
    from typer.testing import CliRunner

    from tidings.out.cli import app

    commands = re.findall(r"^\| `tidings ((?:gazetteer )?\w+)", README, re.M)
    for command in commands:
        assert CliRunner().invoke(app, [*command.split(), "--help"]).exit_code == 0, command
    named = {command.split()[0] for command in commands}
    assert {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    } <= named
