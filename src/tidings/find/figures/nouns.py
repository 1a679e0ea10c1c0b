"""The measure by the counted noun itself, a state inside its phrase, or words that lead up to it."""

from tidings.find.figures.phrases import Counted, Scene
from tidings.find.figures.senses import Measured, fits, is_lost, under, word_before


def by_noun(scene: Scene, counted: Counted) -> Measured | None:
    """The counted noun itself ("12 deaths"); lives count only where they are lost."""
    if counted.noun is None or not is_lost(scene, counted.noun, counted.number.cue):
        return None
    return next((Measured(sense.measure, counted.noun) for sense in scene.senses(counted.noun, "noun")), None)


def by_bearer(scene: Scene, counted: Counted) -> Measured | None:
    """The counted noun where it names people by their state ("12 hostages")."""
    if counted.noun is None:
        return None
    return next((Measured(sense.measure, counted.noun) for sense in scene.senses(counted.noun, "bearer")), None)


def by_modifier(scene: Scene, counted: Counted) -> Measured | None:
    """A state between the number and its noun ("30 wounded soldiers")."""
    for i in range(counted.number.last, counted.noun or counted.number.last):
        for sense in scene.senses(i, "state"):
            if fits(scene, counted, sense):
                return Measured(sense.measure, i)
    return None


def by_under(scene: Scene, counted: Counted) -> Measured | None:
    """Words before the number that put the counted in a state ("food for 40,000 people")."""
    if counted.kind == "armed":
        return None
    return under(scene, counted, word_before(scene, counted), ("people", "things"))
