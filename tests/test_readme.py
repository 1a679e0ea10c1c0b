"""What the README says runs."""

import re
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The README's Python example runs as it stands, and prints a claim with its quote."""
    [example] = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(example, {})
    assert "shelling" in capsys.readouterr().out


def test_every_command_is_there() -> None:
    """Every `tidings` command that the README's table names is a command."""
    from typer.testing import CliRunner

    from tidings.out.cli import app

    commands = re.findall(r"^\| `tidings ((?:gazetteer )?\w+)", README, re.M)
    assert len(commands) >= 6
    for command in commands:
        assert CliRunner().invoke(app, [*command.split(), "--help"]).exit_code == 0, command
