"""How many were killed, for a place and a period."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.entries import ARMY, HAMA, HAMA_PROVINCE, HOMS, HTS, MHARDA, entry, figure, source, when

from tidings.record import Actor, Entry, Place, When
from tidings.views.toll import Toll, toll
from tidings.views.totals import Sum

FIRST = date(2024, 12, 1)
SOHR = Actor("sohr", "Syrian Observatory for Human Rights", "monitor", "opposition", None, "GB")
OCHA = Actor("un-ocha", "OCHA", "intergovernmental", None, "un")
SYRIA = Place("SY", "Syria", "country", "SY", None, 35.0, 38.5, 300.0)


def day(number: int) -> date:
    """A day of December 2024."""
    return FIRST + timedelta(days=number - 1)


def strike(event: str, count: int, on: int = 3, place: Place | None = HAMA, **more: Any) -> Entry:
    """A claim of an air strike that killed so many, of that event."""
    more.setdefault("figures", [figure("killed", count, who=more.pop("who", "all"))])
    more.setdefault("outlet", f"outlet of {event} {count}")
    return entry(more.pop("kind", "airstrike"), place, more.pop("time", day(on)), event=event, **more)


def killed(value: Toll, who: str = "all") -> tuple[int, int, int | None]:
    """Low, best and high of the killed."""
    one = summed(value, "killed", who)
    return one.low, one.best, one.high


def summed(value: Toll, measure: str, who: str = "all") -> Sum:
    """The sum of a measure and a class."""
    return next(one for one in value.totals if (one.measure, one.who) == (measure, who))


def reasons(value: Toll) -> dict[str, str]:
    """Why each claim is left out."""
    return {one.claim: one.reason for one in value.left_out}


def test_events_are_added_and_each_counts_once() -> None:
    """Two strikes of 12 and 5 are 17, however many tell of them, and each sum adds its own bounds."""
    entries = [strike("a", 12), strike("a", 9, sources=[source(SOHR)]), strike("b", 5)]
    found = toll(entries, rule="highest").value
    assert killed(found) == (14, 17, 17)
    assert summed(found, "killed").events == 2


def test_open_above_survives_the_sum() -> None:
    """One event of "at least" leaves the sum open above."""
    entries = [strike("a", 12), strike("b", 0, figures=[figure("killed", 24, "at_least")])]
    assert killed(toll(entries).value) == (36, 36, None)


def test_parts_are_summed_beside_the_whole() -> None:
    """Children are a sum of their own, open above where an event does not tell of them."""
    entries = [strike("a", 0, figures=[figure("killed", 12), figure("killed", 4, who="children")]), strike("b", 5)]
    found = toll(entries).value
    assert killed(found) == (17, 17, 17)
    assert killed(found, "children") == (4, 4, None)
    assert summed(found, "killed", "children").part


def test_an_event_that_counts_only_civilians_is_added_as_the_least_and_it_is_said() -> None:
    """Three civilians are at least three in all."""
    found = toll([strike("a", 12), strike("b", 3, who="civilians")])
    assert killed(found.value) == (15, 15, None)
    assert any("1 event only civilians" in note for note in found.notes)


def test_figures_that_are_not_added_are_left_out_with_the_reason() -> None:
    """Copies, updates, rivals, parts, denials, plans and superseded versions are each named as what they are."""
    first = strike("a", 12, origin="wire", known=datetime(2024, 12, 4, 8, tzinfo=UTC))
    copy = strike("a", 12, origin="wire", outlet="copyist", known=datetime(2024, 12, 4, 9, tzinfo=UTC))
    early = strike("a", 3, sources=[source(SOHR)], known=datetime(2024, 12, 4, 6, tzinfo=UTC))
    late = strike("a", 12, sources=[source(SOHR)], known=datetime(2024, 12, 4, 7, tzinfo=UTC))
    rival = strike("a", 40, sources=[source(OCHA)], known=datetime(2024, 12, 4, 5, tzinfo=UTC))
    part = strike("a", 4, who="children", sources=[source("residents")])
    denied = strike("a", 12, modality="denied", outlet="denier")
    planned = strike("a", 99, modality="intended", outlet="planner")
    old = strike("a", 2, until=datetime(2024, 12, 4, 9, tzinfo=UTC), outlet="rewriter")
    found = toll([first, copy, early, late, rival, part, denied, planned, old])
    expected = {copy: "copy", early: "updated", rival: "rival", part: "part", denied: "denied", planned: "not-asserted"}
    expected[old] = "superseded"
    assert reasons(found.value) == {one.claim.id: reason for one, reason in expected.items()}
    assert killed(found.value) == (12, 12, 40)
    assert set(found.dissent) == {rival.claim.id, denied.claim.id}
    assert all(one.sentence for one in found.value.left_out)


def test_a_running_toll_is_a_series_and_is_not_added() -> None:
    """704 since 27 November stand beside the strikes; what the toll rose by in the period is told."""
    began = date(2024, 11, 27)
    running = [
        strike("s", 0, kind="toll", place=SYRIA, time=When(began, day(on), "stated"), sources=[source(SOHR)],
               figures=[figure("killed", count, since=began)], outlet=f"wire {on}")
        for on, count in [(1, 450), (4, 704)]
    ]  # fmt: skip
    found = toll([strike("a", 12), *running], since=day(2), until=day(5))
    assert killed(found.value) == (12, 12, 12)
    (series,) = found.value.running
    assert [(one.day, one.count) for one in series.points] == [(day(1), 450), (day(4), 704)]
    assert (series.since, series.source, series.rise) == (began, SOHR.name, 254)
    assert reasons(found.value)[running[1].claim.id] == "running"
    assert any("704 killed since 27 November 2024" in note and "add up to 12" in note for note in found.notes)


def running(count: int, on: int, place: Place, who: str = "all") -> Entry:
    """The Observatory's count since 27 November, told under a place."""
    began = date(2024, 11, 27)
    time, counted = When(began, day(on), "stated"), figure("killed", count, who=who, since=began)
    return strike("s", 0, kind="toll", place=place, time=time, sources=[source(SOHR)], figures=[counted])


def test_a_running_toll_told_under_several_places_is_one_series_while_it_rises() -> None:
    """A war's toll stands in reports about many towns; a smaller count on a later day is of a smaller area."""
    found = toll([running(327, 1, HAMA), running(704, 4, HOMS), running(826, 6, SYRIA)]).value.running
    assert [[point.count for point in one.points] for one in found] == [[327, 704, 826]]
    assert found[0].place == ""
    fallen = toll([running(704, 4, SYRIA), running(44, 6, HAMA)]).value.running
    assert sorted((one.place, one.points[0].count) for one in fallen) == [("SY", 704), ("hama", 44)]


def test_a_copied_report_adds_no_series() -> None:
    """The agency's toll in another paper, word for word, is the agency's."""
    began = date(2024, 11, 27)
    told = {"kind": "toll", "place": SYRIA, "origin": "agency", "figures": [figure("killed", 704, since=began)]}
    entries = [strike("s", 0, on, outlet=outlet, **told) for on, outlet in [(4, "Agency"), (5, "Paper")]]
    (series,) = toll(entries).value.running
    assert (series.outlet, len(series.points[0].claims)) == ("Agency", 2)


def test_a_figure_repeated_late_adds_no_point_to_a_series() -> None:
    """Who prints the toll of the 4th again on the 6th tells nothing new."""
    first, again = running(704, 4, SYRIA), running(704, 6, SYRIA)
    (series,) = toll([again, first]).value.running
    assert [(one.day, one.claims) for one in series.points] == [(day(4), (first.claim.id, again.claim.id))]


def test_losses_told_only_by_the_enemy_are_said_to_be() -> None:
    """700 of the enemy's by the army's own word are added, and it is said on whose word."""
    boast = strike("a", 700, agents=[ARMY], targets=[HTS], sources=[source(ARMY)])
    notes = toll([boast, strike("b", 5)]).notes
    assert "700 killed in 1 event are told only by a party that counts its enemy's losses." in notes


def test_a_toll_over_many_days_is_a_series_without_the_word_since() -> None:
    """The killed of a month are no event of a day."""
    month = strike("m", 300, kind="toll", place=SYRIA, time=when(day(1), day(31)))
    found = toll([strike("a", 12), month]).value
    assert killed(found) == (12, 12, 12)
    assert [(one.since, one.points[0].count) for one in found.running] == [(day(1), 300)]


def test_a_denied_sum_over_many_days_is_left_out_as_denied() -> None:
    """A month's toll that is denied is no point of a series."""
    month = strike("m", 300, kind="toll", place=SYRIA, time=when(day(1), day(31)), modality="denied")
    found = toll([month]).value
    assert not found.running
    assert reasons(found) == {month.claim.id: "denied"}


def test_a_sum_over_a_country_of_which_no_day_is_told_is_not_added() -> None:
    """A war's dead told without a day are no dead of yesterday."""
    war = strike("w", 200_000, kind="toll", place=SYRIA, time=When(day(2), day(3), "published"))
    found = toll([strike("a", 12), war]).value
    assert killed(found) == (12, 12, 12)
    assert reasons(found) == {war.claim.id: "period-unknown"}


def test_a_province_s_toll_of_a_day_is_not_added_to_its_towns() -> None:
    """The province's 30 hold the town's 12 and 5; only the towns are added, and the province is shown beside."""
    province = strike("p", 30, kind="toll", place=HAMA_PROVINCE)
    towns = [strike("a", 12), strike("b", 5, place=MHARDA)]
    found = toll([province, *towns])
    assert killed(found.value) == (17, 17, 17)
    (beside,) = found.value.beside
    assert (beside.event, beside.holds) == ("p", ("a", "b"))
    assert reasons(found.value) == {province.claim.id: "sum"}
    assert any("Hama Governorate" in note for note in found.notes)


def test_a_town_s_toll_that_repeats_the_count_of_an_event_there_is_not_added() -> None:
    """ "The mayor had counted 11 dead", told the day after the blast, is the blast; another count is another day's."""
    blast = strike("a", 11, kind="bombing")
    assert killed(toll([blast, strike("t", 11, on=4, kind="toll", outlet="next day")]).value) == (11, 11, 11)
    assert killed(toll([blast, strike("t", 9, on=4, kind="toll", outlet="next day")]).value) == (20, 20, 20)
    assert killed(toll([blast, strike("t", 11, on=4, kind="bombing", outlet="next day")]).value) == (22, 22, 22)


def test_a_province_s_toll_is_added_where_no_town_is_told() -> None:
    """On a day, in a province, or of a measure of which no town tells, the province's toll is what is known."""
    province = strike("p", 30, kind="toll", place=HAMA_PROVINCE)
    assert killed(toll([province, strike("a", 12, on=5), strike("b", 5, place=HOMS)]).value) == (47, 47, 47)


def test_strikes_across_a_province_hold_those_on_its_towns_where_they_tell_as_many() -> None:
    """A province's 40 by air strikes hold a town's 12; a province's 5 are another strike."""
    assert killed(toll([strike("p", 40, place=HAMA_PROVINCE), strike("a", 12)]).value) == (12, 12, 12)
    assert killed(toll([strike("p", 5, place=HAMA_PROVINCE), strike("a", 12)]).value) == (17, 17, 17)
    shelling = strike("p", 40, place=HAMA_PROVINCE, kind="shelling")
    assert killed(toll([shelling, strike("a", 12)]).value) == (52, 52, 52)


def test_an_event_on_the_edge_of_the_period_has_a_low_of_nothing() -> None:
    """What happened on the 3rd or the 4th may lie in either day; it is best counted on the later one."""
    entries = [strike("a", 12, time=when(day(3), day(4)))]
    assert killed(toll(entries, since=day(1), until=day(3)).value) == (0, 0, 12)
    assert killed(toll(entries, since=day(4), until=day(9)).value) == (0, 12, 12)
    assert toll(entries, since=day(4)).value.events[0].edge


def test_what_may_have_happened_any_day_is_left_out_of_a_period() -> None:
    """No day, or a whole year for a week: the event says nothing of the period; without a period it counts."""
    unknown, year = strike("a", 12, time=None), strike("b", 5, time=when(date(2024, 1, 1), date(2024, 12, 31)))
    found = toll([unknown, year, strike("c", 1)], since=day(1), until=day(7)).value
    assert killed(found) == (1, 1, 1)
    assert reasons(found) == {unknown.claim.id: "day-unknown", year.claim.id: "too-wide"}
    assert killed(toll([unknown, year]).value) == (17, 17, 17)


def test_killed_and_injured_together_are_in_neither_sum() -> None:
    """Casualties are a sum of their own."""
    found = toll([strike("a", 12), strike("b", 0, figures=[figure("killed_or_injured", 50)])]).value
    assert killed(found) == (12, 12, 12)
    assert summed(found, "killed_or_injured").best == 50


def test_a_later_report_changes_nothing_before_it_was_known() -> None:
    """As known that evening the toll is 12; the morning after it is 20."""
    first = strike("a", 12, sources=[source(SOHR)], known=datetime(2024, 12, 3, 18, tzinfo=UTC))
    update = strike("a", 20, sources=[source(SOHR)], known=datetime(2024, 12, 4, 6, tzinfo=UTC))
    assert killed(toll([first, update], known_by=datetime(2024, 12, 3, 20, tzinfo=UTC)).value) == (12, 12, 12)
    assert killed(toll([first, update], known_by=datetime(2024, 12, 4, 6, tzinfo=UTC)).value) == (20, 20, 20)


def test_a_toll_can_be_written_as_json() -> None:
    """The value of the finding is the JSON of it."""
    found = toll([strike("a", 12), strike("p", 30, kind="toll", place=HAMA_PROVINCE)], since=day(1))
    assert msgspec.json.decode(msgspec.json.encode(found.value), type=Toll) == found.value


ROWS = st.lists(
    st.tuples(
        st.sampled_from("abcde"),
        st.integers(0, 30),
        st.integers(1, 6),
        st.sampled_from([HAMA, MHARDA, HAMA_PROVINCE, SYRIA, None]),
        st.sampled_from(["airstrike", "shelling", "toll"]),
        st.sampled_from(["asserted", "asserted", "denied", "possible"]),
        st.integers(0, 9),
    ),
    max_size=9,
)


def made(rows: list[tuple[Any, ...]]) -> list[Entry]:
    """Entries from rows of numbers."""
    return [
        strike(event, count, on, place, kind=kind, modality=modality, outlet=f"outlet {number}",
               known=datetime(2024, 12, 1 + on, hour, tzinfo=UTC))
        for number, (event, count, on, place, kind, modality, hour) in enumerate(rows)
    ]  # fmt: skip


@given(ROWS, st.randoms(use_true_random=False), st.integers(1, 8))
def test_every_toll_is_sound(rows: list[tuple[Any, ...]], chance: random.Random, moment: int) -> None:
    """Low ≤ best ≤ high, nothing cited that was not known, no claim lost, and the order of claims changes nothing."""
    entries, known_by = made(rows), datetime(2024, 12, moment, 5, tzinfo=UTC)
    found = toll(entries, known_by=known_by)
    for one in found.value.totals:
        assert 0 <= one.low <= one.best
        assert one.high is None or one.best <= one.high
    known = {one.claim.id for one in entries if one.known <= known_by}
    left = set(reasons(found.value))
    cited = {*found.support, *found.dissent, *left}
    assert cited == known
    assert {claim for series in found.value.running for point in series.points for claim in point.claims} <= known
    chance.shuffle(entries)
    assert toll(entries, known_by=known_by) == found


@given(ROWS, st.integers(1, 5))
def test_two_periods_that_adjoin_add_up_to_both(rows: list[tuple[Any, ...]], cut: int) -> None:
    """The best of one period and of the next are together that of both, where no event is a sum of others."""
    entries = made([row for row in rows if row[3] is HAMA and row[4] != "toll"])
    parts = [toll(entries, until=day(cut)), toll(entries, since=day(cut + 1))]
    together = sum(one.best for found in parts for one in found.value.totals)
    assert together == sum(one.best for one in toll(entries, since=day(1), until=day(30)).value.totals)


@given(ROWS, st.sampled_from([HAMA, HAMA_PROVINCE, HOMS]))
def test_an_unrelated_event_changes_no_estimate(rows: list[tuple[Any, ...]], place: Place) -> None:
    """One more event, of another day, leaves the estimates of all others as they are."""
    entries = made(rows)
    before = {one.event: one.estimates for one in toll(entries).value.events}
    after = toll([*entries, strike("other", 7, on=25, place=place)]).value
    told = {one.event: one.estimates for one in (*after.events, *after.beside)}
    assert all(told[event] == estimates for event, estimates in before.items())
