"""docs/columns.md and the columns as they are."""

import re
from pathlib import Path

import pytest

from tidings.opened.listing import DayCount, PartyRow, PlaceRow, SourceRow
from tidings.out.show import account, brief, changes, claim_list, control, events, sources, timeline, tolls

PAGE = (Path(__file__).parents[2] / "docs" / "columns.md").read_text("utf-8")
VIEWS = {
    "events": events, "event": account, "control": control, "toll": tolls, "timeline": timeline, "sources": sources,
    "changes": changes, "brief": brief, "claims": claim_list,
}  # fmt: skip


LISTS = {"places": PlaceRow, "actors": PartyRow, "tellers": SourceRow, "briefs": DayCount}


@pytest.mark.parametrize("name", LISTS)
def test_every_column_of_a_list_is_documented(name: str) -> None:
    """The page names the columns of each list of `tidings serve` in their order."""
    section = PAGE.split(f"\n## {name}\n")[1].strip().split("\n\n")[0]
    assert tuple(re.findall(r"`(\w+)`", section)) == LISTS[name].__struct_fields__


@pytest.mark.parametrize("verb", VIEWS)
def test_every_column_is_documented(verb: str) -> None:
    """The page names the columns of each question in their order."""
    section = PAGE.split(f"## {verb}\n")[1].strip().split("\n\n")[0]
    assert tuple(re.findall(r"`(\w+)`", section)) == VIEWS[verb].COLUMNS
