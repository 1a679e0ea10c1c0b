"""Claims as JSON, in the shape of the labelling guide, with what each field was read from added to it."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tidings.record import (
    Attribution,
    Claim,
    Figure,
    Mention,
    Option,
    Place,
    PlaceKind,
    Report,
    Source,
    Span,
    When,
)

Json = dict[str, Any]

#: How far from a place's point an answer may lie and still be right, in km, by the labelling guide.
WITHIN_KM: Mapping[PlaceKind, int] = {
    "site": 10, "village": 10, "town": 10, "city": 20, "district": 20, "area": 75, "region": 75, "country": 300,
}  # fmt: skip

_encode = msgspec.json.Encoder(order=None).encode


def claims_line(report: Report, claims: Iterable[Claim], more: Json | None = None) -> bytes:
    """One line of JSON: the report's id and its claims, and what else is asked for; no newline at the end."""
    return _encode({"report": report.id, "claims": [claim_json(claim, report) for claim in claims], **(more or {})})


def mentions_json(
    report: Report, mentions: Mapping[str, Iterable[Mention]], attributions: Iterable[Attribution]
) -> Json:
    """All that was seen in a report: mentions by kind with their readings, and who is said to say what."""
    return {
        "mentions": {kind: [mention_json(one) for one in found] for kind, found in mentions.items()},
        "attributions": [attribution_json(one, report) for one in attributions],
    }


def claim_json(claim: Claim, report: Report) -> Json:
    """A claim in the guide's shape."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "mode": claim.mode,
        "quotes": [words_json(span, report) for span in claim.quotes],
        "agents": [party_json(one) for one in claim.agents],
        "targets": [party_json(one) for one in claim.targets],
        "place": place_json(claim.place) if claim.place else None,
        **time_json(claim.time, report),
        "figures": [figure_json(one, report) for one in claim.figures],
        "sources": [source_json(one) for one in claim.sources],
        "modality": claim.modality,
        "score": round(claim.score, 3),
        "by": claim.by,
    }


def words_json(span: Span, report: Report) -> Json:
    """Words of the report with their offsets in its text (title, newline, body)."""
    return {"text": report.quote(span), "start": span.start, "end": span.end}


def party_json(mention: Mention) -> Json:
    """A party as it is named and as it is known."""
    actor = mention.value
    known = {"id": getattr(actor, "id", "") or None, "side": getattr(actor, "side", None)}
    return {"name": mention.name, **_written(mention.text, mention.span), **known}


def place_json(mention: Mention) -> Json:
    """A place as it is named and where it lies; the numbers are null where the name could not be resolved."""
    place = mention.value if isinstance(mention.value, Place) else None
    return {
        "name": place.name if place else mention.name,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "within_km": WITHIN_KM[place.kind] if place else None,
        "kind": place.kind if place else None,
        "id": place.id if place else None,
        **_written(mention.text, mention.span),
    }


def time_json(when: When | None, report: Report) -> Json:
    """`time` with both its days, or null; a time of which only one end is known is null and stands in `time_open`.

    The guide's shape has no open ends, and a made-up day would be worse than none.
    """
    if when is None:
        return {"time": None}
    said = _written(report.quote(when.span), when.span) if when.span else {}
    days = {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "basis": when.basis,
        **said,
    }
    return {"time": days} if when.earliest and when.latest else {"time": None, "time_open": days}


def figure_json(figure: Figure, report: Report) -> Json:
    """A count, what it counts, and the words that give it."""
    return {
        "measure": figure.measure,
        "who": figure.who,
        "count": figure.count,
        "bound": figure.bound,
        "since": figure.since.isoformat() if figure.since else None,
        **_written(report.quote(figure.span), figure.span),
    }


def source_json(source: Source) -> Json:
    """One link of the chain of who says so."""
    said = _written(source.mention.text, source.mention.span)
    return {"name": source.name, **said, "kind": source.kind, "side": source.side, "own": source.own}


def mention_json(mention: Mention) -> Json:
    """A mention with every reading, the best whole."""
    return {
        **_written(mention.text, mention.span),
        "name": mention.name,
        "readings": [_reading(one) for one in mention.options],
        "value": msgspec.to_builtins(mention.value),
    }


def attribution_json(attribution: Attribution, report: Report) -> Json:
    """Who is said to say which words, by which cue."""
    return {
        "sources": [source_json(one) for one in attribution.sources],
        "cue": words_json(attribution.cue, report),
        "content": [words_json(span, report) for span in attribution.content],
    }


def _reading(option: Option) -> Json:
    return {"id": option.id, "name": option.name, "score": round(option.score, 3), "reason": option.reason}


def _written(text: str, span: Span) -> Json:
    return {"as_written": text, "start": span.start, "end": span.end}
