"""Which names may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.entries import ARMY, HAMA, HTS, entry, mention, source

from tidings.lexicon.brief import Wording, load_brief
from tidings.record import Actor, Mention, Option
from tidings.views.private import hidden_names, is_private, name_alone, public_name, without

#: The words of English, which no test changes.
WORDING = load_brief("en")


@pytest.fixture
def wording() -> Wording:
    """The words of English."""
    return WORDING


def person(text: str, name: str = "") -> Mention:
    """Somebody read as a person whom no lexicon knows, as written."""
    return structs.replace(mention(name or text, value=Actor("", name or text, "person")), text=text)


@pytest.mark.parametrize("who", [ARMY, HTS, Actor("person.x", "Ada Roe", "person", "government", "sy.government")])
def test_listed_parties_keep_their_names(who: Actor, wording: Wording) -> None:
    """A party or an office holder that is listed is public."""
    assert public_name(mention(who.name, value=who), wording) == who.name
    assert public_name(source(who), wording) == who.name


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("resident Jo Roe", "Jo Roe", "a resident"),
        ("Jo Roe", "Jo Roe", "a person"),
        ("he", "Jo Roe", "a person"),
        ("Mr Jo Roe", "Jo Roe", "a person"),
        ("eyewitness Jo Roe", "Jo Roe", "an eyewitness"),
        ("Colonel Jo Roe", "Jo Roe", "a colonel"),
    ],
)
def test_private_persons_are_told_by_what_they_are(text: str, name: str, shown: str, wording: Wording) -> None:
    """A person whom nobody lists is shown by a description, never by name."""
    assert public_name(person(text, name), wording) == shown


def test_spokespeople_are_shown_as_their_body(wording: Wording) -> None:
    """Whoever speaks for a body is shown as that body."""
    spoken = structs.replace(person("army spokesman Jo Roe"), options=(Option("", "Syrian army", 0.8, "speaks for"),))
    assert public_name(spoken, wording) == "Syrian army"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jo Roe", "a party not named here"),
        ("resident Jo Roe", "a resident"),
        ("mother of Jo Roe", "a mother"),
        ("relatives of Jo Roe", "relatives"),
        ("residents", "residents"),
        ("residents in Hama", "residents in Hama"),
        ("Free Doctors Union", "Free Doctors Union"),
        ("Jaysh al-Nour", "Jaysh al-Nour"),
        ("FBF", "FBF"),
        ("Joint Forces", "Joint Forces"),
        ("Russians", "Russians"),
        ("presidential palace", "presidential palace"),
        ("video", "video"),
    ],
)
def test_names_that_nothing_resolved(name: str, shown: str, wording: Wording) -> None:
    """Of a name that resolved to nobody, what has the form of a person's name goes, and bodies and things stay."""
    assert public_name(mention(name), wording) == shown
    assert public_name(source(name, "source"), wording) == shown


def test_sources_read_as_persons_lose_their_names(wording: Wording) -> None:
    """A source that the reader takes for a person is shown by what the report calls him."""
    assert public_name(source("Jo Roe", "person"), wording) == "a person"
    assert public_name(source("doctor Jo Roe", "person"), wording) == "a doctor"
    assert is_private(source("Jo Roe", "person"), wording)
    assert not is_private(source("residents"), wording)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Jo Roe", "a party not named here"), ("Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham"), ("rebels", "rebels")],
)
def test_a_name_of_which_nothing_is_known(name: str, shown: str, wording: Wording) -> None:
    """Where only a name has come through, it is hidden if all of it may be a person's."""
    assert name_alone(name, wording) == shown


def test_towns_are_not_hidden_as_persons(wording: Wording) -> None:
    """A name that a claim has for a place is none to hide, though another claim took it for a person."""
    town = Actor("", HAMA.name, "person")
    assert hidden_names([entry("clash", HAMA, targets=[town])], wording) == {}
    assert hidden_names([entry("clash", targets=[town])], wording) == {"Hama": "a person"}
    assert without("Hama and Hamadan", {"Hama": "a person"}) == "a person and Hamadan"


def test_places_and_described_arms_keep_their_words(wording: Wording) -> None:
    """A place is no person, and capitals in a description of armed men name their side."""
    jets = mention("Saudi-led jets", value=Actor("", "Saudi-led jets", "military"))
    assert public_name(jets, wording) == "Saudi-led jets"
    assert public_name(mention("Hama", value=HAMA), wording) == "Hama"


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=1, max_size=3), st.booleans())
def test_no_name_of_a_person_comes_through(parts: list[str], titled: bool) -> None:
    """Whatever the name of somebody read as a person, no word of it that is not a word for an office is shown."""
    words, name = WORDING, " ".join(parts)
    shown = public_name(person(f"resident {name}" if titled else name, name), words).lower().split()
    titles = words.actors.words.titles
    offices = titles.ranks | titles.offices | titles.speaks | set(words.actors.heads)
    told = {part.lower() for part in parts} - offices - {f"{word}s" for word in words.actors.heads}
    assert not told & set(shown)
