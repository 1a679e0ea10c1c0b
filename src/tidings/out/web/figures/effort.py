"""How long the figures of so many events take to count: whether a page waits for them, fetches them, or asks first."""

#: What an event of eight claims costs each part, in milliseconds of one core of a machine of 2023: measured over the
#: 11,784 events of a record of 92,000 claims, and the same within a third over 900 and 2,100 of them. What sources give
#: needs the toll as well. Events a day are counted by the list's own index.
COST_MS = {"toll": 0.5, "displacement": 0.4, "days": 0.02, "sources": 1.0}
#: A page is given whole if it takes no longer than a second, about which people stay in their train of thought (Jakob
#: Nielsen, "Usability Engineering", 1993); what takes longer than five is only counted if somebody wants it.
AT_ONCE_S, WITHOUT_ASKING_S = 1.0, 5.0


def seconds(part: str, events: int) -> float:
    """About how long a part takes for so many events."""
    return COST_MS[part] * events / 1000


def is_at_once(events: int) -> bool:
    """True where all parts together are counted while a page is waited for."""
    return sum(seconds(part, events) for part in COST_MS) <= AT_ONCE_S


def is_asked_first(part: str, events: int) -> bool:
    """True where a part takes so long that it is counted only if somebody wants it."""
    return seconds(part, events) > WITHOUT_ASKING_S
