"""Clusters for score/linking.py: `python bench/linking.py GOLD.jsonl > predictions.jsonl`.

Of each line only `id`, `headline`, `outlet`, `date` and `lang` are read. A headline is a report of one line that is
cited for an event of violence. It is grouped by the claim that tells it, its lead; where its words tell none, by a claim
of which the kind is open. Headlines in a language that is not read stand alone.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

from msgspec import structs

from texts import read_lines
from tidings.gazetteer import open_gazetteer
from tidings.lexicon.links import LinkWeights
from tidings.lexicon.whole import load_lexicon
from tidings.link import group, links
from tidings.pipeline import Reader, Reading
from tidings.record import Claim, Entry, Mention, Place, Report, Span, When, content_id

Json = dict[str, Any]
#: Groups of kin (data/link.toml) that tell violence.
VIOLENCE = {"harm", "battle"}


def lead(reading: Reading, weights: LinkWeights) -> Claim:
    """The claim that a headline is cited for: the first of violence, with the place that the headline names."""
    violent = [claim for claim in reading.claims if VIOLENCE & set(weights.groups.get(claim.kind, ()))]
    found = next(iter(violent), None) or bare(reading, weights)
    exact = found.place and isinstance(found.place.value, Place) and found.place.value.kind != "country"
    return found if exact else structs.replace(found, place=place(reading))


def bare(reading: Reading, weights: LinkWeights) -> Claim:
    """A claim of the kind of violence that an act of the headline may tell, else of an open kind."""
    kinds = (option.id for act in reading.acts for option in act.options[:1])
    kind = next((kind for kind in kinds if VIOLENCE & set(weights.groups.get(kind, ()))), "")
    report, day = reading.report, reading.report.day
    return Claim(id=content_id(report.id, kind), report=report.id, kind=kind, quotes=(Span(report.id, 0, len(report.text)),),
                 place=place(reading), time=When(day, day, "published"), figures=tuple(figures(reading)))  # fmt: skip


def place(reading: Reading) -> Mention | None:
    """The most exact place that the headline names, of countries the last: the first is mostly whose men they are."""
    named = [(one.value.radius_km, -n, one) for n, one in enumerate(reading.places) if isinstance(one.value, Place)]
    return min(named)[2] if named else None


def figures(reading: Reading) -> Iterator[Any]:
    """The figures that the headline gives."""
    yield from (one.value for one in reading.figures if one.value is not None)


def entry(reading: Reading, claim: Claim) -> Entry:
    """The lead of a headline as an entry; its words are the whole line."""
    report = reading.report
    assert report.published
    known = datetime.combine(report.published.date(), time(23, 59), UTC)
    return Entry(claim=claim, quotes=(report.text,), known=known, outlet=report.outlet, published=report.published)


def clusters(readings: Sequence[Reading], weights: LinkWeights) -> Iterator[Json]:
    """The event of each headline, by the claims that are grouped with its lead."""
    leads = {reading.report.id: lead(reading, weights) for reading in readings}
    entries = [entry(one, leads[one.report.id]) for one in readings]
    event = {claim: members[0] for members in group(entries, links(entries, (), weights)) for claim in members}
    for report, claim in leads.items():
        yield {"id": report, "cluster": event[claim.id]}


def report_of(line: Json) -> Report:
    """A line as a report."""
    return Report(id=str(line["id"]), text=line["headline"], title=line["headline"], outlet=line["outlet"],
                  language=line["lang"], published=datetime.fromisoformat(line["date"]))  # fmt: skip


def main() -> None:
    """Prints one line a headline that is read."""
    reader = Reader(load_lexicon(), open_gazetteer())
    reports = [report_of(line) for line in read_lines(sys.argv[1])]
    readings = [reader.read(report) for report in reports if report.language == reader.lexicon.language]
    for line in clusters(readings, reader.lexicon.links):
        print(json.dumps(line))


if __name__ == "__main__":
    main()
