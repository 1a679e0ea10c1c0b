"""What reports say of who holds a place, through the real reader: who took it, when, and how much is said."""

from datetime import date

import pytest
from tests.conftest import Read

from tidings.record import Claim, Place


def captures(read: Read, body: str, title: str = "", published: str | None = "2024-12-06") -> list[Claim]:
    """The captures that a report tells."""
    return [claim for claim in read(body, title, published).claims if claim.kind == "capture"]


def test_a_line_that_a_name_heads_is_about_it(read: Read) -> None:
    """What is told after a place's name and a colon is told of that place, known to the gazetteer or not."""
    for name in ("Lyman", "Verkhnii Vyhin"):
        told = captures(
            read, f"{name}: Captured by Russia 3 March 2022. Recaptured by Ukraine 2 October 2022.", "", None
        )
        assert [one.place.text for one in told if one.place] == [name, name]
        assert [[party.name for party in one.agents] for one in told] == [["Russia"], ["Ukraine"]]


def test_a_date_at_the_end_of_a_sentence_is_no_dateline(read: Read) -> None:
    """A date without a preposition is the day of what the sentence tells."""
    (told,) = captures(read, "Izium: Captured by Russia 1 April 2022.", "", None)
    assert told.time
    assert (told.time.earliest, told.time.latest, told.time.basis) == (date(2022, 4, 1), date(2022, 4, 1), "stated")


def test_changes_of_one_sentence_stay_apart(read: Read) -> None:
    """Two changes told with one subject are two claims about the place, each with its day and its taker."""
    told = captures(read, "Izium: Captured by Russia 1 April 2022, recaptured by Ukraine 10 September 2022.", "", None)
    assert [(one.agents[0].name, one.time.latest) for one in told if one.time] == [
        ("Russia", date(2022, 4, 1)), ("Ukraine", date(2022, 9, 10)),
    ]  # fmt: skip
    assert {one.place.text for one in told if one.place} == {"Izium"}


@pytest.mark.parametrize("body", [
    "The village of Robotyne was recaptured by Ukraine on Monday.",
    "The city of Hama fell to HTS on Thursday.",
    "The town was captured along with its power plant by M23 on Monday.",
])  # fmt: skip
def test_the_phrase_that_names_the_taker_is_believed(read: Read, body: str) -> None:
    """A known party after the "by" of a passive, or after "fell to", took the place."""
    (told,) = captures(read, body)
    assert {party.name for party in told.agents} <= {"Ukraine", "Hayat Tahrir al-Sham", "M23"}
    assert told.agents


def test_who_loses_a_place_is_no_taker(read: Read) -> None:
    """The subject of "lost" is a target; who the place was lost to took it."""
    (told,) = captures(read, "The Syrian army lost control of Hama on Thursday.")
    assert told.mode == "lost"
    assert not told.agents
    assert [party.name for party in told.targets] == ["Syrian army"]


def test_entering_is_less_than_taking(read: Read) -> None:
    """A place entered is told as entered; where the report says more, it is taken."""
    told = read("HTS fighters entered Hama on Thursday.").claims
    assert {(one.kind, one.mode) for one in told} <= {("capture", "entered"), ("offensive", "entered")}
    taken = captures(read, "HTS fighters captured Hama on Thursday.", "HTS fighters enter Hama")
    assert "entered" not in {one.mode for one in taken}


def test_places_of_one_breath_are_kept(read: Read) -> None:
    """Towns taken together are one claim, at the first named, with the others as targets on the map."""
    (told,) = captures(read, "Rebels captured Rastan and Talbiseh in Syria on Friday.")
    assert told.place
    assert told.place.name == "Rastan"
    assert "Talbiseh" in {one.text for one in told.targets if isinstance(one.value, Place)}


def test_the_known_subject_of_a_change_is_its_doer(read: Read) -> None:
    """A known party that is the subject of taking or leaving a place is the agent, also where the verb has a noun."""
    for body in ("Russia withdrew its troops from Lyman.", "Russia has taken control of Soledar."):
        told = [claim for claim in read(body).claims if claim.kind in ("capture", "withdraw")]
        assert {party.name for claim in told for party in claim.agents} >= {"Russia"}, body


def test_whose_control_it_is_stands_before_the_word(read: Read) -> None:
    """The party right before "control" holds the place, whoever else the sentence names."""
    body = "The SDF said that the SNA was beaten and that Manbij remained under SDF control."
    (told,) = [claim for claim in read(body).claims if claim.kind == "hold"]
    assert [party.name for party in told.agents][:1] == ["Syrian Democratic Forces"]


def test_a_clause_tells_of_the_place_that_it_hangs_on(read: Read) -> None:
    """ "Sake, which M23 now holds" is a hold of Sake, whatever the sentence tells besides."""
    told = read("The battles in Congo took place around Sake, which M23 now holds.").claims
    holds = [(one.place.text, one.agents[0].name) for one in told if one.kind == "hold" and one.place]
    assert holds == [("Sake", "M23")]


@pytest.mark.parametrize(
    "body",
    [
        "The rebels handed Homs over to the Syrian army on Monday.",
        "The rebels handed over the city of Homs to the Syrian army on Monday.",
        "The city of Homs was handed over to the Syrian army by the rebels on Monday, residents said.",
    ],
)
def test_who_is_handed_a_place_takes_it(body: str, read: Read) -> None:
    """The receiver is the doer of a handing over, and the giver is who loses the place."""
    (told,) = captures(read, body)
    assert told.mode == "handed over"
    assert [one.name for one in told.agents] == ["Syrian army"]
    assert "rebels" in {one.name for one in told.targets}


def test_a_loss_that_nobody_told_is_no_admission(read: Read) -> None:
    """ "Did not say that it had lost the town" asserts no loss; "did not say when it was taken" asserts the taking."""
    (unsaid,) = captures(read, "The army did not say that it had lost the city of Homs.")
    assert unsaid.modality == "possible"
    (asked,) = captures(read, "The army did not say when the rebels had captured the city of Homs.")
    assert asked.modality == "asserted"


def test_losing_contact_is_losing_no_place(read: Read) -> None:
    """What an army loses in a town need not be the town."""
    assert not captures(read, "The army said on Monday it had lost contact with its commanders in Homs.")


@pytest.mark.parametrize(("body", "name", "town"), [
    ("Kandahar has fallen. Only the airport remains in government hands.", "Kandahar airport", "Kandahar"),
    ("The army held the headquarters of its command in Lashio on Friday.", "Lashio headquarters", "Lashio"),
    ("The Syrian army withdrew from the airport of Idlib on Monday.", "Idlib airport", "Idlib"),
    ("Rebels captured a base in Lashio on Friday.", "Lashio base", "Lashio"),
])  # fmt: skip
def test_a_site_is_not_its_town(body: str, name: str, town: str, read: Read) -> None:
    """Who holds the airport does not hold the town: the place of the act is the site, which lies in the town."""
    reading = read(body)
    (place,) = {one.value.id for one in reading.places if one.text == town and isinstance(one.value, Place)}
    told = reading.claims[-1].place
    assert told is not None
    assert isinstance(told.value, Place)
    assert (told.value.name, told.value.within) == (name, place)
    assert told.value.id.startswith(f"{place}@site:")


def test_the_airport_is_that_of_the_town_named_last(read: Read) -> None:
    """Where the title names two towns, a site is of the one that the text names before it, and else of neither."""
    body = "The Taliban captured Herat on Friday. The airport is still held by the government, a resident said."
    told = read(body, "Taliban take Kandahar and Herat").claims[-1].place
    assert told is not None
    assert told.name == "Herat airport"
    told = read("The airport is still held by the government.", "Taliban take Kandahar and Herat").claims[-1].place
    assert told is None or "airport" not in told.name


def test_a_site_takes_no_other_act(read: Read) -> None:
    """A strike that hits a hospital of a town is told of the town."""
    told = read("Jets bombed a hospital in Idlib on Monday, killing four people.").claims
    assert {one.place.name for one in told if one.place} == {"Idlib"}


def test_where_one_heads_is_not_what_one_leaves(read: Read) -> None:
    """Units that move out towards a town leave another place, told or not."""
    (told,) = read("Haftar's units had moved out towards Sirte on Friday.").claims
    assert (told.kind, told.place) == ("withdraw", None)
    (told,) = read("The army withdrew towards Hama on Friday, leaving Saraqib.").claims
    assert told.place is not None
    assert told.place.text == "Saraqib"
