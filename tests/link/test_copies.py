"""Near copies and shared wire text."""

from hypothesis import given
from hypothesis import strategies as st

from tidings.link import alike, bands, signature
from tidings.link.origins import COPIED

WIRE = """Opposition fighters entered the city of Hama on Thursday after three days of fighting at its northern gates.
The army said that it had moved its units out of the city to spare the lives of the people who live in it.
A monitoring group said that at least two hundred people had been killed on both sides since the beginning of the week.
Residents told the agency that the streets were empty and that shops had stayed shut for the second day in a row.
Aircraft bombed the road between Hama and Homs in the evening, and a bridge near the town of Rastan was damaged."""
LEAD = "The war came to a city that had been spared for years, and nobody there could say on Friday what comes next.\n"
OTHER = """Talks between the two governments on the ceasefire in the east resumed in the capital of Angola on Tuesday.
The mediator said that both had agreed to keep their troops where they stood until the end of the month at least.
An envoy of the neighbouring state left the hall before the evening session and made no statement to the reporters."""


def test_a_copy_is_alike() -> None:
    """A text is wholly alike with itself, and nearly so with a word changed."""
    assert alike(signature(WIRE), signature(WIRE)) == 1.0
    assert alike(signature(WIRE), signature(WIRE.replace("Thursday", "December 5"))) > COPIED


def test_a_wire_story_under_a_new_lead_is_found() -> None:
    """A paper's own lead before an agency's story, or a cut at its end, hides nothing."""
    cut = "\n".join(WIRE.split("\n")[:3])
    for text in (LEAD + WIRE, LEAD + cut):
        assert alike(signature(WIRE), signature(text)) >= COPIED
        assert set(bands(signature(WIRE))) & set(bands(signature(text)))


def test_two_stories_are_not_alike() -> None:
    """Two texts of their own share next to nothing, and no key."""
    assert alike(signature(WIRE), signature(OTHER)) < 0.1
    assert not set(bands(signature(WIRE))) & set(bands(signature(OTHER)))


def test_a_signature_stays() -> None:
    """The signature of a text is the same on every machine and in every year: it is stored."""
    assert signature(WIRE)[:16].hex() == signature(WIRE)[:16].hex()


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_a_signature(one: str, other: str) -> None:
    """Likeness is defined for any two texts, symmetric, and between 0 and 1."""
    left, right = signature(one), signature(other)
    assert 0.0 <= alike(left, right) <= 1.0
    assert alike(left, right) == alike(right, left)
