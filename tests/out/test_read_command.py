"""`tidings read`: reports into the record."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.out.conftest import SAMPLES, Run

import tidings

HAMA = SAMPLES / "syria-hama-state.json"
ALEPPO = SAMPLES / "syria-aleppo-wire.json"


def test_reports_are_read_once(run: Run, tmp_path: Path) -> None:
    """The first run reads, a second finds all there; both end with what the record holds and what to ask next."""
    first = run("read", str(HAMA), str(ALEPPO))
    assert first.status == 0, first.err
    assert first.out.startswith("2 reports read, 0 already there, 0 failed; ")
    assert "The record tidings.db holds 2 reports, " in first.out
    assert "tidings events --limit 20 " in first.out
    second = run("read", str(HAMA), str(ALEPPO))
    assert second.out.startswith("0 reports read, 2 already there, 0 failed; 0 more claims")
    assert second.out.splitlines()[1] == first.out.splitlines()[1]
    assert (tmp_path / "tidings.db").exists()


def test_the_next_commands_run(run: Run) -> None:
    """Each command that is offered next is one that this record answers."""
    told = run("read", str(HAMA), "--record", "my record.db")
    offered = [line.split("  ")[1] for line in told.out.splitlines() if line.startswith("  tidings ")]
    assert len(offered) >= 3
    for command in offered:
        words = [word.strip("'") for word in command.replace("my record", "my_record").split()]
        done = run(*(word.replace("my_record", "my record") for word in words[1:]))
        assert done.status == 0, done.err


def test_what_cannot_be_read_costs_only_itself(run: Run, tmp_path: Path) -> None:
    """A bad line is said, the others are read, and the exit status is 1; it is tried again by the next run."""
    good = json.loads(HAMA.read_text("utf-8"))
    french = {"report": "fr", "text": "Les forces gouvernementales se sont retirées de la ville jeudi après-midi."}
    (tmp_path / "mixed.jsonl").write_text(f"{json.dumps(good)}\n{{bad\n{json.dumps(french)}\n")
    told = run("read", "mixed.jsonl")
    assert told.status == 1
    assert "mixed.jsonl:2" in told.err
    assert "French" in told.err
    assert told.out.startswith("1 report read, 0 already there, 2 failed; ")
    assert run("read", "mixed.jsonl").out.startswith("0 reports read, 1 already there, 2 failed; ")


def test_nothing_to_read_makes_no_record(run: Run, tmp_path: Path) -> None:
    """A file that is not there is said, and no record is made for it."""
    told = run("read", "none.json")
    assert (told.status, told.out) == (1, "")
    assert "none.json: no such file" in told.err
    (tmp_path / "empty").mkdir()
    assert "no reports in this folder" in run("read", "empty").err
    assert run("read", str(HAMA), "--published", "someday").status == 1
    assert not (tmp_path / "none.db").exists()


def test_published_and_outlet_serve_reports_without_their_own(run: Run, tmp_path: Path) -> None:
    """A text is dated and named by the options; standard input and settings do as they say."""
    (tmp_path / "a.txt").write_text("The army shelled Saraqib on Monday, killing five civilians, activists said.")
    (tmp_path / "tidings.toml").write_text('record = "other.db"\n')
    run("read", "a.txt", "--published", "2024-12-03", "--outlet", "A Paper")
    with tidings.open_record("other.db", create=False) as record:
        entries = record.entries()
    assert {one.outlet for one in entries} == {"A Paper"}
    assert {str(one.claim.time.earliest) for one in entries if one.claim.time} == {"2024-12-02"}


def test_a_record_on_a_server(run: Run, tmp_path: Path, postgres_url: str) -> None:
    """A PostgreSQL record is read into and asked by its address, or by the setting; nothing is made in the folder."""
    told = run("read", str(HAMA), "--record", postgres_url)
    assert told.status == 0, told.err
    assert "The record postgresql://" in told.out
    assert run("read", str(HAMA), "--record", postgres_url).out.startswith("0 reports read, 1 already there")
    events = run("events", "--place", "Hama", "--record", postgres_url)
    assert events.status == 0, events.err
    assert "Hama, SY" in events.out
    assert not list(tmp_path.iterdir())


def test_a_server_that_does_not_answer(run: Run) -> None:
    """A server that cannot be reached is one sentence, without the password."""
    told = run("events", "--record", "postgresql://me:secret@127.0.0.1:1/news")
    assert (told.status, told.out) == (1, "")
    assert "cannot be reached" in told.err
    assert "secret" not in told.err
    assert len(told.err.splitlines()) == 1


def started(folder: Path, fd: int) -> subprocess.Popen[bytes]:
    """`tidings read` of all samples as a program of its own, on a terminal."""
    command = [sys.executable, "-c", "from tidings.out.cli import main; main()", "read", str(SAMPLES)]
    return subprocess.Popen(command, cwd=folder, stdin=fd, stdout=fd, stderr=fd, start_new_session=True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as Unix has them")
def test_ctrl_c_ends_with_a_sentence_and_loses_nothing(run: Run, tmp_path: Path) -> None:
    """Ctrl-C ends the run with a sentence and status 130; the same command goes on where it stopped."""
    ours, theirs = pty.openpty()
    with started(tmp_path, theirs) as process:
        os.close(theirs)
        said, sent = b"", False
        while process.poll() is None or select.select([ours], [], [], 0)[0]:
            try:
                if select.select([ours], [], [], 0.05)[0]:
                    said += os.read(ours, 65_536)
            except OSError:
                break
            if not sent and has_reports(tmp_path / "tidings.db"):
                process.send_signal(signal.SIGINT)
                sent = True
    assert process.returncode == 130, said
    assert b"stopped; what was read is in the record" in said
    assert b"Traceback" not in said
    with tidings.open_record(str(tmp_path / "tidings.db"), create=False) as record:
        assert 0 < record.count().reports < 99
        assert record.doctor() == []


def has_reports(path: Path) -> bool:
    """True once a record holds a report."""
    if not path.exists():
        return False
    time.sleep(0.2)
    with tidings.open_record(str(path), create=False) as record:
        return record.count().reports > 0
