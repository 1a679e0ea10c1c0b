"""Keeps the record: facts that are only ever added, and what follows from them; the only room with SQL."""

from tidings.store.facets import Facet, Faceted, Named
from tidings.store.opening import open_store
from tidings.store.query import Near, Query
from tidings.store.reading import Counts, Problem
from tidings.store.reading_events import Standing
from tidings.store.reading_pages import ReportRow, ReportsAsked
from tidings.store.store import Store
from tidings.store.writing import Writing

__all__ = [
    "Counts", "Facet", "Faceted", "Named", "Near", "Problem", "Query", "ReportRow", "ReportsAsked", "Standing", "Store",
    "Writing", "open_store",
]  # fmt: skip
