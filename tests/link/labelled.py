"""Entries made of the labels of the sample reports, with parties and places as the record has them."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from tidings.gazetteer import Gazetteer
from tidings.gazetteer.relate import distance_km
from tidings.lexicon.folding import fold_name
from tidings.pipeline import Reader
from tidings.record import (
    Actor,
    Claim,
    Entry,
    Figure,
    Mention,
    Place,
    PlaceKind,
    Report,
    Source,
    Span,
    When,
    content_id,
)

DATA = Path(__file__).parents[1] / "data" / "samples-gold"
Label = dict[str, Any]
#: A report and the place of a claim among its labels.
Member = tuple[str, int]
#: What the labels' tolerance says of the kind of a place that no gazetteer knows.
KINDS: tuple[tuple[int, PlaceKind], ...] = ((20, "site"), (200, "area"), (10_000, "country"))
#: Tolerance of a label from which it means a province.
WIDE_KM = 50


class Labelled:
    """The labelled claims of one report as entries, in their order."""

    def __init__(self, report: Report, labels: list[Label], reader: Reader) -> None:
        self.report, self.gazetteer, self.lexicon = report, reader.gazetteer, reader.lexicon
        look = reader.look(report)
        self.alone = dict(names_alone(report, labels, reader))
        self.actors = {words.lower(): one for one in reversed(look.actors) for words in (one.text, one.name)}

        self.entries = [self.entry(nth, label) for nth, label in enumerate(labels)]

    def entry(self, nth: int, label: Label) -> Entry:
        """The entry of a label."""
        claim = Claim(
            id=content_id(self.report.id, nth),
            report=self.report.id,
            kind=label["kind"],
            quotes=tuple(self.span(quote) for quote in label["quotes"]),
            agents=tuple(map(self.party, label["agents"])),
            targets=tuple(map(self.party, label["targets"])),
            place=self.place(label["place"]),
            time=self.when(label["time"]),
            figures=tuple(self.figures(label)),
            sources=tuple(self.source(name, label) for name in label["sources"]),
            modality=label["modality"],
        )
        assert self.report.published
        known = datetime.combine(self.report.published.date(), time(23, 59), UTC)
        origin = claim.sources[0].name if claim.sources else self.report.id
        return Entry(claim=claim, quotes=tuple(label["quotes"]), known=known, outlet=self.report.outlet,
                     published=self.report.published, origin=origin)  # fmt: skip

    def span(self, quote: str) -> Span:
        """Where the report says it."""
        start = self.report.text.index(quote)
        return Span(self.report.id, start, start + len(quote))

    def party(self, name: str) -> Mention:
        """The party that the label names, as the report's own words for it are read; else as the name alone is read."""
        read = self.actors.get(name.lower()) or self.known(name) or self.alone.get(name)
        value = read.value if read and isinstance(read.value, Actor) else None
        return Mention(
            Span(self.report.id, 0, 1), "actor", name, value.name if value and value.id else name, 0, (), value
        )

    def known(self, name: str) -> Mention | None:
        """The party of the lexicon that has that name."""
        names = self.lexicon.actors.names.get(" ".join(fold_name(name, self.lexicon.actors.words)), ())
        actor = next((one.actor for one in names if one.sort == "actor"), None)
        return Mention(Span(self.report.id, 0, 1), "actor", name, actor.name, 0, (), actor) if actor else None

    def source(self, name: str, label: Label) -> Source:
        """The source that the label names; its own where it is one of those who act or whom it befalls."""
        said = self.party(name)
        actor = said.value if isinstance(said.value, Actor) else None
        own = name in label["agents"] + label["targets"]
        return Source(said, name, actor.kind if actor else "", actor.side if actor else None, own)

    def place(self, label: Label | None) -> Mention | None:
        """The place of the gazetteer that has the label's name within its tolerance; else one made of the label."""
        if label is None:
            return None
        here = found(label, self.gazetteer) or made(label)
        return Mention(Span(self.report.id, 0, 1), "place", label["name"], here.name, 0, (), here)

    def when(self, label: dict[str, str] | None) -> When | None:
        """The days of the label."""
        if label is None:
            return None
        first, last = (date.fromisoformat(label[end]) for end in ("earliest", "latest"))
        return When(first, last, "stated", Span(self.report.id, 0, 1))

    def figures(self, label: Label) -> Iterator[Figure]:
        """The figures of the label; those of a toll that runs over days are running."""
        time = self.when(label["time"])
        runs = label["kind"] in ("toll", "displacement") and time and time.earliest != time.latest
        since = time.earliest if runs and time else None
        for one in label["figures"]:
            yield Figure(one["measure"], one["who"], one["count"], one["bound"], Span(self.report.id, 0, 1), since)


def names_alone(report: Report, labels: list[Label], reader: Reader) -> Iterator[tuple[str, Mention]]:
    """The names of the labels, each read in a line of its own."""
    names = sorted({name for label in labels for part in ("agents", "targets", "sources") for name in label[part]})
    lines = [f"{name} attacked the village on Monday." for name in names]
    text = "\n".join(lines)
    for one in reader.look(Report(id=report.id, text=text, language="en", published=report.published)).actors:
        line = text.count("\n", 0, one.span.start)
        if one.span.start - (text.rfind("\n", 0, one.span.start) + 1) < len(names[line]):
            yield names[line], one


def found(label: Label, gazetteer: Gazetteer) -> Place | None:
    """The nearest place of that name within the label's tolerance."""
    near = [(_km(one, label), one.id, one) for one in gazetteer.named(label["name"]) if one.country == label["country"]]
    fitting = [one for one in sorted(near) if one[0] <= label["within_km"] or one[2].kind == "country"]
    wide = label["within_km"] > WIDE_KM
    same = [one for one in fitting if (one[2].radius_km > WIDE_KM) == wide]
    return next((one[2] for one in same or fitting), None)


def made(label: Label) -> Place:
    """A place with the label's name, point and tolerance."""
    kind = next(kind for width, kind in KINDS if label["within_km"] <= width)
    ident = f"label:{label['name']}"
    return Place(ident, label["name"], kind, label["country"], None, label["lat"], label["lon"], label["within_km"])


def _km(place: Place, label: Label) -> float:
    assert place.lat is not None
    assert place.lon is not None
    return distance_km(place.lat, place.lon, label["lat"], label["lon"])


def labels_of(name: str) -> list[Label]:
    """The labelled claims of a sample."""
    claims: list[Label] = json.loads((DATA / f"{name}.json").read_text("utf-8"))["claims"]
    return claims
