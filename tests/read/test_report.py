"""What makes a report: normalisation, the id, dates."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.errors import FormatError, LanguageError
from tidings.read.published import parse_published
from tidings.read.report import Given, admit, make_report, normalise
from tidings.record import Report


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """A text that was normalised is not changed by normalising it again."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "text",
    [
        "two  spaces, a\ttab and a hard\u00a0space",
        "“curly” ‘quotes’ – dashes…",
        "حماة 🙂 \u200fHama",
        "e\u0301 as two",
        " lead",
    ],
)
def test_words_and_spacing_stay(text: str) -> None:
    """Normalising keeps words and spacing letter by letter, so that a quote can be found in what was published."""
    assert normalise(text) == text


def test_line_ends_are_newlines_and_controls_spaces() -> None:
    """Every line end is a newline; control characters are spaces and halves of characters are marked."""
    assert normalise("\ufeffa\r\nb\rc\x00d\x07e\u2028f\ud800g") == "a\nb\nc d e\nf�g"


def test_the_id_follows_from_the_text() -> None:
    """A report without an id gets one from its outlet and text: the same report, the same id."""
    one, same, other = (make_report(Report(id="", text=t), "-", Given()) for t in ("\nA a.", "\nA a.", "\nB b."))
    assert one.id == same.id != other.id
    assert make_report(Report(id="r1", text="\nA a."), "-", Given()).id == "r1"


def test_what_the_input_says_goes_before_what_was_given() -> None:
    """A date and an outlet given for all reports serve only those that do not have their own."""
    known = Given(published=datetime(2024, 12, 6), outlet="Desk")
    own = Report(id="", text="\nA a.", outlet="Paper", published=datetime(2020, 1, 1))
    assert make_report(own, "-", known).outlet == "Paper"
    assert make_report(own, "-", known).published == datetime(2020, 1, 1)
    assert make_report(Report(id="", text="\nA a."), "-", known).published == datetime(2024, 12, 6)


def test_a_text_over_the_bound_is_refused() -> None:
    """A text longer than max_report_chars is refused with its length and the remedy, before anything is done."""
    with pytest.raises(FormatError, match=r"5,000,000 characters.*JSON Lines"):
        make_report(Report(id="", text="a " * 2_500_000), "big.txt", Given())


def test_a_declared_language_that_is_not_read_is_refused() -> None:
    """A report that declares another language is refused by name; a regional English is English."""
    with pytest.raises(LanguageError, match="Tigrinya"):
        make_report(Report(id="", text="\nA a.", language="ti"), "-", Given())
    assert make_report(Report(id="", text="\nA a.", language="en-GB"), "-", Given()).language == "en"


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-12-06", datetime(2024, 12, 6)),
        ("20241206", datetime(2024, 12, 6)),
        ("2024-12-06T10:30:00Z", datetime(2024, 12, 6, 10, 30, tzinfo=UTC)),
        ("2024-12-06T01:30:00+03:00", datetime(2024, 12, 5, 22, 30, tzinfo=UTC)),
        ("Fri, 06 Dec 2024 10:30:00 +0000", datetime(2024, 12, 6, 10, 30, tzinfo=UTC)),
        ("2024-12-06 10:30", datetime(2024, 12, 6)),
        ("", None),
        (None, None),
    ],
)
def test_dates(value: object, moment: datetime | None) -> None:
    """A moment with a zone is kept in UTC; a day, or an hour without a zone, is a day."""
    notes: list[str] = []
    assert parse_published(value, "-", notes.append) == moment
    assert not notes


@pytest.mark.parametrize(
    "value", ["0001-01-01", "2200-01-01T00:00:00Z", "1899-12-31", "last Friday", "9999999-1-1", 17, True]
)
def test_a_date_that_cannot_be_is_unknown_and_said(value: object) -> None:
    """A date outside 1900 to 2100, or none at all, makes the day unknown, with a note."""
    notes: list[str] = []
    assert parse_published(value, "a.json", notes.append) is None
    assert len(notes) == 1
    assert notes[0].startswith("a.json: the date ")


def test_a_report_made_by_hand_keeps_its_offsets() -> None:
    """A report made elsewhere is fit to be read with every character in its place, or refused."""
    made = Report(id="r", text="\ufeffShells hit\r\nthe town\x00.", language="en-US")
    fit = admit(made)
    assert fit.text == "\ufeffShells hit\n\nthe town ."
    assert fit.language == "en"
    with pytest.raises(LanguageError, match="Arabic"):
        admit(Report(id="r", text="انسحبت القوات الحكومية من المدينة يوم الخميس"))
    with pytest.raises(FormatError, match="5,000,000 characters"):
        admit(Report(id="r", text="a " * 2_500_000))
