"""Figures: what is counted, of whom, how many, how firmly, and from which day on."""

from datetime import date
from typing import Any

import pytest

from tidings.find.figures import find_figures
from tidings.find.times import find_times
from tidings.lexicon.figures import FiguresLexicon, load_figures
from tidings.lexicon.times import load_times
from tidings.record import Figure, Mention, Span, When

WORDS = load_figures("en")
EXAMPLES = [(e.text, e.figures) for measure in WORDS.words.measures for e in measure.examples]
COUNTERS = [(text, measure.name) for measure in WORDS.words.measures for text in measure.counter]


@pytest.fixture(scope="module")
def lexicon() -> FiguresLexicon:
    """The words of figures in English."""
    return WORDS


@pytest.fixture(scope="module")
def figures_of(reader_of: Any, lexicon: FiguresLexicon) -> Any:
    """A function of a text that gives its figures as "measure who count bound"."""

    def read(text: str) -> list[str]:
        found = [mention.value for mention in find_figures(reader_of(text), lexicon)]
        return [f"{f.measure} {f.who} {f.count} {f.bound}" for f in found if isinstance(f, Figure)]

    return read


@pytest.mark.parametrize(("text", "figures"), EXAMPLES)
def test_example_of_the_lexicon(figures_of: Any, text: str, figures: tuple[str, ...]) -> None:
    """Every example of the lexicon gives its figures and no others."""
    assert figures_of(text) == list(figures)


@pytest.mark.parametrize(("text", "measure"), COUNTERS)
def test_counter_example_of_the_lexicon(figures_of: Any, text: str, measure: str) -> None:
    """No counter-example of a measure gives a figure of it."""
    assert measure not in [figure.split()[0] for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The flood killed twenty-three people.", 23),
        ("The war has killed half a million people.", 500_000),
        ("The war has killed 1.2 million people.", 1_200_000),
        ("The war has killed a quarter of a million people.", 250_000),
        ("The raid killed two dozen people.", 24),
        ("The raid killed a dozen people.", 12),
        ("The raid killed one hundred and four people.", 104),
        ("The raid killed 3 200 people.", 3200),
        ("The raid killed 12,450 people.", 12450),
        ("The raid killed 200000 people.", 200_000),
    ],
)
def test_number_in_words_or_digits(figures_of: Any, text: str, count: int) -> None:
    """A number counts the same in words, in digits, with and without its commas."""
    assert figures_of(text) == [f"killed all {count} exact"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("several", 3), ("dozens of", 24), ("several dozen", 24), ("scores of", 40), ("tens of", 20),
        ("hundreds of", 200),
        ("thousands of", 2000), ("tens of thousands of", 20_000), ("hundreds of thousands of", 200_000),
        ("millions of", 2_000_000), ("several hundred", 300),
    ],
)  # fmt: skip
def test_vague_number(figures_of: Any, words: str, count: int) -> None:
    """A vague number is the least that it stands for, and no more is claimed."""
    assert figures_of(f"The shelling killed {words} people.") == [f"killed all {count} at_least"]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("at least 40", "at_least"), ("more than 40", "at_least"), ("over 40", "at_least"),
        ("no fewer than 40", "at_least"),
        ("up to 40", "at_most"), ("as many as 40", "at_most"), ("about 40", "about"), ("nearly 40", "about"),
        ("some 40", "about"), ("around 40", "about"), ("a total of 40", "exact"), ("40 or more", "at_least"),
    ],
)  # fmt: skip
def test_bound(figures_of: Any, words: str, bound: str) -> None:
    """The words beside a number say how firm it is."""
    assert figures_of(f"The shelling killed {words} people.") == [f"killed all 40 {bound}"]


@pytest.mark.parametrize(
    "words", ["between 20 and 30", "20 to 30", "20-30", "from 20 to 30"]
)  # fmt: skip
def test_range(figures_of: Any, words: str) -> None:
    """A range gives the least and the most."""
    assert figures_of(f"The shelling killed {words} people.") == ["killed all 20 at_least", "killed all 30 at_most"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It killed 704 people, including 110 civilians.", ["killed all 704 exact", "killed civilians 110 exact"]),
        ("Then 704 people, including 110 civilians, died.", ["killed all 704 exact", "killed civilians 110 exact"]),
        ("It left 126 dead, 68 of them children.", ["killed all 126 exact", "killed children 68 exact"]),
        ("The strike killed nine people, among them a nurse.", ["killed all 9 exact", "killed nurse 1 exact"]),
    ],
)  # fmt: skip
def test_part_of_a_whole(figures_of: Any, text: str, figures: list[str]) -> None:
    """A part takes the measure of the whole, and both are told."""
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Three soldiers and two civilians were killed.", ["killed government 3 exact", "killed civilians 2 exact"]),
        ("The blast killed two guards and injured another 12.", ["killed guards 2 exact", "injured all 12 exact"]),
        ("Twelve people were killed and 30 injured.", ["killed all 12 exact", "injured all 30 exact"]),
        ("Rebel raid kills 12 wounds dozens", ["killed all 12 exact", "injured all 24 at_least"]),
        ("Two people killed five injured in mortar attack", ["killed all 2 exact", "injured all 5 exact"]),
        ("The army destroyed two tanks and five trucks.", ["destroyed tanks 2 exact", "destroyed trucks 5 exact"]),
    ],
)  # fmt: skip
def test_list(figures_of: Any, text: str, figures: list[str]) -> None:
    """Each item of a list is a figure, whether its verb stands before it, after it, or with another item."""
    assert figures_of(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A soldier was killed near the bridge.", ["killed government 1 exact"]),
        ("The gunmen fled, killing a nurse and two guards.", ["killed nurse 1 exact", "killed guards 2 exact"]),
        ("Mortar fire wounded another child.", ["injured children 1 exact"]),
    ],
)
def test_one_victim(figures_of: Any, text: str, figures: list[str]) -> None:
    """One victim who is told of with "a" is a figure of one."""
    assert figures_of(text) == figures


def test_rising_toll(figures_of: Any) -> None:
    """Of a toll that rises from one number to another only the later one stands."""
    assert figures_of("The death toll rose from 20 to 24.") == ["killed all 24 exact"]


def test_households(figures_of: Any) -> None:
    """Families are households and are not turned into people."""
    assert figures_of("About 7,000 families (42,000 people) were displaced.") == [
        "displaced households 7000 about",
        "displaced all 42000 exact",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The T-72 and two S-300 were described in Resolution 2254.",
        "The minister, 52, and a 20-year-old student met on 12 May 2019.",
        "It was the 4th Division's third offensive, 15 km south of the city.",
        "In 2015 the war entered its fifth year.",
        "The meeting lasted three hours on Highway 5.",
        "It was one of the deadliest attacks.",
    ],
)
def test_number_that_counts_nothing(figures_of: Any, text: str) -> None:
    """Ages, dates, distances, weapons, ordinals, units and numbers in names are no figures."""
    assert figures_of(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("About 5,000 peoplewere evacuated from the coast.", "evacuated all 5000 about"),
        ("The storm displacedabout 4,400 people.", "displaced all 4400 about"),
        ("The town has 70 camps with14,593 displaced people.", "displaced all 14593 exact"),
    ],
)
def test_words_run_together(figures_of: Any, text: str, figure: str) -> None:
    """Words that lost the space between them are read all the same."""
    assert figures_of(text) == [figure]


def test_spans_point_to_the_words(reader_of: Any, lexicon: FiguresLexicon) -> None:
    """A mention's text is its span's text, its head lies in the report, and the head gives the measure."""
    sentences = reader_of("More than 40 border guards were reported killed, and 12 homes burned down.")
    for mention in find_figures(sentences, lexicon):
        assert sentences.report.quote(mention.span) == mention.text
        assert isinstance(mention.value, Figure)
        assert mention.value.span == mention.span
    first = find_figures(sentences, lexicon)[0]
    assert first.text == "40 border guards"
    assert sentences.report.text[first.head :].startswith("killed")


def test_running_toll(reader_of: Any, lexicon: FiguresLexicon) -> None:
    """A toll counted since a day keeps that day; one that is not does not."""
    text = "At least 500 people have been killed since 27 November, and 30 were hurt."
    start = text.index("27")
    span = Span("test", start, start + len("27 November"))
    when = When(date(2024, 11, 27), date(2024, 12, 6), "stated", span)
    time = Mention(span, "time", "27 November", "27 November", start, value=when)
    since = [m.value.since for m in find_figures(reader_of(text), lexicon, (time,)) if isinstance(m.value, Figure)]
    assert since == [date(2024, 11, 27), None]


def test_a_toll_from_an_event_is_not_running(reader_of: Any, lexicon: FiguresLexicon) -> None:
    """The day of an event that a toll comes from opens no running toll."""
    sentences = reader_of("The toll from Monday's raid rose from 20 to 24 dead, medics said.")
    times = find_times(sentences, load_times("en"))
    figures = [m.value for m in find_figures(sentences, lexicon, times) if isinstance(m.value, Figure)]
    assert [(figure.count, figure.since) for figure in figures] == [(24, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ten gunmen killed the mayor.",
        "A government that has murdered its critics is no partner.",
        "The brother of a former minister was killed.",
        "Twelve soldiers have killed before.",
    ],
)
def test_killers_are_not_counted(figures_of: Any, text: str) -> None:
    """Those who kill, and those whose relatives are killed, are not counted among the killed."""
    assert figures_of(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A raid killed 64 and wounded 18, a local official said.", ["killed all 64 exact", "injured all 18 exact"]),
        ("Shelling killed 56 people, two aid workers said.", ["killed all 56 exact"]),
        ("Shells hit the town, killing 40, three medics told reporters.", ["killed all 40 exact"]),
    ],
)
def test_who_speaks_is_not_counted(figures_of: Any, text: str, figures: list[str]) -> None:
    """Those who tell of the dead are none of them."""
    assert figures_of(text) == figures
