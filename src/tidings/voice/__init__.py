"""Who says it and how surely: the attributions of a report, and the voice of each act in it."""

from tidings.voice.attribution import attributions
from tidings.voice.hearing import hear
from tidings.voice.modality import is_denied

__all__ = ["attributions", "hear", "is_denied"]
