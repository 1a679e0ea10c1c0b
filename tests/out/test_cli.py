"""The command line as a person meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from tidings.out.cli import app

TEXT = "The army shelled the town of Saraqib on Monday, killing at least five civilians, the White Helmets said."
REPORT = {"report": "r1", "title": "Shells fall on Saraqib", "text": TEXT, "published": "2024-12-03", "extra": 1}


def run(*words: str, stdin: str = "") -> Result:
    """A command run inside this process."""
    return CliRunner().invoke(app, list(words), input=stdin)


def lines(result: Result) -> list[dict[str, Any]]:
    """What a command printed, as JSON."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def process(*words: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command run as a program of its own."""
    command = [sys.executable, "-c", "from tidings.out.cli import main; main()", *words]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env={**os.environ, **variables}, check=False
    )


def test_extract_prints_a_line_a_report() -> None:
    """`tidings extract -` prints one JSON line a report: its id and its claims, in the guide's shape."""
    result = run("extract", "-", stdin=json.dumps(REPORT) + "\n" + json.dumps(REPORT | {"report": "r2"}))
    assert result.exit_code == 0, result.stderr
    first, second = lines(result)
    assert (first["report"], second["report"]) == ("r1", "r2")
    assert set(first) == {"report", "claims"}
    claim = next(claim for claim in first["claims"] if claim["kind"] == "shelling" and claim["figures"])
    assert claim["time"]["earliest"] == "2024-12-02"
    assert (claim["place"]["country"], claim["place"]["within_km"]) == ("SY", 10)
    assert [(f["measure"], f["count"], f["bound"]) for f in claim["figures"]] == [("killed", 5, "at_least")]
    whole = f"{REPORT['title']}\n{TEXT}"
    pieces = [*claim["quotes"], claim["place"], *claim["agents"], *claim["figures"], *claim["sources"]]
    assert all(whole[p["start"] : p["end"]] == p.get("text", p.get("as_written")) for p in pieces)


def test_a_bad_line_costs_that_line() -> None:
    """A bad line of a stream is said on standard error, the others are read, and the exit status is 1."""
    result = run("extract", "-", stdin=f"{json.dumps(REPORT)}\n{{bad\n{json.dumps(REPORT)}\n")
    assert result.exit_code == 1
    assert len(lines(result)) == 2
    assert "standard input:2" in result.stderr
    assert "Traceback" not in result.stderr


def test_files_and_folders(tmp_path: Path) -> None:
    """Several files and folders are read in turn; a missing one is said and costs only itself."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(json.dumps(REPORT))
    (tmp_path / "b.txt").write_text(TEXT)
    result = run("extract", str(tmp_path / "b.txt"), str(tmp_path / "none.txt"), str(tmp_path / "in"))
    assert result.exit_code == 1
    assert len(lines(result)) == 2
    assert "none.txt: No such file" in result.stderr


def test_published_serves_reports_without_a_day(tmp_path: Path) -> None:
    """--published dates the reports that do not give their own day."""
    (tmp_path / "b.txt").write_text(TEXT)
    [line] = lines(run("extract", "--published", "2024-12-03", str(tmp_path / "b.txt")))
    assert {claim["time"]["earliest"] for claim in line["claims"] if claim["time"]} == {"2024-12-02"}
    assert run("extract", "--published", "someday", str(tmp_path / "b.txt")).exit_code == 1


def test_pretty_is_for_a_person() -> None:
    """--pretty shows each claim with its kind, its place, who says so, and its quote."""
    result = run("extract", "--pretty", "-", stdin=json.dumps(REPORT))
    assert result.exit_code == 0
    for words in ("Shells fall on Saraqib", "shelling", "Saraqib, SY", "at least 5 killed", "White Helmets", "“"):
        assert words in result.stdout


def test_mentions_come_with_offsets_and_readings() -> None:
    """--mentions adds every place, time, actor, figure, act and attribution, with offsets and readings."""
    [line] = lines(run("extract", "--mentions", "-", stdin=json.dumps(REPORT)))
    assert set(line["mentions"]) == {"places", "times", "actors", "figures", "acts"}
    place = next(one for one in line["mentions"]["places"] if one["as_written"] == "Saraqib" and one["start"] > 30)
    whole = f"{REPORT['title']}\n{TEXT}"
    assert whole[place["start"] : place["end"]] == "Saraqib"
    assert place["readings"][0]["id"] == place["value"]["id"]
    assert line["attributions"][0]["sources"][0]["as_written"].endswith("White Helmets")
    assert run("extract", "--mentions", "--pretty", "-", stdin=json.dumps(REPORT)).exit_code == 0


@pytest.mark.parametrize("text", ["", " \n ", "🙂🙂 🙂", "\u202eHama\u202c 🙂"])
def test_nothing_to_claim_is_a_clear_empty_answer(text: str) -> None:
    """A report without words to read has no claims, and that is no error."""
    [line] = lines(run("extract", "-", stdin=json.dumps({"report": "r", "text": text})))
    assert line == {"report": "r", "claims": []}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les forces gouvernementales se sont retirées de la ville jeudi après de violents combats.", "French"),
        ("انسحبت القوات الحكومية من المدينة يوم الخميس 🙂", "Arabic"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    """A report in another language is named, not read, and the exit status is 1."""
    result = run("extract", "-", stdin=json.dumps({"text": text}))
    assert result.exit_code == 1
    assert not result.stdout
    assert language in result.stderr


def test_gazetteer_commands() -> None:
    """`find` shows places, `between` what lies on the way with its share, and an unknown name is an error."""
    assert run("gazetteer", "find", "Hama", "--country", "sy").stdout.splitlines()[1].split("\t")[2] == "SY"
    nearest = run("gazetteer", "find", "Tripoli", "--near", "34,36").stdout.splitlines()[1]
    assert "\tLB\t" in nearest
    way = run("gazetteer", "between", "Aleppo", "Damascus").stdout
    [hama] = [line for line in way.splitlines() if "460," in line or "\tHama\t" in line]
    assert 0.3 < float(hama.split("\t")[0]) < 0.5
    unknown = run("gazetteer", "find", "Qqqqqzz")
    assert unknown.exit_code != 0
    assert run("gazetteer", "find", "Hama", "--near", "north").exit_code == 2


def test_check_tells_all_mistakes_at_once(tmp_path: Path) -> None:
    """`tidings check` tells every mistake with its file and line; without any it says that all is well."""
    (tmp_path / "tidings.toml").write_text("max_report_chars = 5\nspeed = 3\n")
    result = process("check", cwd=tmp_path, TIDINGS_SPEED="1")
    assert result.returncode == 1
    assert "tidings.toml:1: max_report_chars" in result.stderr
    assert "tidings.toml:2: there is no setting 'speed'" in result.stderr
    assert "TIDINGS_SPEED: no such variable" in result.stderr
    (tmp_path / "tidings.toml").unlink()
    result = process("check", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "All is well" in result.stdout


def test_a_wrong_setting_is_one_line_and_exit_1(tmp_path: Path) -> None:
    """What is wrong outside the program ends in a line on standard error and exit status 1, never in a traceback."""
    result = process("extract", "a.txt", cwd=tmp_path, TIDINGS_MAX_REPORT_CHARS="many")
    assert result.returncode == 1
    assert result.stderr.startswith("tidings: TIDINGS_MAX_REPORT_CHARS: max_report_chars")
    assert len(result.stderr.splitlines()) == 1


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    """Help comes without loading the parser, the gazetteer or the page reader."""
    heavy = "{'spacy', 'numpy', 'trafilatura', 'py3langid', 'rich', 'sqlalchemy', 'polars', 'jinja2'}"
    code = f"import sys, tidings.out.cli; sys.exit(' '.join({heavy} & set(sys.modules)) or 0)"
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False).returncode == 0
    for words in (["--help"], ["extract", "-h"], ["gazetteer", "between", "-h"], ["read", "-h"], ["control", "-h"]):
        assert "Try:" in run(*words).stdout


def test_version() -> None:
    """`tidings --version` gives the version."""
    assert run("--version").stdout.startswith("tidings 0.")
