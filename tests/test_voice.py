"""Who is said to say what, and how surely each act is told."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from tests.conftest import Parse

from tidings.lexicon.voice import VoiceLexicon, load_voice
from tidings.record import Actor, Mention, Option, Span, Voice
from tidings.syntax import Sentences
from tidings.voice import attributions, hear, is_denied
from tidings.voice.modality import modality_of

LEXICON = load_voice("en")


class Marked(NamedTuple):
    """A sentence with its source, cue and content marked, as voice.toml has them."""

    text: str
    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]


def unmark(marked: str) -> Marked:
    """The text without marks, and where the marked pieces stand in it."""
    found: dict[str, list[tuple[int, int]]] = {"[": [], "{": [], "<": []}
    text, opened = "", {}
    for piece in re.split(r"([\[\]{}<>])", marked):
        if piece in ("[", "{", "<"):
            opened[piece] = len(text)
        elif piece in ("]", "}", ">"):
            mark = {"]": "[", "}": "{", ">": "<"}[piece]
            found[mark].append((opened.pop(mark), len(text)))
        else:
            text += piece
    return Marked(text, found["["], found["{"], found["<"])


def sayings() -> Iterator[str]:
    """The examples of sayings in voice.toml."""
    for entries in (LEXICON.file.say, LEXICON.file.tell, LEXICON.file.point):
        for entry in entries:
            yield from entry.examples


def not_sayings() -> Iterator[str]:
    """The counter-examples of sayings in voice.toml."""
    for said in LEXICON.file.say:
        yield from said.counter
    for told in LEXICON.file.tell:
        yield from told.counter
    for point in LEXICON.file.point:
        yield from point.counter


def touches(span: Span, piece: tuple[int, int]) -> bool:
    """True if a span shares a character with a marked piece."""
    return span.start < piece[1] and piece[0] < span.end


@pytest.mark.parametrize("marked", list(sayings()))
def test_example_of_a_saying(reader_of: Parse, marked: str) -> None:
    """Every example of voice.toml has its source, its cue and its content found."""
    want = unmark(marked)
    found = [
        one
        for one in attributions(reader_of(want.text), (), LEXICON)
        if any(touches(one.cue, piece) for piece in want.cue)
    ]
    assert found, "no attribution with this cue"
    one = found[0]
    assert bool(one.sources) == bool(want.source)
    for source in want.source:
        assert any(touches(said.mention.span, source) for said in one.sources)
    for piece in want.content:
        assert any(touches(span, piece) for span in one.content)
    for span in one.content:
        assert not any(touches(span, piece) for piece in want.source + want.cue)


@pytest.mark.parametrize("text", list(not_sayings()))
def test_counter_example_of_a_saying(reader_of: Parse, text: str) -> None:
    """No counter-example of voice.toml attributes anything."""
    sentences = reader_of(text)
    assert not [one for one in attributions(sentences, (), LEXICON) if one.sources]


def cues(counter: bool) -> Iterator[tuple[str, str]]:
    """The examples of cues of modality, or their counter-examples, each with the modality it has."""
    for cue in LEXICON.file.cue:
        for text in cue.counter if counter else cue.examples:
            yield text, "asserted" if counter else cue.modality


def act_of(reader_of: Parse, marked: str) -> tuple[Sentences, int]:
    """The parsed sentence, and the offset of the word that a star stands before."""
    at = marked.index("*")
    return reader_of(marked.replace("*", "")), at


@pytest.mark.parametrize(("marked", "modality"), [*cues(counter=False), *cues(counter=True)])
def test_cue_of_modality(reader_of: Parse, marked: str, modality: str) -> None:
    """Every example of a cue has its modality; every counter-example is asserted."""
    sentences, at = act_of(reader_of, marked)
    token = sentences.token_at(at)
    assert token is not None
    sourced = any(one.sources for one in attributions(sentences, (), LEXICON))
    assert modality_of(sentences, token, LEXICON, sourced)[0] == modality


def heard(reader_of: Parse, marked: str, actors: tuple[Mention, ...] = ()) -> Voice:
    """The voice of the act that is marked with a star before it."""
    sentences, at = act_of(reader_of, marked)
    act = Mention(Span("test", at, at + 1), "act", "", "", at)
    return hear(sentences, (act,), attributions(sentences, actors, LEXICON), LEXICON)[0]


def names(voice: Voice) -> list[str]:
    """The names of a voice's sources."""
    return [source.name for source in voice.sources]


@pytest.mark.parametrize(
    ("marked", "chain"),
    [
        ("Rebels *took the town.", []),
        ("Activists told AFP that rebels *took the town.", ["Activists", "AFP"]),
        (
            "State media quoted a military source as saying that rebels *took the town.",
            ["military source", "State media"],
        ),
        ("The agency, citing a military source, said that rebels *took the town.", ["military source", "agency"]),
        ("Rebels *took the town, according to residents.", ["residents"]),
        ("At least 39 people *died in the raid on Sunday a security source said.", ["security source"]),
        ("The army said on Monday it had left. It *shelled the town.", []),
        ("The army said that the ministry had told reporters that rebels *took the town.", ["ministry", "army"]),
    ],
)
def test_chain_of_sources(reader_of: Parse, marked: str, chain: list[str]) -> None:
    """A chain is first-hand first, and what nobody is said to say is the outlet's own."""
    assert names(heard(reader_of, marked)) == chain


@pytest.mark.parametrize(
    "marked",
    [
        'A doctor said two people died. "They *shelled the clinic all night."',
        '"They *shelled the clinic all night." A doctor said the wounded were moved.',
        "A doctor said two people died. Another three were *killed near the bridge.",
        "A doctor said two people died in the raid. Four were *wounded near the bridge.",
        "A doctor said:\n\nTwo people died.\n\nThe army *shelled the clinic all night.",
    ],
)
def test_account_goes_on(reader_of: Parse, marked: str) -> None:
    """A source carries forward over quotations, over more of the same, and after a colon."""
    assert names(heard(reader_of, marked)) == ["doctor"]


@pytest.mark.parametrize(
    "marked",
    [
        "A doctor said two people died. The town has been *besieged since 2013.",
        "A doctor said two people died. The army *took the hill.",
    ],
)
def test_background_is_the_outlets_own(reader_of: Parse, marked: str) -> None:
    """A source does not carry forward into the outlet's own telling."""
    assert names(heard(reader_of, marked)) == []


def test_pronoun_stands_for_the_last_source(reader_of: Parse) -> None:
    """ "He added" is the person who spoke last, "it said" the body."""
    assert names(heard(reader_of, "A doctor said two died. He added that planes *bombed the clinic.")) == ["doctor"]
    assert names(heard(reader_of, "The ministry said two died. It said that planes *bombed the clinic.")) == [
        "ministry"
    ]


def test_spokesperson_speaks_for_the_body(reader_of: Parse) -> None:
    """A spokesperson's words are the body's."""
    text = "Army spokesman Omar Said said that rebels took the town."
    army = Mention(
        Span("test", 0, 4), "actor", "Army", "Syrian Army", 0, (), Actor("sy-army", "Syrian Army", "army", "government")
    )
    voice = heard(reader_of, text.replace("took", "*took"), (army,))
    assert [(source.name, source.side) for source in voice.sources] == [("Syrian Army", "government")]


def test_body_of_a_mention_that_speaks_for_it(reader_of: Parse) -> None:
    """An actor mention that is read as speaking for a body gives the body's name."""
    option = Option("watch", "Valley Observatory", 0.9, "speaks for")
    person = Mention(Span("test", 0, 9), "actor", "Omar Said", "Omar Said", 5, (option,))
    assert names(heard(reader_of, "Omar Said said that rebels *took the town.", (person,))) == ["Valley Observatory"]


@pytest.mark.parametrize(
    ("marked", "modality"),
    [
        ("The army did not *shell the camp.", "denied"),
        ("The army did not deny that it *shelled the camp.", "asserted"),
        ("The army not only *shelled the camp but burned it.", "asserted"),
        ("No one was *killed in the raid.", "denied"),
        ("Neither side *attacked the convoy.", "denied"),
        ("The rebels, who plan to leave, *stormed the base.", "asserted"),
        ("A suspected Israeli *strike hit the depot.", "asserted"),
        ("Jets believed to be Russian *bombed the town.", "asserted"),
        ("The army will storm the town and *seize the airport.", "intended"),
        ("The army will leave after it *seized the airport.", "asserted"),
        ("The *talks will be held in Geneva.", "intended"),
        ("Peace *talks are due to begin on Monday.", "intended"),
        ("The *raid will complicate the talks.", "asserted"),
        ("The group said it would *withdraw from the town.", "intended"),
        ("Thousands are believed to have been *killed.", "possible"),
        ("It was reported that rebels *captured the base.", "possible"),
        ("The agency reported that rebels *captured the base.", "asserted"),
        ("If rebels *attack the town, the army will respond.", "conditional"),
        ("Rebels launched an offensive to *take the city.", "intended"),
        ("Both sides denied responsibility for the *attack.", "denied"),
        ("The army is preparing for an *offensive.", "intended"),
    ],
)
def test_modality(reader_of: Parse, marked: str, modality: str) -> None:
    """What is denied, hedged, conditional or planned is never asserted; what is presupposed is."""
    assert heard(reader_of, marked).modality == modality


def test_denied_noun(reader_of: Parse) -> None:
    """An act word inside a negated noun phrase is known to be denied."""
    sentences, at = act_of(reader_of, "No *clashes were reported in the town.")
    token = sentences.token_at(at)
    assert token is not None
    assert is_denied(sentences, token, LEXICON)


def test_spans_lie_in_the_text(reader_of: Parse) -> None:
    """Every span of an attribution lies in the report and content is never empty."""
    sentences = reader_of('"We left," a man said. Monitor: raid kills 4 – activists, said', "Raid kills 4 – monitor")
    size = len(sentences.report.text)
    for one in attributions(sentences, (), LEXICON):
        assert one.content
        assert all(0 <= span.start < span.end <= size for span in (one.cue, *one.content))


def test_headline_sources(reader_of: Parse) -> None:
    """A headline's source stands before a colon, after a dash, or after "says"."""
    for title in (
        "Monitor: raid kills four in town",
        "Raid kills four in town - monitor",
        "Raid kills four, says monitor",
    ):
        found = attributions(reader_of("A raid hit.", title), (), LEXICON)
        assert [one.sources[0].name.lower() for one in found] == ["monitor"], title


def test_lexicon_is_by_word() -> None:
    """A verb stands in one entry only, so that its reading is certain."""
    assert isinstance(LEXICON, VoiceLexicon)
    assert len(LEXICON.verbs) == sum(len(entry.lemmas) for entry in LEXICON.file.say)


@pytest.mark.parametrize(
    ("marked", "own"),
    [
        ("The army said that it *took the town.", True),
        ("The army said that its troops *took the town.", True),
        ("The army said that rebels *took the town.", False),
        ("The army said that rebels *killed ten of its soldiers and lost the town.", False),
    ],
)
def test_party_that_speaks_of_itself(reader_of: Parse, marked: str, own: bool) -> None:
    """A source that speaks of its own acts is known as such."""
    assert [source.own for source in heard(reader_of, marked).sources] == [own]


def test_correspondent_of_the_outlet(reader_of: Parse) -> None:
    """The outlet's own reporter, unnamed, is the outlet's own voice."""
    assert names(heard(reader_of, "The correspondent said that rebels *took the town.")) == []
