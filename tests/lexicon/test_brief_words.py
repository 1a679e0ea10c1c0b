"""The words in which findings are told."""

import pytest

from tidings.lexicon.brief import KindExample, KindWords, load_brief
from tidings.lexicon.kinds import load_kinds
from tidings.views.wording import kind_noun, kind_sentence, target_fields

WORDING = load_brief("en")
CASES = [(kind, one) for kind in WORDING.words.kinds for one in kind.examples]


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


def test_no_sentence_says_what_the_claim_does_not() -> None:
    """A template whose fields the claim lacks is not taken: who took the place is left out where nobody says."""
    fields = target_fields((), (), (), "Hama", WORDING)
    assert kind_sentence("capture", fields, WORDING) == "Capture of Hama"
