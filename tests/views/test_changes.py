"""Two versions of one report."""

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.entries import ARMY, HAMA, HOMS, HTS, entry, figure, source
from tests.views.occurrences import WORDING

from tidings.record import Entry, Report, Span
from tidings.views.changes import Changes, changes

DAY = date(2024, 12, 5)
OLD_TEXT = "Strike on Hama\nAn air strike killed 24 people in Hama, monitors said.\nThe army did not comment."
NEW_TEXT = "Strike on Hama\nAn air strike killed 31 people in Hama, monitors said.\nThe army did not comment."
OLD, NEW = Report(id="old", text=OLD_TEXT), Report(id="new", text=NEW_TEXT, supersedes="old")
QUOTE = "An air strike killed {} people in Hama"


def strike(report: str, killed: int, quote: str = "", **more: object) -> Entry:
    """An air strike on Hama with its dead, as one version has it."""
    words = quote or QUOTE.format(killed)
    return entry("airstrike", HAMA, DAY, report=report, figures=[figure("killed", killed)], quote=words, **more)  # type: ignore[arg-type]


def found(old: list[Entry], new: list[Entry]) -> Changes:
    """What changed between the two versions."""
    return changes(old, new, OLD, NEW, WORDING).value


def test_a_changed_figure_is_one_change_of_one_claim() -> None:
    """24 killed became 31: the claim is the same, the figure is not, and the words say where."""
    value = found([strike("old", 24)], [strike("new", 31)])
    assert [(one.field, one.before, one.after) for one in value.changed] == [("figures", "24 killed", "31 killed")]
    assert (value.fresh, value.gone, value.same) == ((), (), ())
    assert [one.text for one in value.removed] == ["24"]
    assert [one.text for one in value.added] == ["31"]
    assert NEW.quote(value.added[0].span) == "31"


def test_what_was_possible_may_be_asserted_now() -> None:
    """A change of modality, of source and of agents is told field by field."""
    value = found([strike("old", 24, modality="possible")], [strike("new", 24, sources=[source(ARMY)], agents=[ARMY])])
    assert {one.field: (one.before, one.after) for one in value.changed} == {
        "modality": ("possible", "asserted"),
        "sources": ("", "Syrian army"),
        "agents": ("", "Syrian army"),
    }


def test_claims_new_and_gone_are_told() -> None:
    """A claim with nothing to match is new or gone, with its sentence and its quote."""
    fall = entry("capture", HAMA, DAY, agents=[HTS], report="new", quote="fighters took the city")
    clash = entry("clash", HOMS, DAY, report="old", quote="fighting near Homs")
    value = found([strike("old", 24), clash], [strike("new", 24), fall])
    assert [(one.sentence, one.quotes) for one in value.fresh] == [
        ("Hayat Tahrir al-Sham captured Hama", ("fighters took the city",))
    ]
    assert [one.claim for one in value.gone] == [clash.claim.id]
    assert len(value.same) == 1


def test_two_claims_of_one_kind_and_place_need_their_words() -> None:
    """Another strike on the same city on the same day is another claim, not a changed figure."""
    value = found(
        [strike("old", 24, "a market was hit in the morning")], [strike("new", 5, "jets bombed the hospital later")]
    )
    assert not value.changed
    assert len(value.fresh) == len(value.gone) == 1


def test_equal_texts_have_no_words_apart() -> None:
    """Two versions with one text differ in no word."""
    value = changes([], [], OLD, structs.replace(NEW, text=OLD.text), WORDING).value
    assert (value.added, value.removed) == ((), ())


def test_a_sentence_put_in_is_added_whole() -> None:
    """A sentence that only the newer version has is added as it stands."""
    longer = structs.replace(NEW, text=OLD.text + "\nThe U.N. called for calm.")
    value = changes([], [], OLD, longer, WORDING).value
    assert [one.text for one in value.added] == ["The U.N. called for calm."]
    assert value.removed == ()


def test_a_sentence_written_anew_is_told_whole() -> None:
    """Where most of a sentence changed, both versions of it stand whole, not the words that any two sentences share."""
    other = structs.replace(NEW, text=OLD.text.replace("The army did not comment.", "Residents fled at night."))
    value = changes([], [], OLD, other, WORDING).value
    assert [one.text for one in value.removed] == ["The army did not comment."]
    assert [one.text for one in value.added] == ["Residents fled at night."]


@given(
    st.lists(st.integers(3, 9), max_size=5), st.lists(st.integers(3, 9), max_size=5), st.randoms(use_true_random=False)
)
def test_order_changes_nothing_and_each_claim_is_told_once(
    old: list[int], new: list[int], chance: random.Random
) -> None:
    """The order of claims changes nothing; each claim is new, gone, or in one pair."""
    before = list({one.claim.id: one for one in (strike("old", n) for n in old)}.values())
    after = list({one.claim.id: one for one in (strike("new", n) for n in new)}.values())
    value = found(before, after)
    chance.shuffle(before)
    chance.shuffle(after)
    assert value == found(before, after)
    paired = [*value.same, *{(one.old, one.new) for one in value.changed}]
    assert sorted([one for one, _ in paired] + [one.claim for one in value.gone]) == sorted(e.claim.id for e in before)
    assert sorted([one for _, one in paired] + [one.claim for one in value.fresh]) == sorted(e.claim.id for e in after)


@given(st.text(max_size=80), st.text(max_size=80))
def test_passages_are_words_of_their_text(old: str, new: str) -> None:
    """Whatever the texts, what was added and removed stands in them as its span says; equal texts have none."""
    left, right = Report(id="a", text=old), Report(id="b", text=new)
    value = changes([], [], left, right, WORDING).value
    assert all(left.quote(one.span) == one.text != "" for one in value.removed)
    assert all(right.quote(one.span) == one.text != "" for one in value.added)
    assert old != new or not (value.added or value.removed)
    assert all(isinstance(one.span, Span) for one in value.added)
