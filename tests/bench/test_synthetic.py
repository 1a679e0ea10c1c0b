"""The synthetic record is of one piece: what is told has its words, and goes back to what happened."""

from itertools import islice, pairwise

import pytest

from synthetic import Happening, Told, War, records


@pytest.fixture(scope="module")
def happened(course: list[War]) -> dict[str, Happening]:
    """What happened in the first month of the first war."""
    return {one.id: one for day in islice(course[0].days(), 30) for one in day.happenings}


def test_the_same_seed_gives_the_same_record(course: list[War], told: list[Told]) -> None:
    """A record can be made again, to the letter."""
    assert list(islice(records(course), 50)) == told[:50]


def test_every_word_is_in_the_text(told: list[Told]) -> None:
    """Quotes and mentions are the words of their report."""
    for one in told:
        for claim in one.claims:
            mentions = [*claim.agents, *claim.targets, claim.place, *(source.mention for source in claim.sources)]
            assert all(one.report.quote(each.span).lower() == each.text.lower() for each in mentions if each)
            assert all(one.report.quote(quote).endswith(".") for quote in claim.quotes)
            assert all(f"{figure.count:,}" in one.report.quote(figure.span) for figure in claim.figures)


def test_reports_come_in_order_and_supersede_earlier_ones(told: list[Told]) -> None:
    """No report comes before one that was published earlier, and a version comes after what it supersedes."""
    assert all(a.report.published <= b.report.published for a, b in pairwise(told))  # type: ignore[operator]
    outlets: dict[str, str | None] = {}
    versions = 0
    for one in told:
        if one.report.supersedes is not None:
            versions += 1
            assert outlets[one.report.supersedes] == one.report.outlet
        outlets[one.report.id] = one.report.outlet
    assert versions > 5


def test_every_id_is_its_own(told: list[Told]) -> None:
    """No two claims and no two reports have one id."""
    claims = [claim.id for one in told for claim in one.claims]
    assert len(set(claims)) == len(claims)
    assert len({one.report.id for one in told}) == len(told)


def test_nothing_asserted_is_still_to_come(told: list[Told], happened: dict[str, Happening]) -> None:
    """What a report asserts happened on its day or before."""
    for one in told:
        assert one.report.day
        for claim, name in zip(one.claims, one.happenings, strict=True):
            assert claim.modality == "intended" or happened[name].day <= one.report.day


def test_towns_change_hands_by_true_captures_only(course: list[War]) -> None:
    """A holder changes on the day of a capture that is true, and on no other; captures only said change nothing."""
    for before, after in pairwise(course[0].days()):
        changed = {town for town, (a, b) in enumerate(zip(before.control, after.control, strict=True)) if a[0] != b[0]}
        assert changed == {one.town for one in after.happenings if one.kind == "capture" and one.true}


def test_most_figures_of_those_without_a_side_allow_the_truth(told: list[Told], happened: dict[str, Happening]) -> None:
    """Noise is honest: lower bounds are not above the truth, and few exact figures are wrong."""
    right = wrong = 0
    for one in told:
        for claim, name in zip(one.claims, one.happenings, strict=True):
            if any(source.side for source in claim.sources) or claim.kind == "toll":
                continue
            for figure in claim.figures:
                if (figure.measure, figure.who) == ("killed", "all") and figure.bound != "about":
                    true = happened[name].killed
                    allowed = figure.low <= true <= (true if figure.high is None else figure.high)
                    right, wrong = right + allowed, wrong + (not allowed)
    assert right > 300
    assert wrong / (right + wrong) < 0.06
