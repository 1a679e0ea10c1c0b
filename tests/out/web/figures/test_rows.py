"""The columns of the charts' files and what docs/columns.md says of them."""

import re
from pathlib import Path

import pytest

from tidings.out.web.figures import rows

PAGE = (Path(__file__).parents[4] / "docs" / "columns.md").read_text("utf-8")
FILES = {
    "figures/toll": rows.COUNTS, "figures/days": rows.DAYS, "figures/sources": rows.SOURCES,
    "figures/given": rows.GIVEN,
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_column_is_documented(name: str) -> None:
    """The page names the columns of each chart's file in their order."""
    section = PAGE.split(f"## {name}\n")[1].strip().split("\n\n")[0]
    assert tuple(re.findall(r"`(\w+)`", section)) == FILES[name]
