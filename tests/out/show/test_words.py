"""Days, counts and ids as tables tell them."""

from datetime import UTC, date, datetime

import pytest

from tidings.out.show.words import count, counted, days, moment_words, of_whom


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        (date(2024, 12, 5), date(2024, 12, 5), "5 Dec 2024"),
        (date(2024, 12, 4), date(2024, 12, 5), "4–5 Dec 2024"),
        (date(2024, 11, 27), date(2024, 12, 5), "27 Nov – 5 Dec 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Dec 2023 – 1 Jan 2024"),
        (date(1982, 2, 1), date(1982, 2, 28), "Feb 1982"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
        (date(2014, 1, 1), date(2016, 12, 31), "2014–2016"),
        (date(2024, 12, 5), None, "from 5 Dec 2024"),
        (None, date(2024, 12, 5), "until 5 Dec 2024"),
        (None, None, ""),
    ],
)
def test_days(earliest: date | None, latest: date | None, told: str) -> None:
    """A range says once what its ends share, and an open end is said."""
    assert days(earliest, latest) == told


def test_an_assumed_day_is_marked() -> None:
    """A day that no report tells has a mark."""
    assert days(date(2024, 12, 5), date(2024, 12, 5), assumed=True) == "5 Dec 2024*"


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (7, 7, 7, "7"),
        (7, 12, 20, "12 (7 to 20)"),
        (7, 12, None, "12 (7 or more)"),
        (12, 12, None, "12 or more"),
        (1_000, 1_200, 1_200, "1,200 (1,000 to 1,200)"),
    ],
)
def test_counts(low: int, best: int, high: int | None, told: str) -> None:
    """A best count has its bounds beside it where they differ."""
    assert count(low, best, high) == told


def test_words_of_counts() -> None:
    """What is counted, of whom, and how many."""
    assert of_whom("killed_or_injured", "all") == "killed or injured"
    assert of_whom("killed", "children") == "killed, children"
    assert (counted(1, "claim"), counted(1_234, "claim")) == ("1 claim", "1,234 claims")


def test_moments() -> None:
    """A moment is told in UTC; the last second of a day stands for a day whose hour is not known."""
    assert moment_words(datetime(2024, 12, 5, 18, tzinfo=UTC)) == "5 Dec 2024, 18:00 UTC"
    assert moment_words(datetime(2024, 12, 5, 23, 59, 59, tzinfo=UTC)) == "5 Dec 2024, end of day"
