"""The sample reports and their labels: marked as samples, quoted letter by letter, in the words of the record."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

import tidings
from tidings.read.files import reports_in_file
from tidings.read.report import Given
from tidings.record import Bound, Modality, Report

SAMPLES = Path(tidings.__file__).parent / "data" / "samples"
GOLD = Path(__file__).parent / "data" / "samples-gold"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))

#: The kinds that labels may have; the three that only the program knows (disrupt, establish, regroup) are not here.
LABELLED_KINDS = """
    clash offensive capture withdraw encircle hold airstrike shelling bombing chemical attack abduct abuse detain
    release destroy toll displacement aid agree talks breach deploy support accuse demand threaten reject protest
    riot decree
"""
KINDS = set(LABELLED_KINDS.split())
CLAIM_FIELDS = {"kind", "quotes", "agents", "targets", "place", "time", "figures", "sources", "modality"}
#: A full stop that ends a sentence: followed by a capital, and not that of an initial or a shortened word.
SENTENCE_END = re.compile(r"(?<!\b[A-Za-z])(?<!\bCol)(?<!\bGen)(?<!\bNov)(?<!\bDec)[.!?]\s+[A-Z]")
#: Words of a quote, as the labelling rules have it.
QUOTE_WORDS = range(4, 31)


def sample(name: str) -> dict[str, Any]:
    """The sample file as it is."""
    loaded: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def labels(name: str) -> list[dict[str, Any]]:
    """The labelled claims of a sample."""
    claims: list[dict[str, Any]] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["claims"]
    return claims


def read(path: Path) -> Report:
    """The one report of a file, as the program reads it."""
    (found,) = reports_in_file(path, Given())
    assert isinstance(found, Report), found
    return found


def members() -> Iterator[tuple[str, int]]:
    """Every claim that the linking labels name, as its report and its place among the claims."""
    linking = json.loads((GOLD / "linking.json").read_text(encoding="utf-8"))
    for group in [*linking["events"], *linking["series"]]:
        yield from ((report, index) for report, index in group["claims"])
    for pair in linking["apart"]:
        yield from ((report, index) for report, index in (pair["left"], pair["right"]))


def test_each_sample_has_labels_and_each_label_a_sample() -> None:
    """No sample is without labels, and no labels are left of a sample that is gone."""
    assert NAMES
    assert sorted(path.stem for path in GOLD.glob("*.json") if path.stem != "linking") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_marked_and_reads_whole(name: str) -> None:
    """A sample says that it is one, in its fields and in its outlet, and the program reads all of it."""
    raw = sample(name)
    assert raw["sample"] is True
    assert raw["outlet"].startswith("Sample ")
    assert 80 <= len(raw["text"].split()) <= 350
    report = read(SAMPLES / f"{name}.json")
    assert report.id == raw["report"] == name
    assert report.text == f"{raw['title']}\n{raw['text']}"
    assert report.day == date.fromisoformat(raw["published"])
    assert report.language == "en"


@pytest.mark.parametrize("name", NAMES)
def test_quotes_are_verbatim_inside_one_sentence(name: str) -> None:
    """A label's quote is found once in title and text, letter by letter, and runs over no end of a sentence."""
    text = read(SAMPLES / f"{name}.json").text
    for claim in labels(name):
        assert 1 <= len(claim["quotes"]) <= 3
        for quote in claim["quotes"]:
            assert text.count(quote) == 1, quote
            assert "\n" not in quote
            assert not SENTENCE_END.search(quote), quote
            assert len(quote.split()) in QUOTE_WORDS, quote


@pytest.mark.parametrize("name", NAMES)
def test_labels_keep_to_the_vocabulary(name: str) -> None:
    """A label has the fields of a claim, and words and shapes of the labelling rules in each."""
    for claim in labels(name):
        assert set(claim) == CLAIM_FIELDS
        assert claim["kind"] in KINDS
        assert claim["modality"] in get_args(Modality)
        for figure in claim["figures"]:
            assert set(figure) == {"measure", "who", "count", "bound"}
            assert figure["bound"] in get_args(Bound)
            assert isinstance(figure["count"], int)
        assert_time(claim["time"])
        assert_place(claim["place"])


def assert_time(time: dict[str, str] | None) -> None:
    """A time is null or two days in order."""
    if time is not None:
        assert set(time) == {"earliest", "latest"}
        assert date.fromisoformat(time["earliest"]) <= date.fromisoformat(time["latest"])


def assert_place(place: dict[str, Any] | None) -> None:
    """A place is null or a named point in a country with a tolerance."""
    if place is not None:
        assert set(place) == {"name", "country", "lat", "lon", "within_km"}
        assert re.fullmatch("[A-Z]{2}", place["country"])
        assert -90 <= place["lat"] <= 90
        assert -180 <= place["lon"] <= 180
        assert 10 <= place["within_km"] <= 300


@pytest.mark.parametrize("name", NAMES)
def test_no_label_is_given_twice(name: str) -> None:
    """Two claims of a report differ in more than their quotes."""
    seen = [json.dumps({**claim, "quotes": []}, sort_keys=True) for claim in labels(name)]
    assert len(seen) == len(set(seen))


def test_linking_names_claims_that_exist() -> None:
    """Each member of an event, a series or a pair is a labelled claim."""
    for report, index in members():
        assert report in NAMES
        assert 0 <= index < len(labels(report))


def test_a_claim_tells_one_event() -> None:
    """No claim is a member of two events or of an event and a series, and events are numbered in order."""
    linking = json.loads((GOLD / "linking.json").read_text(encoding="utf-8"))
    told = [tuple(member) for group in [*linking["events"], *linking["series"]] for member in group["claims"]]
    assert len(told) == len(set(told))
    assert [event["event"] for event in linking["events"]] == list(range(1, len(linking["events"]) + 1))


def test_apart_pairs_are_in_no_event_together() -> None:
    """Two claims that are marked as apart are never members of one event."""
    linking = json.loads((GOLD / "linking.json").read_text(encoding="utf-8"))
    for pair in linking["apart"]:
        for event in linking["events"]:
            assert not (pair["left"] in event["claims"] and pair["right"] in event["claims"]), pair


def test_correction_supersedes_a_sample() -> None:
    """At least one sample is a correction, and the version it supersedes is here and older."""
    later = [raw for raw in map(sample, NAMES) if "supersedes" in raw]
    assert later
    for raw in later:
        assert raw["supersedes"] in NAMES
        assert sample(raw["supersedes"])["published"] < raw["published"]


@pytest.mark.parametrize("page", sorted(SAMPLES.glob("*.html")), ids=lambda page: page.stem)
def test_web_page_tells_what_its_twin_tells(page: Path) -> None:
    """A sample web page reads as its JSON twin does, without the furniture of the page."""
    given, twin = read(page), read(page.with_suffix(".json"))
    assert given.text.split() == twin.text.split()
    assert (given.title, given.outlet, given.day, given.url) == (twin.title, twin.outlet, twin.day, twin.url)
