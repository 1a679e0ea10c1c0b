"""Figures that only the title of a report gives."""

from datetime import date

from msgspec import structs
from tests.entries import HAMA, HTS, entry, figure

from tidings.out.web.accounts.headings import in_titles, title_end
from tidings.record import Entry, Figure, Report, Span
from tidings.views.account import counts_of

TITLE = "Toll of fighting passes 700"
REPORT = Report(id="made", title=TITLE, text=f"{TITLE}\nAt least 12 died in Hama. In all 700 were killed.")
IN_TITLE, IN_TEXT = Span("made", 24, 27), Span("made", 67, 70)


def killed(count: int, span: Span) -> Figure:
    """So many killed, in these words of the report."""
    return structs.replace(figure("killed", count), span=span)


def fight(*figures: Figure, day: int = 5) -> Entry:
    """A fight in Hama with figures, of the report."""
    made = entry("clash", HAMA, date(2024, 12, day), agents=(HTS,), figures=figures, report="made")
    return structs.replace(made, claim=structs.replace(made.claim, report="made"))


def test_a_figure_of_the_title_alone_is_found() -> None:
    """A number in the title is one of a headline; one in the text is not."""
    one = fight(killed(700, IN_TITLE), killed(12, Span("made", 37, 39)))
    first, _ = counts_of(one.claim)
    assert in_titles([one], {"made": REPORT}) == {(one.claim.id, first)}


def test_what_the_text_tells_too_is_no_headline() -> None:
    """A number that the text of the report repeats does not rest on the title."""
    assert not in_titles([fight(killed(700, IN_TITLE)), fight(killed(700, IN_TEXT), day=4)], {"made": REPORT})


def test_a_text_without_its_title_has_no_headline() -> None:
    """Where the text does not begin with the title, nothing in it is one."""
    assert title_end(structs.replace(REPORT, text="At least 700 died.")) == 0
    assert title_end(structs.replace(REPORT, title="")) == 0
