"""Acts: every example of the lexicon proposes its kind, no counter-example does, and what is proposed is sound."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Look, Parse

from tidings.find.acts import find_acts
from tidings.lexicon.acts import ActEntry, ActsLexicon, ModeEntry, load_acts
from tidings.record import Mention

LEXICON = load_acts("en")
MODES = [entry for entries in LEXICON.modes.values() for entry in entries]
ENTRIES: list[ActEntry | ModeEntry] = [*LEXICON.entries, *MODES]
EXAMPLES = [(entry, text) for entry in ENTRIES for text in entry.examples]
COUNTERS = [(entry, text) for entry in ENTRIES for text in entry.counter]


def readings(parse: Parse, text: str, lexicon: ActsLexicon = LEXICON) -> set[tuple[str, str]]:
    """Every kind proposed in a text, with its mode."""
    return {(option.id, option.name) for act in find_acts(parse(text), lexicon) for option in act.options}


def words_of(parse: Parse, text: str) -> list[tuple[str, str]]:
    """The words of every act proposed in a text, with the best kind."""
    return [(act.text, act.options[0].id) for act in find_acts(parse(text), LEXICON)]


def named(case: tuple[ActEntry | ModeEntry, str]) -> str:
    """What a failing case is called."""
    return f"{case[0].kind}: {case[1]}"


@pytest.mark.parametrize("case", EXAMPLES, ids=named)
def test_an_example_proposes_its_kind(case: tuple[ActEntry | ModeEntry, str], reader_of: Parse) -> None:
    """An example of an entry is read as the entry's kind, and in its mode where it has one."""
    entry, text = case
    found = readings(reader_of, text)
    assert any(kind == entry.kind and entry.mode in ("", mode) for kind, mode in found), found


@pytest.mark.parametrize("case", COUNTERS, ids=named)
def test_a_counter_example_does_not(case: tuple[ActEntry | ModeEntry, str], reader_of: Parse) -> None:
    """A counter-example of an entry is not read as its kind; one of a mode is not read in that mode."""
    entry, text = case
    found = readings(reader_of, text)
    if isinstance(entry, ModeEntry):
        assert (entry.kind, entry.mode) not in found
    else:
        assert entry.kind not in {kind for kind, _ in found}


def test_every_entry_has_an_example_and_a_counter_example() -> None:
    """No group of words is without a sentence that shows it and one that bounds it."""
    assert not [entry for entry in ENTRIES if not entry.examples or not entry.counter]


def test_compound_adjectives_tell_no_act(reader_of: Parse) -> None:
    """ "Rebel-held" and "Western-backed" are no claims; a verb with a hyphen is."""
    assert words_of(reader_of, "The rebel-held town and the Western-backed council were quiet.") == []
    assert ("abuse", "sexual violence") in readings(reader_of, "Three women were gang-raped at a roadblock.")


def test_a_noun_of_many_words_is_one_act(reader_of: Parse) -> None:
    """The more words a pattern has, the more it counts: "suicide car bomb" is a suicide attack."""
    acts = find_acts(reader_of("A suicide car bomb killed nine at the gate."), LEXICON)
    best = acts[0].options[0]
    assert (acts[0].text, best.id, best.name) == ("suicide car bomb", "bombing", "suicide")


def test_the_means_is_recalled(reader_of: Parse) -> None:
    """ "The attack" may be the air raid that was told before, and is not when the raid is far back."""
    near = "Air raids hit the town. The attack killed two."
    assert "airstrike" in {
        o.id for act in find_acts(reader_of(near), LEXICON) if act.text == "attack" for o in act.options
    }
    far = "Air raids hit the town. " + "Nothing else was known. " * 12 + "The attack killed two."
    assert "airstrike" not in {
        o.id for act in find_acts(reader_of(far), LEXICON) if act.text == "attack" for o in act.options
    }


def test_a_particle_far_from_its_verb_completes_it(reader_of: Parse) -> None:
    """ "Pushed … out" is one pattern whatever stands between."""
    text = "The army pushed the fighters of the eastern and northern brigades out."
    assert "capture" in {kind for kind, _ in readings(reader_of, text)}


def test_what_is_found_does_not_strike(reader_of: Parse) -> None:
    """Weapons that are found or seized are no strikes with them; weapons that hit are."""
    found = {kind for kind, _ in readings(reader_of, "Police found two rockets and a bomb in a barn.")}
    assert "disrupt" in found
    assert not found & {"shelling", "bombing"}
    assert "shelling" in {kind for kind, _ in readings(reader_of, "Two rockets hit a barn.")}


def sound(act: Mention, text: str) -> bool:
    """True if an act's words are those of its span, its head lies inside, and its readings are kinds, best first."""
    scores = [option.score for option in act.options]
    at = act.span
    inside = at.start <= act.head < at.end and act.text == text[at.start : at.end]
    kinds = [option.id for option in act.options]
    return inside and scores == sorted(scores, reverse=True) and len(kinds) == len(set(kinds)) > 0


WORDS = st.sampled_from([
    "rebels", "army", "captured", "the", "town", "-", ",", ".", "killed", "12", "people", "air", "strike", "in", "on",
    "by", "with", "not", "no", "up", "set", "out", "fled", "\n",
])  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_text_gives_sound_acts(reader_of: Parse, text: str) -> None:
    """Whatever the text, acts are words of it, each kind is there once, and reading again gives the same."""
    sentences = reader_of(text)
    acts = find_acts(sentences, LEXICON)
    assert all(sound(act, text) for act in acts)
    assert find_acts(sentences, LEXICON) == acts


def test_a_place_that_the_parser_does_not_know_can_be_taken(look: Look) -> None:
    """What the places found say is a town can be taken, whatever the parser takes its name for."""
    material = look("Rebels took Hama on Monday.")
    assert "capture" in {option.id for act in material.acts if act.text == "took" for option in act.options}
