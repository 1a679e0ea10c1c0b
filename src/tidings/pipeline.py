"""The order of the stages, and nothing else."""

from typing import Any

from msgspec import Struct

import tidings.split
from tidings.claims import make_claims
from tidings.claims.material import Material
from tidings.errors import LanguageError
from tidings.find.actors import find_actors
from tidings.find.acts import find_acts
from tidings.find.figures import find_figures
from tidings.find.places import find_places
from tidings.find.times import times_and_day
from tidings.gazetteer import Gazetteer
from tidings.lexicon.whole import Lexicon
from tidings.locate import locate
from tidings.record import Attribution, Claim, Mention, Report
from tidings.voice import attributions, denials, hear

#: Names the reader in `Claim.by`; its version rises when its readings change.
READER = "rules+judge 2"


class Reading(Struct, frozen=True):
    """A report with all that was found in it, each kind in the order of the text."""

    report: Report
    claims: tuple[Claim, ...]
    acts: tuple[Mention, ...]
    actors: tuple[Mention, ...]
    places: tuple[Mention, ...]
    times: tuple[Mention, ...]
    figures: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]


class Reader:
    """Reads reports with one lexicon, one gazetteer and one parser."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, parser: Any = None) -> None:
        self.lexicon, self.gazetteer = lexicon, gazetteer
        self.parser = parser or tidings.split.load_parser()

    def read(self, report: Report) -> Reading:
        """The report's claims and mentions; raises LanguageError where it is in a language that is not read."""
        material = self.look(report)
        return Reading(
            report=report,
            claims=make_claims(material, READER),
            acts=material.acts,
            actors=material.actors,
            places=material.places,
            times=material.times,
            figures=material.figures,
            attributions=material.told,
        )

    def look(self, report: Report) -> Material:
        """What claims are made of, before any is made."""
        words = self.lexicon
        if report.language not in (None, words.language):
            raise LanguageError(f"the report is written in {report.language!r}, which is not read", where=report.id)
        sentences = tidings.split.split(report, self.parser)
        times, day = times_and_day(sentences, words.times)
        places = locate(find_places(sentences, self.gazetteer, words.places), sentences, self.gazetteer)
        actors = find_actors(sentences, words.actors, places)
        acts = find_acts(sentences, words.acts, places)
        told = attributions(sentences, actors, words.voice)
        denied = denials(sentences, told, acts, words.voice)
        return Material(
            sentences=sentences,
            acts=acts,
            voices=hear(sentences, acts, tuple(one for one in told if one not in denied), words.voice),
            told=told,
            actors=actors,
            places=places,
            times=times,
            figures=find_figures(sentences, words.figures, times),
            day=day,
            acts_lexicon=words.acts,
            judges=words.judges,
            denials=denied,
        )
