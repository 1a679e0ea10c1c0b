"""A text cut so that words quoted by several claims can be marked for each of them."""

from hypothesis import given
from hypothesis import strategies as st

from tidings.out.web.accounts.segments import Quoted, paragraphs, segments

TEXTS = st.text(alphabet="ab \n‏é🙂", max_size=40)
PLACES = st.integers(min_value=-3, max_value=45)
QUOTES = st.lists(st.builds(Quoted, st.sampled_from("xyz"), PLACES, PLACES, st.sampled_from(("", "here"))), max_size=6)


@given(TEXTS, QUOTES)
def test_the_segments_joined_are_the_text(text: str, quoted: list[Quoted]) -> None:
    """Nothing of a text is lost or told twice, whatever is quoted of it."""
    assert "".join(one.text for one in segments(text, quoted)) == text


@given(TEXTS, QUOTES)
def test_the_segments_of_a_quote_joined_are_the_quote(text: str, quoted: list[Quoted]) -> None:
    """What a claim quotes is held by its id, all of it and nothing else."""
    found = segments(text, quoted)
    for id in {one.id for one in quoted}:
        mine = {
            place for one in quoted if one.id == id and 0 <= one.start < one.end <= len(text)
            for place in range(one.start, one.end)
        }  # fmt: skip
        held, at = set[int](), 0
        for one in found:
            held |= set(range(at, at + len(one.text))) if id in one.ids else set()
            at += len(one.text)
        assert held == mine


@given(TEXTS, QUOTES)
def test_lines_are_kept_apart(text: str, quoted: list[Quoted]) -> None:
    """Paragraphs are the lines that say something, in their order."""
    lines = ["".join(one.text for one in line) for line in paragraphs(segments(text, quoted))]
    assert lines == [line for line in text.split("\n") if line.strip()]


def test_a_quote_inside_another_and_one_across_its_end() -> None:
    """Nested and overlapping quotes share segments; each begins at its anchor and ends once."""
    found = segments("abcdefgh", [Quoted("x", 1, 5, "x-1"), Quoted("y", 2, 3, "y-1"), Quoted("z", 4, 7, "z-1")])
    assert [(one.text, one.ids) for one in found] == [
        ("a", ()), ("b", ("x",)), ("c", ("x", "y")), ("d", ("x",)), ("e", ("x", "z")), ("fg", ("z",)), ("h", ()),
    ]  # fmt: skip
    assert [one.anchors for one in found if one.anchors] == [("x-1",), ("y-1",), ("z-1",)]
    assert [one.last for one in found if one.last] == [("y",), ("x",), ("z",)]
