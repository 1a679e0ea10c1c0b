"""What claims are made of: everything that the stages before have found in one report."""

from datetime import date
from typing import NamedTuple

from tidings.lexicon.acts import ActsLexicon
from tidings.lexicon.weights import Judges
from tidings.record import Attribution, Mention, Modality, Place, Source, Voice, When
from tidings.syntax import Sentences, Token


class Material(NamedTuple):
    """The finds of one report, each in the order of the text; `voices` is aligned with `acts`.

    `denials` are those of `told` in which somebody denies what was told before, in a word for it ("denied it").
    """

    sentences: Sentences
    acts: tuple[Mention, ...]
    voices: tuple[Voice, ...]
    told: tuple[Attribution, ...]
    actors: tuple[Mention, ...]
    places: tuple[Mention, ...]
    times: tuple[Mention, ...]
    figures: tuple[Mention, ...]
    day: date | None
    acts_lexicon: ActsLexicon
    judges: Judges
    denials: tuple[Attribution, ...] = ()


class Weighed(NamedTuple):
    """A mention with the probability that it belongs to an act."""

    mention: Mention
    chance: float


class Draft(NamedTuple):
    """A claim in the making: one act read as one kind, with what was bound to it and how surely.

    Parties and figures keep their probabilities, place and time their certainty, so that drafts of one occurrence
    can give their best.
    """

    act: Mention
    token: Token
    kind: str
    mode: str
    score: float
    sources: tuple[Source, ...]
    modality: Modality
    agents: tuple[Weighed, ...]
    targets: tuple[Weighed, ...]
    place: Mention | None
    time: When | None
    figures: tuple[Weighed, ...]
    place_certainty: float
    time_certainty: float


#: What belongs to a draft with less than this probability is forgotten.
LEAST_CHANCE = 0.1
#: A party belongs to a claim from this probability on: where it is as likely as not.
LIKELY = 0.5


def likely(weighed: tuple[Weighed, ...], least: float = LIKELY) -> tuple[Mention, ...]:
    """The mentions that belong with at least that probability, the surest first."""
    return tuple(one.mention for one in sorted(weighed, key=lambda one: -one.chance) if one.chance >= least)


def place_of(mention: Mention) -> Place | None:
    """The place that a mention was resolved to, if it is on the map."""
    value = mention.value
    return value if isinstance(value, Place) and value.lat is not None else None
