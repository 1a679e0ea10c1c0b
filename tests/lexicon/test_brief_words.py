"""The words in which findings are told."""

import pytest
from msgspec import structs

from tidings.lexicon.brief import BriefWords, KindExample, KindWords, load_brief, mistakes
from tidings.lexicon.kinds import load_kinds
from tidings.views.wording import kind_noun, kind_sentence, target_fields

WORDING = load_brief("en")
CASES = [(kind, one) for kind in WORDING.words.kinds for one in kind.examples]


def with_first(**fields: object) -> BriefWords:
    """The words with other fields of the first kind."""
    first, *others = WORDING.words.kinds
    return structs.replace(WORDING.words, kinds=(structs.replace(first, **fields), *others))


@pytest.mark.parametrize(("kind", "example"), CASES, ids=lambda one: getattr(one, "name", None))
def test_every_kind_is_told_as_its_examples_say(kind: KindWords, example: KindExample) -> None:
    """The fields of an example give its sentence."""
    parties, things = ((one,) if one else () for one in (example.parties, example.things))
    agents = (example.agents,) if example.agents else ()
    fields = target_fields(agents, parties, things, example.place, WORDING)
    made = kind_noun(kind.name, fields, WORDING) if example.noun else kind_sentence(kind.name, fields, WORDING)
    assert made == example.gives


def test_every_kind_can_be_told() -> None:
    """There is a noun for each kind that says nothing where the claim says nothing."""
    for kind in load_kinds().by_name:
        bare = kind_noun(kind, {}, WORDING)
        assert bare
        assert "{" not in bare
        assert "[" not in bare


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (structs.replace(WORDING.words, kinds=WORDING.words.kinds[1:]), "has no words"),
        (structs.replace(WORDING.words, kinds=(*WORDING.words.kinds, WORDING.words.kinds[0])), "here twice"),
        (with_first(told=("{agents} fought {enemies}",)), "names enemies"),
        (with_first(noun="fighting in {place}"), "must need no field"),
        (with_first(examples=()), "has no example"),
    ],
)
def test_mistakes_in_the_words_are_told(words: BriefWords, problem: str) -> None:
    """A kind without words, a field that no claim has and a noun that asks for one are told with their line."""
    found = list(mistakes(words, "lang/en/brief.toml", frozenset(load_kinds().by_name)))
    assert any(problem in one and "data/lang/en/brief.toml:" in one for one in found)


def test_no_sentence_says_what_the_claim_does_not() -> None:
    """A template whose fields the claim lacks is not taken: who took the place is left out where nobody says."""
    fields = target_fields((), (), (), "Hama", WORDING)
    assert kind_sentence("capture", fields, WORDING) == "Capture of Hama"
