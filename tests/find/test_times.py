"""Times: what is found, which days it stands for, and of what day the report is."""

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from time import perf_counter

import pytest
from tests.conftest import Parse

from tidings.find.times import find_times, is_chronicle, read_timexes, report_day
from tidings.lexicon.times import load_times
from tidings.record import Mention, When

HERE = Path(__file__).parent
MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
load = lru_cache(load_times)


def lines_of(name: str) -> list[str]:
    """The lines of a file of cases without comments and blanks."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def unmarked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The sentence without its marks, and each mark's characters and value."""
    text, marks, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + line[at:], marks


@pytest.mark.parametrize("line", lines_of("times_timex.txt"))
def test_expressions_have_the_values_that_timeml_gives_them(line: str, reader_of: Parse) -> None:
    """Every expression is found, none is made up, and each has its TIMEX3 value."""
    text, marks = unmarked(line)
    found = read_timexes(reader_of(text), load("en"))
    assert [one.value for one in found] == [value for _, _, value in marks], [text[t.start : t.end] for t in found]
    for one, (start, end, _) in zip(found, marks, strict=True):
        assert one.start < end
        assert start < one.end


def ends(when: When | None) -> str:
    """The first and last day as the cases write them."""
    if when is None:
        return "-"
    first, last = when.earliest or "", when.latest or ""
    return f"{first}" if first == last else f"{first} {last}"


@pytest.mark.parametrize("line", lines_of("times_days.txt"))
def test_mentions_resolve_to_days(line: str, reader_of: Parse) -> None:
    """Each mention stands for the days that a careful reader would give it, and only for those."""
    head, _, tail = line.partition("|")
    day: str | None = "2024-12-06"
    if re.fullmatch(r"none|\d{4}-\d\d-\d\d", head):
        day, line = (None if head == "none" else head), tail
    text, marks = unmarked(line)
    sentences = reader_of(text, published=day)
    found = find_times(sentences, load("en"))
    for start, end, value in marks:
        here = [m for m in found if m.span.start < end and start < m.span.end]
        assert value in [ends(m.value if isinstance(m.value, When) else None) for m in here], (text[start:end], here)
    assert (
        all(any(m.span.start < end and start < m.span.end for start, end, _ in marks) for m in found if m.value)
        or not marks
    )


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Wed 05 Apr 2017 Planes hit a market in the town.", "2017-04-12", date(2017, 4, 5)),
        ("Posted on August 3 2016 by the editors Gas dropped on a town after a crash.", "2016-08-09", date(2016, 8, 3)),
        ("Last updated at Jan 202015 Beirut Air strikes on Tuesday killed 39 people.", "2015-01-19", date(2015, 1, 20)),
        ("BEIRUT, Dec 5 (Agency) - Shells fell on the port.", "2024-12-06", date(2024, 12, 5)),
        ("30.04.2017) Get short URL Raids killed eight people.", "2017-05-04", date(2017, 4, 30)),
        ("Date of publication 18 July 2016 Activists say raids killed 12.", "2016-07-20", date(2016, 7, 18)),
        (
            "Nine dead in raids Monitor AFP Thursday 2 Jul 2015 At least nine people were killed.",
            "2015-07-05",
            date(2015, 7, 2),
        ),
        ("This story is from March 7, 2002\n\nthe march to the shrine was put off.", "2002-03-09", date(2002, 3, 7)),
        ("On 3 May 2016 shells fell on the port. A raid on Tuesday killed two.", "2016-05-05", date(2016, 5, 5)),
        ("Shells fell on the port.", None, None),
        ("Shells fell on the port.", "0001-01-01", None),
        ("Shells fell on the port.", "2200-01-01", None),
    ],
)
def test_the_dateline_wins_over_the_day_of_publication(text: str, published: str, day: date, reader_of: Parse) -> None:
    """A report is of the day that its own dateline gives, else of its day of publication, if that is a sane one."""
    assert report_day(reader_of(text, published=published), load("en")) == day


def test_the_dateline_is_named_so(reader_of: Parse) -> None:
    """The report's own date is a mention of its own name, so that no claim takes it for its time."""
    found = find_times(reader_of("Wed 05 Apr 2017 Planes hit a market on Monday.", published="2017-04-12"), load("en"))
    assert [(m.text, m.name) for m in found] == [("Wed 05 Apr 2017", "dateline"), ("Monday", "2017-04-03")]


def test_a_since_clause_is_a_mention_beside_its_date(reader_of: Parse) -> None:
    """What goes on since something began runs to the day of the report; what began keeps its own time."""
    sentences = reader_of("More than 400 people have died since the violence erupted last week.")
    found = {m.text: ends(m.value if isinstance(m.value, When) else None) for m in find_times(sentences, load("en"))}
    assert found == {
        "since the violence erupted last week": "2024-11-25 2024-12-06",
        "last week": "2024-11-25 2024-12-01",
    }


def test_a_chronicle_is_of_no_day(reader_of: Parse) -> None:
    """A text whose dates lie long before its publication is not dated by it."""
    text = "On 7 March 2022 troops entered the suburb. On 9 March shells fell. By 12 March it was quiet."
    assert is_chronicle(reader_of(text, published="2023-10-01"), load("en"))
    assert report_day(reader_of(text, published="2023-10-01"), load("en")) is None
    assert not is_chronicle(reader_of(text, published="2022-03-14"), load("en"))


def test_a_chronicle_takes_its_year_from_the_title(reader_of: Parse) -> None:
    """A date without a year in a text that names none is of the year of the title."""
    sentences = reader_of(
        "On 28 February the army took two villages.", title="The 2016 offensive", published="2023-10-01"
    )
    assert "2016-02-28" in [m.name for m in find_times(sentences, load("en"))]


def is_sound(mention: Mention, text: str) -> bool:
    """True if the mention's text is its span's, its head inside the text, and its first day not after its last."""
    when = mention.value
    ordered = not isinstance(when, When) or not when.earliest or not when.latest or when.earliest <= when.latest
    return mention.text == text[mention.span.start : mention.span.end] and 0 <= mention.head < len(text) and ordered


ODD = [
    "", " ", "....", "the", "May", "in", "since", "mid-", "2011-", "5 May 99999", "1/2/3/4/5", "31 February 2015",
    "0/0/0000", "9999 years ago", "ten thousand centuries later", "the 99th of May", "from Dec to", "İstanbul Mayıs 5",
    "29 Feb", "in 2011 in 2011 in 2011", "٥ مايو ٢٠١١ 😀 5 May", "next next week", "Feb 302015",
    "the 0th century", "1000 decades ago",
]  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_odd_text_breaks_nothing(text: str, reader_of: Parse) -> None:
    """No text makes the reading of times fail, and all it gives is sound."""
    for published in ("2024-02-29", "0001-01-01", "9999-12-31", None):
        sentences = reader_of(text, published=published)
        assert all(is_sound(m, text) for m in find_times(sentences, load("en")))
        read_timexes(sentences, load("en"))


def test_reading_times_is_quick(reader_of: Parse) -> None:
    """A report of 450 words takes a few milliseconds, so that the parse stays most of the cost."""
    sentences = reader_of("Rebels took the town on Thursday night after six days of fighting, the army said. " * 28)
    lexicon = load("en")
    find_times(sentences, lexicon)
    start = perf_counter()
    find_times(sentences, lexicon)
    assert perf_counter() - start < 0.05  # ten times what it takes: the machine may be busy
