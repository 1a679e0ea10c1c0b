"""Facts as rows of a table and back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import msgspec

from tidings.record import Actor, Claim, Decision, Entry, Event, Link, Place, Reason, Report, Source, content_id
from tidings.store.tables import reports

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
#: A naive day of publication ends with its last second.
END_OF_DAY = time(23, 59, 59)
#: Lengths by which times are put in order, in days: a day, a week, a month, a year, and anything longer.
#: To find what touches a week, one need look back only so far for each length.
REACHES = (0, 7, 31, 366)
OPEN_REACH = 4_000_000  # more days than there are from year 1 to 9999
#: Stands between the names of a claim's sources, and before the first and after the last.
BETWEEN = "\n"

_claim = msgspec.json.Decoder(Claim)
_event = msgspec.json.Decoder(Event)
_quotes = msgspec.json.Decoder(tuple[str, ...])
_reasons = msgspec.json.Decoder(tuple[Reason, ...])


def quotes_of(told: str) -> tuple[str, ...]:
    """The quotes that a column holds."""
    return _quotes.decode(told)


def as_json(value: Any) -> str:
    """The value as JSON text."""
    return msgspec.json.encode(value).decode()


def micros(moment: datetime) -> int:
    """An aware moment as microseconds since 1970."""
    return (moment - EPOCH) // MICROSECOND


@lru_cache(maxsize=8192)
def moment(micros: int) -> datetime:
    """The moment (UTC) of so many microseconds since 1970."""
    return EPOCH + micros * MICROSECOND


def aware(told: datetime) -> datetime:
    """The moment in UTC; of a day without an hour, its end."""
    if told.tzinfo is None:
        return datetime.combine(told.date(), END_OF_DAY, UTC)
    return told.astimezone(UTC)


def known_of(report: Report, at: datetime) -> datetime:
    """From when a report counts: the later of its publication and fetching; else `at`, when it was added."""
    told = [aware(one) for one in (report.published, report.fetched) if one]
    return max(told) if told else aware(at)


def words_of(text: str) -> str:
    """Stands for a text: two texts have one only if they are letter by letter the same."""
    return content_id(text)


def address_of(url: str | None) -> str | None:
    """Stands for a url that names one page; None for an outlet's front page, which is of all its reports."""
    return content_id(url) if url and _names_a_page(url) else None


def _names_a_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # it is no url, but may be a name all the same
        return True
    return bool(parts.path.strip("/") or parts.query or parts.fragment)


def days_of(claim: Claim, published: date) -> tuple[date, date]:
    """The first and last day that a claim's time may touch.

    Without a time it is the day of the report. An open beginning reaches back for ever; an open end reaches to the
    day of the report, since a report tells of what was, and never ends before its own beginning.
    """
    if claim.time is None or (claim.time.earliest is None and claim.time.latest is None):
        return published, published
    earliest, latest = claim.time.earliest, claim.time.latest
    first = earliest or date.min
    return first, max(first, latest or published)


def reach_of(first: date, last: date) -> int:
    """The least of REACHES that holds all the days from the first to the last."""
    return next((reach for reach in REACHES if (last - first).days <= reach), OPEN_REACH)


def report_row(report: Report, given: str, at: datetime) -> dict[str, Any]:
    """A report as a row."""
    return {
        "id": report.id,
        "given": given,
        "words": words_of(report.text),
        "address": address_of(report.url),
        "supersedes": report.supersedes,
        "known": micros(known_of(report, at)),
        "day": report.day,
        "outlet": report.outlet,
        "published": _iso(report.published),
        "fetched": _iso(report.fetched),
        "added": at.isoformat(),
        "language": report.language,
        "url": report.url,
        "title": report.title,
        "text": report.text,
    }


def report_of(row: Any) -> Report:
    """The report that a row holds."""
    return Report(
        id=row.id,
        text=row.text,
        title=row.title,
        outlet=row.outlet,
        language=row.language,
        published=_datetime(row.published),
        fetched=_datetime(row.fetched),
        url=row.url,
        supersedes=row.supersedes,
    )


def _iso(told: datetime | None) -> str | None:
    return told.isoformat() if told else None


@lru_cache(maxsize=8192)  # the claims of a report share theirs
def _datetime(iso: str | None) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None


#: The columns of a report's row that the rows of its claims are made from.
OF_REPORT = tuple(reports.c[name] for name in ("id", "known", "day", "outlet", "published", "text"))


def claim_row(claim: Claim, report: Any) -> dict[str, Any]:
    """A claim as a row; `report` is the row of its report."""
    first, last = days_of(claim, report.day or moment(report.known).date())
    return {
        "id": claim.id,
        "report": claim.report,
        "kind": claim.kind,
        "mode": claim.mode,
        "modality": claim.modality,
        "rejected": False,
        **_place_columns(claim),
        "first_day": first,
        "last_day": last,
        "reach": reach_of(first, last),
        "known": report.known,
        "outlet": report.outlet,
        "published": report.published,
        "told_by": told_by(claim.sources),
        "quotes": as_json([report.text[span.start : span.end] for span in claim.quotes]),
        "body": as_json(claim),
    }


def _place_columns(claim: Claim) -> dict[str, Any]:
    place = claim.place.value if claim.place else None
    if not isinstance(place, Place):
        return dict.fromkeys(("place", "region", "country"))
    return {"place": place.id, "region": region_of(place), "country": place.country}


def region_of(place: Place) -> str | None:
    """The region in which a place lies; of a region or a part of one, that region.

    The gazetteer's id of a part is that of the whole, an @, and which part it is.
    """
    return place.id.partition("@")[0] if place.kind == "region" else place.within


def other_places(claim: Claim) -> list[Place]:
    """The places that a claim tells of beside its own, each once."""
    own = claim.place.value if claim.place else None
    found = {one.value.id: one.value for one in claim.targets if isinstance(one.value, Place)}
    return [place for id, place in found.items() if not (isinstance(own, Place) and own.id == id)]


def beside_rows(some: Iterable[Claim]) -> list[dict[str, Any]]:
    """The places that claims tell of beside their own, as rows."""
    return [{"place": place.id, "claim": claim.id} for claim in some for place in other_places(claim)]


def point_rows(some: Iterable[Claim]) -> list[dict[str, Any]]:
    """Where the places of claims lie, also those beside their own, as rows, each once."""
    some = list(some)
    found = {one.place.value for one in some if one.place and isinstance(one.place.value, Place)}
    found |= {place for one in some for place in other_places(one)}
    points = sorted({(place.id, place.lat, place.lon) for place in found if place.lat is not None})
    return [{"id": id, "lat": lat, "lon": lon} for id, lat, lon in points]


def told_by(sources: Sequence[Source]) -> str:
    """The names and ids of sources in small letters, each between two line ends; empty where there are none."""
    names: dict[str, None] = {}
    for source in sources:
        value = source.mention.value
        names[source.name.casefold()] = None
        if isinstance(value, Actor) and value.id:
            names[value.id.casefold()] = None
    return BETWEEN + "".join(name.replace(BETWEEN, " ") + BETWEEN for name in names) if names else ""


def entry_of(row: Any) -> Entry:
    """The entry that a row of reading.ENTRY holds; a person's decisions are applied."""
    body, quotes, kind, mode, modality, known, outlet, published, until, origin, event = row
    claim = _claim.decode(body)
    if claim.kind != kind or claim.mode != mode or claim.modality != modality:
        claim = msgspec.structs.replace(claim, kind=kind, mode=mode, modality=modality)
    return Entry(
        claim=claim,
        quotes=_quotes.decode(quotes),
        known=moment(known),
        outlet=outlet,
        published=_datetime(published) if published else None,
        until=moment(until) if until is not None else None,
        origin=origin or "",
        event=event or "",
    )


def link_row(link: Link) -> dict[str, Any]:
    """A link as a row, the lesser id first."""
    left, right = sorted((link.left, link.right))
    return {
        "left": left,
        "right": right,
        "verdict": link.verdict,
        "score": link.score,
        "by": link.by,
        "reasons": as_json(link.reasons),
    }


def link_of(row: Any) -> Link:
    """The link that a row of either table holds."""
    return Link(
        left=row.left,
        right=row.right,
        verdict=row.verdict,
        score=row.score,
        reasons=_reasons.decode(row.reasons),
        by=row.by,
        at=_datetime(getattr(row, "at", None)),
    )


def decision_of(row: Any) -> Decision:
    """The decision that a row holds."""
    return Decision(
        claim=row.claim, field=row.field, value=row.value, by=row.by, at=datetime.fromisoformat(row.at), why=row.why
    )


def decided(rows: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """What the last decisions of each field, among rows of decisions, make of the columns of claims, by their ids."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: (aware(datetime.fromisoformat(row.at)), row.number)):
        found[row.claim] |= {row.field: row.value} if row.field != "claim" else {"rejected": row.value == "rejected"}
    return found


def event_row(event: Event) -> dict[str, Any]:
    """An event as a row, but for what its claims' rows tell; one known end of its time stands for both."""
    earliest, latest = (event.time.earliest, event.time.latest) if event.time else (None, None)
    return {
        "id": event.id,
        "kind": event.kind,
        "grade": event.grade,
        "place": event.place.id if event.place else None,
        "region": region_of(event.place) if event.place else None,
        "country": event.place.country if event.place else None,
        "first_day": earliest or latest,
        "last_day": latest or earliest,
        "body": as_json(event),
    }


def event_of(row: Any) -> Event:
    """The event that a row holds."""
    return _event.decode(row.body)
