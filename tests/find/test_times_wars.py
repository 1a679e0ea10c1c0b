"""Wars and battles as knowledge: the year of a chronicle's days, and times told by a war."""

from datetime import date, timedelta
from functools import lru_cache

import pytest
from tests.conftest import Parse

from tidings.find.times import find_times, is_chronicle
from tidings.lexicon.files import read_csv
from tidings.lexicon.times import load_times
from tidings.lexicon.wars import War, folded_words
from tidings.record import When

load = lru_cache(load_times)
LATER = "2023-10-01"


def found(reader_of: Parse, body: str, title: str = "", published: str = LATER) -> dict[str, str]:
    """Each mention of time with its days."""
    sentences = reader_of(body, title=title, published=published)
    return {m.text: m.name for m in find_times(sentences, load("en")) if isinstance(m.value, When)}


@pytest.mark.parametrize(
    ("title", "body", "days"),
    [
        ("battle of al-bab", "On 15 January rebels took two villages. On 2 February they took a hill.",
         {"15 January": "2017-01-15", "2 February": "2017-02-02"}),
        ("Battle of Lysychansk", "By 1 July the mine had fallen.", {"By 1 July": "2022-06-30/2022-07-01"}),
        ("second battle of Lyman", "On 24 September two villages fell.", {"24 September": "2022-09-24"}),
        ("Battle of Lyman", "On 24 May two villages fell.", {"24 May": "2022-05-24"}),
        ("Tal Abyad offensive", "On 15 June two columns met. The next day the town fell.",
         {"15 June": "2015-06-15", "next day": "2015-06-16"}),
        ("third battle of Fallujah", "On 28 June the last district was cleared.", {"28 June": "2016-06-28"}),
        ("battle of Sirte (2016)", "On 15 July clashes broke out.", {"15 July": "2016-07-15"}),
        ("battle of Sirte (2011)", "On 15 October clashes broke out.", {"15 October": "2011-10-15"}),
        ("northern campaign (October 2017–February 2018)", "On 28 December shells fell. On 3 January it was quiet.",
         {"28 December": "2017-12-28", "3 January": "2018-01-03"}),
        ("Operation Storm", "On 4 August guns opened fire along the line.", {"4 August": "1995-08-04"}),
    ],
)  # fmt: skip
def test_the_battle_in_the_title_gives_the_year(title: str, body: str, days: dict[str, str], reader_of: Parse) -> None:
    """A day without a year in a text about a battle of long ago is a day of that battle."""
    got = found(reader_of, body, title)
    assert {text: got.get(text) for text in days} == days


def test_an_inner_battle_tells_the_year_of_a_longer_war(reader_of: Parse) -> None:
    """Of the years of a long war, a day is of the one that puts it inside a battle that the text names."""
    body = "On 7 August strikes were allowed, to break the siege of Mount Sinjar."
    assert found(reader_of, body, "war in Iraq (2013–2017)")["7 August"] == "2014-08-07"


def test_a_day_that_fits_several_years_stays_without_one(reader_of: Parse) -> None:
    """Where the war spans years and nothing else tells, no year is made up."""
    assert "7 August" not in found(reader_of, "On 7 August strikes were allowed.", "war in Iraq (2013–2017)")


def test_the_days_that_follow_tell_the_year(reader_of: Parse) -> None:
    """Of the years of a war, a first day is of the one that keeps the days after it inside the war."""
    body = (
        "On 20 March troops entered. On 5 May a town fell. On 2 January guns fell silent. On 20 November it was over."
    )
    title = "siege (15 March 2015–1 December 2016)"
    assert found(reader_of, body, title)["20 March"] == "2015-03-20"


def test_news_of_a_battle_keeps_the_day_of_its_report(reader_of: Parse) -> None:
    """A report from the days of a battle is no chronicle, whatever its title."""
    sentences = reader_of("Troops took a district on Sunday, a week after 16 October.", "Battle of Mosul", "2016-10-24")
    assert not is_chronicle(sentences, load("en"))
    got = found(reader_of, "Troops took a district on 22 October.", "Battle of Mosul", "2016-10-24")
    assert got["22 October"] == "2016-10-22"


@pytest.mark.parametrize(
    ("published", "body", "text", "days"),
    [
        ("2016-10-01", "In Syria 300,000 people have been killed since the start of the war. Syria is at war.",
         "since the start of the war", "2011-03-15/2016-10-01"),
        ("2016-10-01", "In Syria 300,000 people have been killed since the war began. Syria is at war.",
         "since the war began", "2011-03-15/2016-10-01"),
        ("2018-10-01", "The war in Yemen has killed thousands.", "war in Yemen", "2014-09-16/2018-10-01"),
        ("2024-03-01", "Ukraine says 500 children have died since the full-scale invasion began. Ukraine mourns.",
         "since the full-scale invasion began", "2022-02-24/2024-03-01"),
        ("2024-10-01", "Sudan's doctors say twelve clinics were hit throughout the conflict. Sudan denies it.",
         "throughout the conflict", "2023-04-15/2024-10-01"),
        ("2016-10-01", "Envoys blamed the army for the Ghouta massacre.", "Ghouta massacre", "2013-08-21"),
        ("2019-10-01", "He was wounded during the battle of Marawi.", "battle of Marawi", "2017-05-23/2017-10-23"),
        ("2016-10-01", "The conflict, which erupted in 2012, has killed thousands.",
         "conflict, which erupted in 2012", "2012-01-01/2016-10-01"),
    ],
)  # fmt: skip
def test_a_war_is_a_time(published: str, body: str, text: str, days: str, reader_of: Parse) -> None:
    """Since the war began, throughout it, what it has done: from its first day to that of the report."""
    assert found(reader_of, body, published=published).get(text) == days


@pytest.mark.parametrize(
    "body",
    [
        "War crimes were committed in Syria, a Syrian lawyer said.",
        "The war in Syria began with protests.",
        "The refugee crisis has grown in Syria, a Syrian lawyer said.",
        "People have been killed since the war began.",
        "The siege of Aleppo was in the news.",
    ],
)
def test_not_every_war_is_a_time(body: str, reader_of: Parse) -> None:
    """A war that is only spoken of, or that no country tells from others, gives no days."""
    assert not found(reader_of, body, published="2016-10-01")


def test_a_chronicle_says_during_the_operation(reader_of: Parse) -> None:
    """In a chronicle the operation is the one of its title."""
    got = found(reader_of, "Some 1,200 people were killed during the operation. On 3 May it ended.", "Operation Flash")
    assert got["during the operation"] == "1995-05-01/1995-05-03"


def test_rows_of_wars_are_sound() -> None:
    """Every row has a name or a place, an id of its own, and ends after it begins."""
    rows = [war for _, war in read_csv("wars.csv", War)]
    assert len({war.id for war in rows}) == len(rows)
    assert all(war.names or war.place for war in rows)
    assert all(war.ends is None or war.begins <= war.ends for war in rows)
    assert all(date(1945, 1, 1) < war.begins for war in rows)
    assert all(war.kind != "attack" or war.last(war.begins) - war.begins <= timedelta(days=366) for war in rows)


def test_names_fold_to_the_same_words() -> None:
    """Articles, hyphens, accents, case and possessives make no other name."""
    forms = load("en").file.events
    assert (
        folded_words("the Battle of al-Bab", forms) == folded_words("battle of Bab", forms) == ("battle", "of", "bab")
    )
    assert folded_words("Deir ez-Zor", forms) == folded_words("Deir Zor", forms)
    assert folded_words("Syria's war", forms) == folded_words("Syria war", forms)
