"""Who is said to say what, over a whole report."""

from tidings.lexicon.voice import VoiceLexicon
from tidings.record import Attribution, Mention
from tidings.syntax import Sentences
from tidings.voice.carry import carried
from tidings.voice.extent import spans_of
from tidings.voice.forms import said_in
from tidings.voice.saying import Said, Verbs
from tidings.voice.sources import Namer


def attributions(sentences: Sentences, actors: tuple[Mention, ...], lexicon: VoiceLexicon) -> tuple[Attribution, ...]:
    """Every attribution of the report in the order of its cues, each source's account as far as it plainly goes on."""
    namer = Namer(sentences, actors, lexicon)
    verbs = Verbs(sentences, namer.by_token, lexicon)
    found: list[tuple[Said, Attribution]] = []
    for sentence in sentences.sentences:
        for said in said_in(sentences, sentence, verbs):
            chain = namer.chain(said)
            content = spans_of(sentences, said.content)
            found.append((said, Attribution(chain, sentences.span(*said.cue), content)))
    return tuple(one for one in carried(sentences, found, lexicon) if one.content)
