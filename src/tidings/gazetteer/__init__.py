"""Places by name, by id, by nearness, by enclosure: the gazetteer."""

from tidings.gazetteer.index import LIKE, MANNERS, Gazetteer, open_gazetteer
from tidings.gazetteer.ways import Stop, Way

__all__ = ["LIKE", "MANNERS", "Gazetteer", "Stop", "Way", "open_gazetteer"]
