"""Renews what commands print in README.md: `python docs/renew.py` (or `make readme`) from the root of the project.

A block to renew is a fenced one right under a line `<!-- $ COMMAND -->`. So the README shows what the program does
today, and not what it once did.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path("README.md")
BLOCK = re.compile(r"(<!-- \$ (?P<command>.+?) -->\n```\n).*?(\n```\n)", re.S)


def printed(block: re.Match[str]) -> str:
    """The block with what its command prints now."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-o", "pipefail", "-c", block["command"]]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path}, check=True)
    return block[1] + done.stdout.rstrip() + block[3]


if __name__ == "__main__":
    PAGE.write_text(BLOCK.sub(printed, PAGE.read_text("utf-8")), "utf-8")
