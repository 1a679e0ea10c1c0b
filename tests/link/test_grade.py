"""How well events are borne out."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.entries import ARMY, HAMA, HTS, SNA, entry, source

from tidings.link import grade
from tidings.link.grade import TABLE
from tidings.record import Actor, Entry, Grade

DAY = date(2024, 12, 5)
PAGE = Path(__file__).parents[2] / "docs" / "grades.md"


def taken(by: Actor, says: Actor | str, own: bool = False, **more: object) -> Entry:
    """A claim that somebody took Hama."""
    return entry("capture", HAMA, DAY, agents=[by], sources=[source(says, own=own)], **more)  # type: ignore[arg-type]


CASES: list[tuple[list[Entry], Grade, str]] = [
    ([taken(HTS, HTS, own=True)], "weak", "a boast is one origin"),
    ([taken(HTS, HTS, own=True), taken(HTS, "Monitor")], "fair", "two origins tell it"),
    ([taken(HTS, "Monitor", outlet="A"), taken(HTS, "Monitor", outlet="B")], "weak", "two papers quote one monitor"),
    ([taken(HTS, ARMY, own=True)], "confirmed", "the side that lost it says so"),
    ([taken(HTS, HTS, own=True), taken(HTS, ARMY, modality="denied")], "contested", "told and denied"),
    ([taken(HTS, "Monitor"), taken(ARMY, "Agency")], "contested", "two sides are said to have done it"),
    ([taken(HTS, ARMY, own=True), taken(HTS, "Agency", modality="denied")], "confirmed", "an admission settles it"),
    ([taken(HTS, HTS, modality="intended"), taken(HTS, "M.", modality="possible")], "weak", "nobody tells it as done"),
    ([taken(HTS, "Monitor"), taken(SNA, "Agency")], "fair", "two parties of one side are no rivals"),
]


@pytest.mark.parametrize(("entries", "meant", "why"), CASES, ids=[case[2] for case in CASES])
def test_grade(entries: list[Entry], meant: Grade, why: str) -> None:
    """An event has the grade of the first row of the table that fits it."""
    assert grade(entries) == meant, why


def test_leaving_is_admitted_by_the_one_who_leaves() -> None:
    """An army that says it left a town admits it; that it took one is a boast."""
    left = entry("withdraw", HAMA, DAY, agents=[ARMY], sources=[source(ARMY, own=True)])
    assert grade([left]) == "confirmed"


@pytest.mark.parametrize(
    ("target", "admitted"), [(Actor("", "civilians", "civilians"), True), (HTS, False)], ids=["the unarmed", "an enemy"]
)
def test_who_strikes_the_unarmed_and_says_so_admits_it(target: Actor, admitted: bool) -> None:
    """An army that says its strike hit civilians admits it; that it hit its enemy is no admission."""
    hit = entry("airstrike", HAMA, DAY, agents=[ARMY], targets=[target], sources=[source(ARMY, own=True)])
    assert (grade([hit]) == "confirmed") is admitted


def test_a_monitor_admits_nothing() -> None:
    """Whoever bears no arms has no side to speak against, though the words make it sound its own."""
    watched = taken(HTS, Actor("sohr", "Syrian Observatory for Human Rights", "monitor"), own=True)
    assert grade([watched]) == "weak"


def test_the_page_tells_the_table() -> None:
    """docs/grades.md lists the rows of the table, in its order and words."""
    rows = re.findall(r"^\| (confirmed|contested|fair|weak) \| (.+?) \|$", PAGE.read_text("utf-8"), re.M)
    assert rows == [(row.grade, row.words) for row in TABLE]
