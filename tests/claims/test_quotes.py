"""Quotes: the words that say a claim, inside one sentence, of a length that can be quoted."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Look

from tidings.claims.quotes import FEWEST_WORDS, MOST_WORDS, quote
from tidings.claims.scene import Scene
from tidings.syntax import Token

LONG = (
    "Two days after government forces in the eastern part of the country, which had been under the control of rebels "
    "since the spring of the year before last, opened a long road that leads from the coast to the capital and to the "
    "old market, militants attacked a convoy near Palmyra and killed nine soldiers who guarded it."
)
SHORT = "Shelling killed three. “They shelled us,” she said. Clashes? None. Then he fled."


def check(scene: Scene, token: Token) -> None:
    """Asserts what holds of the quote of any token."""
    sentences = scene.sentences
    span = quote(scene, token)
    sentence = sentences.sentence_of(token)
    whole = sentences.sentence_span(sentence)
    words = words_in(sentences.report.quote(span))
    assert whole.holds(span)
    assert words <= MOST_WORDS
    assert words >= min(FEWEST_WORDS, words_in(sentences.report.quote(whole)))


def words_in(text: str) -> int:
    """How many words a text has; marks by themselves are none."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


MARKS = f"{'rebels ' * 16}the , , rebels fled {', ' * 40}rebels"


@pytest.mark.parametrize("text", [LONG, SHORT, f"{LONG} {SHORT}", "Go.", "¡ ¿ “ ”", "- - - -", MARKS])
def test_a_quote_lies_in_its_sentence_and_can_be_quoted(text: str, look: Look) -> None:
    """A quote of any word is of its sentence, and has 4 to 30 words where the sentence has as many."""
    scene = Scene(look(text))
    for token in scene.sentences.tokens:
        check(scene, token)


def test_a_short_sentence_is_quoted_whole(look: Look) -> None:
    """A sentence of up to 30 words is its own quote, without the marks at its ends."""
    scene = Scene(look("“Rebels captured the town on Thursday after two days of clashes.”"))
    verb = next(token for token in scene.sentences.tokens if token.lemma == "capture")
    assert scene.sentences.report.quote(quote(scene, verb)) == (
        "Rebels captured the town on Thursday after two days of clashes"
    )


def test_a_long_sentence_is_quoted_by_the_clause(look: Look) -> None:
    """Of a sentence that is too long the quote holds the act."""
    scene = Scene(look(LONG))
    for lemma in ("attack", "open", "control"):
        token = next(token for token in scene.sentences.tokens if token.lemma == lemma)
        span = quote(scene, token)
        assert span.start <= token.start < token.end <= span.end


WORDS = st.sampled_from(
    ["rebels", "fled", ",", ".", "who", "said", "“", "”", "-", "and", "attacked", "12", "the", "(", ")"]
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=80).map(" ".join))
def test_any_text_can_be_quoted(look: Look, text: str) -> None:
    """Whatever the text, every word of it has a quote that keeps the rules."""
    scene = Scene(look(text))
    for token in scene.sentences.tokens:
        check(scene, token)
