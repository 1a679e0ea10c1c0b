"""Sides: who is of one camp, and who of none that is known."""

import pytest
from tests.entries import ARMY, HTS, SNA, mention, party, source

from tidings.lexicon.actors import load_actors
from tidings.lexicon.sides import STATE, load_camps, load_sides
from tidings.record import Actor
from tidings.views.sides import Side, opposed, side_of, side_of_actor, side_of_key, side_of_source


@pytest.fixture(scope="module")
def actors() -> dict[str, Actor]:
    """The actors that the program knows."""
    return load_actors("en").actors


def test_the_parties_of_a_camp_are_one_side(actors: dict[str, Actor]) -> None:
    """An army, its militias and its state are one side; a power, its mercenaries and its republics are one."""
    camps = (
        ("sy.military", "sy.government", "ndf-sy", "sy"),
        ("hts", "sna-sy", "fsa"),
        ("ru.military", "wagner", "dpr", "lpr", "dpr-militia", "ru"),
        ("ua.military", "ua", "azov"),
        ("m23", "rw.military"),
    )
    keys = [{side_of(party(actors[id_])).key for id_ in camp} for camp in camps]
    assert [len(found) for found in keys] == [1] * len(camps)
    assert len(set.union(*keys)) == len(camps)


def test_governments_of_two_countries_are_two_sides(actors: dict[str, Actor]) -> None:
    """ "Government" is one camp in each country."""
    assert side_of(party(actors["sy.military"])) != side_of(party(actors["cd.government"]))


def test_a_described_party_is_of_the_camp_its_words_and_the_place_give() -> None:
    """Rebels are the opposition in Syria and M23 in Congo; the backed are of a camp; gunmen may be anybody."""
    rebels = Actor("", "rebels", "rebel", "opposition")
    assert side_of(mention("rebels", value=rebels), "SY") == side_of(party(HTS))
    assert side_of(mention("rebels", value=rebels), "CD").key == "m23"
    assert side_of(mention("rebels", value=rebels), "UA").key == "russia"
    separatists = Actor("", "Southern separatists", "rebel", "opposition")
    assert side_of(mention("Southern separatists", value=separatists), "YE").key == "southern"
    backed = Actor("", "Turkish-backed fighters", "armed")
    assert side_of(mention("Turkish-backed fighters", value=backed), "SY") == side_of(party(SNA))
    gunmen = side_of(mention("gunmen", value=Actor("", "gunmen", "armed")), "SY")
    assert gunmen == Side("?gunmen", "gunmen")
    assert not gunmen.known
    assert not opposed(gunmen, side_of(party(ARMY)))


def test_government_troops_are_their_state() -> None:
    """Government troops in Syria are the side of the Syrian army."""
    troops = Actor("", "government troops", "military", "government")
    assert side_of(mention("government troops", value=troops), "SY") == side_of(party(ARMY))


def test_camps_have_names_for_people(actors: dict[str, Actor]) -> None:
    """A camp is called by a name, in a country with the country's; a camp named after a party as the party is."""
    named = {"ua.military": "Ukraine", "sy.military": "Syrian government", "hts": "Syrian opposition", "m23": "M23",
             "taliban": "Taliban", "lna": "Forces of Khalifa Haftar", "is": "Jihadist groups"}  # fmt: skip
    assert {id_: side_of_actor(actors[id_]).name for id_ in named} == named
    assert side_of_key("DM:government").name == "Government of Dominica"
    assert side_of_key("government").name == "Government"


def test_a_camp_is_found_by_its_key(actors: dict[str, Actor]) -> None:
    """Whoever keeps a key alone finds the camp with its name again, of a described party too."""
    for one in map(side_of_actor, actors.values()):
        assert side_of_key(one.key).key == one.key
        assert not one.known or side_of_key(one.key) == one
    assert side_of_key("?gunmen") == Side("?gunmen", "gunmen")


def test_every_camp_of_the_lexicon_has_a_name(actors: dict[str, Actor]) -> None:
    """No side of data/actors.csv is told by its own small letters."""
    named = load_camps()
    assert not {one.side for one in actors.values() if one.side and (one.side, "") not in named}


def test_opposed_are_two_known_camps() -> None:
    """HTS and the SNA do not contest each other; the army contests both."""
    assert not opposed(side_of(party(HTS)), side_of(party(SNA)))
    assert opposed(side_of(party(HTS)), side_of(party(ARMY)))


def test_a_monitor_is_of_no_side() -> None:
    """A monitor's account is nobody's side; a party's, and that of a source marked with a side, is that camp's."""
    assert side_of_source(source("Syrian Observatory for Human Rights"), "SY") is None
    assert side_of_source(source(ARMY), "SY") == side_of(party(ARMY))
    assert side_of_source(source("state media", "media", "government"), "SY") == side_of(party(ARMY))


def test_the_sides_of_states_are_those_of_their_armies(actors: dict[str, Actor]) -> None:
    """data/sides.csv says of a state what data/actors.csv says of its government or army, where that has a row."""
    for (country, of), side in load_sides().items():
        own = actors.get(f"{country.lower()}.military") or actors.get(f"{country.lower()}.government")
        if of == STATE and own:
            assert own.side == side, country
