"""Tolls and displacement over time, against the findings that they are made of."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any, get_args

import pytest

from tidings.opened.open import OpenRecord
from tidings.out.web.figures.counts import counts
from tidings.out.web.figures.shown import Counts, Panel, Step
from tidings.views.rules import Rule, plus

SYRIA = {"place": "Syria", "since": date(2024, 11, 27), "until": date(2024, 12, 8)}
KABUL = {"place": "Kabul", "since": date(2021, 8, 1), "until": date(2021, 9, 15)}
ASKED: list[dict[str, Any]] = [
    {}, SYRIA, KABUL, {"place": "Ukraine"}, {"place": "Goma"},
    {"since": date(2024, 11, 29), "until": date(2024, 11, 29)},
    {"since": date(2024, 12, 1)}, {"until": date(2022, 10, 8)}, {"kinds": ("airstrike",)},
    {"known_by": datetime(2024, 12, 1, tzinfo=UTC)},
]  # fmt: skip


def every(record: OpenRecord, asked: dict[str, Any]) -> Iterator[Counts]:
    """The toll and the displacement by every rule."""
    for rule in get_args(Rule):
        yield counts(record.toll(rule=rule, **asked))
        yield counts(record.displacement(rule=rule, **asked))


def in_all(panel: Panel) -> tuple[int, int, int | None]:
    """What a panel adds up to at its end: its last step, or what was before it, and what has no day."""
    nothing = Step(None, 0, 0, 0, 0, 0)
    last = panel.steps[-1] if panel.steps else panel.before or nothing
    undated = panel.undated or nothing
    return last.low + undated.low, last.best + undated.best, plus(last.high, undated.high)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_last_step_is_the_sum(record: OpenRecord, asked: dict[str, Any]) -> None:
    """What has added up on the last day is the sum of the finding: its low, its best and its high."""
    for found in every(record, asked):
        for panel in found.panels:
            if panel.total:
                assert in_all(panel) == (panel.total.low, panel.total.best, panel.total.high), panel
            else:
                assert not panel.steps
                assert panel.lines


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_sums_only_grow(record: OpenRecord, asked: dict[str, Any]) -> None:
    """Low ≤ best ≤ high on every day, none of them falls, and the greatest figures are no less than the best."""
    for found in every(record, asked):
        for panel in found.panels:
            steps = [*filter(None, (panel.before,)), *panel.steps]
            for one in steps:
                assert one.low <= one.best <= one.most
                assert one.high is None or one.best <= one.high
            for one, two in pairwise(steps):
                assert one.low <= two.low
                assert one.best <= two.best
                assert one.events <= two.events
                assert one.high is None or two.high is None or one.high <= two.high
                assert one.day
                assert two.day
                assert one.day < two.day


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_all_steps_lie_on_the_axis(record: OpenRecord, asked: dict[str, Any]) -> None:
    """Every step is within the days that are drawn, and these are the days asked about."""
    for found in every(record, asked):
        for step in (step for panel in found.panels for step in panel.steps):
            assert found.axis
            assert step.day
            assert found.axis.holds(step.day)
        if found.axis and "since" in asked and "until" in asked:
            assert (found.axis.first, found.axis.last) == (asked["since"], asked["until"])


def test_sources_are_never_made_one(record: OpenRecord) -> None:
    """Each running toll of the finding is a line of its own with its own bounds; "at least" is open above."""
    finding = record.toll(**SYRIA)
    lines = [(panel, line) for panel in counts(finding).panels for line in panel.lines]
    assert len(lines) == len(finding.value.running)
    monitor = next(line for panel, line in lines if line.source.startswith("Syrian Observatory") and panel.who == "all")
    assert len(monitor.points) > 1
    assert {(one.low, one.high) for one in monitor.points} == {(one.count, None) for one in monitor.points}
    assert len({line.source or line.outlet for panel, line in lines if panel.who == "all"}) > 2


def test_a_source_has_one_colour_in_all_panels(record: OpenRecord) -> None:
    """Who counts the dead in one colour counts the civilians in the same; two named sources share none."""
    slots: dict[str, set[int]] = {}
    for panel in counts(record.toll()).panels:
        for line in panel.lines:
            slots.setdefault(line.source or line.outlet, set()).add(line.slot)
    assert all(len(some) == 1 for some in slots.values())
    coloured = [slot for some in slots.values() for slot in some if slot]
    assert len(coloured) == len(set(coloured))


def test_where_sources_differ_each_keeps_its_figure(record: OpenRecord) -> None:
    """Of Kabul's airport one source says 13 and another at least 169: both stand, and the rule tells which is taken."""
    [latest] = counts(record.toll(**KABUL)).differing
    assert {(one.count, one.bound) for one in latest.said} == {(13, "exact"), (169, "at_least")}
    assert [one.count for one in latest.said if one.chosen] == [13]
    [highest] = counts(record.toll(rule="highest", **KABUL)).differing
    assert [one.count for one in highest.said if one.chosen] == [169]


def test_the_greatest_figures_are_the_rule_highest(record: OpenRecord) -> None:
    """The line of the greatest figures ends where the rule "highest" puts the best, where no whole is put together."""
    for asked in (KABUL, {"place": "Goma"}):
        step = counts(record.toll(**asked)).panels[0].steps[-1]
        [total] = [
            one
            for one in record.toll(rule="highest", **asked).value.totals
            if (one.measure, one.who) == ("killed", "all")
        ]
        assert step.most == total.best


def test_what_is_left_out_is_told_with_its_reason(record: OpenRecord) -> None:
    """Each claim that was not added is counted under its reason, once."""
    finding = record.toll(**SYRIA)
    found = counts(finding)
    assert sum(one.claims for one in found.left_out) == len(finding.value.left_out)
    assert all(one.sentence for one in found.left_out)


def test_movements_say_from_where_and_to_where(record: OpenRecord) -> None:
    """Each movement of the finding has its row, with the place left or reached where it is told."""
    finding = record.displacement()
    moves = counts(finding).moves
    assert {one.event for one in moves} == {one.event for one in finding.value.moves}
    assert any(one.left for one in moves)
