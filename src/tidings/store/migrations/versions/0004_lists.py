"""Lists are answered from indexes, and claims and reports are found by their words.

Words come from the facts alone and are filled here. Facets are named by names that may be shown, which the store cannot
tell; the open record fills them when it finds that they are not made (tidings.opened.made).
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT as POSTGRES_TEXT

from tidings.store.words import CLAIM_WORDS, REPORT_WORDS, keep_words, make_words

revision = "0004"
down_revision = "0003"

ID = sa.Text().with_variant(POSTGRES_TEXT(collation="C"), "postgresql")
LISTED = ("country", "region", "grade", "known", "steady", "gone")
#: Rows read at a time.
PAGE = 5_000


def upgrade() -> None:
    """There are tables of facets and of words, and events and derived claims have the columns that lists ask."""
    facets()
    columns_of_claims()
    columns_of_events()
    words()


def facets() -> None:
    """The tables of facets, empty."""
    op.create_table(
        "derived_facets",
        sa.Column("facet", ID, nullable=False),
        sa.Column("value", ID, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("known", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("facet", "value", "number"),
        sqlite_with_rowid=False,
    )
    texts = [sa.Column(name, ID, nullable=False) for name in ("sort", "id", "name", "kind", "side", "country")]
    points = [sa.Column(name, sa.Float) for name in ("lat", "lon")]
    op.create_table("derived_named", *texts, *points, sa.PrimaryKeyConstraint("sort", "id"), sqlite_with_rowid=False)
    op.create_table("derived_made", sa.Column("what", ID, primary_key=True), sa.Column("how", sa.Text, nullable=False))


def columns_of_claims() -> None:
    """Derived claims know the number of their claim, and from when until when it counts."""
    op.add_column("derived_claims", sa.Column("number", sa.Integer))
    op.add_column("derived_claims", sa.Column("known", sa.BigInteger))
    op.add_column("derived_claims", sa.Column("until", sa.BigInteger))
    op.execute(
        "UPDATE derived_claims SET number = (SELECT c.number FROM claims c WHERE c.id = derived_claims.claim), "
        "known = (SELECT c.known FROM claims c WHERE c.id = derived_claims.claim), "
        "until = (SELECT v.until FROM claims c JOIN derived_versions v ON v.report = c.report "
        "WHERE c.id = derived_claims.claim)"
    )
    op.drop_index("ix_derived_claims_event", "derived_claims")
    op.create_index("derived_claims_by_event", "derived_claims", ["event", "known", "until"])
    op.create_index("derived_claims_by_number", "derived_claims", ["number", "event", "known", "until"])


def columns_of_events() -> None:
    """Events know where they lie, when they became known and whether a claim of theirs was superseded."""
    op.add_column("derived_events", sa.Column("region", ID))
    op.add_column("derived_events", sa.Column("country", sa.Text))
    op.add_column("derived_events", sa.Column("known", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("derived_events", sa.Column("steady", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("derived_events", sa.Column("gone", sa.Boolean, nullable=False, server_default=sa.false()))
    here = "FROM derived_claims d WHERE d.event = derived_events.id"
    op.execute(
        "UPDATE derived_events SET "
        "first_day = coalesce(first_day, last_day), last_day = coalesce(last_day, first_day), "
        f"known = coalesce((SELECT min(d.known) {here}), 0), steady = (SELECT count(d.until) {here}) = 0"
    )
    lies = sa.text("UPDATE derived_events SET region = :region, country = :country WHERE id = :id")
    rows = [row for row in (place_of(id, json.loads(body)) for id, body in bodies("derived_events", "body")) if row]
    if rows:
        op.get_bind().execute(lies, rows)
    op.create_index("events_by_day", "derived_events", ["first_day", "id", "last_day", "kind", "place", *LISTED])
    op.create_index("events_by_place", "derived_events", ["place", "kind", "first_day", "last_day", "id", *LISTED])


def place_of(id: str, event: dict[str, Any]) -> dict[str, Any] | None:
    """Where an event lies, as coding.region_of tells it; None where it has no place."""
    place = event.get("place")
    if not place:
        return None
    region = place["id"].partition("@")[0] if place["kind"] == "region" else place.get("within")
    return {"id": id, "region": region, "country": place.get("country")}


def words() -> None:
    """Claims are found by the words of their quotes, reports by those of their titles."""
    for table, column, name in (("claims", "quotes", CLAIM_WORDS), ("reports", "title", REPORT_WORDS)):
        make_words(op.get_bind(), name)
        for rows in numbered(table, column):
            texts = {number: json.loads(told) if column == "quotes" else [told] for number, told in rows}
            keep_words(op.get_bind(), name, texts)


def bodies(table: str, column: str) -> list[Any]:
    """The ids of the rows of a table with a column."""
    return list(op.get_bind().execute(sa.text(f"SELECT id, {column} FROM {table} ORDER BY id")).all())


def numbered(table: str, column: str) -> Iterator[list[Any]]:
    """The numbers of the rows of a table with a column, a page at a time."""
    asked = sa.text(f"SELECT number, {column} FROM {table} WHERE number > :last ORDER BY number LIMIT {PAGE}")
    last = 0
    while rows := list(op.get_bind().execute(asked, {"last": last}).all()):
        yield rows
        last = rows[-1][0]
