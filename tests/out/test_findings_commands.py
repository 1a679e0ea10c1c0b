"""`tidings control`, `toll`, `displacement`, `sources`, `changes`, `brief`."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from tests.out.conftest import Run

SYRIA = ("--place", "Syria", "--from", "2024-11-27", "--to", "2024-12-08")


def table(text: str) -> list[dict[str, str]]:
    """CSV as rows by their header."""
    return list(csv.DictReader(io.StringIO(text)))


def test_control_of_all_places(ask: Run) -> None:
    """Without a place there is a line for each, provinces apart, on 80 columns."""
    told = ask("control")
    assert told.status == 0, told.err
    assert "Who holds what\nas of the latest day told\n" in told.out
    assert "Put together from the places in them" in told.out
    assert all(len(line) <= 80 for line in told.out.splitlines())
    findings = json.loads(ask("control", "--format", "json").out)
    rows = table(ask("control", "--format", "csv").out)
    assert [row["place"] for row in rows] == [one["subject"] for one in findings]
    assert all(len(one["support"]) == int(row["for"]) for one, row in zip(findings, rows, strict=True))


def test_control_of_one_place_shows_the_claims(ask: Run) -> None:
    """One place is told with each change, the claims for it and their words; --limit says how many of them."""
    words = ("control", "--place", "Hama", "--as-of", "2024-12-05")
    told = ask(*words, "--known-by", "2024-12-06")
    assert told.status == 0, told.err
    assert told.out.startswith("Hama: held by ")
    assert "as of 5 Dec 2024, known by 6 Dec 2024, end of day" in told.out
    assert "“" in told.out
    one = ask(*words, "--limit", "1")
    assert len(one.out.splitlines()) < len(ask(*words, "--limit", "9").out.splitlines())
    assert "--limit" in one.out
    [finding, *_] = json.loads(ask(*words, "--format", "json").out)
    assert finding["view"] == "control"
    assert finding["value"]["state"] == "held"


def test_control_as_it_was_known_earlier(ask: Run) -> None:
    """What was not known by a moment is in no answer."""
    words = ("control", "--place", "Hama", "--as-of", "2024-12-05", "--format", "json")
    late, early = (json.loads(ask(*words, *more).out) for more in ((), ("--known-by", "2024-12-04T12:00")))
    cited = [{claim for one in found for claim in (*one["support"], *one["dissent"])} for found in (late, early)]
    assert cited[1] < cited[0]


def test_toll(ask: Run) -> None:
    """The sums, the events they are made of and what was left out stand apart, and the CSV says which row is which."""
    told = ask("toll", *SYRIA)
    assert told.status == 0, told.err
    assert told.out.startswith("Killed and injured, Syria (country): 27 Nov – 8 Dec 2024")
    assert "Event by event" in told.out
    finding = json.loads(ask("toll", *SYRIA, "--format", "json").out)["value"]
    rows = table(ask("toll", *SYRIA, "--format", "csv").out)
    assert [row["row"] for row in rows].count("total") == len(finding["totals"])
    assert [row["row"] for row in rows].count("running") == sum(len(one["points"]) for one in finding["running"])
    assert all(int(row["low"]) <= int(row["best"]) for row in rows if row["row"] in ("total", "event"))


def test_the_notes_of_a_toll_are_told_once(ask: Run) -> None:
    """What has a table of its own is not told again in a note, and every other note is."""
    finding = json.loads(ask("toll", "--format", "json").out)
    value = finding["value"]
    apart = len(value["beside"]) + len(value["running"]) + len({one["reason"] for one in value["left_out"]})
    told = ask("toll").out
    assert told.count("\nnote  ") == len(finding["notes"]) - apart
    assert ("Running tolls, not added" in told) == bool(value["running"])
    assert ("Not added, and why" in told) == bool(value["left_out"])
    assert all("not added" in note.lower() or " counts " in note for note in finding["notes"][-apart or None :])


def test_the_rule_chooses_the_best_count(ask: Run) -> None:
    """--rule lowest gives no more than --rule highest, and low and high do not depend on it."""
    low, high = (
        json.loads(ask("toll", "--rule", rule, "--format", "json").out)["value"]["totals"]
        for rule in ("lowest", "highest")
    )
    pairs = list(zip(low, high, strict=True))
    assert all(one["best"] <= other["best"] for one, other in pairs)
    assert all((one["low"], one["high"]) == (other["low"], other["high"]) for one, other in pairs)


def test_displacement(ask: Run) -> None:
    """People who moved are told like tolls are."""
    told = ask("displacement")
    assert told.status == 0, told.err
    assert told.out.startswith("People who moved: all days")
    assert json.loads(ask("displacement", "--format", "json").out)["view"] == "displacement"
    assert table(ask("displacement", "--format", "csv").out)


def test_sources(ask: Run) -> None:
    """Outlets and first-hand sources are told apart, with counts and no mark."""
    told = ask("sources")
    assert told.status == 0, told.err
    assert "Who says so first-hand" in told.out
    assert "Outlets" in told.out
    assert "Neither is a mark for credibility" in " ".join(told.out.split())
    value = json.loads(ask("sources", "--format", "json").out)["value"]
    rows = table(ask("sources", "--format", "csv").out)
    assert len(rows) == len(value["outlets"]) + len(value["voices"])


def test_changes(ask: Run) -> None:
    """A correction is told against the first version: claims new, gone and changed, and the words."""
    told = ask("changes", "kabul-airport-corrected")
    assert told.status == 0, told.err
    assert told.out.startswith("kabul-airport-corrected against kabul-airport-first\n")
    for words in ("New", "Gone", "Words added", "Words removed", "A single suicide bomber"):
        assert words in told.out
    value = json.loads(ask("changes", "kabul-airport-corrected", "--format", "json").out)["value"]
    rows = table(ask("changes", "kabul-airport-corrected", "--format", "csv").out)
    assert [row["change"] for row in rows].count("new") == len(value["fresh"])


@pytest.mark.parametrize(
    ("report", "why"), [("goma-wire", "supersedes none"), ("no-such-report", "there is no such report")]
)
def test_changes_of_what_has_none(ask: Run, report: str, why: str) -> None:
    """A report that supersedes none, or is not there, is said to."""
    told = ask("changes", report)
    assert (told.status, told.out) == (1, "")
    assert why in told.err


def test_brief(ask: Run, tmp_path: Path) -> None:
    """A day on one page: sentences with numbered notes; --html writes it as a page that needs nothing else."""
    told = ask("brief", "--day", "2024-12-05")
    assert told.status == 0, told.err
    assert "5 December 2024" in told.out.splitlines()[0]
    assert "Who says so" in told.out
    assert "[1" in told.out
    assert json.loads(ask("brief", "--day", "2024-12-05", "--format", "json").out)["view"] == "brief"
    assert table(ask("brief", "--day", "2024-12-05", "--format", "csv").out)
    written = ask("brief", "--day", "2024-12-05", "--html", "page.html")
    assert written.out.startswith("The brief of 2024-12-05 is in page.html")
    assert "<html" in (tmp_path / "page.html").read_text("utf-8")
    assert "nowhere" in ask("brief", "--day", "2024-12-05", "--html", "nowhere/x.html").err


@pytest.mark.parametrize("day", ["", "Thursday"])
def test_a_brief_needs_a_day(ask: Run, day: str) -> None:
    """A day that is none is said, with how to write it."""
    told = ask("brief", "--day", day)
    assert (told.status, told.out) == (1, "")
    assert "write a day as 2024-12-05" in told.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("control", "--place", "Reykjavik"), "the record has no claim about"),
        (("toll", "--place", "Reykjavik"), "the record has no claim about"),
        (("displacement", "--known-by", "2001-01-01"), "nothing at all was known by then"),
        (("sources", "--from", "1950-01-01", "--to", "1950-01-02"), "the record tells of no such day"),
        (("brief", "--day", "1950-01-01"), "the record tells of no such day"),
    ],
)
def test_an_empty_answer_says_why(ask: Run, words: tuple[str, ...], why: str) -> None:
    """Where nothing is found, what was asked and why there is nothing stands on standard error; that is no failure."""
    told = ask(*words)
    assert (told.status, told.out) == (0, "")
    [line] = told.err.splitlines()
    assert why in line


def test_private_persons_are_not_named(run: Run, tmp_path: Path) -> None:
    """A witness is named in the quotes and in no other column of an export."""
    name = "Jo Roe"
    (tmp_path / "a.txt").write_text(
        f"Shells killed four people in Saraqib on Monday, resident {name} said. The army denied that it fired."
    )
    assert run("read", "a.txt", "--published", "2024-12-03").status == 0
    rows = table(run("claims", "--format", "csv").out)
    assert name in " ".join(row["quotes"] for row in rows)
    assert not any(name in value for row in rows for column, value in row.items() if column != "quotes")
    for words in (("claims",), ("timeline",), ("sources",), ("brief", "--day", "2024-12-02")):
        assert name not in re.sub("“.*?”", "", run(*words).out, flags=re.S)
