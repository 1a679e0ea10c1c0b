"""The kinds of act, their modes and their crosswalks."""

import tomllib

import msgspec
import pytest

from tidings.lexicon.files import data_file
from tidings.lexicon.kinds import KINDS, Kind, KindsFile, Mode, load_kinds, mistakes

TEXT = data_file(KINDS).read_text("utf-8")
KNOWN = load_kinds()
#: Families and kinds, as the labelling guide has them, and the three that only the program knows.
GUIDE = {
    "battle": {"clash", "offensive", "capture", "withdraw", "encircle", "hold"},
    "strike": {"airstrike", "shelling", "bombing", "chemical"},
    "violence": {"attack", "abduct", "abuse"},
    "custody": {"detain", "release"},
    "property": {"destroy"},
    "people": {"toll", "displacement", "aid"},
    "deal": {"agree", "talks", "breach"},
    "posture": {"deploy", "support", "disrupt", "establish", "regroup"},
    "word": {"accuse", "demand", "threaten", "reject"},
    "street": {"protest", "riot"},
    "order": {"decree"},
}


def mistakes_in(text: str) -> list[str]:
    """What is wrong with a file of kinds."""
    return list(mistakes(msgspec.convert(tomllib.loads(text), KindsFile), text))


def test_families_and_kinds_are_those_of_the_guide() -> None:
    """Every kind of the guide is there, in its family, and no other but the three that only the program knows."""
    found: dict[str, set[str]] = {}
    for kind in KNOWN.by_name.values():
        found.setdefault(kind.family, set()).add(kind.name)
    assert found == GUIDE
    assert set(KNOWN.families) == set(GUIDE)


def test_every_kind_and_mode_has_its_codes() -> None:
    """Each kind and each mode says what it is in ACLED, PLOVER and HXL, or that it is nothing there."""
    for kind in KNOWN.by_name.values():
        for one in (kind, *kind.mode):
            assert isinstance(one, Kind | Mode)
            assert one.meaning.endswith(".")
            assert one.acled
            assert one.plover
            assert one.hxl


def test_every_acled_type_is_reached() -> None:
    """No sub-event type of ACLED is without a kind or a mode of ours."""
    raw = msgspec.convert(tomllib.loads(TEXT), KindsFile)
    known = {sub for subs in raw.vocabulary.acled.values() for sub in subs}
    kinds = KNOWN.by_name.values()
    codes = [*(c for kind in kinds for c in kind.acled), *(c for kind in kinds for m in kind.mode for c in m.acled)]
    assert {code.sub for code in codes if code.sub} == known


def test_territory_depends_on_who_takes_it() -> None:
    """A capture by the state is another type of ACLED than one by anybody else, and one without a fight a third."""
    assert KNOWN.acled("capture", None, "state", "any").sub == "Government regains territory"
    assert KNOWN.acled("capture", "by force", "other", "any").sub == "Non-state actor overtakes territory"
    assert KNOWN.acled("capture", "handed over", "state", "any").sub == "Non-violent transfer of territory"


def test_an_attack_depends_on_whom_it_hits() -> None:
    """An attack on armed people is a clash in ACLED; a mode without codes of its own has those of its kind."""
    assert KNOWN.acled("attack", "shooting", "other", "armed").sub == "Armed clash"
    assert KNOWN.acled("attack", "shooting", "other", "other").sub == "Attack"
    assert KNOWN.acled("attack", "massacre", "other", "armed").sub == "Attack"


def test_a_mode_that_is_not_known_has_the_codes_of_its_kind() -> None:
    """No mode, or one that the file lacks, is read as the kind alone."""
    assert KNOWN.codes("bombing", None) == KNOWN.codes("bombing", "by mail") == KNOWN.by_name["bombing"]


def test_the_shipped_file_has_no_mistake() -> None:
    """The file contradicts itself nowhere."""
    assert mistakes_in(TEXT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('family = "street"', 'family = "square"', "no family 'square'"),
        ('name = "riot"', 'name = "protest"', "kind 'protest' is there 2 times"),
        ('name = "mob"', 'name = "demonstration"', "mode 'demonstration' is there 2 times"),
        ('sub = "Mob violence"', 'sub = "Mob"', "no ACLED code 'Riots' 'Mob'"),
        ('type = "AGREE"', 'type = "ACCEPT"', "no PLOVER code 'ACCEPT'"),
        ('tag = "#activity"', 'tag = "activity"', "no hashtag"),
        ('agents = "state"', 'agents = "other"', "give one for any, or one for each of two sorts"),
        (', why = "ACLED does not record aid."', "", "ACLED none without a reason"),
        (
            '{ type = "RETREAT", mode = "release", match = "exact" }',
            '{ match = "exact" }',
            "give a code where there is",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(right: str, wrong: str, told: str) -> None:
    """A contradiction is told with file, line and what is wrong, and the line is that of the kind."""
    text = TEXT.replace(right, wrong) if right in TEXT else ""
    found = mistakes_in(text)
    assert any(told in one for one in found), found
    file, line, _ = found[0].split(":", 2)
    assert file == f"data/{KINDS}"
    assert text.splitlines()[int(line) - 1] == "[[kind]]"
