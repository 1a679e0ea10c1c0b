"""The sample weeks and their labels: marked as samples, short, and labelled in words that stand in the reports."""

import json
from datetime import UTC, date
from typing import Any, get_args

import pytest
from tests.weeks import SAMPLES, WARS, cases, days, labels, listed, moment, named, reports

from tidings.lexicon.kinds import load_kinds
from tidings.record import Modality
from tidings.views.control import State

#: The states of a place, as the view of control has them.
STATES = set(get_args(State))
#: Issue 3: three wars, at least forty short reports.
LEAST_REPORTS = 48
WORDS = range(40, 151)


def lines(war: str) -> list[dict[str, Any]]:
    """The lines of a war's file as they are."""
    return [json.loads(line) for line in (SAMPLES / f"{war}.jsonl").read_text("utf-8").splitlines()]


def test_there_are_three_wars_and_enough_reports() -> None:
    """The weeks are of three wars, and their reports are many enough to be a record."""
    assert len(WARS) == 3
    assert sum(len(lines(war)) for war in WARS) >= LEAST_REPORTS


@pytest.mark.parametrize("war", WARS)
def test_reports_are_marked_as_samples_and_short(war: str) -> None:
    """Each report says that it is a sample, has an hour of publication in UTC, and is short."""
    for line in lines(war):
        assert line["sample"] is True
        assert line["outlet"].startswith("Sample ")
        assert len(line["text"].split()) in WORDS, line["report"]
        published = reports(war)[line["report"]].published
        assert published is not None
        assert published.tzinfo is not None
        assert published.utcoffset() == UTC.utcoffset(None)


@pytest.mark.parametrize("war", WARS)
def test_what_supersedes_is_there(war: str) -> None:
    """A version that supersedes another comes after it and names one of the same file."""
    known = reports(war)
    for report in known.values():
        if report.supersedes:
            earlier, later = known[report.supersedes].published, report.published
            assert earlier is not None
            assert later is not None
            assert earlier < later


@pytest.mark.parametrize("war", WARS)
def test_events_are_numbered_in_order(war: str) -> None:
    """The numbers of a war's events count up from one, and pairs name events that are there."""
    numbers = [event["number"] for event in labels(war)["event"]]
    assert numbers == list(range(1, len(numbers) + 1))
    for pairs in labels(war)["apart"]:
        assert all(left in numbers and right in numbers and left != right for left, right in pairs["pairs"])


@pytest.mark.parametrize(("war", "event"), cases("event"), ids=named)
def test_an_event_is_told_in_words_of_its_reports(war: str, event: dict[str, Any]) -> None:
    """Each telling's words stand once in its report, and kinds, days and modality are words of the record."""
    known = reports(war)
    for report, fragment in event["tells"]:
        assert known[report].text.count(fragment) == 1, f"{event['number']}: {fragment!r} in {report}"
    assert set(event["kinds"]) <= set(load_kinds().by_name)
    assert set(listed(event.get("modality", "asserted"))) <= set(get_args(Modality))
    if told := days(event):
        assert told[0] <= told[1]


@pytest.mark.parametrize(("war", "control"), cases("control"), ids=named)
def test_a_day_of_control_is_well_formed(war: str, control: dict[str, Any]) -> None:
    """Days go up, states are those of the view, and a day says who holds the place, who does not, or both."""
    told = [date.fromisoformat(row["day"]) for row in control["days"]]
    assert told == sorted(told)
    for row in control["days"]:
        assert set(row["states"]) <= STATES
        assert "holder" in row or "never" in row
        at = moment(row.get("known_by"))
        assert at is None or at.tzinfo is not None


@pytest.mark.parametrize(("war", "series"), cases("series"), ids=named)
def test_a_series_is_told_by_its_reports(war: str, series: dict[str, Any]) -> None:
    """Each value of a running toll stands as a number in the report that tells it."""
    known = reports(war)
    for report, value in series["values"]:
        assert f"{value:,}" in known[report].text
