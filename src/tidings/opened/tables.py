"""Claims as a table; names of private persons stand in the quotes only."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from tidings.lexicon.brief import Wording
from tidings.record import Entry, Figure, Place
from tidings.views.private import public_name

if TYPE_CHECKING:
    import polars


def claims_table(entries: Iterable[Entry], wording: Wording) -> "polars.DataFrame":
    """A row a claim, in their order; agents, targets and sources are lists, figures a list of structs."""
    import polars

    return polars.DataFrame([_row(one, wording) for one in entries], schema=_schema())


def _schema() -> dict[str, Any]:
    import polars as pl

    text, names = pl.String(), pl.List(pl.String())
    figure = pl.Struct({"measure": text, "who": text, "count": pl.Int64(), "bound": text, "since": pl.Date()})
    known = pl.Datetime("us", "UTC")
    return {
        "id": text, "report": text, "outlet": text, "known": known, "until": known, "kind": text, "mode": text,
        "modality": text, "place": text, "place_id": text, "country": text, "lat": pl.Float64(), "lon": pl.Float64(),
        "earliest": pl.Date(), "latest": pl.Date(), "basis": text, "agents": names, "targets": names,
        "sources": names, "figures": pl.List(figure), "quotes": names, "event": text, "origin": text,
        "score": pl.Float64(), "by": text,
    }  # fmt: skip


def _row(entry: Entry, wording: Wording) -> dict[str, Any]:
    claim, time = entry.claim, entry.claim.time
    place = claim.place.value if claim.place and isinstance(claim.place.value, Place) else None
    return {
        "id": claim.id,
        "report": claim.report,
        "outlet": entry.outlet,
        "known": entry.known,
        "until": entry.until,
        "kind": claim.kind,
        "mode": claim.mode,
        "modality": claim.modality,
        "place": place.name if place else claim.place.name if claim.place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "basis": time.basis if time else None,
        "agents": [public_name(one, wording) for one in claim.agents],
        "targets": [public_name(one, wording) for one in claim.targets],
        "sources": [public_name(one, wording) for one in claim.sources],
        "figures": [_figure(one) for one in claim.figures],
        "quotes": list(entry.quotes),
        "event": entry.event or None,
        "origin": entry.origin or None,
        "score": claim.score,
        "by": claim.by,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    told = msgspec.structs.asdict(figure)
    del told["span"]
    return told
