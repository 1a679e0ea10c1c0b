"""An act that counts its own dead is news, however its noun is introduced."""

import pytest
from tests.conftest import Read


@pytest.mark.parametrize(
    ("title", "body", "killed"),
    [
        ("Hama mourns", "The strike on the market in Hama killed 64 people, a local official said on Thursday.", 64),
        ("Calm in the north", "The toll of the explosion in Homs on Monday has risen to 68, the governor said.", 68),
    ],
)
def test_the_act_that_counts_its_dead_is_told(title: str, body: str, killed: int, read: Read) -> None:
    """ "The strike killed 64" is a claim, also where a title comes before it."""
    told = [claim for claim in read(body, title=title).claims if any(one.count == killed for one in claim.figures)]
    assert len(told) == 1
    assert told[0].place is not None


def test_an_act_that_counts_nobody_is_still_doubted(read: Read) -> None:
    """ "The strike" that is only spoken of again makes no claim."""
    body = "The strike surprised the neighbours, a shopkeeper said on Thursday."
    assert not read(body, title="Calm").claims
