"""With what the page of the whole record begins."""

from datetime import UTC, date, datetime
from typing import Any

from tidings.lexicon.kinds import load_kinds
from tidings.opened.listing import Row
from tidings.out.web.lead import lead

KINDS = load_kinds()


def row(event: str, kind: str, day: int, **other: Any) -> Row:
    """An event of March 2025, asserted by one weak telling where nothing else is said."""
    plain = {
        "sentence": event, "modality": "asserted", "grade": "weak", "origins": 1, "claims": 1, "place": None,
        "place_name": None, "country": None, "lat": None, "lon": None, "earliest": date(2025, 3, day),
        "latest": date(2025, 3, day), "assumed": False, "disputed": False, "dead": None, "figures": "",
        "known": datetime(2025, 4, 1, tzinfo=UTC),
    }  # fmt: skip
    return Row(event=event, kind=kind, family=KINDS.by_name[kind].family, **(plain | other))


def leads(*rows: Row) -> str | None:
    """The event that leads."""
    found = lead(rows, KINDS)
    return found and found.event


def test_a_change_of_who_has_a_place_leads() -> None:
    """What tells who has a place goes before what is newer or deadlier; the newer of two equal ones leads."""
    talks, strike = row("talks", "talks", 30), row("strike", "airstrike", 29, grade="fair", dead=40)
    assert leads(talks, strike, row("left", "withdraw", 28), row("taken", "capture", 27)) == "left"
    assert leads(talks, strike) == "strike"


def test_the_surer_leads() -> None:
    """Of several changes the best graded leads, then that with most origins."""
    surer = row("surer", "capture", 20, grade="fair", origins=2)
    assert leads(row("weak", "capture", 28), surer) == "surer"
    assert leads(surer, row("more", "capture", 19, grade="fair", origins=3)) == "more"


def test_only_news_leads() -> None:
    """What is contested, denied, planned, disputed or of no told day leads nothing; nor what is a month older."""
    unfit = [{"grade": "contested"}, {"modality": "denied"}, {"modality": "intended"}, {"disputed": True},
             {"assumed": True}, {"earliest": None}]  # fmt: skip
    assert leads(*(row("unfit", "capture", 28, **one) for one in unfit)) is None
    old = row("old", "capture", 1, earliest=date(2025, 1, 31), grade="confirmed")
    assert leads(row("new", "talks", 30), old) == "new"
