"""Figures that repeat a running toll of their own report."""

from datetime import date

from tests.entries import HAMA, HOMS, entry, figure

from tidings.lexicon.counting import load_counting
from tidings.views.retold import without_retold
from tidings.views.toll import toll

COUNTING = load_counting()
DAY, BEGINNING = date(2024, 12, 4), date(2024, 11, 27)
RUNNING = figure("killed", 704, "at_least", since=BEGINNING)


def counts(report: str, headline: int) -> list[int]:
    """What is left of a headline's count beside the running toll of a report, as it is told or by another report."""
    told = [
        entry("toll", HAMA, DAY, figures=[RUNNING], report="one"),
        entry("clash", HAMA, DAY, figures=[figure("killed", headline)], report=report, outlet=f"Sample {report}"),
    ]
    left, _ = without_retold(told, COUNTING)
    return [one.count for one in left[1].claim.figures]


def test_a_headline_that_rounds_a_running_toll_is_no_count_of_its_own() -> None:
    """Toll of fighting passes 700, above 704 dead since a day: the 700 are left out; so is the same count again."""
    assert counts("one", 700) == []
    assert counts("one", 704) == []


def test_another_count_or_another_report_stays() -> None:
    """A count that does not round the running one, a small one, and one of another source are counts."""
    assert counts("one", 600) == [600]
    assert counts("one", 12) == [12]
    assert counts("two", 700) == [700]


def test_a_toll_does_not_add_what_repeats_a_running_one() -> None:
    """Only the raid is added; the headline stands among what was left out, as running."""
    told = [
        entry("toll", HAMA, DAY, figures=[RUNNING], report="one"),
        entry("clash", HAMA, DAY, figures=[figure("killed", 700)], report="one"),
        entry("airstrike", HOMS, DAY, figures=[figure("killed", 12)], report="one"),
    ]
    found = toll(told).value
    assert [one.best for one in found.totals if one.measure == "killed"] == [12]
    assert [one.reason for one in found.left_out if one.claim == told[1].claim.id] == ["running"]


def test_a_source_that_rounds_its_own_running_toll_in_another_report_adds_nothing() -> None:
    """Hundreds that one source gives as a running toll are no battle's, though a later report of it calls them so."""
    told = [
        entry("toll", HAMA, DAY, figures=[RUNNING], report="one"),
        entry("clash", HAMA, DAY, figures=[figure("killed", 700), figure("injured", 12)], report="two"),
    ]
    left, _ = without_retold(told, COUNTING)
    assert [one.measure for one in left[1].claim.figures] == ["injured"]
