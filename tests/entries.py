"""Entries made by hand, for tests of what is done with claims once they are read."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from tidings.record import (
    Actor,
    Bound,
    Claim,
    Entry,
    Figure,
    Mention,
    MentionKind,
    Place,
    Source,
    Span,
    When,
    content_id,
)

#: Places of the tests, by name: id, kind, country, region, point and radius.
HAMA = Place("hama", "Hama", "city", "SY", "SY.hama", 35.13, 36.75, 10.0, 460_000)
HOMS = Place("homs", "Homs", "city", "SY", "SY.homs", 34.73, 36.72, 10.0, 775_000)
MHARDA = Place("mharda", "Mharda", "town", "SY", "SY.hama", 35.25, 36.57, 5.0, 22_000)
HAMA_PROVINCE = Place("SY.hama", "Hama Governorate", "region", "SY", "SY", 35.2, 37.0, 75.0, 0)
GOMA = Place("goma", "Goma", "city", "CD", "CD.nord-kivu", -1.67, 29.22, 10.0, 670_000)

#: Actors of the tests, by name.
ARMY = Actor("sy.military", "Syrian army", "military", "government", "sy.government", "SY")
HTS = Actor("hts", "Hayat Tahrir al-Sham", "jihadist", "opposition", None, "SY")
SNA = Actor("sna-sy", "Syrian National Army", "rebel", "opposition", None, "SY")
M23 = Actor("m23", "M23", "rebel", "m23", None, "CD")


def mention(name: str, kind: MentionKind = "actor", value: Actor | Place | None = None) -> Mention:
    """A mention of a name, its span of no report."""
    return Mention(Span("", 0, len(name)), kind, name, name, 0, (), value)


def party(actor: Actor | Place | str) -> Mention:
    """A party: known, or only described; or a place that is acted on."""
    if isinstance(actor, Place):
        return mention(actor.name, "place", actor)
    return mention(actor.name, value=actor) if isinstance(actor, Actor) else mention(actor)


def source(who: Actor | str, kind: str = "", side: str | None = None, own: bool = False) -> Source:
    """A source: an actor, or a name with a kind."""
    if isinstance(who, Actor):
        return Source(party(who), who.name, kind or who.kind, side or who.side, own)
    return Source(mention(who), who, kind or "monitor", side, own)


def figure(measure: str, count: int, bound: Bound = "exact", who: str = "all", since: date | None = None) -> Figure:
    """A figure, its span of no report."""
    return Figure(measure, who, count, bound, Span("", 0, 1), since)


def when(earliest: date, latest: date | None = None) -> When:
    """A stated time of one day, or from one to another."""
    return When(earliest, latest or earliest, "stated", Span("", 0, 1))


def entry(
    kind: str,
    place: Place | None = None,
    day: date | When | None = None,
    *,
    agents: Sequence[Actor | str] = (),
    targets: Sequence[Actor | Place | str] = (),
    figures: Sequence[Figure] = (),
    sources: Sequence[Source] = (),
    outlet: str = "Sample Wire",
    known: datetime | None = None,
    report: str = "",
    quote: str = "",
    **more: Any,
) -> Entry:
    """An entry; known at noon of the day after its own unless told, each report its own origin.

    `more` may hold `modality`, `mode`, `until`, `origin`, `event` and `published`.
    """
    told = when(day) if isinstance(day, date) else day
    last = told.latest if told and told.latest else date(2024, 12, 31)
    at = known or datetime.combine(last + timedelta(days=1), time(12), UTC)
    of_claim = {name: more.pop(name) for name in ("modality", "mode") if name in more}
    report = report or content_id("report", outlet, at)
    claim = Claim(
        id=content_id(report, kind, place, told, agents, targets, figures, sources, quote, of_claim),
        report=report,
        kind=kind,
        quotes=(Span(report, 0, len(quote)),),
        agents=tuple(party(one) for one in agents),
        targets=tuple(party(one) for one in targets),
        place=mention(place.name, "place", place) if place else None,
        time=told,
        figures=tuple(figures),
        sources=tuple(sources),
        **of_claim,
    )
    more.setdefault("origin", sources[0].name if sources else report)
    more.setdefault("published", at)
    return Entry(claim=claim, quotes=(quote,), known=at, outlet=outlet, **more)
