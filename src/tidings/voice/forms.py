"""Where something is said without a verb: "according to", nouns of speech, and the forms of headlines."""

from collections.abc import Iterator

from tidings.lexicon.voice import Telling, VoiceLexicon
from tidings.record import Mention, Modality
from tidings.roles import is_verbal, subjects
from tidings.syntax import Sentence, Sentences, Token
from tidings.voice.extent import settled
from tidings.voice.saying import ACCOUNT_WORDS, Said, Speaker, Verbs

#: A headline's source before a colon or after a dash has at most this many words ("U.S. defence ministry spokesman").
HEADLINE_SOURCE_WORDS = 6
#: A source stands at most this many words after the phrase that points at it, where the parser sees no object.
POINTED_WORDS = 8
DASHES = frozenset({"-", "–", "—", "--", "―"})
CUTS = DASHES | {":"}
NAMED = frozenset({"PERSON", "ORG", "NORP"})


def said_in(sentences: Sentences, sentence: Sentence, verbs: Verbs) -> list[Said]:
    """Everything said in a sentence, in the order of the cues."""
    lexicon = verbs.lexicon
    found: list[Said] = []
    for token in sentences.tokens_of(sentence):
        if token.lower in lexicon.points:
            found += _by_phrase(sentences, token, verbs)
        elif (token.lemma in lexicon.verbs and (said := verbs.said(token))) or (
            token.lemma in lexicon.nouns and token.pos == "NOUN" and (said := _by_noun(sentences, token, verbs))
        ):
            found.append(said)
    found += _headline(sentences, sentence, verbs.actors, lexicon, tail=not found)
    return found


# ---- "according to", "citing"


def _by_phrase(sentences: Sentences, token: Token, verbs: Verbs) -> Iterator[Said]:
    for phrase in verbs.lexicon.points[token.lower]:
        words = sentences.tokens[token.i : token.i + len(phrase)]
        if tuple(word.lower for word in words) != phrase:
            continue
        speakers = [verbs.speaker(one, token) for one in _pointed_at(sentences, words)]
        clause = _clause_of(sentences, token)
        if not speakers or clause is None or speakers[0].head.lemma in verbs.words.unsaid:
            return
        used = {t.i for t in sentences.subtree(token)} | {w.i for w in words}
        used |= {t.i for speaker in speakers for t in speaker.phrase}
        outlets, content = _account(sentences, clause, token, verbs)
        found = settled(sentences, content - used)
        yield Said((token.i, token.i + len(phrase)), speakers, outlets, found, "asserted", True, token.sentence)
        return


def _pointed_at(sentences: Sentences, words: list[Token]) -> list[Token]:
    last = words[-1].i
    found = [one for word in words for one in sentences.children(word, "pobj", "dobj") if one.i > last]
    if not found:
        after = sentences.tokens[last + 1 : last + 1 + POINTED_WORDS]
        found = [t for t in after if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "amod", "poss")]
    return [one for head in found[:1] if head.sentence == words[0].sentence for one in sentences.conjuncts(head)]


def _clause_of(sentences: Sentences, token: Token) -> Token | None:
    """The verb of the clause that a phrase hangs on; the root where the phrase ends its sentence."""
    above = None
    sentence = sentences.sentence_of(token)
    final = max(t.i for t in sentences.subtree(token)) >= sentence.last - 2
    for above in sentences.ancestors(token):
        if is_verbal(above) and not final and above.dep in ("ROOT", "ccomp", "conj", "parataxis", "advcl"):
            return above
    return above


def _account(sentences: Sentences, clause: Token, cue: Token, verbs: Verbs) -> tuple[list[Speaker], set[int]]:
    """Who passes it on and what is said: with "citing", the subject of the verb of saying and what that verb holds."""
    above = sentences.head(cue)
    if cue.tag == "VBG" and above is not None and above.lemma in verbs.lexicon.verbs and is_verbal(above):
        said = verbs.said(above)
        if said is not None:
            return said.speakers, set(said.content)
    return [], {t.i for t in sentences.subtree(clause)}


# ---- "reports by activists that ..."


def _by_noun(sentences: Sentences, noun: Token, verbs: Verbs) -> Said | None:
    entry = verbs.lexicon.nouns[noun.lemma]
    clauses = [c for c in sentences.children(noun, "acl", "ccomp", "relcl") if _is_that_clause(sentences, c, entry)]
    about = [] if clauses else [c for c in sentences.children(noun, "prep") if c.lower in entry.takes]
    above = sentences.head(noun)
    if entry.under and (above is None or above.lemma not in entry.under):
        return None
    speakers = [verbs.speaker(one, noun) for one in makers(sentences, noun)]
    if not clauses and not (about and speakers):
        return None
    content = settled(sentences, {t.i for clause in clauses or about for t in sentences.subtree(clause)})
    modality: Modality = "asserted" if speakers and entry.modality == "possible" else entry.modality
    voiced = entry.voiced and bool(speakers)
    return Said((noun.i, noun.i + 1), speakers, [], content, modality, voiced, noun.sentence) if content else None


def makers(sentences: Sentences, noun: Token) -> list[Token]:
    """Who made a statement, a report, a video: its owner, "by" or "from", or the subject of "said in a statement"."""
    found = sentences.children(noun, "poss")
    released = [clause for clause in sentences.children(noun, "acl") if clause.tag == "VBN"]
    for prep in [by for one in (noun, *released) for by in sentences.children(one, "prep", "agent")]:
        if prep.lower in ("by", "from"):
            found = found + sentences.children(prep, "pobj")
    found = [one for head in found for one in sentences.conjuncts(head)]
    above = sentences.head(noun)
    if not found and noun.dep == "pobj" and above is not None and above.lower == "in":
        above = sentences.head(above)
    if not found and noun.dep in ("pobj", "dobj") and above is not None and is_verbal(above):
        return subjects(sentences, above)
    return found


def _is_that_clause(sentences: Sentences, clause: Token, entry: Telling) -> bool:
    """True of "that the town had fallen", and for threats and promises of "to storm the base"."""
    first = "to" if entry.modality == "intended" else "that"
    return any(
        child.lower == first and (child.dep == "mark" or child.tag in ("IN", "TO"))
        for child in sentences.children(clause)
    )


# ---- headlines


def _headline(
    sentences: Sentences, sentence: Sentence, actors: dict[int, Mention], lexicon: VoiceLexicon, tail: bool
) -> Iterator[Said]:
    """Yields "Monitor: 40 killed" and, in titles where `tail` is asked for, "40 killed - monitor"."""
    tokens = sentences.tokens_of(sentence)
    for at, token in enumerate(tokens[: HEADLINE_SOURCE_WORDS + 1]):
        if token.lower == ":":
            if 0 < at < len(tokens) - 2 and (speaker := _source_in(tokens[:at], actors, lexicon)):
                yield _plain(sentences, at, speaker, tokens[at + 1 :], tokens)
            return
    if tail and sentence.title and (found := _title_tail(tokens, actors, lexicon)) is not None:
        cut, speaker = found
        if cut >= ACCOUNT_WORDS:
            yield _plain(sentences, cut, speaker, tokens[:cut], tokens)


def _plain(sentences: Sentences, at: int, speaker: Speaker, words: list[Token], tokens: list[Token]) -> Said:
    cue = tokens[at].i
    content = settled(sentences, {t.i for t in words})
    return Said((cue, cue + 1), [speaker], [], content, "asserted", True, tokens[at].sentence)


def _source_in(words: list[Token], actors: dict[int, Mention], lexicon: VoiceLexicon) -> Speaker | None:
    """The words as a speaker, None where they name nobody."""
    words = [word for word in words if word.pos != "PUNCT"]
    known = lexicon.words.person | lexicon.words.outlet | lexicon.words.monitor | lexicon.words.spokesperson
    if not words or any(word.pos in ("VERB", "AUX") and word.lower not in known for word in words):
        return None
    last = words[-1]
    named = last.entity in NAMED and last.text[:1].isupper()
    if last.i in actors or named or last.lemma in known or last.lower in known:
        return Speaker(last, words)
    return None


def _title_tail(tokens: list[Token], actors: dict[int, Mention], lexicon: VoiceLexicon) -> tuple[int, Speaker] | None:
    """Where the source that ends a title begins: after a dash or colon, or a bare "monitor"; not "| Outlet"."""
    tokens = tokens[: next((at for at, token in enumerate(tokens) if token.lower == "|"), len(tokens))]
    while tokens and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    for at in range(len(tokens) - 2, max(0, len(tokens) - HEADLINE_SOURCE_WORDS - 2), -1):
        if tokens[at].lower in CUTS:
            speaker = _source_in(tokens[at + 1 :], actors, lexicon)
            return (at, speaker) if speaker is not None else None
    if tokens and tokens[-1].lemma in lexicon.words.monitor:
        return len(tokens) - 1, Speaker(tokens[-1], tokens[-1:])
    return None
