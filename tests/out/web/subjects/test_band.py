"""Holders through time as a band: chapters, stretches and seams, on days of our own."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tidings.out.web.subjects.band import Chapter, band, chapters, ticks, turn
from tidings.views.control import Change, Holder

ARMY, REBELS = Holder("the army", "X:government", "government"), Holder("rebels", "X:opposition", "opposition")
SLOTS = {"X:government": "1", "X:opposition": "2"}


def held(holder: Holder, latest: date, earliest: date | None = None) -> Change:
    """A change to a hold."""
    return Change(earliest=earliest or latest, latest=latest, state="held", holder=holder)


def test_a_state_lasts_until_the_next_change() -> None:
    """A stretch begins on the day of its change and ends on that of the next; the last one goes on."""
    ledger = (held(ARMY, date(2024, 12, 1)), held(REBELS, date(2024, 12, 5)))
    chapter = Chapter(date(2024, 11, 29), date(2024, 12, 8))
    found = band(ledger, chapter, SLOTS).stretches
    assert [(one.x, one.width, one.slots, one.since, one.until) for one in found] == [
        (20.0, 40.0, ("1",), date(2024, 12, 1), date(2024, 12, 5)),
        (60.0, 40.0, ("2",), date(2024, 12, 5), None),
    ]


def test_a_change_between_two_days_has_a_seam() -> None:
    """The days in which a change may have come are marked, but none before the change before it."""
    ledger = (held(ARMY, date(2024, 12, 3)), held(REBELS, date(2024, 12, 7), date(2024, 12, 1)))
    seams = band(ledger, Chapter(date(2024, 12, 1), date(2024, 12, 10)), SLOTS).seams
    assert [(one.earliest, one.latest, one.x, one.width) for one in seams] == [
        (date(2024, 12, 3), date(2024, 12, 7), 20.0, 40.0)
    ]


def test_far_apart_is_another_chapter() -> None:
    """Years of quiet part two chapters; a holder from before a chapter is drawn from its first day on."""
    ledger = (held(ARMY, date(1982, 2, 3)), held(REBELS, date(2024, 12, 5)))
    first, second = chapters(ledger)
    assert first.first.year == 1982
    assert second.first < date(2024, 12, 5) < second.last
    before, _ = band(ledger, second, SLOTS).stretches
    assert (before.x, before.since, before.slots) == (0.0, None, ("1",))


def test_a_year_that_is_told_is_one_chapter() -> None:
    """A change of which only the year is known is drawn with all of its days."""
    (chapter,) = chapters([held(ARMY, date(1982, 12, 31), date(1982, 1, 1))])
    assert chapter.first < date(1982, 1, 1) < date(1982, 12, 31) < chapter.last


def test_the_days_asked_for_are_the_chapter() -> None:
    """Where both ends are asked for, these days are drawn and no others."""
    days = date(2024, 11, 27), date(2024, 12, 8)
    assert chapters([held(ARMY, date(1982, 2, 3))], *days) == (Chapter(*days),)


def test_a_camp_without_a_colour_is_grey() -> None:
    """A holder of no camp that has a colour is drawn in that of the others."""
    gunmen = held(Holder("gunmen", "?gunmen", "gunmen"), date(2024, 12, 1))
    (one,) = band((gunmen,), Chapter(date(2024, 12, 1), date(2024, 12, 9)), SLOTS).stretches
    assert one.slots == ("other",)


DAYS = st.dates(date(1990, 1, 1), date(2026, 1, 1))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=12))
def test_all_lies_in_its_chapter(told: list[tuple[date, int]]) -> None:
    """Each change is in one chapter, stretches follow each other without overlap, and nothing is drawn outside."""
    ledger = sorted((held(ARMY, day + timedelta(wide), day) for day, wide in told), key=lambda one: str(one.latest))
    drawn = chapters(ledger)
    assert all(any(each.first <= turn(one) <= each.last for each in drawn) for one in ledger)  # type: ignore[operator]
    assert all(before.first < after.first for before, after in pairwise(drawn))
    for chapter in drawn:
        found = band(ledger, chapter, SLOTS)
        ends = [(one.x, one.x + one.width) for one in found.stretches]
        assert all(0 <= x <= end <= 100.01 for x, end in ends)
        assert all(end <= after + 0.01 for (_, end), (after, _) in pairwise(ends))
        assert all(one.x >= 0 and one.x + one.width <= 100.01 for one in found.seams)
        assert 1 <= len(ticks(chapter)) <= 6
        assert all(0 < one.x < 100 for one in ticks(chapter))
