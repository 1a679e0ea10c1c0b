"""Nouns for kinds, as the page's titles have them."""

from tidings.lexicon.actors import load_actors
from tidings.lexicon.kinds import load_kinds
from tidings.out.web.titles import event_title, party_title


def test_kinds_of_events_are_nouns() -> None:
    """A title names what happened, not the code of the record."""
    assert (event_title("withdraw"), event_title("airstrike")) == ("Withdrawal", "Air strike")
    assert not [kind for kind in load_kinds().by_name if "_" in event_title(kind) or event_title(kind)[0].islower()]


def test_kinds_of_parties_are_nouns() -> None:
    """A rebel force is an armed group; a kind without a title of its own is told by its word."""
    assert (party_title("rebel"), party_title("monitor")) == ("Armed group", "Monitor")
    kinds = {one.kind for one in load_actors("en").actors.values()}
    assert not [kind for kind in kinds if "_" in party_title(kind) or party_title(kind)[0].islower()]


def test_a_kind_that_is_not_known_is_told_by_its_word() -> None:
    """A record of a later version may hold a kind that this one lacks."""
    assert event_title("new_kind") == "New kind"
