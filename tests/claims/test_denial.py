"""What one party tells and another denies in a word is two claims."""

import pytest
from tests.conftest import Read

from tidings.record import Claim

TAKEN = "The rebels said on Friday that they had captured Homs. "


def captures(read: Read, body: str) -> dict[str, Claim]:
    """The captures that a report tells, by how surely they are told."""
    return {claim.modality: claim for claim in read(body).claims if claim.kind == "capture"}


@pytest.mark.parametrize(
    "denial",
    [
        "Syria's defence ministry denied it.",
        "Syria's defence ministry denied this and spoke of calm.",
        "Syria's defence ministry has denied the claim.",
        "Syria's defence ministry called the claim false.",
        "Syria's defence ministry rejected the report as propaganda.",
        "Syria's defence ministry said this was a lie.",
    ],
)
def test_a_denial_in_a_word_is_a_claim_of_who_denies(denial: str, read: Read) -> None:
    """ "B denied it" tells the act before once more, denied by B, with the same doer, place and day."""
    told = captures(read, TAKEN + denial)
    assert set(told) == {"asserted", "denied"}
    assert told["denied"].sources[0].name == "Syrian Defense Ministry"
    assert told["denied"].agents == told["asserted"].agents
    assert (told["denied"].place, told["denied"].time) == (told["asserted"].place, told["asserted"].time)
    assert told["denied"].quotes != told["asserted"].quotes


def test_a_denial_that_hangs_on_the_act_is_not_its_source(read: Read) -> None:
    """ "Which the ministry denied" speaks for nobody but the ministry."""
    told = captures(read, "The rebels said they had captured Homs, which Syria's defence ministry denied.")
    assert told["asserted"].sources[0].name == "rebels"
    assert told["denied"].sources[0].name == "Syrian Defense Ministry"


@pytest.mark.parametrize("answer", ["Syria's defence ministry did not deny it.", "Syria's defence ministry said so."])
def test_who_does_not_deny_denies_nothing(answer: str, read: Read) -> None:
    """A denial that is itself denied is none."""
    assert set(captures(read, TAKEN + answer)) == {"asserted"}
