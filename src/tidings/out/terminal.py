"""What every command shares: settings of this run, and what is said on standard error.

Nothing heavy is imported here before it is needed: every command pays for this file.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidings.gazetteer import Gazetteer
    from tidings.settings import Settings


def say(message: object) -> None:
    """The message stands on standard error, a line each, under the program's name."""
    for line in str(message).splitlines() or [""]:
        print(f"tidings: {line}", file=sys.stderr)


def run_settings() -> "Settings":
    """The settings of this run: the environment's and the current folder's."""
    from tidings.settings import load_settings

    return load_settings(os.environ, Path.cwd())


def run_gazetteer(settings: "Settings") -> "Gazetteer":
    """The gazetteer, with a bar while its index is built the first time."""
    from tidings.gazetteer import open_gazetteer
    from tidings.out.progress import Bar

    with Bar("Building the gazetteer (once)") as bar:
        return open_gazetteer(settings.gazetteer_folder, bar.at)
