"""Claims of many reports -> links between them -> events; what is a copy of what; how well an event is borne out."""

from tidings.link.candidates import keys, links, sought
from tidings.link.copies import alike, bands, signature
from tidings.link.event import event, events
from tidings.link.grade import grade
from tidings.link.group import event_id, group
from tidings.link.origins import origin_of
from tidings.link.score import compare

__all__ = [
    "alike", "bands", "compare", "event", "event_id", "events", "grade", "group", "keys", "links", "origin_of",
    "signature", "sought",
]  # fmt: skip
