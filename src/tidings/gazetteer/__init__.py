"""Places by name, by id, by nearness, by enclosure: the gazetteer."""

from tidings.gazetteer.index import Gazetteer, Stop, open_gazetteer

__all__ = ["Gazetteer", "Stop", "open_gazetteer"]
