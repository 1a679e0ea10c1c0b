"""The labelled claims of the samples link exactly as their numbered cases say."""

from itertools import combinations

from tests.link.labelled import Member

from tidings.lexicon.links import LinkWeights
from tidings.link import compare, group, links
from tidings.record import Entry

Cases = dict[str, list[dict[str, object]]]


def members(case: dict[str, object]) -> list[Member]:
    """The claims that a case lists."""
    listed = case["claims"]
    assert isinstance(listed, list)
    return [(report, index) for report, index in listed]


def test_claims_are_grouped_as_the_cases_say(samples: dict[Member, Entry], cases: Cases, weights: LinkWeights) -> None:
    """Claims of one numbered event are one event, and every other two claims are two."""
    found = group(samples.values(), links(samples.values(), (), weights))
    told = {entry.claim.id: member for member, entry in samples.items()}
    joined = {pair for claims in found for pair in combinations(sorted(told[claim] for claim in claims), 2)}
    meant = {pair for case in cases["events"] for pair in combinations(sorted(members(case)), 2)}
    assert not joined - meant, "joined, and are two events"
    assert not meant - joined, "kept apart, and are one event"


def test_moments_of_a_running_count_are_no_event(
    samples: dict[Member, Entry], cases: Cases, weights: LinkWeights
) -> None:
    """Two states of a running count are never held to be one event."""
    for case in cases["series"]:
        for one, other in combinations(members(case), 2):
            assert compare(samples[one], samples[other], weights).verdict == "different", (one, other)


def test_pairs_that_are_apart_are_not_held_to_be_one(
    samples: dict[Member, Entry], cases: Cases, weights: LinkWeights
) -> None:
    """No pair that only looks alike has the verdict "same"."""
    for case in cases["apart"]:
        left, right = (samples[member[0], member[1]] for member in (case["left"], case["right"]))  # type: ignore[index]
        assert compare(left, right, weights).verdict != "same", case["why"]
