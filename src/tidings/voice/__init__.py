"""Who says it and how surely: the attributions of a report, and the voice of each act in it."""

from tidings.voice.attribution import attributions
from tidings.voice.denials import denials
from tidings.voice.hearing import hear
from tidings.voice.modality import is_denied

__all__ = ["attributions", "denials", "hear", "is_denied"]
