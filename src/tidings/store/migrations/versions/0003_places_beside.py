"""Claims are found by every place that they tell of in one breath, not by their own alone."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT as POSTGRES_TEXT

revision = "0003"
down_revision = "0002"

ID = sa.Text().with_variant(POSTGRES_TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """There is a table of the places beside a claim's own, filled from the claims as they are kept."""
    table = op.create_table(
        "claim_places",
        sa.Column("place", ID, nullable=False),
        sa.Column("claim", ID, nullable=False),
        sa.PrimaryKeyConstraint("place", "claim"),
        sqlite_with_rowid=False,
    )
    points: dict[tuple[Any, ...], None] = {}
    rows: list[dict[str, str]] = []
    for id, body in op.get_bind().execute(sa.text("SELECT id, body FROM claims ORDER BY number")):
        for place in places_beside(json.loads(body)):
            rows.append({"place": place["id"], "claim": id})
            if place.get("lat") is not None:
                points[place["id"], place["lat"], place["lon"]] = None
    if rows:
        op.bulk_insert(table, rows)
    adding = sa.text("INSERT INTO places (id, lat, lon) VALUES (:id, :lat, :lon) ON CONFLICT DO NOTHING")
    for id, lat, lon in points:
        op.get_bind().execute(adding, {"id": id, "lat": lat, "lon": lon})


def places_beside(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The places among the targets of a claim, each once, but for its own."""
    own = ((claim.get("place") or {}).get("value") or {}).get("id")
    found = {}
    for target in claim.get("targets", ()):
        value = target.get("value") or {}
        if value.get("type") == "Place" and value["id"] != own:
            found[value["id"]] = value
    yield from found.values()
