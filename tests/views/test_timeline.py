"""What happened by day."""

import random
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.entries import ARMY, HAMA, HOMS, HTS, MHARDA, entry, figure, source, when
from tests.views.occurrences import WORDING, happened

from tidings.record import Entry, Event, When
from tidings.views.timeline import Timeline, timeline

DAY = date(2024, 12, 5)
ONE_DAY = timedelta(days=1)


def at(day: date, hour: int = 12) -> datetime:
    """An hour of a day (UTC)."""
    return datetime.combine(day, time(hour), UTC)


def lines(*happenings: tuple[Event, tuple[Entry, ...]], **asked: date | datetime) -> Timeline:
    """The timeline of events."""
    events, members = [one for one, _ in happenings], [one for _, some in happenings for one in some]
    return timeline(events, members, wording=WORDING, **asked).value  # type: ignore[arg-type]


def test_events_stand_by_day_and_the_weightiest_first() -> None:
    """Days follow each other; in a day what cost most, is told by most and changed hands stands first."""
    words = happened([entry("accuse", None, DAY, agents=[ARMY], targets=[HTS])])
    strike = happened([entry("airstrike", HOMS, DAY, figures=[figure("killed", 40)])])
    fall = happened([entry("capture", HAMA, DAY, agents=[HTS], outlet=f"Paper {n}") for n in range(4)])
    before = happened([entry("clash", MHARDA, DAY - ONE_DAY)])
    found = lines(words, strike, fall, before)
    assert [day.earliest for day in found.days] == [DAY - ONE_DAY, DAY]
    assert [one.event for one in found.days[1].occurrences] == [one[0].id for one in (fall, strike, words)]
    assert found.days[1].occurrences[0].control
    assert found.days[1].occurrences[1].dead == 40


def test_only_the_days_asked_for_are_told() -> None:
    """Events before and after the days asked for are left out; one whose days reach into them is in."""
    early = happened([entry("clash", HAMA, when(DAY - 9 * ONE_DAY, DAY - 5 * ONE_DAY))])
    inside = happened([entry("clash", HOMS, when(DAY - 5 * ONE_DAY, DAY))])
    found = lines(early, inside, since=DAY - ONE_DAY, until=DAY)
    assert [(day.earliest, day.latest) for day in found.days] == [(DAY - 5 * ONE_DAY, DAY)]


def test_an_event_without_a_day_is_left_out_and_that_is_said() -> None:
    """What no report dates is no part of a timeline, and a note counts it."""
    event, members = happened([entry("clash", HAMA, None, known=at(DAY))])
    found = timeline([event], members, wording=WORDING)
    assert found.value.days == ()
    assert found.notes == ("1 event is left out, since no report tells the day.",)


def test_an_assumed_day_is_marked() -> None:
    """Where the day is that of the report the timeline says so."""
    told = happened([entry("clash", HAMA, When(DAY, DAY, "published"))])
    assert lines(told).days[0].occurrences[0].assumed


def test_what_became_known_later_is_marked() -> None:
    """An event first told three days on is late; a higher toll and a denial of a later day stand under their event."""
    late = happened([entry("attack", HOMS, DAY, known=at(DAY + 3 * ONE_DAY))])
    grows = happened(
        [
            entry("airstrike", HAMA, DAY, known=at(DAY), figures=[figure("killed", 24)], outlet="One"),
            entry("airstrike", HAMA, DAY, known=at(DAY + 4 * ONE_DAY), figures=[figure("killed", 31)], outlet="Two"),
            entry("airstrike", HAMA, DAY, known=at(DAY + 5 * ONE_DAY), modality="denied", sources=[source(ARMY)]),
        ]
    )
    found = {one.event: one for day in lines(late, grows).days for one in day.occurrences}
    assert found[late[0].id].late
    assert not found[grows[0].id].late
    higher, denied = found[grows[0].id].later
    assert (higher.known, higher.sentence) == (at(DAY + 4 * ONE_DAY), "31 killed (24 to 31)")
    assert denied.sentence == "denied by Syrian army"


def test_what_is_planned_is_told_as_planned() -> None:
    """An intended capture is in the timeline as planned and changes no control."""
    plan = happened([entry("capture", HAMA, DAY, agents=[HTS], modality="intended")])
    one = lines(plan).days[0].occurrences[0]
    assert one.sentence.startswith("Planned or announced: capture of Hama")
    assert not one.control
    assert one.support == (plan[1][0].claim.id,)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.randoms(use_true_random=False), st.integers(0, 9))
def test_nothing_known_later_is_cited_whatever_the_order(days: list[int], chance: random.Random, moment: int) -> None:
    """In any order the same; no claim is cited that became known after the moment."""
    told = [
        happened(
            [entry("clash", HAMA, DAY, known=at(DAY + n * ONE_DAY), figures=[figure("killed", 3 + n)], outlet=str(i))]
        )
        for i, n in enumerate(days)
    ]
    known_by = at(DAY + moment * ONE_DAY)
    mixed = list(told)
    chance.shuffle(mixed)
    asked = {"wording": WORDING, "known_by": known_by}
    entries = [one for _, members in told for one in members]
    found = timeline([one for one, _ in mixed], entries, **asked)  # type: ignore[arg-type]
    assert found == timeline([one for one, _ in told], entries[::-1], **asked)  # type: ignore[arg-type]
    known = {one.claim.id for one in entries if one.known <= known_by}
    later = {
        claim for day in found.value.days for one in day.occurrences for more in one.later for claim in more.claims
    }
    assert {*found.support, *found.dissent, *later} <= known
