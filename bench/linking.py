"""Clusters for score/linking.py: `python bench/linking.py GOLD.jsonl > predictions.jsonl`.

Of each line only `id`, `headline`, `outlet`, `date` and `lang` are read. A headline is a report of one line that is
cited for an event of violence. It is grouped by the claim that tells it, its lead; where its words tell none, by a
claim of which the kind is open. Headlines in a language that is not read stand alone.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

from msgspec import structs

from texts import read_lines
from tidings.gazetteer import Gazetteer, open_gazetteer
from tidings.lexicon.demonyms import load_demonyms
from tidings.lexicon.links import LinkWeights
from tidings.lexicon.whole import load_lexicon
from tidings.link import group, links
from tidings.pipeline import Reader, Reading
from tidings.record import Claim, Entry, Mention, Place, Report, Span, content_id

Json = dict[str, Any]
#: Groups of kin (data/link.toml) that tell violence.
VIOLENCE = {"harm"}
#: Kinds of places that are of no use where a headline names a nearer one.
WIDE = {"country", "area"}
#: One, two or three words, at every place where they begin.
WORDS = [re.compile(rf"(?<![\w.])(?=([\w.]+(?: [\w.]+){{{n}}}))") for n in range(3)]


class Headlines:
    """What headlines are cited for, read with what one reader knows."""

    def __init__(self, weights: LinkWeights, gazetteer: Gazetteer) -> None:
        self.weights, self.gazetteer = weights, gazetteer
        self.capitals = {word.lower(): row.country for row in load_demonyms() for word in row.capital}
        self.adjectives = {word.lower(): row.country for row in load_demonyms() for word in row.adjectives}

    def lead(self, reading: Reading) -> Claim:
        """The claim that a headline is cited for: the first of violence, with the place that the headline names."""
        found = next((claim for claim in reading.claims if self.is_violence(claim.kind)), None) or self.bare(reading)
        exact = found.place and isinstance(found.place.value, Place) and found.place.value.kind not in WIDE
        return found if exact else structs.replace(found, place=self.place(reading))

    def is_violence(self, kind: str) -> bool:
        """True of a kind that tells violence."""
        return bool(VIOLENCE & set(self.weights.groups.get(kind, ())))

    def bare(self, reading: Reading) -> Claim:
        """A claim of the kind of violence that an act of the headline may tell, else of an open kind."""
        kinds = (option.id for act in reading.acts for option in act.options[:1])
        kind = next(filter(self.is_violence, kinds), "")
        report = reading.report
        return Claim(id=content_id(report.id, kind), report=report.id, kind=kind, figures=tuple(figures(reading)),
                     quotes=(Span(report.id, 0, len(report.text)),))  # fmt: skip

    def place(self, reading: Reading) -> Mention | None:
        """The most exact place that is read, of countries the last: the first is mostly whose men they are."""
        named = [(one.value, one) for one in map(self.landed, reading.places) if isinstance(one.value, Place)]
        exact = [(place.radius_km, n) for n, (place, _) in enumerate(named) if place.kind not in WIDE]
        if exact:
            return named[min(exact)[1]][1]
        return named[-1][1] if named else self.country(reading.report)

    def landed(self, place: Mention) -> Mention:
        """The country that is called so for short ("Central Africa") where the words name a part of the world, too."""
        code = self.adjectives.get(f"{place.text.lower()}n")
        land = self.gazetteer.country(code) if code else None
        return structs.replace(place, name=land.name, value=land) if land else place

    def country(self, report: Report) -> Mention | None:
        """The last country that any words of the headline name, also by its adjective or by its capital."""
        found = [(word.end(1), word[1]) for pattern in WORDS for word in pattern.finditer(report.text)]
        for end, words in sorted(found, reverse=True):
            code = self.adjectives.get(words.lower(), "")
            named = [self.gazetteer.country(code)] if code else self.gazetteer.named(words)
            capital = self.capitals.get(words.lower())
            place = next((one for one in named if one and (one.kind == "country" or one.country == capital)), None)
            if place:
                span = Span(report.id, end - len(words), end)
                return Mention(span, "place", words, place.name, span.start, (), place)
        return None


def figures(reading: Reading) -> Iterator[Any]:
    """The figures that the headline gives."""
    yield from (one.value for one in reading.figures if one.value is not None)


def entry(reading: Reading, claim: Claim) -> Entry:
    """The lead of a headline as an entry; its words are the whole line."""
    report = reading.report
    assert report.published
    known = datetime.combine(report.published.date(), time(23, 59), UTC)
    return Entry(claim=claim, quotes=(report.text,), known=known, outlet=report.outlet, published=report.published)


def clusters(readings: Sequence[Reading], weights: LinkWeights, gazetteer: Gazetteer) -> Iterator[Json]:
    """The event of each headline, by the claims that are grouped with its lead."""
    headlines = Headlines(weights, gazetteer)
    leads = {reading.report.id: headlines.lead(reading) for reading in readings}
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
    for line in clusters(readings, reader.lexicon.links, reader.gazetteer):
        print(json.dumps(line))


if __name__ == "__main__":
    main()
