"""Whether a record is sound: what `tidings doctor` tells."""

from sqlalchemy import Connection


def faults(connection: Connection) -> list[str]:
    """What is wrong with the record, a sentence each; empty where it is sound."""
    return []
