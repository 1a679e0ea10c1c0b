"""The whole lexicon: one section for each stage, read and checked together."""

from msgspec import Struct

from tidings.lexicon.actors import ActorsLexicon, load_actors
from tidings.lexicon.acts import ActsLexicon, load_acts
from tidings.lexicon.figures import FiguresLexicon, load_figures
from tidings.lexicon.kinds import Kinds, load_kinds
from tidings.lexicon.links import LinkWeights, load_links
from tidings.lexicon.places import PlaceWords, load_places
from tidings.lexicon.times import TimesLexicon, load_times
from tidings.lexicon.voice import VoiceLexicon, load_voice
from tidings.lexicon.weights import Judges, load_judges


class Lexicon(Struct, frozen=True):
    """One section for each stage, the weights of the judges, and what linking knows."""

    language: str
    kinds: Kinds
    acts: ActsLexicon
    actors: ActorsLexicon
    figures: FiguresLexicon
    places: PlaceWords
    times: TimesLexicon
    voice: VoiceLexicon
    judges: Judges
    links: LinkWeights


def load_lexicon(language: str = "en") -> Lexicon:
    """The whole lexicon of a language; raises LexiconError where a file is wrong."""
    kinds = load_kinds()
    return Lexicon(
        language=language,
        kinds=kinds,
        acts=load_acts(language),
        actors=load_actors(language),
        figures=load_figures(language),
        places=load_places(language),
        times=load_times(language),
        voice=load_voice(language),
        judges=load_judges(kinds.by_name),
        links=load_links(language),
    )
