"""`tidings events`, `event`, `timeline`, `claims`."""

import csv
import io
import json
from pathlib import Path

import polars
import pytest
from tests.out.conftest import Run

HAMA = ("--place", "Hama", "--from", "2024-11-27", "--to", "2024-12-08")


def table(text: str) -> list[dict[str, str]]:
    """CSV as rows by their header."""
    return list(csv.DictReader(io.StringIO(text)))


def test_events_for_a_person(ask: Run) -> None:
    """The table has day, kind, place, origins and grade of each event, and fits 80 columns without colours."""
    told = ask("events", *HAMA)
    assert told.status == 0, told.err
    assert told.out.splitlines()[0].split() == ["event", "day", "what", "origins", "grade"]
    assert "capture · Hama, SY" in told.out
    assert "5 Dec 2024" in told.out
    assert all(len(line) <= 80 for line in told.out.splitlines())
    assert "\x1b" not in told.out


def test_events_on_a_wide_page(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a wide page kind, place and figures have columns of their own."""
    monkeypatch.setenv("COLUMNS", "140")
    head = ask("events", *HAMA).out.splitlines()[0].split()
    assert head[:4] == ["event", "day", "kind", "place"]


def test_events_in_other_forms(ask: Run) -> None:
    """JSON and CSV tell the same events, all of them, whatever the limit of the table."""
    events = json.loads(ask("events", *HAMA, "--format", "json", "--limit", "1").out)
    rows = table(ask("events", *HAMA, "--format", "csv", "--limit", "1").out)
    assert len(events) > 3
    assert [one["id"] for one in events] == [row["event"] for row in rows]
    assert set(events[0]) == {
        "id", "kind", "place", "earliest", "latest", "basis", "grade", "origins", "estimates", "claims",
    }  # fmt: skip
    short = ask("events", *HAMA, "--limit", "1").out
    assert f"The last 1 of {len(events)} events; --limit {len(events)} shows all." in short
    assert events[-1]["id"][:8] in short


def test_events_are_narrowed(ask: Run) -> None:
    """Kinds, families, grades and the moment of knowing narrow the list."""
    every = json.loads(ask("events", "--format", "json").out)
    battle = json.loads(ask("events", "--kind", "battle", "--format", "json").out)
    assert 0 < len(battle) < len(every)
    graded = json.loads(ask("events", "--grade", "weak", "--format", "json").out)
    assert {one["grade"] for one in graded} == {"weak"}
    early = json.loads(ask("events", "--known-by", "2017-12-31", "--format", "json").out)
    assert 0 < len(early) < len(every)
    assert all(row["known"] < "2018" for row in table(ask("claims", "--known-by", "2017-12-31", "--format", "csv").out))


def test_one_event(ask: Run) -> None:
    """An event is found by the beginning of its id and by a claim of it, and shows who says what with their words."""
    events = json.loads(ask("events", *HAMA, "--format", "json").out)
    most = max(events, key=lambda event: (event["origins"], event["id"]))
    whole = ask("event", most["id"])
    assert whole.status == 0, whole.err
    assert ask("event", most["id"][:8]).out == whole.out
    assert ask("event", most["claims"][0]).out == whole.out
    assert f"event {most['id']}" in whole.out
    assert f"{most['grade']}: " in whole.out
    assert "“" in whole.out
    finding = json.loads(ask("event", most["id"], "--format", "json").out)
    assert finding["view"] == "event"
    rows = table(ask("event", most["id"], "--format", "csv").out)
    assert {row["claim"] for row in rows} == set(most["claims"])


def test_figures_stand_side_by_side(ask: Run) -> None:
    """Each kind of count is a column, each who gives one a row, and the best by the rule the last row."""
    events = json.loads(ask("events", "--format", "json").out)
    toll = next(one for one in events if one["estimates"] and one["estimates"][0]["measure"] == "killed")
    told = ask("event", toll["id"], "--rule", "highest").out.splitlines()
    head = next(line for line in told if "who says so" in line)
    assert "killed" in head
    assert any(line.strip().startswith("best, highest") for line in told)


@pytest.mark.parametrize(("id", "why"), [("zzzz", "there is no such event"), (" ", "name an event by its id")])
def test_an_event_that_is_not_there(ask: Run, id: str, why: str) -> None:
    """What is no event is said, with where to find one."""
    told = ask("event", id)
    assert (told.status, told.out) == (1, "")
    assert why in told.err
    assert "tidings events lists them" in told.err


def test_timeline(ask: Run) -> None:
    """The days come in their order, each with its events; the CSV has a row for each event."""
    told = ask("timeline", *HAMA)
    assert told.status == 0, told.err
    finding = json.loads(ask("timeline", *HAMA, "--format", "json").out)
    shown = [line for line in told.out.splitlines() if line.endswith("2024") and not line.startswith(" ")]
    assert len(shown) == len(finding["value"]["days"]) > 1
    assert "\n5 Dec 2024\n" in told.out
    rows = table(ask("timeline", *HAMA, "--format", "csv").out)
    assert len(rows) == sum(len(day["occurrences"]) for day in finding["value"]["days"])


def test_claims(ask: Run, tmp_path: Path) -> None:
    """Claims are listed with their words, and written whole as CSV, JSON and Parquet."""
    told = ask("claims", *HAMA, "--limit", "2")
    assert "2 claims of " in told.out
    assert "“" in told.out
    rows = table(ask("claims", *HAMA, "--format", "csv").out)
    for name in ("hama.csv", "hama.json", "hama.parquet"):
        assert ask("claims", *HAMA, "--out", name).out == f"{len(rows)} claims in {name}\n"
    frame = polars.read_parquet(tmp_path / "hama.parquet")
    assert frame["claim"].to_list() == [row["claim"] for row in rows]
    assert frame["earliest"].dtype == polars.Date
    assert [one["claim"] for one in json.loads((tmp_path / "hama.json").read_text())] == frame["claim"].to_list()
    assert ask("claims", "--out", "x.doc").status == 1
    assert "nowhere" in ask("claims", "--out", "nowhere/x.csv").err


@pytest.mark.parametrize("verb", ["events", "timeline", "claims"])
@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--place", "Reykjavik"), "no claim about Reykjavík, IS (city)"),
        (("--from", "1950-01-01", "--to", "1950-01-02"), "the record tells of no such day"),
        (("--known-by", "2001-01-01"), "nothing at all was known by then"),
        (("--kind", "chemical", "--place", "Hama"), "no claim of the record fits all of that"),
    ],
)
def test_an_empty_answer_says_why(ask: Run, verb: str, words: tuple[str, ...], why: str) -> None:
    """Where nothing is found, what was asked and why there is nothing stands on standard error; that is no failure."""
    told = ask(verb, *words)
    assert (told.status, told.out) == (0, "")
    [line] = told.err.splitlines()
    assert line.startswith("tidings: no ")
    assert why in line


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--place", "Qqqqqzz"), "no place of the name 'Qqqqqzz'"),
        (("--kind", "captures"), "perhaps capture"),
        (("--from", "last week"), "--from: 'last week' is not a day"),
        (("--from", "2024-12-08", "--to", "2024-12-01"), "2024-12-08 is after 2024-12-01"),
        (("--known-by", "now"), "--known-by: 'now' is not a moment"),
        (("--format", "html"), "table, json or csv"),
    ],
)
def test_a_wrong_option_is_one_sentence(ask: Run, words: tuple[str, ...], told: str) -> None:
    """A wrong option ends in one line on standard error and exit status 1."""
    done = ask("events", *words)
    assert (done.status, done.out) == (1, "")
    [line] = done.err.splitlines()
    assert told in line
    assert line.endswith(")")


def test_questions_are_narrowed_by_party_source_measure_and_words(ask: Run) -> None:
    """All questions take a party, a source, a measure and words, each by itself and together."""
    every = json.loads(ask("events", "--format", "json").out)
    for option, given in (("--actor", "HTS"), ("--source", "Sample Wire"), ("--measure", "killed"), ("--text", "hama")):
        found = json.loads(ask("events", option, given, "--format", "json").out)
        assert 0 < len(found) < len(every), option
        for command in ("claims", "timeline", "toll", "sources", "displacement"):
            assert ask(command, option, given).status == 0, (command, option)
    both = table(ask("claims", "--actor", "hts", "--text", '"rastan and talbis', "--format", "csv").out)
    assert both
    assert all("Rastan and Talbiseh" in row["quotes"] for row in both)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--actor", "nobody at all"), "there is no party 'nobody at all'"),
        (("--source", "nobody at all"), "there is no source 'nobody at all'"),
        (("--measure", "dead"), "the measures are killed"),
        (("--text", "xyzzy"), "no event in words such as xyzzy"),
    ],
)
def test_what_the_record_does_not_know_is_told(ask: Run, words: tuple[str, ...], told: str) -> None:
    """A name, a measure or words that the record does not have are one sentence that says so."""
    answer = ask("events", *words)
    assert told in answer.out + answer.err
