"""What the claims of one event say of each count."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.entries import ARMY, HAMA, HTS, entry, figure, source

from tidings.record import Actor, Bound, Entry
from tidings.views.figures import Estimate, estimates
from tidings.views.rules import Rule

DAY = date(2024, 12, 3)
NOON = datetime(2024, 12, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINISTRY = Actor("sy.health", "Syrian Health Ministry", "government", "government", "sy.government", "SY")
SOHR = Actor("sohr", "Syrian Observatory for Human Rights", "monitor", "opposition", None, "GB")
OCHA = Actor("un-ocha", "OCHA", "intergovernmental", None, "un")


def told(count: int, hour: int = 0, *, by: Actor | str | None = None, bound: Bound = "exact", **more: Any) -> Entry:
    """A claim of a strike on Hama that tells a number of killed, known so many hours after noon."""
    who, measure = more.pop("who", "all"), more.pop("measure", "killed")
    more.setdefault("outlet", f"outlet {hour} {by} {count}")
    more.setdefault("figures", [figure(measure, count, bound, who)])
    return entry("airstrike", HAMA, DAY, sources=[source(by)] if by else (), known=NOON + hour * HOUR, **more)


def whole(entries: list[Entry], rule: Rule = "latest", measure: str = "killed") -> Estimate:
    """The estimate of all."""
    return next(one for one in estimates(entries, rule) if (one.measure, one.who) == (measure, "all"))


def bounds(one: Estimate) -> tuple[int, int, int | None]:
    """Low, best and high."""
    return one.low, one.best, one.high


def test_a_later_figure_of_the_same_source_takes_the_place_of_its_earlier_one() -> None:
    """The ministry's 12 and then 20 are 20, not 32 and not 12 to 20."""
    assert bounds(whole([told(12, 0, by=MINISTRY), told(20, 5, by=MINISTRY)])) == (20, 20, 20)


def test_a_later_story_of_the_same_outlet_takes_the_place_of_its_earlier_one() -> None:
    """An outlet that speaks in its own voice updates itself."""
    assert bounds(whole([told(3, 0, outlet="Wire"), told(7, 2, outlet="Wire")])) == (7, 7, 7)


def test_residents_told_by_two_outlets_are_two_sources() -> None:
    """A source that is only described is another one in every outlet."""
    assert len(whole([told(3, 0, by="residents", origin="a"), told(7, 2, by="residents", origin="b")]).said) == 2


@pytest.mark.parametrize(
    ("rule", "best"), [("latest", 30), ("median", 12), ("lowest", 10), ("highest", 30), ("most-trusted", 12)]
)
def test_each_rule_takes_its_figure(rule: Rule, best: int) -> None:
    """Of 10 by the army, 12 by the UN and 30 by the monitor last, each rule takes another one."""
    found = whole([told(10, 0, by=ARMY), told(12, 1, by=OCHA), told(30, 2, by=SOHR)], rule)
    assert bounds(found) == (10, best, 30)


def test_of_two_in_the_middle_the_lower_is_the_median() -> None:
    """The median is always a figure that somebody gave."""
    assert whole([told(10, 0, by=ARMY), told(20, 1, by=SOHR)], "median").best == 10


def test_rival_counts_of_two_sides_stay_side_by_side() -> None:
    """What each side says is shown with its side, whichever the rule takes."""
    found = whole([told(4, 0, by=ARMY), told(60, 1, by=HTS)])
    assert [one.count for one in found.said] == [4, 60]
    assert len({one.side for one in found.said}) == 2


def test_those_who_allow_the_figure_support_it_and_the_others_dissent() -> None:
    """ "At least 12" supports 20; "9" does not."""
    nine, least, twenty = told(9, 0, by=ARMY), told(12, 1, by=SOHR, bound="at_least"), told(20, 2, by=OCHA)
    found = whole([nine, least, twenty])
    assert found.support == (least.claim.id, twenty.claim.id)
    assert found.dissent == (nine.claim.id,)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([(12, "at_least")], (12, 12, None)),
        ([(12, "at_most")], (0, 12, 12)),
        ([(50, "about")], (45, 50, 55)),
        ([(4, "about")], (3, 4, 5)),
        ([(12, "at_least"), (20, "exact")], (12, 20, 20)),
        ([(20, "exact"), (30, "at_least")], (20, 30, None)),
        ([(37, "exact"), (24, "at_least")], (24, 37, 37)),
        ([(10, "exact"), (12, "at_most")], (10, 10, 12)),
        ([(10, "exact"), (5, "at_most")], (0, 5, 10)),
    ],
)
def test_bounds_reach_as_far_as_their_words(
    figures: list[tuple[int, Bound]], expected: tuple[int, int, int | None]
) -> None:
    """At least is open above unless another closes it, at most is open below, about is a tenth to either side."""
    entries = [told(count, hour, bound=bound) for hour, (count, bound) in enumerate(figures)]
    assert bounds(whole(entries)) == expected


def test_a_part_is_shown_and_not_added_to_the_whole() -> None:
    """ "126 killed, 68 of them children" is 126 killed."""
    found = estimates([told(0, figures=[figure("killed", 126), figure("killed", 68, who="children")])])
    assert [(one.who, one.best, one.part) for one in found] == [("all", 126, False), ("children", 68, True)]


def test_a_whole_is_summed_from_parts_that_are_apart() -> None:
    """Fighters and civilians are everybody: where nobody gives the whole, it is their sum, and that is said."""
    found = whole([told(12, 0, who="fighters"), told(3, 1, who="civilians")])
    assert (*bounds(found), found.derived) == (15, 15, 15, True)
    assert "12 fighters and 3 civilians" in found.notes[0]


def test_parts_that_may_be_the_same_people_are_not_summed() -> None:
    """Five women may be among the six civilians, and nobody says that these are all: at least six."""
    found = whole([told(6, 0, who="civilians"), told(5, 1, who="women")])
    assert bounds(found) == (6, 6, None)


def test_a_whole_that_somebody_gives_is_never_summed() -> None:
    """The whole of 20 stands, though the parts add up to more."""
    assert bounds(whole([told(20, 0), told(12, 1, who="fighters"), told(13, 2, who="civilians")])) == (20, 20, 20)


def test_a_part_that_exceeds_the_whole_is_a_bound_of_it() -> None:
    """Eleven civilians after eight people are eleven or more; the rule may still take the eight."""
    entries = [told(8, 0, by=SOHR), told(11, 1, by=OCHA, who="civilians")]
    assert bounds(whole(entries)) == (8, 11, None)
    assert bounds(whole(entries, "lowest")) == (8, 8, None)
    assert whole(entries).notes == ("11 civilians are counted, so at least as many in all; no whole is so great.",)


def test_households_are_no_people() -> None:
    """Families are counted in a unit of their own."""
    found = estimates([told(300, measure="displaced", who="households")])
    assert [(one.who, one.part) for one in found] == [("households", False)]


def test_killed_and_injured_together_are_a_measure_of_their_own() -> None:
    """Fifty casualties tell nothing of how many died."""
    found = estimates([told(50, measure="killed_or_injured"), told(8, 1)])
    assert [(one.measure, one.best) for one in found] == [("killed", 8), ("killed_or_injured", 50)]


@pytest.mark.parametrize("modality", ["denied", "possible", "conditional", "intended"])
def test_what_is_not_asserted_adds_nothing(modality: str) -> None:
    """Only what is told as so is counted."""
    assert not estimates([told(12, modality=modality)])
    assert bounds(whole([told(12, 0), told(90, 1, modality=modality)])) == (12, 12, 12)


def test_a_denial_is_dissent() -> None:
    """Who denies the act denies its dead; who denies other figures says nothing of these."""
    killed, denial = told(12, 0), told(0, 1, figures=[], modality="denied")
    other = told(3, 2, measure="injured", modality="denied")
    assert whole([killed, denial, other]).dissent == (denial.claim.id,)


def test_a_running_toll_is_no_figure_of_an_event() -> None:
    """ "704 since 27 November" adds nothing to the strike in whose report it stands."""
    running = told(0, 1, figures=[figure("killed", 704, since=date(2024, 11, 27))])
    assert bounds(whole([told(12, 0), running])) == (12, 12, 12)


def test_an_admission_is_trusted_before_all_others_and_a_boast_after_them() -> None:
    """A party that counts its own dead comes first, one that counts those it killed comes last."""
    admitted = told(5, 0, by=ARMY, agents=[HTS], targets=[ARMY])
    monitor = told(11, 1, by=SOHR)
    boast = told(40, 2, by=HTS, agents=[HTS], targets=[ARMY])
    assert whole([admitted, monitor, boast], "most-trusted").best == 5
    assert whole([monitor, boast], "most-trusted").best == 11


def test_a_private_source_is_not_named() -> None:
    """Only sources of the list of parties are named in an estimate."""
    assert whole([told(3, by="a neighbour")]).said[0].source == ""
    assert whole([told(3, by=SOHR)]).said[0].source == SOHR.name


COUNTS = st.integers(0, 40)
BOUNDS = st.sampled_from(get_args(Bound))
WHO = st.sampled_from(["all", "all", "children", "civilians", "fighters", "workers"])
MEASURE = st.sampled_from(["killed", "injured"])
TELLER = st.sampled_from([None, ARMY, SOHR, OCHA, "residents"])
TELLINGS = st.lists(st.tuples(COUNTS, BOUNDS, WHO, MEASURE, TELLER, st.integers(0, 9)), min_size=1, max_size=9)


def made(rows: list[tuple[Any, ...]]) -> list[Entry]:
    """Claims of one event from rows of numbers."""
    return [
        told(count, hour, by=by, bound=bound, who=who, measure=measure, outlet=f"outlet {number % 4}")
        for number, (count, bound, who, measure, by, hour) in enumerate(rows)
    ]


@given(TELLINGS, st.sampled_from(get_args(Rule)))
def test_low_best_and_high_are_in_order(rows: list[tuple[Any, ...]], rule: Rule) -> None:
    """Low ≤ best ≤ high, whatever is told and by whichever rule."""
    for one in estimates(made(rows), rule):
        assert 0 <= one.low <= one.best
        assert one.high is None or one.best <= one.high


@given(TELLINGS, st.sampled_from(get_args(Rule)), st.randoms(use_true_random=False))
def test_order_changes_no_estimate(rows: list[tuple[Any, ...]], rule: Rule, chance: random.Random) -> None:
    """The estimates depend on the claims, not on the order in which they are given."""
    entries = made(rows)
    expected = estimates(entries, rule)
    chance.shuffle(entries)
    assert estimates(entries, rule) == expected


@given(TELLINGS, st.sampled_from(get_args(Rule)), st.data())
def test_copies_change_no_estimate(rows: list[tuple[Any, ...]], rule: Rule, data: st.DataObject) -> None:
    """Another outlet that prints a telling again later, of the same origin, changes no figure."""
    entries = made(rows)
    index = data.draw(st.integers(0, len(rows) - 1))
    count, bound, who, measure, by, hour = rows[index]
    copy = told(
        count, hour + 1, by=by, bound=bound, who=who, measure=measure, outlet="copyist", origin=entries[index].origin
    )
    same = {(one.measure, one.who): bounds(one) for one in estimates([*entries, copy], rule)}
    assert same == {(one.measure, one.who): bounds(one) for one in estimates(entries, rule)}
