"""The words of a search, found again in quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.out.web.accounts.found_words import found_in


def marked(text: str, asked: str) -> list[str]:
    """The words that are marked."""
    return [one.text for one in found_in(text, asked) if one.ids]


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("The army left Hama", "ARMY hama", ["army", "Hama"]),
        ("Rebels hold the town, rebel leaders say", "rebel", ["Rebels", "rebel"]),
        ("Rebels hold the town", "reb hold", ["hold"]),
        ("Émigrés from Deir ez-Zor", "emigres", ["Émigrés"]),
        ("قالت وزارة الدفاع", "الدفاع", ["الدفاع"]),
        ("A quote “with” signs", '"with', ["with"]),
        ("Nothing is asked", "  ", []),
    ],
)
def test_whole_words_are_found_and_the_last_may_be_a_beginning(text: str, asked: str, found: list[str]) -> None:
    """Case and marks on letters count for nothing; only the last word may go on."""
    assert marked(text, asked) == found


@given(st.text(max_size=30), st.text(max_size=12))
def test_the_quote_stays_as_it_is(text: str, asked: str) -> None:
    """Marking changes no letter."""
    assert "".join(one.text for one in found_in(text, asked)) == text
