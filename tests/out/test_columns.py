"""docs/columns.md and the columns as they are."""

import re
from pathlib import Path

import pytest

from tidings.out.show import account, brief, changes, claim_list, control, events, sources, timeline, tolls

PAGE = (Path(__file__).parents[2] / "docs" / "columns.md").read_text("utf-8")
VIEWS = {
    "events": events, "event": account, "control": control, "toll": tolls, "timeline": timeline, "sources": sources,
    "changes": changes, "brief": brief, "claims": claim_list,
}  # fmt: skip


@pytest.mark.parametrize("verb", VIEWS)
def test_every_column_is_documented(verb: str) -> None:
    """The page names the columns of each question in their order."""
    section = PAGE.split(f"## {verb}\n")[1].strip().split("\n\n")[0]
    assert tuple(re.findall(r"`(\w+)`", section)) == VIEWS[verb].COLUMNS
