"""The sorts in which lists show parties."""

from tidings.lexicon.actors import ActorRow
from tidings.lexicon.files import read_csv
from tidings.lexicon.parties import REST, load_party_sorts, party_sorts


def test_each_sort_has_its_kinds() -> None:
    """Every sort but that of the rest has kinds, and the rest has none of its own."""
    assert set(load_party_sorts().values()) == set(party_sorts()) - {REST}


def test_who_bears_arms_is_no_organisation() -> None:
    """Of listed parties, armies and armed groups are forces, and those who report are organisations."""
    sorts = load_party_sorts()
    kinds = {row.kind for _, row in read_csv("actors.csv", ActorRow)}
    assert {kind for kind in kinds if sorts.get(kind) == "force"} > {"military", "rebel", "militia"}
    assert not {"media", "monitor", "news_agency", "intergovernmental"} & sorts.keys()
