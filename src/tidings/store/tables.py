"""The tables of the record as they are now; how they came to be so is in migrations/.

Facts (reports, claims, links, decisions, problems) are only ever added. Tables whose names begin with `derived_` follow
from them and may be emptied at any time. A claim and a report are kept whole; the columns beside a claim's body are
what a query may ask, after a person's decisions.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    false,
    true,
)
from sqlalchemy.dialects.postgresql import TEXT as POSTGRES_TEXT

#: The revisions that this program knows, oldest first; a test holds them against the files in migrations/versions/.
REVISIONS = ("0001", "0002", "0003", "0004")
#: The table that tells a record's revision; not Alembic's own name, since a team's database may hold other things.
REVISION_TABLE = "tidings_revision"

metadata = MetaData()

#: Ids sort by their letters' codes on every server, whatever its language, so that ties break alike everywhere.
ID = Text().with_variant(POSTGRES_TEXT(collation="C"), "postgresql")
#: A moment, in microseconds since 1970 (UTC).
MOMENT = BigInteger()
NARROW: dict[str, Any] = {"sqlite_with_rowid": False}
#: What a list of events asks beside their days, kinds and places.
LISTED = ("country", "region", "grade", "known", "steady", "gone")


def _number() -> Column[int]:
    """The order of adding."""
    return Column("number", Integer, primary_key=True)


reports = Table(
    "reports",
    metadata,
    _number(),
    Column("id", ID, nullable=False, unique=True),
    Column("given", ID, nullable=False, index=True),  # the id it came with, before "~2" was added
    Column("words", String(16), nullable=False, index=True),  # stands for the text: see coding.words_of
    Column("address", String(16), index=True),  # stands for the url, which may be too long for an index
    Column("supersedes", ID, index=True),
    Column("known", MOMENT, nullable=False, index=True),
    Column("day", Date),  # of publication
    Column("outlet", Text),
    Column("published", Text),  # as ISO 8601, so that a day without an hour stays one
    Column("fetched", Text),
    Column("added", Text, nullable=False),
    Column("language", Text),
    Column("url", Text),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    _number(),
    Column("id", ID, nullable=False, unique=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("mode", Text),
    Column("modality", Text, nullable=False),
    Column("rejected", Boolean, nullable=False),
    Column("place", ID),
    Column("region", ID),  # in which its place lies, or which it is
    Column("country", Text),
    Column("first_day", Date, nullable=False),  # the days that its time may touch: see coding.days_of
    Column("last_day", Date, nullable=False),
    Column("reach", Integer, nullable=False),  # how many days lie between them at most: see coding.REACHES
    Column("known", MOMENT, nullable=False),
    Column("outlet", Text),  # this and the next as of the report, so that an entry is read without it
    Column("published", Text),
    Column("told_by", Text, nullable=False),  # names and ids of its sources, each in a line, in small letters
    Column("quotes", Text, nullable=False),  # JSON
    Column("body", Text, nullable=False),  # the claim as JSON, as the reader made it
    Index("claims_by_known", "known", "id"),
    Index("claims_by_place", "place", "reach", "first_day", "last_day"),
    Index("claims_by_region", "region", "reach", "first_day", "last_day"),
    Index("claims_by_day", "reach", "first_day", "last_day", "kind", "country"),
)

#: Where the places of claims lie: there are far fewer than claims. A place has two points if it was moved meanwhile.
places = Table(
    "places",
    metadata,
    Column("id", ID, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    PrimaryKeyConstraint("id", "lat", "lon"),
    Index("places_by_point", "lat", "lon"),
    **NARROW,
)

#: Places that a claim tells of in one breath with its own: "captured Sabratha and Surman".
claim_places = Table(
    "claim_places",
    metadata,
    Column("place", ID, nullable=False),
    Column("claim", ID, nullable=False),
    PrimaryKeyConstraint("place", "claim"),
    **NARROW,
)

links = Table(
    "links",
    metadata,
    _number(),
    Column("left", ID, ForeignKey("claims.id"), nullable=False, index=True),
    Column("right", ID, ForeignKey("claims.id"), nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text),
    Column("reasons", Text, nullable=False),  # JSON
    Column("mark", String(16), nullable=False, unique=True),  # the same link twice is one
)

decisions = Table(
    "decisions",
    metadata,
    _number(),
    Column("claim", ID, ForeignKey("claims.id"), nullable=False, index=True),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("mark", String(16), nullable=False, unique=True),
)

problems = Table(
    "problems",
    metadata,
    _number(),
    Column("report", Text, nullable=False),  # its id, or where it was to be read from
    Column("what", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("mark", String(16), nullable=False, unique=True),
)

#: Reports that a later version has taken the place of.
derived_versions = Table(
    "derived_versions",
    metadata,
    Column("report", ID, primary_key=True),
    Column("until", MOMENT, nullable=False),
    **NARROW,
)

#: What follows of each claim; the last three columns are those of the claim and its report, so that lists need neither.
derived_claims = Table(
    "derived_claims",
    metadata,
    Column("claim", ID, primary_key=True),
    Column("origin", ID, nullable=False, server_default=""),
    Column("event", ID, nullable=False, server_default=""),  # "" also for a claim that a person rejected
    Column("number", Integer),
    Column("known", MOMENT),
    Column("until", MOMENT),
    Index("derived_claims_by_event", "event", "known", "until"),
    Index("derived_claims_by_number", "number", "event", "known", "until"),
    **NARROW,
)

#: What claims are found by beside their own columns: parties, sources, measures, places; values by their ids.
derived_facets = Table(
    "derived_facets",
    metadata,
    Column("facet", ID, nullable=False),
    Column("value", ID, nullable=False),
    Column("number", Integer, nullable=False),  # of the claim
    Column("day", Date, nullable=False),  # the first that the claim tells of
    Column("known", MOMENT, nullable=False),
    PrimaryKeyConstraint("facet", "value", "number"),
    **NARROW,
)

#: Whom and what the values of facets stand for, by names that may be shown.
derived_named = Table(
    "derived_named",
    metadata,
    Column("sort", ID, nullable=False),
    Column("id", ID, nullable=False),
    Column("name", ID, nullable=False),
    Column("kind", ID, nullable=False),
    Column("side", ID, nullable=False),
    Column("country", ID, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    PrimaryKeyConstraint("sort", "id"),
    **NARROW,
)

#: What the program last made of the facts, and how, so that it is made anew where the program has learned since.
derived_made = Table(
    "derived_made",
    metadata,
    Column("what", ID, primary_key=True),
    Column("how", Text, nullable=False),
)

derived_keys = Table(
    "derived_keys",
    metadata,
    Column("key", ID, nullable=False),
    Column("claim", ID, nullable=False, index=True),
    PrimaryKeyConstraint("key", "claim"),
    **NARROW,
)

derived_links = Table(
    "derived_links",
    metadata,
    Column("left", ID, nullable=False),
    Column("right", ID, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("by", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    PrimaryKeyConstraint("left", "right"),
    **NARROW,
)

derived_events = Table(
    "derived_events",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("place", ID),
    Column("region", ID),  # in which its place lies, or which it is
    Column("country", Text),
    Column("first_day", Date),  # one known end of its time stands for both
    Column("last_day", Date),
    Column("known", MOMENT, nullable=False, server_default="0"),  # of its first claim
    Column("steady", Boolean, nullable=False, server_default=true()),  # no claim of it was superseded
    Column("gone", Boolean, nullable=False, server_default=false()),  # all were; told as they told it
    Column("body", Text, nullable=False),  # JSON
    # Either holds all that a list asks, so that none of the long bodies is read to count.
    Index("events_by_day", "first_day", "id", "last_day", "kind", "place", *LISTED),
    Index("events_by_place", "place", "kind", "first_day", "last_day", "id", *LISTED),
)

derived_bands = Table(
    "derived_bands",
    metadata,
    Column("band", ID, nullable=False),
    Column("report", ID, nullable=False, index=True),
    PrimaryKeyConstraint("band", "report"),
    **NARROW,
)

derived_signatures = Table(
    "derived_signatures",
    metadata,
    Column("report", ID, primary_key=True),
    Column("signature", LargeBinary, nullable=False),
)

DERIVED = tuple(table for table in metadata.sorted_tables if table.name.startswith("derived_"))
