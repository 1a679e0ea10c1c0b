"""The tables of the first record."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT as POSTGRES_TEXT

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(POSTGRES_TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """There are the tables of facts, and those of what follows."""
    facts_told()
    facts_of_persons()
    derived_of_claims()
    derived_of_reports()


def number() -> "sa.Column[int]":
    """The order of adding."""
    return sa.Column("number", sa.Integer, primary_key=True)


def mark() -> "sa.Column[str]":
    """Stands for the row: the same fact twice is one."""
    return sa.Column("mark", sa.String(16), nullable=False, unique=True)


def facts_told() -> None:
    """What reports say, and which could not be read."""
    op.create_table(
        "reports",
        number(),
        sa.Column("id", ID, nullable=False, unique=True),
        sa.Column("given", ID, nullable=False, index=True),
        sa.Column("words", sa.String(16), nullable=False, index=True),
        sa.Column("address", sa.String(16), index=True),
        sa.Column("supersedes", ID, index=True),
        sa.Column("known", sa.BigInteger, nullable=False, index=True),
        sa.Column("day", sa.Date),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("fetched", sa.Text),
        sa.Column("added", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "claims",
        number(),
        sa.Column("id", ID, nullable=False, unique=True),
        sa.Column("report", ID, sa.ForeignKey("reports.id"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("rejected", sa.Boolean, nullable=False),
        sa.Column("place", ID),
        sa.Column("region", ID),
        sa.Column("country", sa.Text),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("known", sa.BigInteger, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("told_by", sa.Text, nullable=False),
        sa.Column("quotes", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Index("claims_by_known", "known", "id"),
        sa.Index("claims_by_place", "place", "first_day"),
        sa.Index("claims_by_region", "region", "first_day"),
    )
    op.create_table(
        "places",
        sa.Column("id", ID, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", "lat", "lon"),
        sa.Index("places_by_point", "lat", "lon"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "problems",
        number(),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        mark(),
    )


def facts_of_persons() -> None:
    """What persons hold of claims."""
    op.create_table(
        "links",
        number(),
        sa.Column("left", ID, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("right", ID, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text),
        sa.Column("reasons", sa.Text, nullable=False),
        mark(),
    )
    op.create_table(
        "decisions",
        number(),
        sa.Column("claim", ID, sa.ForeignKey("claims.id"), nullable=False, index=True),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        mark(),
    )


def derived_of_claims() -> None:
    """What follows from claims and links."""
    op.create_table(
        "derived_claims",
        sa.Column("claim", ID, primary_key=True),
        sa.Column("origin", ID, nullable=False, server_default=""),
        sa.Column("event", ID, nullable=False, server_default="", index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "derived_keys",
        sa.Column("key", ID, nullable=False),
        sa.Column("claim", ID, nullable=False, index=True),
        sa.PrimaryKeyConstraint("key", "claim"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "derived_links",
        sa.Column("left", ID, nullable=False),
        sa.Column("right", ID, nullable=False, index=True),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("left", "right"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "derived_events",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("grade", sa.Text, nullable=False),
        sa.Column("place", ID),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("body", sa.Text, nullable=False),
    )


def derived_of_reports() -> None:
    """What follows from reports."""
    op.create_table(
        "derived_versions",
        sa.Column("report", ID, primary_key=True),
        sa.Column("until", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "derived_bands",
        sa.Column("band", ID, nullable=False),
        sa.Column("report", ID, nullable=False, index=True),
        sa.PrimaryKeyConstraint("band", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "derived_signatures",
        sa.Column("report", ID, primary_key=True),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
