"""Reports into sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Parse

from tidings.record import Report
from tidings.split import load_parser, quotations, restore_case, split

REPORT = "Shelling hits Saraqib\nThe army shelled Saraqib on Monday.\nNine people died,he said.Others fled to Idlib."


def words(reader_of: Parse, body: str, title: str = "") -> list[str]:
    """The sentences of a report, as written."""
    parsed = reader_of(body, title)
    return [parsed.report.quote(parsed.sentence_span(sentence)) for sentence in parsed.sentences]


def test_no_sentence_crosses_a_line(reader_of: Parse) -> None:
    """A line break ends a sentence, with or without a full stop."""
    found = words(reader_of, "Rebels advanced on the town\nThe army withdrew on Monday")
    assert found == ["Rebels advanced on the town", "The army withdrew on Monday"]


def test_a_lost_space_ends_a_sentence(reader_of: Parse) -> None:
    """A full stop that lost the space after it ends a sentence."""
    assert words(reader_of, "Aid reached those in need.And talks resumed.") == [
        "Aid reached those in need.",
        "And talks resumed.",
    ]


def test_ranks_end_no_sentence(reader_of: Parse) -> None:
    """The stop of a rank before a name ends no sentence."""
    told = "Capt. Jeff Davis spoke for the Pentagon. Maj. Gen. Igor Konashenkov spoke for Moscow."
    assert len(words(reader_of, told)) == 2


def test_title_and_its_repetition_are_marked(reader_of: Parse) -> None:
    """The title is sentence 0, and a repetition of it at the head of the body is marked as well."""
    title = "Rebels take the last army base in the province"
    parsed = reader_of(f"{title}. The base fell at dawn.", title)
    assert [sentence.title for sentence in parsed.sentences] == [True, True, False]


def test_words_are_those_of_the_whole_parser(reader_of: Parse) -> None:
    """What is remembered of a word with its tag and label is what the parser's own components say of it in place."""
    parser = load_parser()
    text = "The troops were shelling the towns when three mines exploded; both sides did nothing that night."
    document = parser.language(text)
    for _ in range(2):  # learned, then remembered
        expected = [(word.pos_, word.lemma_.lower()) for word in document]
        assert parser.words(document) == expected


def test_capitals_are_restored_in_place() -> None:
    """A text in capitals keeps its length, so that offsets hold, also where a letter has no single lower case."""
    text = "REBELS TOOK HAMA. THE ARMY LEFT İDLIB."
    assert len(restore_case(text)) == len(text)
    assert restore_case(text).startswith("Rebels took hama. The")


def test_quotations_end_with_their_paragraph() -> None:
    """A quotation left open runs to the end of its paragraph and no further."""
    text = 'He said "we hold the town\nThe army "denied" it.'
    assert [text[a:b] for a, b in quotations(text)] == ["we hold the town", "denied"]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from('Ab .,!?"\n“”é😀İß-مث9'), max_size=120))
def test_tokens_are_the_words_of_the_text(text: str) -> None:
    """Whatever the text, every token lies where its words stand, in order, with its head in its own sentence."""
    parsed = split(Report(id="any", text=text))
    ends = 0
    for token in parsed.tokens:
        assert ends <= token.start < token.end <= len(text)
        assert token.text.lower() == text[token.start : token.end].lower() or text.isupper()
        assert parsed.tokens[token.head].sentence == token.sentence
        ends = token.end


def test_a_small_letter_after_a_word_begins_no_sentence(reader_of: Parse) -> None:
    """A sentence goes on at a small letter that follows a word, also right after a title."""
    sentences = reader_of("Russia withdrew its troops from Lyman on Saturday.", "War in Ukraine")
    assert [sentences.tokens[one.first].text for one in sentences.sentences] == ["War", "Russia"]
