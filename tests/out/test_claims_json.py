"""Claims as JSON."""

import json
from datetime import date, datetime

from tidings.out.claims_json import claims_line, time_json
from tidings.out.pretty import days_text, figure_text, place_text, sources_text, when_text
from tidings.record import Claim, Figure, Mention, Place, Report, Source, Span, When

TEXT = "\nRebels took Marun on 5 December, the Valley Monitor said."
REPORT = Report(id="r", text=TEXT, published=datetime(2024, 12, 6))


def mention(words: str, kind: str, value: object = None) -> Mention:
    """A mention of words of TEXT."""
    start = TEXT.index(words)
    span = Span("r", start, start + len(words))
    return Mention(span, kind, words, words, start, (), value)  # type: ignore[arg-type]


def test_a_claim_keeps_the_guides_shape() -> None:
    """Every field of the guide is there, each with its words; a place that was not found has no numbers."""
    source = Source(mention("Valley Monitor", "actor"), "Valley Monitor", "monitor", "opposition", own=False)
    day = date(2024, 12, 5)
    claim = Claim(
        id="c", report="r", kind="capture", quotes=(Span("r", 1, 18),), agents=(mention("Rebels", "actor"),),
        place=mention("Marun", "place"), time=When(day, day, "stated", mention("5 December", "time").span),
        sources=(source,), score=0.87654,
    )  # fmt: skip
    line = json.loads(claims_line(REPORT, [claim]))
    [got] = line["claims"]
    assert got["quotes"] == [{"text": "Rebels took Marun", "start": 1, "end": 18}]
    assert got["agents"][0] == {
        "name": "Rebels",
        "as_written": "Rebels",
        "start": 1,
        "end": 7,
        "id": None,
        "side": None,
    }
    assert (got["place"]["name"], got["place"]["lat"], got["place"]["as_written"]) == ("Marun", None, "Marun")
    said = {"as_written": "5 December", "start": 22, "end": 32}
    assert got["time"] == {"earliest": "2024-12-05", "latest": "2024-12-05", "basis": "stated", **said}
    assert got["sources"][0]["name"] == "Valley Monitor"
    assert (got["score"], got["modality"], got["figures"], got["targets"]) == (0.877, "asserted", [], [])


def test_a_half_known_time_is_no_made_up_day() -> None:
    """A time with one end open is null in the guide's field, and stands beside it as far as it is known."""
    since = When(date(2024, 11, 27), None, "stated")
    assert time_json(since, REPORT) == {
        "time": None, "time_open": {"earliest": "2024-11-27", "latest": None, "basis": "stated"},
    }  # fmt: skip
    assert time_json(None, REPORT) == {"time": None}


def test_text_for_a_person() -> None:
    """Days, figures, places and sources are said as people say them, and what is assumed or unknown is said to be."""
    assert days_text(date(2024, 12, 5), date(2024, 12, 6)) == "5 to 6 December 2024"
    assert days_text(date(2024, 11, 27), date(2024, 12, 6)) == "27 November 2024 to 6 December 2024"
    assert days_text(date(2011, 1, 1), date(2011, 12, 31)) == "2011"
    assert days_text(date(2024, 11, 27), None) == "since 27 November 2024"
    assert when_text(When(date(2024, 12, 6), date(2024, 12, 6), "published")) == "6 December 2024 (assumed)"
    assert when_text(None) == "time not said"
    figure = Figure("killed", "civilians", 2000, "at_least", Span("r", 0, 1), date(2011, 3, 15))
    assert figure_text(figure) == "at least 2,000 killed (civilians), since 15 March 2011"
    assert place_text(mention("Marun", "place")) == "Marun (not found)"
    hama = Place("SY.1", "Hama", "city", "SY", None, 35.1, 36.8)
    assert place_text(mention("Marun", "place", hama)) == "Hama, SY"
    own = Source(mention("Valley Monitor", "actor"), "Valley Monitor", "monitor", "opposition", own=True)
    assert sources_text([own]) == "Valley Monitor (opposition, of its own acts or losses)"
    assert sources_text([]) == "the report itself"
