"""Plain text: titles, and paragraphs that were wrapped."""

from textwrap import fill

import pytest

from tidings.read.plain import report_of_plain, unwrapped

ONE = "Rebels said on Monday that they had taken the town of Marun after a night of fighting in which nine people died."
TWO = "The army denied it. Its spokesman said that reinforcements were on their way to the valley."


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_wrapped_paragraphs_are_one_line_each(width: int) -> None:
    """A line end that only wraps a paragraph becomes a space; the title and the ends of paragraphs stay."""
    text = f"Rebels take Marun\n\n{fill(ONE, width)}\n\n{fill(TWO, width)}\n"
    report = report_of_plain(text)
    assert report.text == f"Rebels take Marun\n\n{ONE}\n\n{TWO}\n"
    assert report.title == "Rebels take Marun"
    assert len(report.text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n{TWO}\n{ONE}",
        "Army leaves town\nTen dead in Marun\nTalks on Friday",
        "- nine dead\n- forty wounded\n- a bridge and a mill destroyed\n- aid on the way",
        "",
        "\n\n",
    ],
)
def test_lines_that_stand_by_themselves_stay(text: str) -> None:
    """Paragraphs on lines of their own, lists and headlines are left as they are."""
    assert unwrapped(text) == text


def test_a_dateline_or_a_sentence_is_no_title() -> None:
    """A first line of one or two words, or one that ends as sentences do, is the text's, not its title."""
    assert report_of_plain(f"HAMA, Syria\n\n{ONE}").title == ""
    assert report_of_plain(f"{TWO}\n\n{ONE}").title == ""
    assert report_of_plain(f"{fill(ONE, 60)}\n\n{fill(TWO, 60)}").title == ""
