"""`tidings link`, `doctor`, and what all commands say of a record that is not there."""

import shutil
from pathlib import Path

import pytest
from tests.out.conftest import Run

import tidings

QUESTIONS = (
    ("events",), ("event", "abc"), ("control",), ("toll",), ("displacement",), ("timeline",), ("sources",),
    ("changes", "r"), ("brief", "--day", "2024-12-05"), ("claims",), ("doctor",), ("link", "--again"),
)  # fmt: skip


@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: words[0])
def test_a_question_makes_no_record(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Where there is no record a question ends in one sentence that says how to make one, and makes none."""
    told = run(*words)
    assert (told.status, told.out) == (1, "")
    [line] = told.err.splitlines()
    assert line.startswith("tidings: tidings.db: there is no record")
    assert "tidings read FILE" in line
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [("events",), ("read", "x.txt")], ids=lambda words: words[0])
def test_what_is_no_record_is_left_alone(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """A file that is something else is said to be no record, and stays as it is."""
    (tmp_path / "x.txt").write_text("The army shelled Saraqib on Monday.")
    told = run(*words, "--record", "x.txt")
    assert told.status == 1
    assert "no record" in told.err
    assert len(told.err.splitlines()) == 1
    assert (tmp_path / "x.txt").read_text().startswith("The army")


def test_a_person_outranks_the_machine(run: Run, record: str, tmp_path: Path) -> None:
    """Two claims that a person says are different are of two events, and the account of each says who said so."""
    mine = str(tmp_path / "mine.db")
    shutil.copy(record, mine)
    with tidings.open_record(mine, create=False) as opened:
        event = max(opened.events(), key=lambda event: (len(event.claims), event.id))
    left, right = event.claims[0], event.claims[-1]
    told = run("link", left, right, "--different", "--by", "A. Editor", "--why", "two raids", "--record", mine)
    assert told.status == 0, told.err
    assert told.out == f"Kept: A. Editor says that {left} and {right} tell two events.\n"
    with tidings.open_record(mine, create=False) as opened:
        assert not any({left, right} <= set(one.claims) for one in opened.events())
    again = run("link", "--again", "--record", mine)
    assert again.status == 0, again.err
    assert "made anew" in again.out
    with tidings.open_record(mine, create=False) as opened:
        assert not any({left, right} <= set(one.claims) for one in opened.events())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "either that the claims are --same or that they are --different"),
        (("a", "b", "--same", "--different"), "either that the claims are --same"),
        (("a", "--same", "--by", "me"), "name two claims"),
        (("a", "b", "--same"), "--by: say who says so"),
        (("a", "b", "--same", "--by", "me"), "a: there is no such claim"),
    ],
)
def test_a_link_that_says_too_little(ask: Run, words: tuple[str, ...], told: str) -> None:
    """What is lacking is said in one sentence."""
    done = ask("link", *words)
    assert (done.status, done.out) == (1, "")
    assert told in done.err


def test_doctor_finds_a_sound_record_sound(ask: Run) -> None:
    """A record that is sound is said to be, with what it holds."""
    told = ask("doctor")
    assert told.status == 0
    assert told.out.startswith("The record is sound: ")


def test_a_record_without_claims(run: Run, tmp_path: Path) -> None:
    """An empty record says how to fill it; one whose reports make no claim says that."""
    (tmp_path / "a.txt").write_text("🙂🙂 🙂")
    (tmp_path / "bad.json").write_text("{")
    assert run("read", "bad.json").status == 1
    assert "the record is empty; tidings read FILE fills it" in run("events").err
    run("read", "a.txt")
    told = run("toll")
    assert told.status == 0
    assert "no claim was found in what the record holds (1 report)" in told.err
