"""How many people moved, for a place and a period."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.entries import ARMY, HAMA, HAMA_PROVINCE, MHARDA, entry, figure, source, when

from tidings.record import Actor, Entry, Place, Span, When
from tidings.views.displacement import Displacement, displacement

FIRST = date(2024, 12, 1)
OCHA = Actor("un-ocha", "OCHA", "intergovernmental", None, "un")
SYRIA = Place("SY", "Syria", "country", "SY", None, 35.0, 38.5, 300.0)


def day(number: int) -> date:
    """A day of December 2024."""
    return FIRST + timedelta(days=number - 1)


def moved(event: str, count: int, on: int = 3, *, place: Place | None = HAMA, **more: Any) -> Entry:
    """A claim of people who moved, of that event."""
    counted = figure(more.pop("measure", "displaced"), count, who=more.pop("who", "all"), since=more.pop("since", None))
    more.setdefault("outlet", f"outlet of {event} {count}")
    return entry(
        more.pop("kind", "displacement"), place, more.pop("time", day(on)), figures=[counted], event=event, **more
    )


def best(value: Displacement) -> dict[tuple[str, str], int]:
    """The best count of each measure and class."""
    return {(one.measure, one.who): one.best for one in value.totals}


def test_movements_are_added_event_by_event() -> None:
    """People who fled two towns, and those whom fighting drove out, are added."""
    entries = [moved("a", 5000), moved("b", 2000, place=MHARDA), moved("c", 300, kind="clash", place=MHARDA)]
    assert best(displacement(entries).value) == {("displaced", "all"): 7300}


def test_what_people_did_is_counted_by_itself() -> None:
    """Displaced, evacuated and returned are three sums: those who return are not taken from those who fled."""
    entries = [moved("a", 5000), moved("b", 900, measure="evacuated"), moved("c", 100, measure="returned")]
    assert best(displacement(entries).value) == {
        ("displaced", "all"): 5000, ("evacuated", "all"): 900, ("returned", "all"): 100,
    }  # fmt: skip


def test_the_place_is_the_one_left_or_for_returns_the_one_reached() -> None:
    """A claim tells one end; the other end is not made up."""
    found = displacement([moved("a", 5000), moved("c", 100, on=4, measure="returned")]).value
    assert [(one.left, one.reached) for one in found.moves] == [("hama", None), (None, "hama")]


def test_who_moved_them_is_told_where_it_is_a_listed_party() -> None:
    """The army that drove them out is named; gunmen whom a text only describes are not."""
    found = displacement([moved("a", 5000, agents=[ARMY, "gunmen"])]).value
    assert found.moves[0].by == ("Syrian army",)


def test_households_are_never_added_to_people() -> None:
    """Three hundred families are a sum in families."""
    found = displacement([moved("a", 300, who="households"), moved("b", 5000, place=MHARDA)]).value
    assert best(found) == {("displaced", "all"): 5000, ("displaced", "households"): 300}


def test_a_running_total_is_never_added_to_new_movements() -> None:
    """280 000 since 27 November stand beside the 5 000 of a day."""
    began = date(2024, 11, 27)
    total = moved("t", 280_000, place=SYRIA, time=When(began, day(8), "stated"), since=began, sources=[source(OCHA)])
    found = displacement([moved("a", 5000), total], since=day(1), until=day(9)).value
    assert best(found) == {("displaced", "all"): 5000}
    assert [(one.since, one.source, one.points[0].count) for one in found.running] == [(began, "OCHA", 280_000)]
    assert [(one.claim, one.reason) for one in found.left_out] == [(total.claim.id, "running")]


def test_the_displaced_of_a_war_without_a_day_are_not_those_of_yesterday() -> None:
    """A country's displaced of whom no day is told are a total of nobody knows how long."""
    war = moved("w", 6_000_000, place=SYRIA, time=When(day(2), day(3), "published"))
    found = displacement([moved("a", 5000), war]).value
    assert best(found) == {("displaced", "all"): 5000}
    assert [one.reason for one in found.left_out] == ["period-unknown"]


def test_the_besieged_are_a_state_and_no_movement() -> None:
    """The same people are besieged on Monday and on Tuesday: two points of a series, and no sum."""
    entries = [moved("a", 9000, on=on, measure="besieged", outlet="Wire") for on in (2, 3)]
    entries.append(moved("a", 8500, on=4, measure="besieged", outlet="Wire"))
    found = displacement(entries).value
    assert not found.totals
    assert [[point.count for point in one.points] for one in found.running] == [[9000, 8500]]
    assert found.running[0].rise is None


def test_a_province_s_displaced_hold_those_of_its_towns() -> None:
    """Those who fled a province on a day are not added to those who fled its towns that day."""
    entries = [moved("p", 20_000, place=HAMA_PROVINCE), moved("a", 5000), moved("b", 2000, place=MHARDA)]
    found = displacement(entries).value
    assert best(found) == {("displaced", "all"): 7000}
    assert [(one.event, one.holds) for one in found.beside] == [("p", ("a", "b"))]


def test_two_groups_who_left_one_place_on_a_day_are_both_counted() -> None:
    """Those who went by train and those who went by bus are two events, and both are added."""
    entries = [moved("train", 1500, measure="evacuated"), moved("bus", 250, measure="evacuated")]
    assert best(displacement(entries).value) == {("evacuated", "all"): 1750}


def test_planned_and_denied_movements_are_not_counted() -> None:
    """An evacuation that is planned has moved nobody."""
    planned, denied = moved("a", 900, modality="intended"), moved("a", 900, modality="denied", outlet="denier")
    found = displacement([planned, denied, moved("b", 10, on=5)])
    assert best(found.value) == {("displaced", "all"): 10}
    assert {one.claim: one.reason for one in found.value.left_out} == {
        planned.claim.id: "not-asserted", denied.claim.id: "denied",
    }  # fmt: skip


def test_a_displacement_can_be_written_as_json() -> None:
    """The value of the finding is the JSON of it."""
    found = displacement([moved("a", 5000), moved("p", 9000, place=HAMA_PROVINCE)], since=day(1)).value
    assert msgspec.json.decode(msgspec.json.encode(found), type=Displacement) == found


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.integers(1, 9000), st.integers(1, 6), st.sampled_from([HAMA, HAMA_PROVINCE]),
            st.sampled_from(["displaced", "returned", "besieged"]), st.sampled_from(["all", "households"]),
        ),
        max_size=8,
    ),
    st.integers(1, 8),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_every_displacement_is_sound(rows: list[tuple[Any, ...]], moment: int, chance: random.Random) -> None:
    """Low ≤ best ≤ high, nothing cited that was not known, and the order of claims changes nothing."""
    entries = [
        moved(event, count, on, place=place, measure=measure, who=who, outlet=f"outlet {number}")
        for number, (event, count, on, place, measure, who) in enumerate(rows)
    ]
    known_by = datetime(2024, 12, moment, 12, tzinfo=UTC)
    found = displacement(entries, known_by=known_by)
    assert all(0 <= one.low <= one.best and (one.high is None or one.best <= one.high) for one in found.value.totals)
    known = {one.claim.id for one in entries if one.known <= known_by}
    assert {*found.support, *found.dissent, *(one.claim for one in found.value.left_out)} == known
    chance.shuffle(entries)
    assert displacement(entries, known_by=known_by) == found


def test_a_stay_of_many_days_is_a_total() -> None:
    """Those who fled over three weeks are a total of these weeks, not of their last day."""
    weeks = moved("w", 70_000, time=when(day(1), day(21)))
    found = displacement([weeks]).value
    assert not found.totals
    assert [(one.since, one.points[0].day) for one in found.running] == [(day(1), day(21))]


def test_where_people_went_is_where_the_words_say_that_they_crossed_into() -> None:
    """To have crossed into Hama names the place reached; to flee it, or close to it, the place left."""
    for words, reached in (("Some 40 crossed into ", "hama"), ("Some 40 fled ", None), ("Fleeing close to ", None)):
        told = moved("a", 40, quote=f"{words}Hama", report="one")
        at = msgspec.structs.replace(told.claim.place, span=Span("one", len(words), len(words) + 4))  # type: ignore[type-var]
        claim = msgspec.structs.replace(told.claim, place=at)
        (move,) = displacement([msgspec.structs.replace(told, claim=claim)]).value.moves
        assert (move.left, move.reached) == ((None, reached) if reached else ("hama", None))
