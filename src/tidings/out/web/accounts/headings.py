"""Figures that stand in the title of a report and nowhere in its text: a title is short, and often another's words."""

from collections.abc import Iterable, Mapping

from tidings.opened.open import OpenRecord
from tidings.record import Entry, Report
from tidings.views.account import Count, counts_of

#: A claim with one of its figures.
Figured = tuple[str, Count]


def from_headlines(record: OpenRecord, claims: Iterable[str]) -> frozenset[Figured]:
    """The figures of some claims that only the titles of their reports give."""
    with record.store.snapshot() as now:
        entries = [one for one in now.entries_of(claims) if one.claim.figures]
        reports = {id: now.report(id) for id in sorted({one.claim.report for one in entries})}
    return in_titles(entries, {id: one for id, one in reports.items() if one})


def in_titles(entries: Iterable[Entry], reports: Mapping[str, Report]) -> frozenset[Figured]:
    """The figures whose words lie in the title of a report, where no claim of the same report has them in its text."""
    titled: dict[Figured, tuple[str, Count]] = {}
    told: set[tuple[str, Count]] = set()
    for entry in entries:
        claim, report = entry.claim, reports.get(entry.claim.report)
        for figure, count in zip(claim.figures, counts_of(claim), strict=True):
            if report and figure.span.end <= title_end(report):
                titled[claim.id, count] = (claim.report, count)
            else:
                told.add((claim.report, count))
    return frozenset(figured for figured, said in titled.items() if said not in told)


def title_end(report: Report) -> int:
    """Where the title ends in a report's text; 0 where the text does not begin with it."""
    return len(report.title) if report.title and report.text.startswith(f"{report.title}\n") else 0
