"""The texts of a measuring set, for every bench of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def read_lines(path: str) -> Iterator[dict[str, Any]]:
    """The lines of a JSON Lines file that hold something."""
    for line in Path(path).read_text("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)
