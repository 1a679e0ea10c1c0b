"""What a question asks, from the words of its options."""

from datetime import UTC, date, datetime

import pytest

from tidings.errors import QuestionError
from tidings.out.question import in_words, kinds_of, moment_of, question_of


def test_a_day_is_a_day() -> None:
    """Days are read as they are written; what is not given narrows nothing."""
    asked = question_of(since="2024-11-27", until="2024-12-08")
    assert (asked.since, asked.until) == (date(2024, 11, 27), date(2024, 12, 8))
    assert (asked.place, asked.kinds, asked.known_by, asked.rule) == (None, (), None, "latest")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-12-05T18:00", datetime(2024, 12, 5, 18, tzinfo=UTC)),
        ("2024-12-05 18:00", datetime(2024, 12, 5, 18, tzinfo=UTC)),
        ("2024-12-05T18:00+03:00", datetime(2024, 12, 5, 15, tzinfo=UTC)),
        ("2024-12-05T18:00Z", datetime(2024, 12, 5, 18, tzinfo=UTC)),
        ("2024-12-05", datetime(2024, 12, 5, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_moment_is_in_utc_and_a_day_is_its_end(text: str, moment: datetime) -> None:
    """A moment without a zone is UTC; a day alone is its last second, as for reports of which only the day is known."""
    assert moment_of(text, "--known-by") == moment


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"since": "tomorrow"}, "--from: 'tomorrow' is not a day"),
        ({"until": "2024-13-01"}, "--to: '2024-13-01' is not a day"),
        ({"as_of": "5/12/2024"}, "--as-of"),
        ({"known_by": "noon"}, "--known-by: 'noon' is not a moment"),
        ({"since": "2024-12-08", "until": "2024-12-01"}, "2024-12-08 is after 2024-12-01"),
        ({"rule": "best"}, "latest, median, lowest, highest or most-trusted"),
        ({"grade": "good"}, "confirmed, fair, weak or contested"),
        ({"form": "xml"}, "table, json or csv"),
    ],
)
def test_what_is_wrong_names_its_option_and_the_remedy(words: dict[str, str], told: str) -> None:
    """An option that cannot be understood is an error that says which, and how to write it."""
    with pytest.raises(QuestionError) as error:
        question_of(**words)
    assert told in str(error.value)
    assert str(error.value).endswith(")")


def test_a_family_stands_for_its_kinds() -> None:
    """A family may be given in place of its kinds; each kind counts once."""
    assert kinds_of(["capture", "battle"]) == ("capture", "clash", "offensive", "withdraw", "encircle", "hold")


def test_an_unknown_kind_lists_the_kinds() -> None:
    """What is no kind is told with the one it was meant for, and all there are."""
    with pytest.raises(QuestionError) as error:
        kinds_of(["Captures"])
    assert "perhaps capture" in str(error.value)
    assert "airstrike" in str(error.value)


def test_a_question_in_words() -> None:
    """A question can be told again in words."""
    asked = question_of(place="Hama", since="2024-11-27", until="2024-12-08", kinds=["capture"], known_by="2024-12-08")
    told = in_words(asked)
    assert told == "in Hama, from 27 Nov 2024 to 8 Dec 2024, of the kind capture, known by 8 Dec 2024, end of day"
    assert in_words(question_of()) == ""
