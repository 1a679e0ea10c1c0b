"""How figures are added up, and whom to believe first."""

from tidings.lexicon.counting import load_counting
from tidings.lexicon.trust import load_trust


def test_classes_are_apart_either_way_round() -> None:
    """Civilians are apart from fighters, and so fighters from civilians; women may be civilians."""
    counting = load_counting()
    assert {("civilians", "fighters"), ("fighters", "civilians")} <= counting.apart
    assert ("women", "civilians") not in counting.apart


def test_the_measures_of_the_two_findings_share_none() -> None:
    """Nobody is counted in a toll and in a displacement by one figure."""
    measures = load_counting().measures
    assert not set(measures.toll) & set(measures.displacement)
    assert set(measures.stocks) | set(measures.reached) <= set(measures.displacement)


def test_an_admission_comes_first_and_a_boast_last() -> None:
    """The ranks run from what is said against one's interest to what is said for it, each with a reason."""
    rows = load_trust().by_kind.values()
    assert min(rows, key=lambda row: row.rank).kind == "admission"
    assert max(rows, key=lambda row: row.rank).kind == "boast"
    assert all(row.reason for row in rows)


def test_what_is_not_known_has_a_rank() -> None:
    """A kind without a row is ranked as unknown."""
    trust = load_trust()
    assert trust.of("no such kind") == trust.by_kind["unknown"]
