"""The account of an event laid out for a page: columns, rows by origin, what the rule takes, strips."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec import structs
from tests.entries import ARMY, HAMA, HTS, entry, figure, source
from tests.views.occurrences import WORDING, happened

from tidings.out.web.accounts.event import Laid, laid
from tidings.out.web.accounts.strips import strip
from tidings.record import Entry, Link, Reason
from tidings.views.account import Account, account
from tidings.views.figures import Rule

NOON = datetime(2024, 12, 5, 12, tzinfo=UTC)
DAY = date(2024, 12, 5)
SOHR = source("Syrian Observatory for Human Rights")


def said(hours: int, outlet: str, *counts: int, **more: object) -> Entry:
    """What an outlet says some hours after noon, with counts of those killed."""
    more.setdefault("figures", [figure("killed", count) for count in counts])
    more.setdefault("agents", [HTS])
    known = NOON + timedelta(hours=hours)
    return entry("clash", HAMA, DAY, known=known, outlet=outlet, **more)  # type: ignore[arg-type]


def page_of(*entries: Entry, rule: Rule = "latest", links: tuple[Link, ...] = ()) -> tuple[Account, Laid]:
    """The account of the event that the entries tell, and how it is laid out."""
    event, members = happened(entries)
    finding = account(event, members, links, wording=WORDING, rule=rule)
    return finding.value, laid(finding.value, finding.dissent)


def standings(table: Laid) -> list[list[str]]:
    """How each figure of each row stands to the best one."""
    return [[cell.standing for cells in line.cells for cell in cells] for line in table.lines]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("latest", [["differs"], ["chosen"]]),
        ("highest", [["chosen"], ["differs"]]),
        ("lowest", [["differs"], ["chosen"]]),
    ],
)
def test_the_figure_that_the_rule_takes_is_marked(rule: Rule, found: list[list[str]]) -> None:
    """One figure is the chosen one, and what contradicts it is seen to."""
    _, table = page_of(said(0, "One", 31), said(1, "Two", 12), rule=rule)
    assert standings(table) == found


def test_a_figure_without_a_vote_stands_aside() -> None:
    """An earlier figure of the same source, a denied one and a running toll are told and not weighed."""
    _, table = page_of(
        said(0, "One", 12, sources=[SOHR], origin="sohr"),
        said(1, "One", 20, sources=[SOHR], origin="sohr"),
        said(2, "Two", 20, modality="denied"),
        said(3, "Three", figures=[figure("killed", 700, since=date(2024, 11, 27))]),
    )
    assert standings(table) == [["aside"], ["chosen"], ["aside"], ["aside"]]
    assert [column.title for column in table.columns] == ["killed", "killed, running"]


def test_a_bound_that_allows_the_best_figure_agrees() -> None:
    """At least 12 does not contradict 20, and is written as the bound that it is."""
    _, table = page_of(said(0, "One", figures=[figure("killed", 12, "at_least")]), said(1, "Two", 20))
    assert standings(table) == [["allows"], ["chosen"]]
    assert table.lines[0].cells[0][0].bound == "at least"


def test_rows_of_one_origin_stand_together() -> None:
    """The second telling of an origin follows its first, whatever became known between them; rows count on."""
    _, table = page_of(
        said(0, "One", 12, sources=[SOHR], origin="sohr"),
        said(1, "Two"),
        said(2, "One", 14, sources=[SOHR], origin="sohr"),
        said(3, "Three", 14, sources=[SOHR], origin="sohr"),
    )
    assert [[line.number for line in group] for group in table.origins] == [[1, 2], [3]]
    assert table.lines[1].outlets == ("Three",)
    assert len(table.lines[1].claims) == 2


def test_what_speaks_against_the_event_is_marked() -> None:
    """A denial is against it."""
    _, table = page_of(said(0, "One"), said(1, "Two", modality="denied", sources=[source(ARMY, own=True)]))
    assert [line.against for line in table.lines] == [False, True]


def test_each_later_row_has_its_strongest_link_and_persons_words_come_first() -> None:
    """Links are told by the numbers of rows; of the machine's one for each row, of persons' all."""
    entries = [said(n, f"Paper {n}") for n in range(3)]
    ids = [one.claim.id for one in entries]
    reason = (Reason("place", "same", 5.0, "Both name Hama."),)

    def link(left: int, right: int, score: float) -> Link:
        low, high = sorted((ids[left], ids[right]))
        return Link(left=low, right=high, verdict="same", score=score, reasons=reason, by="linker 1")

    person = structs.replace(link(0, 2, 1.0), by="an editor", at=NOON)
    _, table = page_of(*entries, links=(link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.7), person))
    assert [(one.left, one.right, one.tie.by) for one in table.joined] == [
        (1, 3, "an editor"), (1, 2, "linker 1"), (2, 3, "linker 1"),
    ]  # fmt: skip


def test_a_strip_reaches_from_the_low_to_the_high_end() -> None:
    """Figures lie on the strip in proportion to nought, the one that the rule takes is marked, equal ones are piled."""
    found, table = page_of(
        said(0, "One", 50),
        said(1, "Two", 100),
        said(2, "Three", 100),
        said(3, "Four", figures=[figure("killed", 25, "at_least")]),
    )
    rows = {claim: line.number for line in table.lines for claim in line.claims}
    drawn = strip(found.estimates[0], "highest", rows)
    assert drawn
    assert (drawn.most, drawn.left, drawn.right, drawn.best) == (100, 50.0, 200.0, found.estimates[0].best * 2.0)
    assert [(dot.x, dot.level, dot.shape) for dot in drawn.dots] == [
        (50.0, 0, "least"), (100.0, 0, "dot"), (200.0, 0, "dot"), (200.0, 1, "dot"),
    ]  # fmt: skip
    assert sum(dot.chosen for dot in drawn.dots) == 1


def test_one_figure_needs_no_strip() -> None:
    """Where nothing can be compared nothing is drawn."""
    found, _ = page_of(said(0, "One", 50))
    assert strip(found.estimates[0], "latest", {}) is None
