"""Places in sentences: what is one, what is not, and where it is once weighed by the report."""

from collections.abc import Callable

import pytest

from tidings.find.places import find_places
from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.gazetteer.relate import distance_km
from tidings.lexicon.places import PlaceWords, load_places
from tidings.locate import locate
from tidings.record import Mention, Place

WORDS = load_places("en")
Read = Callable[..., tuple[Mention, ...]]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer of the user's cache, built where it is not there."""
    return open_gazetteer()


@pytest.fixture(scope="module")
def read(reader_of: Callable[..., object], gazetteer: Gazetteer) -> Read:
    """A function of a body (and title) that gives its places, located."""

    def read(body: str, title: str = "") -> tuple[Mention, ...]:
        sentences = reader_of(body, title)
        return locate(find_places(sentences, gazetteer, WORDS), sentences, gazetteer)  # type: ignore[arg-type]

    return read


def places(mentions: tuple[Mention, ...]) -> dict[str, tuple[str, str | None]]:
    """The words of each located mention, with name and country of its place."""
    return {m.text: (m.value.name, m.value.country) for m in mentions if isinstance(m.value, Place)}


def place_of(mentions: tuple[Mention, ...], text: str) -> Place:
    """The place of the one mention with those words."""
    (found,) = [m.value for m in mentions if m.text == text]
    assert isinstance(found, Place)
    return found


FOUND = [
    ("Rebels entered Saraqib on Monday.", "Saraqib", "SY"),
    ("Shells fell on the village of Morek in Syria.", "Morek", "SY"),
    ("The Syrian army took Kafr Nabl after a week of fighting.", "Kafr Nabl", "SY"),
    ("Jets struck the Tabqa dam in northern Syria.", "Tabqa dam", "SY"),
    ("Two drones hit the Khmeimim air base in Syria.", "Khmeimim air base", "SY"),
    ("Fighting went on in the Kharkiv region of Ukraine.", "Kharkiv region", "UA"),
    ("Militiamen burned houses near El Geneina, in Sudan.", "El Geneina", "SD"),
    ("Troops withdrew from the Golan Heights.", "Golan Heights", "SY"),
    ("Residents of Aleppos Old City said shells fell.", "Aleppo", "SY"),
    ("At least 12 people died in Eastern Ghouta.", "Eastern Ghouta", "SY"),
    ("Gunmen attacked a convoy outside Menaka in Mali.", "Menaka", "ML"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "text", "country"), FOUND)
def test_named_places_are_found(read: Read, sentence: str, text: str, country: str) -> None:
    """Towns, provinces, areas and sites are found, whole, in their country."""
    found = {m.text: m.value.country for m in read(sentence) if isinstance(m.value, Place)}
    assert any(text in one and land == country for one, land in found.items()), found


NOT_PLACES = [
    ("Moscow said its jets had returned.", "Moscow"),
    ("Damascus and its allies rejected the plan.", "Damascus"),
    ("The London-based monitor said 12 people were killed.", "London"),
    ("President Clinton spoke on Monday.", "Clinton"),
    ("The Syrian army shelled rebels.", "Syrian"),
    ("Sergeant Michael Jackson was killed.", "Jackson"),
    ("The strike was in March, police said.", "March"),
]


@pytest.mark.parametrize(("sentence", "word"), NOT_PLACES)
def test_what_only_looks_like_a_place_is_none(read: Read, sentence: str, word: str) -> None:
    """Governments, people, adjectives and months are no places, though places have their names."""
    assert not [m for m in read(sentence) if word in m.text]


def test_a_state_after_a_comma_tells_which_town(read: Read) -> None:
    """Same names in one text are told apart by what stands behind the comma."""
    found = read("He drove from Lexington, Kentucky, to Lexington, Nebraska.")
    at = [m.value for m in found if m.text == "Lexington"]
    assert [place.within for place in at if isinstance(place, Place)] == ["US.KY", "US.NE"]


def test_the_report_tells_which_tripoli(read: Read) -> None:
    """A name shared by countries goes to the one that the report is of."""
    libya = read("Militias fought in Tripoli. Libya's government in Benghazi blamed the clashes in Misrata.")
    lebanon = read("Militias fought in Tripoli. Lebanon's army sent troops from Beirut and Sidon.")
    assert place_of(libya, "Tripoli").country == "LY"
    assert place_of(lebanon, "Tripoli").country == "LB"


def test_a_side_of_a_place_lies_on_that_side(read: Read) -> None:
    """Directions before, after and with "of" shift the place."""
    found = read("Rebels hold northern Syria. Troops massed in Syria's northwest and 15 km east of Hama.")
    assert (place_of(found, "northern Syria").lat or 0) > 35.8
    assert (place_of(found, "Syria's northwest").lon or 40) < 37.5
    east = place_of(found, "15 km east of Hama")
    assert distance_km(east.lat or 0, east.lon or 0, 35.132, 36.92) < 5


def test_a_site_is_put_by_the_town_it_is_named_by(read: Read) -> None:
    """A site that the gazetteer lacks is by its town, with a wider radius."""
    site = place_of(read("Shells hit Hama's central prison in Syria."), "Hama's central prison")
    assert site.kind == "site"
    assert site.radius_km >= 15


def test_a_place_between_two_lies_between_them(read: Read) -> None:
    """Between two towns there is a mention of its own, half way."""
    found = read("The convoy was hit between Hama and Homs in Syria.")
    middle = place_of(found, "between Hama and Homs")
    assert 34.8 < (middle.lat or 0) < 35.1


def test_an_unknown_village_is_seen_and_left_open(read: Read) -> None:
    """A name that the gazetteer lacks is a mention without readings: nothing is invented."""
    (village,) = [m for m in read("Syrian rebels took the village of Qarbazun.") if "Qarbazun" in m.text]
    assert village.value is None
    assert not village.options


def test_an_unknown_village_takes_the_place_told_for_it(read: Read) -> None:
    """A distance told behind an unknown name places it."""
    found = read("Rebels took the village of Qarbazun, 15 km north of Hama, in Syria.")
    village = next(m for m in found if m.text == "Qarbazun")
    assert isinstance(village.value, Place)
    assert 35.2 < (village.value.lat or 0) < 35.35


def test_the_city_is_the_last_one_named(read: Read) -> None:
    """Words that point back take the latest place of their kind; the country is that whose army is named."""
    found = read("The Syrian army left Hama. Rebels entered the city, and thousands fled the country.")
    assert place_of(found, "the city").name == "Hama"
    assert place_of(found, "the country").id == "SY"


def test_text_without_capitals_still_has_places(read: Read) -> None:
    """Where capitals are lost, large towns in plain places are still found."""
    body = "hyderabad: police fired on a crowd in the old city on monday. " * 4 + "two people were killed in ahmedabad."
    assert {"Hyderabad", "Ahmedabad"} <= {name for name, _ in places(read(body)).values()}


def test_nothing_in_a_text_without_places(read: Read) -> None:
    """A text that names no place has no mention."""
    assert read("They said that nothing had happened and went home.") == ()


def test_words_of_a_mention_are_those_of_its_span(read: Read) -> None:
    """A mention's text is its span's text, whatever its kind."""
    body = "Jets struck Aleppos Old City and Syria's northwest. The city burned, 3 km (2 miles) west of Idlib city."
    assert all(m.text == body[m.span.start : m.span.end] for m in read(body))


EXAMPLES = [(kind.kind, example) for kind in WORDS.listed.kinds for example in kind.examples]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_examples_of_the_lexicon_name_a_place(read: Read, kind: str, example: str) -> None:
    """Each example of a word for a kind of place holds a place."""
    assert read(example), kind


COUNTER = [counter for kind in WORDS.listed.kinds for counter in kind.counter]


@pytest.mark.parametrize("counter", COUNTER)
def test_counter_examples_of_the_lexicon_name_none(read: Read, counter: str) -> None:
    """No counter-example of a word for a kind of place holds one."""
    assert not read(counter)


def test_governments_of_the_lexicon(read: Read) -> None:
    """The examples for governments hold no place, the counter-examples do."""
    words: PlaceWords = WORDS
    assert not [read(one) for one in words.listed.government.examples if read(one)]
    assert all(read(one) for one in words.listed.government.counter)


@pytest.mark.parametrize("body", [
    "The Liberation Front said that it had fought near Mekelle in Ethiopia.",
    "NAIROBI (Horn Wire) - Troops entered Dessie on Saturday and left the town on Sunday.",
    "Guests of the Baron Hotel fled from Aleppo on Friday.",
])  # fmt: skip
def test_a_name_inside_a_longer_one_is_no_place(body: str, read: Read) -> None:
    """A front, a hotel and an outlet in the brackets of a dateline are no towns of nearly their names."""
    assert {country for _, country in places(read(body)).values()} <= {"ET", "KE", "SY"}


def test_an_area_and_a_district_of_one_name_are_one_place(read: Read) -> None:
    """One report that tells of a district as an area too has one place."""
    found = read("Troops left the Al-Abdiyah area on Sunday. Rebels took Al Abdiyah district on Monday in Yemen.")
    assert len({m.value.id for m in found if isinstance(m.value, Place) and "Abdiyah" in m.text}) == 1


def test_the_sites_of_a_town_told_alike_are_one(read: Read) -> None:
    """ "Goma international airport" and "the airport" after Goma have one id."""
    found = read("Rebels are at Goma international airport in Congo. They fought in Goma, and the airport is shut.")
    assert len({m.value.id for m in found if isinstance(m.value, Place) and "airport" in m.text}) == 1
