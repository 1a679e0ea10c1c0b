"""Renews what commands print in README.md: `python docs/renew.py` (or `make readme`) from the root of the project.

A block to renew is a fenced one right under a line `<!-- $ COMMAND -->`. So the README shows what the program does
today, and not what it once did. The commands run one after another in a new folder, in which `src` and `docs` are those
of the project, so that a record which one of them makes is there for the next.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- \$ (?P<command>[^\n]+?) -->\n```\n)(?:.*?\n)??(```\n)", re.S)


def renewed(page: str) -> str:
    """The page with what each of its commands prints now."""
    with new_folder() as folder:
        return BLOCK.sub(lambda block: block[1] + printed(block["command"], folder).rstrip() + "\n" + block[3], page)


def printed(command: str, folder: Path) -> str:
    """What a command prints in a folder; raises CalledProcessError where it fails."""
    names = {name: value for name, value in os.environ.items() if not name.startswith("TIDINGS_RECORD")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    line = ["bash", "-o", "pipefail", "-c", command]
    environment = {**names, "PATH": path, "COLUMNS": "80"}
    return subprocess.run(line, cwd=folder, stdout=subprocess.PIPE, text=True, env=environment, check=True).stdout


@contextmanager
def new_folder() -> Iterator[Path]:
    """A folder with nothing but the project's `src` and `docs` in it."""
    with tempfile.TemporaryDirectory() as made:
        for name in ("src", "docs"):
            (Path(made) / name).symlink_to(ROOT / name)
        yield Path(made)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
