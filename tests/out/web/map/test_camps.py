"""The colours and letters of camps."""

from tidings.out.web.map.camps import OTHER, SLOTS, letters_of, slots_of


def test_the_first_camps_have_colours_of_their_own() -> None:
    """As many camps as there are colours have one each, in their order, wherever they are."""
    order = [f"camp {number}" for number in range(len(SLOTS))]
    assert list(slots_of(order, {key: {"SY"} for key in order}).values()) == list(SLOTS)


def test_a_colour_is_shared_only_by_camps_of_different_wars() -> None:
    """A camp too many takes the colour of one that is told of in no country of its own, and else is grey."""
    order = [f"camp {number}" for number in range(len(SLOTS) + 2)]
    countries = {key: {"SY"} for key in order} | {order[2]: {"UA"}, order[-2]: {"SY"}, order[-1]: {"AF", "SY"}}
    slots = slots_of(order, countries)
    assert slots[order[-2]] == slots[order[2]]
    assert slots[order[-1]] == OTHER


def test_a_party_that_is_only_described_has_no_colour() -> None:
    """Nobody knows whose camp gunmen are of, so that they have the colour of none."""
    assert slots_of(["?gunmen"], {"?gunmen": {"SY"}}) == {"?gunmen": OTHER}


def test_no_two_camps_have_the_same_letters() -> None:
    """The first camp of a letter has it alone; others add their country's, another of their own, or a number."""
    titles = [("Government, Syria", "Syria"), ("Government, Iraq", "Iraq"), ("Goran", ""), ("G", ""), ("G", "")]
    assert letters_of(titles) == ["G", "GI", "Go", "G2", "G3"]
