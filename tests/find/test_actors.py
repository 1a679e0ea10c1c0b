"""Parties: by name, by description, by office, as governments, and taken up again."""

from collections.abc import Callable

import pytest
from tests.conftest import Read

from tidings.find.actors import find_actors
from tidings.lexicon.actors import ActorsLexicon, load_actors
from tidings.record import Actor, Mention
from tidings.syntax import Sentences

Parse = Callable[..., Sentences]
LEXICON = load_actors("en")


@pytest.fixture(scope="module")
def actors_of(reader_of: Parse) -> Callable[[str], tuple[Mention, ...]]:
    """A function of a text that gives the parties in it."""
    return lambda text: find_actors(reader_of(text), LEXICON)


def of(mentions: tuple[Mention, ...], text: str) -> Mention:
    """The mention with these words."""
    found = [m for m in mentions if m.text == text]
    assert found, f"{text!r} is not among {[m.text for m in mentions]}"
    return found[-1]


def id_of(mention: Mention) -> str:
    """The id of the party that a mention stands for."""
    return mention.value.id if isinstance(mention.value, Actor) else ""


@pytest.mark.parametrize("example", LEXICON.words.examples, ids=lambda one: one.text[:40])
def test_examples_of_the_lexicon(example, actors_of) -> None:  # type: ignore[no-untyped-def]
    """Every example finds what it names, as written or by canonical name, and nothing that it rules out."""
    found = {words for m in actors_of(example.text) for words in (m.text, m.name)}
    assert set(example.finds) <= found
    assert not set(example.not_found) & found


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The SDF crossed the river.", "SDF", "sdf"),
        ("Units of Hay'at Tahrir al-Sham held the hill.", "Hay'at Tahrir al-Sham", "hts"),
        ("Hayat Tahrir al Sham held the hill.", "Hayat Tahrir al Sham", "hts"),
        ("The Peoples Protection Units held the hill.", "Peoples Protection Units", "ypg"),
        ("An al-Qaida cell was found.", "al-Qaida cell", "al-qaeda"),
        ("Hizbollah fired across the border.", "Hizbollah", "hezbollah"),
        ("Assads forces left the town.", "Assads forces", "sy.military"),
        ("The U.N. Security Council met.", "U.N. Security Council", "un-security-council"),
    ],
)
def test_names_in_any_spelling(text: str, words: str, id_: str, actors_of) -> None:  # type: ignore[no-untyped-def]
    """A party is known by any of its names, with hyphens, articles and apostrophes written or lost."""
    assert id_of(of(actors_of(text), words)) == id_


def test_a_town_is_no_party_of_nearly_the_same_name(actors_of) -> None:  # type: ignore[no-untyped-def]
    """A name that ends in "s" is not read where the text has it without: Hama is not Hamas."""
    assert not [m for m in actors_of("Shells fell near Hama on Friday.") if id_of(m) == "hamas"]


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("Russian warplanes struck the town.", "Russian warplanes", "ru.air_force"),
        ("Turkish troops crossed the border.", "Turkish troops", "tr.military"),
        ("Syria said that the army had entered the town.", "army", "sy.military"),
        ("BEIRUT (Agency) - Rebels fought the army near Hama, the Syrian opposition said.", "army", "sy.military"),
        ("Turkish-backed factions and Turkish-led units took a Syrian hill; the army lost it.", "army", "sy.military"),
        ("Regime forces in Syria shelled the town.", "Regime forces", "sy.military"),
        ("HTS fighters took the hill.", "HTS fighters", "hts"),
        ("Ukraine's armed forces took the hill.", "armed forces", "ua.military"),
        ("Syria and Russia met, and Syrian and Russian warplanes bombed it.", "Russian warplanes", "ru.air_force"),
        ("Syria and Russia met, and Syrian and Russian warplanes bombed it.", "Syrian", "sy.air_force"),
        ("The Sudanese foreign ministry denied it.", "Sudanese foreign ministry", "sd.foreign_ministry"),
    ],
)
def test_descriptions_stand_for_the_organ(text: str, words: str, id_: str, actors_of) -> None:  # type: ignore[no-untyped-def]
    """A noun with a country, an owner or a side stands for that country's organ, or for the owner."""
    assert id_of(of(actors_of(text), words)) == id_


@pytest.mark.parametrize(
    ("text", "words", "kind", "side"),
    [
        ("The rebels attacked at dawn.", "rebels", "rebel", "opposition"),
        ("Anti-regime forces attacked at dawn.", "Anti-regime forces", "military", "opposition"),
        ("Pro-government militiamen attacked at dawn.", "Pro-government militiamen", "armed", "government"),
        ("Several residents fled.", "residents", "civilians", None),
        ("Medics said so.", "Medics", "aid_workers", None),
    ],
)
def test_other_descriptions_are_a_class(text: str, words: str, kind: str, side: str | None, actors_of) -> None:  # type: ignore[no-untyped-def]
    """A description of nobody in particular is an actor without an id, with its kind and side."""
    value = of(actors_of(text), words).value
    assert isinstance(value, Actor)
    assert (value.id, value.kind, value.side) == ("", kind, side)


def test_who_backs_a_party_is_not_the_party(actors_of) -> None:  # type: ignore[no-untyped-def]
    """ "US-backed rebels" are no organ of the United States."""
    value = of(actors_of("US-backed rebels took the hill."), "US-backed rebels").value
    assert isinstance(value, Actor)
    assert (value.id, value.country) == ("", None)


def test_a_long_phrase_gives_each_party(actors_of) -> None:  # type: ignore[no-untyped-def]
    """A party in a clause that hangs on another one is a mention of its own."""
    found = actors_of("Anti-regime forces led by the Islamist group HTS entered the city.")
    assert of(found, "Anti-regime forces")
    assert any(id_of(m) == "hts" for m in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moscow said it would answer.", "Moscow"),
        ("The group is backed by Iran.", "Iran"),
        ("Turkey has threatened an offensive.", "Turkey"),
        ("Talks between Iran, Russia and Turkey began.", "Russia"),
        ("A Russian airstrike hit the market.", "Russian"),
    ],
)
def test_countries_that_act_are_parties(text: str, words: str, actors_of) -> None:  # type: ignore[no-untyped-def]
    """A country or capital that does what governments do stands for the government."""
    mention = of(actors_of(text), words)
    assert isinstance(mention.value, Actor)
    assert mention.value.kind == "state"


@pytest.mark.parametrize("text", ["He died in Syria.", "They flew to Moscow.", "A town in northern Iraq was hit."])
def test_countries_where_something_is_are_none(text: str, actors_of) -> None:  # type: ignore[no-untyped-def]
    """A country in which something happens is a place."""
    assert not [m for m in actors_of(text) if isinstance(m.value, Actor) and m.value.kind == "state"]


def test_a_spokesperson_speaks_for_the_body(actors_of) -> None:  # type: ignore[no-untyped-def]
    """Who speaks for a named body is read first as the body, then as the person."""
    found = actors_of("The Syrian Observatory for Human Rights said so. Observatory director Rami Abdel Rahman agreed.")
    mention = of(found, "Observatory director Rami Abdel Rahman")
    assert [o.reason for o in mention.options] == ["speaks for", "person"]
    assert mention.name == "Syrian Observatory for Human Rights"


def test_an_office_holder_is_a_person(actors_of) -> None:  # type: ignore[no-untyped-def]
    """The holder of an office is a party himself."""
    found = actors_of("Turkish Foreign Minister Hakan Fidan met his Iranian counterpart.")
    assert any(m.name == "Hakan Fidan" and [o.reason for o in m.options] == ["person"] for m in found)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("HTS took the town. The group said it would stay.", "group", "Hayat Tahrir al-Sham"),
        ("HTS took the town. The group said it would stay.", "it", "Hayat Tahrir al-Sham"),
        ("HTS took the town, and its fighters went on.", "its", "Hayat Tahrir al-Sham"),
        ("HTS took the town, and its fighters went on.", "fighters", "Hayat Tahrir al-Sham"),
        ("Russia's defence ministry said that it had withdrawn its troops.", "troops", "Russian army"),
        ("Rebels took the town. Their men went on.", "men", "Rebels"),
        ("Mayor Jana Novak left on Monday. She told reporters why.", "She", "Jana Novak"),
        ("Mayor Jana Novak left on Monday. Novak told reporters why.", "Novak", "Jana Novak"),
        ("The Northern Dawn Brigade (NDB) left. The NDB said so.", "NDB", "Northern Dawn Brigade"),
    ],
)
def test_what_takes_up_a_party(text: str, words: str, name: str, actors_of) -> None:  # type: ignore[no-untyped-def]
    """Pronouns, nouns, short names and acronyms stand for the party that was named before."""
    assert of(actors_of(text), words).name == name


def test_unknown_bodies_are_seen_and_not_resolved(actors_of) -> None:  # type: ignore[no-untyped-def]
    """A body that the lexicon lacks has no reading, and its name as written."""
    mention = of(actors_of("On Monday the Northern Dawn Brigade took the hill."), "Northern Dawn Brigade")
    assert (mention.value, mention.options, mention.name) == (None, (), "Northern Dawn Brigade")


def test_reports_without_capitals(actors_of) -> None:  # type: ignore[no-untyped-def]
    """Names are found in a text that lost its capitals, but words are no acronyms there."""
    found = actors_of("the taliban attacked a convoy, and this is how it is told to us by witnesses in kabul.")
    assert any(id_of(m) == "taliban" for m in found)
    assert not [m for m in found if id_of(m) in ("us", "is")]


def test_reports_in_capitals(actors_of) -> None:  # type: ignore[no-untyped-def]
    """Names are found in a text that has nothing but capitals."""
    found = actors_of(
        "THE TALIBAN ATTACKED A CONVOY OF AFGHAN GOVERNMENT FORCES. IT IS TOLD TO US BY WITNESSES IN KABUL."
    )
    assert any(id_of(m) == "taliban" for m in found)
    assert not [m for m in found if id_of(m) in ("us", "is")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ukrainians held the bridge.", "Ukrainians"),
        ("The Chinese were building a road.", "Chinese"),
        ("Clashes between Christians and Muslims went on.", "Muslims"),
    ],
)
def test_peoples_and_faiths_are_parties(text: str, words: str, actors_of) -> None:  # type: ignore[no-untyped-def]
    """A word for a people that acts or is acted upon is a party of that people, without an id."""
    value = of(actors_of(text), words).value
    assert isinstance(value, Actor)
    assert (value.id, value.kind) == ("", "people")


def test_she_is_not_he(actors_of) -> None:  # type: ignore[no-untyped-def]
    """A person taken up by "she" is not taken up by "he"."""
    found = actors_of("Mayor Jana Novak met Governor Pavel Horak. She left early. He stayed, and she said why.")
    assert {m.text: m.name for m in found if m.text in ("She", "He", "she")}["He"] == "Pavel Horak"


def test_a_mention_is_its_words(actors_of, reader_of: Parse) -> None:  # type: ignore[no-untyped-def]
    """Each mention's text is its span's text, and its head lies inside."""
    text = "Forces loyal to President Omar Deeb and the Saudi-led coalition said they fought ISIS and police."
    sentences = reader_of(text)
    for mention in find_actors(sentences, LEXICON):
        assert sentences.report.quote(mention.span) == mention.text
        assert mention.span.start <= mention.head < mention.span.end


def test_the_lexicon_knows_organs_it_does_not_list() -> None:
    """Every country has its organs, named after its adjective where data/actors.csv has no row."""
    lexicon: ActorsLexicon = load_actors("en")
    organ = lexicon.organ("PT", "navy")
    assert organ is not None
    assert (organ.id, organ.name, organ.country) == ("pt.navy", "Portuguese Navy", "PT")


def test_a_noun_before_a_name_is_no_party_of_its_own(actors_of) -> None:  # type: ignore[no-untyped-def]
    """ "The Lebanese group Hezbollah" is one party, and "the group" after it is that one."""
    told = "Rebel groups met. The Islamist group Hayat Tahrir al-Sham stormed Hama. The group seized its prison."
    found = actors_of(told)
    assert [m.name for m in found if m.text == "Islamist group"] == []
    assert {m.name for m in found if m.text.lower() in ("group", "the group")} == {"Hayat Tahrir al-Sham"}


def test_the_country_of_a_dateline_is_no_party(actors_of) -> None:  # type: ignore[no-untyped-def]
    """The country named in a dateline does not act in the sentence after it."""
    found = actors_of("GOMA, Congo (Agency) - M23 rebels seized the airport of Goma on Tuesday.")
    assert [m.text for m in found if m.text == "Congo"] == []


def test_a_force_for_a_country_is_of_its_side(actors_of) -> None:  # type: ignore[no-untyped-def]
    """ "Pro-Russian" makes separatists Russia's side; a country whose army is only its government makes none."""
    (found,) = [m for m in actors_of("Pro-Russian separatists took the town.") if m.value]
    assert found.value.side == "russia"


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("BANGKOK (Border Wire) - The army still holds Lashio, residents said.", "army", "mm.military"),
        ("Kunduz is held by the government. Warlords escaped to Uzbekistan.", "government", "af.government"),
        ("Regime troops left Tarhuna, the GNA said. Egypt's president spoke.", "Regime troops", "gna"),
        ("Gunmen fought the army in the Lebanese city of Tripoli on Monday.", "army", "lb.military"),
        ("Khalifa Haftar said his forces had entered Gharyan.", "forces", "lna"),
        ("BEIRUT - The army took Saraqib on Sunday. Turkish-backed rebels fled from Idlib.", "army", "sy.military"),
        ("Israeli ministers met and Israel shut its air. The army lost a tank near Khiam.", "army", ""),
        ("Tripoli forces took Gharyan, the GNA said.", "Tripoli forces", "gna"),
        ("Forces of the Libyan government, the GNA, took Gharyan.", "Libyan government", "gna"),
        ("Myawaddy lies on the Thai border. The junta sent troops.", "junta", "mm.government"),
        ("GOMA - Peacekeepers left the town of Masisi on Friday.", "Peacekeepers", ""),
    ],
)
def test_the_army_is_that_of_the_country_where_it_acts(text: str, words: str, id_: str, read: Read) -> None:
    """Never that of where the report was written, where one flees to, whom another backs; none where it is in doubt."""
    assert id_of(of(read(text).actors, words)) == id_


@pytest.mark.parametrize("text", [
    "HAMA - Rebels entered the city on Thursday.",
    "Congo - Fighters of M23 took Masisi on Saturday.",
    "KYIV (Wire) - Russian missiles hit a market in Kharkiv on Tuesday.",
    "BUKAVU - M23 rebels took the airport on Friday.",
])  # fmt: skip
def test_a_dateline_is_no_part_of_a_party(text: str, actors_of) -> None:  # type: ignore[no-untyped-def]
    """A dash with space around it ends the place of writing; what follows begins anew."""
    first = text.split(" ")[0]
    assert not [m for m in actors_of(text) if first in m.text]
