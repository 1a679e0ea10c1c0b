"""Claims know how many days their time may span, so that what touches a week is found by an index.

Without it, "first day before the end and last day after the beginning" walks through half of all claims: 0.3 s at a
million of them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

#: As coding.REACHES was at this revision.
REACHES = (0, 7, 31, 366)
OPEN_REACH = 4_000_000


def upgrade() -> None:
    """Every claim has its reach, and the indexes by day hold it."""
    op.add_column("claims", sa.Column("reach", sa.Integer, nullable=False, server_default=sa.text(str(OPEN_REACH))))
    sqlite = op.get_bind().dialect.name == "sqlite"
    days = "julianday(last_day) - julianday(first_day)" if sqlite else "last_day - first_day"
    cases = " ".join(f"WHEN {days} <= {reach} THEN {reach}" for reach in REACHES)
    op.execute(f"UPDATE claims SET reach = CASE {cases} ELSE {OPEN_REACH} END")
    for by in ("place", "region"):
        op.drop_index(f"claims_by_{by}", "claims")
        op.create_index(f"claims_by_{by}", "claims", [by, "reach", "first_day", "last_day"])
    op.create_index("claims_by_day", "claims", ["reach", "first_day", "last_day", "kind", "country"])
