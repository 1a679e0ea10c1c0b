"""One page for a day."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.entries import ARMY, GOMA, HAMA, HOMS, HTS, M23, MHARDA, entry, figure, source, when
from tests.views.occurrences import WORDING, happened

from tidings.record import Actor, Entry, Event, Finding
from tidings.views.brief import Brief, Day, Line, brief
from tidings.views.control import control
from tidings.views.displacement import displacement
from tidings.views.toll import toll

DAY = date(2024, 12, 5)
ONE_DAY = timedelta(days=1)
SOHR = source("Syrian Observatory for Human Rights")
Happened = tuple[Event, tuple[Entry, ...]]


def at(day: date, hour: int = 12) -> datetime:
    """An hour of a day (UTC)."""
    return datetime.combine(day, time(hour), UTC)


def day_of(happenings: Sequence[Happened], known_by: datetime | None = None, day: date = DAY) -> Day:
    """What a brief of the day is made of, from events and their entries."""
    entries = tuple(one for _, members in happenings for one in members)
    return Day(
        day=day,
        events=tuple(event for event, _ in happenings),
        entries=entries,
        control=control(entries, as_of=day, known_by=known_by),
        toll=toll(entries, since=day, until=day, known_by=known_by),
        displacement=displacement(entries, since=day, until=day, known_by=known_by),
    )


def told(*happenings: Happened) -> Finding[Brief]:
    """The brief of the day."""
    return brief(day_of(happenings), wording=WORDING)


def lines(found: Finding[Brief], name: str) -> list[Line]:
    """The lines of a section; none where it is left out."""
    return [line for section in found.value.sections if section.name == name for line in section.lines]


def fall() -> Happened:
    """HTS takes Hama, by four papers, and the army admits it."""
    papers = [entry("capture", HAMA, DAY, agents=[HTS], outlet=f"Paper {n}", known=at(DAY, 12 + n)) for n in range(4)]
    own = entry(
        "capture", HAMA, DAY, agents=[HTS], sources=[source(ARMY, own=True)], quote="we left", known=at(DAY, 18)
    )
    return happened([*papers, own])


def test_what_changed_hands_stands_with_for_and_against() -> None:
    """The fall of a city is a line of its own with claims for it and footnotes, and is not told again below."""
    found = told(fall())
    line = lines(found, "control")[0]
    assert line.sentence == "Hama passed to Hayat Tahrir al-Sham"
    assert len(line.support) == 5
    assert line.notes == (1, 2, 3, 4)
    assert not lines(found, "gravest")
    assert [note.number for note in found.value.notes] == [1, 2, 3, 4]


def test_the_gravest_event_stands_first() -> None:
    """Events of the day by weight, each with its figures, origins and grade."""
    strike = happened([entry("airstrike", HOMS, DAY, figures=[figure("killed", 40)])])
    clash = happened([entry("clash", MHARDA, DAY)])
    yesterday = happened([entry("clash", HAMA, DAY - ONE_DAY, known=at(DAY - ONE_DAY))])
    found = [line.sentence for line in lines(told(clash, strike, yesterday), "gravest")]
    assert found == ["Air strike in Homs: 40 killed (1 origin; weak)", "Fighting in Mharda (1 origin; weak)"]


def test_the_numbers_name_their_claims() -> None:
    """The sum of the dead stands first with the claims that it is made of."""
    strike = happened([entry("airstrike", HOMS, DAY, figures=[figure("killed", 40)])])
    found = lines(told(strike), "numbers")
    assert [line.sentence for line in found] == [
        "1 report by 1 outlet: 1 event of this day",
        "40 killed in 1 event",
    ]
    assert found[1].support == (strike[1][0].claim.id,)


def test_contested_matters_say_who_says_what() -> None:
    """A denial, rival sides and counts that exclude each other are told with who gives which."""
    denied = happened(
        [
            entry("airstrike", HAMA, DAY, agents=[ARMY], sources=[SOHR]),
            entry("airstrike", HAMA, DAY, agents=[ARMY], sources=[source(ARMY, own=True)], modality="denied"),
        ]
    )
    rival = happened(
        [
            entry("shelling", HOMS, DAY, agents=[ARMY], sources=[SOHR], known=at(DAY, 9)),
            entry("shelling", HOMS, DAY, agents=[HTS], sources=[source(ARMY)], known=at(DAY)),
        ]
    )
    counts = happened(
        [
            entry("attack", MHARDA, DAY, figures=[figure("killed", 10)], sources=[SOHR], outlet="One"),
            entry("attack", MHARDA, DAY, figures=[figure("killed", 31)], outlet="Two"),
        ]
    )
    sentences = {line.sentence for line in lines(told(denied, rival, counts), "contested")}
    assert sentences == {
        "Syrian army struck from the air in Hama: told by Syrian Observatory for Human Rights; denied by Syrian army",
        "Shelling in Homs: by Syrian army according to Syrian Observatory for Human Rights; "
        "by Hayat Tahrir al-Sham according to Syrian army",
        "Attack in Mharda: 10 killed according to Syrian Observatory for Human Rights; "
        "31 killed according to Two in its own voice",
    }


def test_plans_and_threats_are_apart_from_what_happened() -> None:
    """What is only planned stands under its own heading and nowhere among the events."""
    plan = happened([entry("capture", HOMS, DAY + ONE_DAY, agents=[HTS], modality="intended", known=at(DAY))])
    threat = happened([entry("threaten", None, DAY, agents=[HTS])])
    found = told(plan, threat)
    assert len(lines(found, "planned")) == 2
    assert not lines(found, "gravest")
    assert not lines(found, "control")


def test_what_was_learned_of_earlier_days_is_said_to_be_so() -> None:
    """An attack of last week that was first told today, and a higher toll of it, stand under what was learned today."""
    late = happened([entry("attack", HOMS, DAY - 5 * ONE_DAY, known=at(DAY))])
    grows = happened(
        [
            entry("airstrike", HAMA, DAY - 5 * ONE_DAY, known=at(DAY - 5 * ONE_DAY), figures=[figure("killed", 24)]),
            entry("airstrike", HAMA, DAY - 5 * ONE_DAY, known=at(DAY), figures=[figure("killed", 31)], outlet="Two"),
        ]
    )
    found = lines(told(late, grows), "learned")
    assert {line.sentence for line in found} == {
        "30 November 2024: Attack in Homs (1 origin; weak)",
        "30 November 2024: Air strike in Hama: 31 killed (24 to 31)",
    }
    assert all(line.known == at(DAY) for line in found)


def test_people_on_the_move_have_their_section() -> None:
    """Displacement is told with its numbers."""
    moved = happened([entry("displacement", HAMA, DAY, figures=[figure("displaced", 5000, "about")])])
    assert "5,000 displaced" in lines(told(moved), "displacement")[0].sentence


def test_private_persons_have_no_names_but_in_quotes() -> None:
    """A witness and a victim are nameless in every field; the footnote's quote keeps the words."""
    jo = Actor("", "Jo Roe", "person")
    said = entry(
        "attack", HAMA, DAY, targets=[jo], sources=[source(jo)], quote="said Jo Roe", figures=[figure("killed", 3)]
    )
    found = told(happened([said]))
    assert found.value.notes[0].quotes == ("said Jo Roe",)
    assert found.value.notes[0].source == "A person"
    assert "Jo Roe" not in repr(found).replace("'said Jo Roe'", "")


def test_a_brief_of_one_place_names_it() -> None:
    """Where the brief is narrowed to a place its title says so."""
    whole, part = Day(day=DAY, events=(), entries=()), Day(day=DAY, events=(), entries=(), place=HAMA)
    assert brief(whole, wording=WORDING).value.title == "The record of 5 December 2024"
    found = brief(part, wording=WORDING)
    assert (found.value.title, found.subject) == ("Hama on 5 December 2024", "hama")


def test_a_day_of_which_nothing_is_told_is_empty() -> None:
    """Without claims there is no section and no note."""
    found = told()
    assert (found.value.sections, found.value.notes, found.support) == ((), (), ())


def test_what_has_no_room_is_said_to_be_left_out() -> None:
    """Events beyond those that a page holds are counted in a remark, and so are those of several days."""
    many = [happened([entry("clash", HAMA, DAY, outlet=f"Paper {n}")]) for n in range(11)]
    wide = happened([entry("clash", HOMS, when(DAY - 9 * ONE_DAY, DAY + ONE_DAY))])
    notes = told(*many, wide).notes
    assert "Left out for room: 3 events of this day that weigh less than those told." in notes
    assert "Left out: 1 event of several days, of which this day is one." in notes


def test_footnotes_are_those_of_the_lines_that_are_shown() -> None:
    """Where there are more contested matters than the page holds, the numbers go on without gaps all the same."""
    many = [
        happened(
            [
                entry("attack", HOMS, DAY, agents=[HTS], outlet=f"Paper {n}", known=at(DAY, n)),
                entry("attack", HOMS, DAY, agents=[HTS], modality="denied", outlet=f"Other {n}", known=at(DAY, n)),
            ]
        )
        for n in range(12)
    ]
    found = told(*many).value
    shown = {n for section in found.sections for line in section.lines for n in (*line.notes, *line.notes_against)}
    assert shown == {note.number for note in found.notes} == set(range(1, len(found.notes) + 1))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.randoms(use_true_random=False), st.integers(0, 9))
def test_nothing_known_later_is_cited_whatever_the_order(hours: list[int], chance: random.Random, moment: int) -> None:
    """In any order the same page; no claim in it became known after the moment, and every number has its note."""
    made = [
        happened([entry("clash", HAMA, DAY, known=at(DAY, 9 + n), figures=[figure("killed", 3 + i)], outlet=str(i))])
        for i, n in enumerate(hours)
    ]
    made.append(happened([entry("capture", GOMA, DAY, agents=[M23], known=at(DAY, 12))]))
    known_by = at(DAY, 9 + moment)
    found = brief(day_of(made, known_by), wording=WORDING, known_by=known_by)
    mixed = list(made)
    chance.shuffle(mixed)
    assert found == brief(day_of(mixed, known_by), wording=WORDING, known_by=known_by)
    known = {one.claim.id for _, members in made for one in members if one.known <= known_by}
    assert {*found.support, *found.dissent, *(note.claim for note in found.value.notes)} <= known
    every = [line for section in found.value.sections for line in section.lines]
    numbers = {note.number for note in found.value.notes}
    assert {n for line in every for n in (*line.notes, *line.notes_against)} == numbers
