"""A running toll is one claim, whatever the headline and the word for the war make of it."""

from datetime import date

import pytest
from tests.conftest import Read

SUM = "Fighting around Tripoli has killed 1,093 people since 4 April, the World Health Organization said on Monday."


@pytest.mark.parametrize("title", ["", "1,000 killed in battle for the capital", "Calm in the south"])
def test_a_running_toll_is_told_once(title: str, read: Read) -> None:
    """ "The battle has killed 1,093 since April" is a toll with its first day, and no battle beside it."""
    counting = [one for one in read(SUM, title=title, published="2019-07-15").claims if one.figures]
    assert [one.kind for one in counting] == ["toll"]
    assert [(one.count, one.since) for one in counting[0].figures] == [(1093, date(2019, 4, 4))]


def test_a_battle_told_by_itself_stays(read: Read) -> None:
    """A clash of another sentence is a claim with its own dead only."""
    body = SUM + " Clashes in the suburb of Ain Zara on Sunday killed nine people, a medic said."
    told = {one.kind: one for one in read(body, published="2019-07-15").claims if one.figures}
    assert [one.count for one in told["clash"].figures] == [9]
