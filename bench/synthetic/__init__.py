"""Synthetic records whose truth is known: wars that never were, told by sources that are late, wrong or partial."""

from .stream import Told, records, stream
from .war import Day, Happening, War, wars

__all__ = ["Day", "Happening", "Told", "War", "records", "stream", "wars"]
